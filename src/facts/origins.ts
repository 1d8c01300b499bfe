import { projectFact, type Asked } from '#model';
import { additions } from './additions.ts';
import { declarations } from './declarations.ts';
import { exports, type DeclaredKind, type ExportWritten } from './exports.ts';
import { starsOf } from './exports/stars.ts';
import { resolutions, type Resolutions } from './resolutions.ts';

/** What an exported name stands for in the end. */
export type Origin =
  | {
      readonly kind: 'found';
      /** The module that declares it; of a namespace, the module whose names it holds. */
      readonly file: string;
      /** Its exported name there; `*` for a namespace. */
      readonly name: string;
      /** `type` also where `type` is written on the way. Read only where it decides: it may take another look at the file. */
      readonly as: DeclaredKind | 'namespace' | 'unknown';
      /** The same, where the export statements say it already. */
      readonly stated: DeclaredKind | 'namespace' | undefined;
    }
  /** The module does not export it. `isPassedOn`: it does, but what it names is missing in the module that it names. */
  | { readonly kind: 'missing'; readonly isPassedOn: boolean }
  /** Nobody can say: another package, a module that was not read or whose statements do not tell all names, two answers. */
  | { readonly kind: 'unknown' };

export interface Origins {
  /**
   * Where a name that a module exports is declared (`ResolveExport` of ECMA-262, with TypeScript's types).
   * @param file a module of the project
   * @param name as an import would ask for it: `default`, or `*` for the namespace
   */
  find(file: string, name: string): Origin;
  /** The names that a module is seen to export, each once. */
  names(file: string): readonly string[];
}

type Needs = { exports: typeof exports; declarations: typeof declarations; additions: typeof additions; resolutions: typeof resolutions };

const UNKNOWN: Origin = { kind: 'unknown' };

/** Where exported names come from, through re-exports. Computed name by name, when asked for. */
export const origins = projectFact<Origins, Needs>({
  id: 'origins',
  version: 1,
  needs: { exports, declarations, additions, resolutions },
  derive({ exports, declarations, additions, resolutions }) {
    const stars = starsOf(exports, resolutions, additions);
    const known = new Map<string, Origin>();
    const find = (file: string, name: string): Origin => {
      const key = `${file}\0${name}`;
      let origin = known.get(key);
      if (!origin) {
        known.set(key, UNKNOWN); // for a ring of re-exports that comes back here
        known.set(key, (origin = search(file, name)));
      }
      return origin;
    };
    const search = (file: string, name: string): Origin => {
      if (name === '*') return exports.has(file) ? { kind: 'found', file, name, as: 'namespace', stated: 'namespace' } : UNKNOWN;
      const own = stars.ownName(file, name);
      if (own) return follow(file, own);
      const { givers, isOpen } = stars.givenBy(file, name);
      const given = givers.map(({ file: giver, written, isType }) => typed(follow(giver, written), isType));
      const [first] = given;
      if (!first) return isOpen ? UNKNOWN : { kind: 'missing', isPassedOn: false };
      return given.every((one) => isSame(one, first)) ? (given.find((one) => one.kind === 'found' && one.stated !== 'type') ?? first) : UNKNOWN;
    };
    const follow = (file: string, written: ExportWritten): Origin => {
      const { from, imported, isType = false } = written;
      if (from === undefined || imported === undefined) return declared(file, written, declarations);
      const next = moduleAt(file, from, resolutions);
      const origin = next === undefined ? UNKNOWN : find(next, imported);
      return origin.kind === 'missing' ? { kind: 'missing', isPassedOn: true } : typed(origin, isType);
    };
    return { find, names: stars.names };
  },
});

function moduleAt(file: string, specifier: string, resolutions: Resolutions): string | undefined {
  const target = resolutions.target(file, specifier);
  return target.kind === 'file' ? target.file : undefined;
}

function declared(file: string, { name, kind, local = name, isType }: ExportWritten, declarations: Asked<readonly (readonly [string, DeclaredKind])[]>): Origin {
  const stated = isType ? 'type' : kind === 'local' || kind === 'passed' ? undefined : kind;
  return {
    ...{ kind: 'found', file, name, stated },
    get as() {
      return stated ?? declarations.get(file)?.find(([one]) => one === local)?.[1] ?? 'unknown';
    },
  };
}

/** The same origin, as it is through a statement with `type`. */
function typed(origin: Origin, isType: boolean): Origin {
  return isType && origin.kind === 'found' ? { kind: 'found', file: origin.file, name: origin.name, as: 'type', stated: 'type' } : origin;
}

function isSame(one: Origin, other: Origin): boolean {
  return one.kind === 'found' && other.kind === 'found' ? one.file === other.file && one.name === other.name : one.kind === other.kind;
}
