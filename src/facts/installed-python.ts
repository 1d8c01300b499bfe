import { toolFact } from '#model';

/** What is installed in the virtual environments of a project, by the records of the installer. */
export interface InstalledPython {
  /**
   * Top-level modules, and the normalised names of the distributions that brought them, in the environment that a folder would use;
   * empty where there is none. It may only ever explain an import by what is declared: what is installed is different on every machine.
   */
  modulesOf(folder: string): ReadonlyMap<string, readonly string[]>;
}

/** Only the host can look into an environment. */
export const installedPython = toolFact<InstalledPython, Record<never, never>>({ id: 'installed-python', version: 1, needs: {} });
