import { toolFact, type Place } from '#model';

/** A selector as it is written, and where. */
export interface SelectorWritten {
  readonly text: string;
  /** In the configuration file, with its quotes. */
  readonly at: Place;
  /** Path of its key, such as `boundaries[0].deny`. */
  readonly key: string;
}

/** One entry of `boundaries`. It has `deny`, `allow` or both. */
export interface BoundaryWritten {
  readonly from: readonly SelectorWritten[];
  readonly deny: readonly SelectorWritten[];
  /** Undefined where everything is allowed that is not denied. */
  readonly allow: readonly SelectorWritten[] | undefined;
  readonly except: readonly SelectorWritten[];
  /** Whether it holds for what is reached through other modules too. */
  readonly isTransitive: boolean;
  /** Whether imports count that only types make. */
  readonly countsTypes: boolean;
  readonly because: string | undefined;
}

/** One entry of `layers`. */
export interface LayerWritten {
  /** As it is called in messages, where it is not by its selectors. */
  readonly name: string | undefined;
  /** Parts of it that may not import each other. */
  readonly siblings: readonly SelectorWritten[];
  /** Whether it may not be passed over: what is above it may not import what is below it. */
  readonly isClosed: boolean;
  readonly because: string | undefined;
}

/** What the configuration says of the parts of the project. */
export interface ArchitectureSettings {
  readonly boundaries: readonly BoundaryWritten[];
  /** The lowest first. */
  readonly layers: readonly LayerWritten[];
  /** Selectors of the files that have a tag, by the tag: of `tags`, and of the project files of Nx. */
  readonly tags: ReadonlyMap<string, readonly SelectorWritten[]>;
  readonly services: readonly SelectorWritten[];
  /** All files that are read, in code-unit order. */
  readonly files: readonly string[];
  /** What a path selects besides the files that are read: something that is no source, nothing at all, or what is not to be read, and why. */
  standing(path: string): 'there' | 'missing' | { readonly unread: string };
}

/** Only the host knows the configuration. */
export const architectureSettings = toolFact<ArchitectureSettings, Record<never, never>>({ id: 'architecture-settings', version: 1, needs: {} });
