import { compareText, projectFact } from '#model';
import { cloneTokens } from './clone-tokens.ts';
import { forestOf, type Forest } from './clones/forest.ts';
import { bodiesOf, type Body } from './clones/near.ts';
import { similarity, statementsOf } from './clones/similarity.ts';
import { functions, type FunctionWritten } from './functions.ts';
import { productionFiles } from './production-files.ts';
import { stemComparer, stemsOf } from './similar/stems.ts';

/** A function and where it is. */
export interface FunctionAt extends Omit<FunctionWritten, 'body'> {
  readonly file: string;
}

/** A function that is like another one, or like what is asked for. */
export interface Similar extends FunctionAt {
  /** How much of the two bodies is the same, by size, from 0 to 1; null where nothing is compared or that much is not alike. */
  readonly body: number | null;
  /** How much of the two names is the same, by the weight of their words, from 0 to 1; where words were asked for, those count most. */
  readonly words: number;
  /** Parameters of one name in both. */
  readonly parametersInCommon: readonly string[];
}

export interface SimilarFunctions {
  /** The functions of a file, those that begin or hold a line if there is one. */
  in(file: string, line?: number): readonly FunctionAt[];
  /** What is like a function, best first. */
  to(wanted: FunctionAt): readonly Similar[];
  /** What is called like some words, best first. */
  named(words: string): readonly Similar[];
}

/** Bodies that are less alike are not worth a look. */
const BODY_FLOOR = 0.6;
/** Names that have less in common neither. */
const WORDS_FLOOR = 0.5;
/** What is called otherwise than asked for in more than this is not meant. */
const HELD_FLOOR = 0.6;
/** Names, literals and operators below which bodies are equal by chance. */
const SMALLEST = 10;

type Needs = { cloneTokens: typeof cloneTokens; functions: typeof functions; productionFiles: typeof productionFiles };

/** Functions of production code that could be called instead of writing another one. */
export const similarFunctions = projectFact<SimilarFunctions, Needs>({
  id: 'similar-functions',
  version: 1,
  needs: { cloneTokens, functions, productionFiles },
  derive({ cloneTokens, functions, productionFiles }) {
    const all = [...functions].sort(([a], [b]) => compareText(a, b)).flatMap(([file, list]) => list.map((one) => ({ ...one, file, stems: stemsOf(one.name) })));
    const pool = all.filter(({ file }) => productionFiles.has(file));
    const compare = stemComparer(pool.map(({ stems }) => stems));
    let made: { readonly file: string; readonly bodies: ReturnType<typeof bodiesByFunction> } | undefined;
    /** Bodies of production code, and of the file that is asked about. */
    const bodiesWith = (file: string): ReturnType<typeof bodiesByFunction> => {
      if (made?.file !== file) made = { file, bodies: bodiesByFunction(forestOf([...cloneTokens].filter(([one]) => one === file || productionFiles.has(one)).sort(([a], [b]) => compareText(a, b))), functions) };
      return made.bodies;
    };
    const ranked = (found: readonly Similar[]): Similar[] => [...found].sort((a, b) => scoreOf(b) - scoreOf(a) || compareText(a.file, b.file) || a.start - b.start);
    return {
      in: (file, line) => innermost(all.filter((one) => one.file === file).map(shown), line),
      to(wanted) {
        const like = bodiesWith(wanted.file).like(wanted);
        const stems = stemsOf(wanted.name);
        return ranked(pool.flatMap((one): Similar[] => {
          if (one.file === wanted.file && one.start === wanted.start) return [];
          const body = like.get(keyOf(one)) ?? null;
          const words = compare.same(stems, one.stems);
          // methods of one name are called alike on purpose, and a name of one word says little
          const isTold = body !== null || (words >= WORDS_FLOOR && (wanted.owner === undefined || one.owner === undefined) && stems.size > 1);
          return !isTold ? [] : [{ ...shown(one), body, words, parametersInCommon: one.parameters.filter((name) => wanted.parameters.includes(name)) }];
        }));
      },
      named(text) {
        const stems = stemsOf(text);
        return ranked(pool.flatMap((one): Similar[] => {
          const held = compare.holds(one.stems, stems);
          // of two that hold all that is asked for, the one that says less besides is nearer
          return held < HELD_FLOOR ? [] : [{ ...shown(one), body: null, words: (held * 2 + compare.same(stems, one.stems)) / 3, parametersInCommon: [] }];
        }));
      },
    };
  },
});

/** What is the same all through comes first; of names the whole of one is worth a body that is half the same. */
const scoreOf = ({ body, words, parametersInCommon }: Similar): number => (body ?? 0) * 2 + words + Math.min(parametersInCommon.length, 4) * 0.05;

const keyOf = ({ file, start }: { readonly file: string; readonly start: number }): string => `${start} ${file}`;

const shown = ({ name, owner, parameters, start, end, line, endLine, file }: FunctionAt): FunctionAt => ({ name, ...(owner === undefined ? {} : { owner }), parameters, start, end, line, endLine, file });

function innermost(found: readonly FunctionAt[], line: number | undefined): readonly FunctionAt[] {
  if (line === undefined) return found;
  const around = found.filter((one) => one.line <= line && line <= one.endLine);
  return around.slice(-1);
}

/** Which body is whose, and which bodies are like one. */
function bodiesByFunction(forest: Forest, functions: ReadonlyMap<string, readonly FunctionWritten[]>) {
  const owned = bodiesOf(forest, SMALLEST).flatMap((body) => {
    const file = forest.files[forest.file[body.first] ?? 0] ?? '';
    const start = forest.linesOf(body.first).start;
    const owner = functions.get(file)?.findLast((one) => one.body <= start && start < one.end);
    return owner ? [{ body, key: keyOf({ file, start: owner.start }) }] : [];
  });
  const byKey = new Map(owned.map(({ key, body }) => [key, body]));
  return {
    like(wanted: FunctionAt): ReadonlyMap<string, number> {
      const own = byKey.get(keyOf(wanted));
      if (!own) return new Map();
      const shapes = new Set(statementsOf(forest, own).map((at) => forest.shape[at]));
      const sharedSize = (body: Body): number => statementsOf(forest, body).reduce((sum, at) => sum + (shapes.has(forest.shape[at]) ? (forest.size[at] ?? 0) : 0), 0);
      const found = new Map<string, number>();
      for (const { body, key } of owned) {
        // what has too little in common, or is too unlike in size, need not be compared statement by statement
        if (body === own || Math.min(body.size, own.size) * 2 < BODY_FLOOR * (body.size + own.size) || sharedSize(body) * 2 < BODY_FLOOR * (body.size + own.size)) continue;
        const score = similarity(forest, own, body);
        if (score >= BODY_FLOOR) found.set(key, Math.max(score, found.get(key) ?? 0));
      }
      return found;
    },
  };
}
