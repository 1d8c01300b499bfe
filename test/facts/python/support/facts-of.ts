import type { PythonImport } from '#facts/python-imports';
import { pythonImports } from '#facts/python-imports';
import { pythonNames, type PythonNames } from '#facts/python-names';
import { openSource } from '#facts/source';

export const importsOf = (text: string): readonly PythonImport[] => pythonImports.extract(openSource('stock.py', 'python', text));
export const namesOf = (text: string): PythonNames => pythonNames.extract(openSource('stock.py', 'python', text));

/** An import as one would write it, with a letter for each thing that is said of it: `t` type checking, `g` guarded, `v` version gated, `l` local. */
export function written({ module, level, names, form, isTypeChecking, isGuarded, isVersionGated, isLocal }: PythonImport): string {
  const name = '.'.repeat(level) + module;
  const flags = `${isTypeChecking ? 't' : ''}${isGuarded ? 'g' : ''}${isVersionGated ? 'v' : ''}${isLocal ? 'l' : ''}`;
  return `${form === 'from' ? `from ${name} import ${names.join(' ')}` : form === 'dynamic' ? `call ${name}` : name}${flags && ` [${flags}]`}`;
}

/** The 1-based line of an offset, by Python's line breaks. */
export function lineOf(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
