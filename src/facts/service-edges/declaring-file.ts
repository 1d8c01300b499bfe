import type { Given } from '#model';
import type { ServiceEdgesNeeds } from '../service-edges.ts';

/** The file that declares a name which another one imports. */
export function declaringFile({ imports, origins, resolutions, pythonImports, pythonModules }: Given<ServiceEdgesNeeds>): (file: string, name: string) => string | undefined {
  return (file, name) => {
    if (file.endsWith('.py')) {
      const found = pythonImports.get(file)?.find(({ names }) => names.includes(name));
      return found && pythonModules.find(file, found.module, found.level);
    }
    for (const { specifier, bindings } of imports.get(file) ?? []) {
      const bound = bindings.find(({ local }) => local === name);
      if (!bound) continue;
      const target = resolutions.target(file, specifier);
      const origin = target.kind === 'file' ? origins.find(target.file, bound.imported) : undefined;
      return origin?.kind === 'found' ? origin.file : undefined;
    }
    return undefined;
  };
}
