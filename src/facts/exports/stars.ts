import { groupBy, type Asked, type ByFile } from '#model';
import type { ExportsWritten, ExportWritten } from '../exports.ts';
import type { Resolutions } from '../resolutions.ts';

/** A module that gives a name through `export *`. */
interface Giver {
  readonly file: string;
  readonly written: ExportWritten;
  /** Every way to it has a `export type *`. */
  readonly isType: boolean;
}

interface Stars {
  /** What a module's own statements say of a name. */
  ownName(file: string, name: string): ExportWritten | undefined;
  /** The modules that give it the name through `export *`, and whether there may be names that nobody can see. */
  givenBy(file: string, name: string): { readonly givers: readonly Giver[]; readonly isOpen: boolean };
  /** All names that can be seen. */
  names(file: string): string[];
}

/** What the modules behind `export *` give. A barrel is walked once, whatever number of names is asked of it. */
export function starsOf(exports: ByFile<ExportsWritten>, resolutions: Resolutions, additions: Additions): Stars {
  const namesOf = new Map<string, ReadonlyMap<string, ExportWritten>>();
  const ownNames = (file: string): ReadonlyMap<string, ExportWritten> => {
    let names = namesOf.get(file);
    if (!names) namesOf.set(file, (names = new Map(exports.get(file)?.names.map((one) => [one.name, one]))));
    return names;
  };
  const adds = addedTo(exports, resolutions, additions);
  const isOpen = (file: string): boolean => {
    const written = exports.get(file);
    return !written || written.isOpen || isDeclaration(file) || hasDeclaration(file, exports);
  };
  const walk = (file: string): Given => {
    const ways = new Map<string, boolean>([[file, false]]);
    const queue = [file];
    const given: Given = { names: new Map(), modules: [], isOpen: false };
    for (const one of queue) // grows on the way
      for (const { specifier, isType } of exports.get(one)?.stars ?? []) {
        const target = resolutions.target(one, specifier);
        const isTypeHere = isType || ways.get(one) === true;
        if (target.kind !== 'file') given.isOpen = true;
        else if (!ways.has(target.file) || (ways.get(target.file) && !isTypeHere)) {
          ways.set(target.file, isTypeHere);
          queue.push(target.file);
        }
      }
    for (const [one, isType] of ways) {
      given.isOpen ||= isOpen(one);
      given.modules.push(one);
      if (one !== file) for (const [name, written] of ownNames(one)) if (name !== 'default') addTo(given.names, name, { file: one, written, isType });
    }
    return given;
  };
  const walked = new Map<string, Given>();
  const givenTo = (file: string): Given => {
    let given = walked.get(file);
    if (!given) walked.set(file, (given = walk(file)));
    return given;
  };
  return {
    ownName: (file, name) => ownNames(file).get(name),
    givenBy(file, name) {
      if (name === 'default') return { givers: [], isOpen: isOpen(file) || adds(file, name) }; // `export *` does not pass it on
      const { names, modules, isOpen: hasUnseen } = givenTo(file);
      const givers = names.get(name) ?? [];
      return { givers, isOpen: hasUnseen || (givers.length === 0 && modules.some((module) => adds(module, name))) };
    },
    names: (file) => [...new Set([...ownNames(file).keys(), ...givenTo(file).names.keys()])],
  };
}

interface Given {
  readonly names: Map<string, Giver[]>;
  /** The module itself and those behind its stars. */
  readonly modules: string[];
  isOpen: boolean;
}

function addTo(names: Map<string, Giver[]>, name: string, giver: Giver): void {
  const list = names.get(name);
  if (list) list.push(giver);
  else names.set(name, [giver]);
}

/** In a declaration file all may be exported that is declared, and a default may be made up. */
const isDeclaration = (file: string): boolean => /\.d\.[cm]?ts$/.test(file);

/** Whether a declaration file speaks for a JavaScript file. */
function hasDeclaration(file: string, exports: ByFile<ExportsWritten>): boolean {
  return /\.[cm]?jsx?$/.test(file) && exports.has(file.replace(/\.([cm]?)jsx?$/, '.d.$1ts'));
}

type Additions = Asked<readonly (readonly [module: string, names: readonly string[]])[]>;

/** Whether a `declare module './x'` somewhere adds a name to a module. Takes a look at the files that add to it, where it is asked. */
function addedTo(exports: ByFile<ExportsWritten>, resolutions: Resolutions, additions: Additions): (file: string, name: string) => boolean {
  let known: Map<string, { readonly by: string; readonly module: string }[]> | undefined;
  const find = () => {
    const written = [...exports].flatMap(([by, { ambient }]) => ambient.map((module) => ({ by, module, target: resolutions.target(by, module) })));
    return groupBy(written, ({ target }) => (target.kind === 'file' ? target.file : ''));
  };
  return (file, name) =>
    ((known ??= find()).get(file) ?? []).some(({ by, module }) => {
      const names = additions.get(by)?.flatMap(([one, list]) => (one === module ? list : []));
      return !names || names.includes(name) || names.includes('*');
    });
}
