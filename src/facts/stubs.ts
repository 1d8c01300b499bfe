import { fileFact, SCRIPT_SYNTAXES, type Source, type Span } from '#model';
import { pythonStubs } from './stubs/python.ts';
import { pythonHeirs, scriptHeirs, type Heirs } from './stubs/heirs.ts';
import { isGenerated } from './clones/generated.ts';
import { mayHoldStub } from './stubs/hints.ts';
import { stubsOfScript } from './stubs/script.ts';
import { isMinified } from './vendored.ts';

/** What makes a function look like a stand-in for one that works. */
export type StubKind = 'notImplemented' | 'emptyFunction' | 'hardCodedData' | 'fakeLatency' | 'emptyCast' | 'constantAnswer';

/** A function that does not do what its name says. The span is what gives it away. */
export interface Stub extends Span {
  readonly kind: StubKind;
  /** The function's name as written; empty where it has none. */
  readonly name: string;
  /** The class it is a method of. */
  readonly owner?: string;
  /** The interfaces that this class says it implements. */
  readonly contracts?: readonly string[];
}

export interface Stubs {
  /** In order of their places. */
  readonly stubs: readonly Stub[];
  readonly heirs: Heirs;
}

/** Functions that only stand in for real ones, and which classes of the file build on which, as what others override may be empty. */
export const stubs = fileFact<Stubs>({
  id: 'stubs',
  version: 2,
  syntax: [...SCRIPT_SYNTAXES, 'python'],
  extract(source) {
    const heirs = source.syntax === 'python' ? pythonHeirs(source.text) : scriptHeirs(source.text);
    return { stubs: stubsIn(source).sort((a, b) => a.start - b.start || a.end - b.end), heirs };
  },
});

function stubsIn(source: Source): Stub[] {
  if (!mayHoldStub(source) || isGenerated(source.text) || isMinified(source.text)) return [];
  return source.syntax === 'python' ? pythonStubs(source) : source.scripts.flatMap((script) => stubsOfScript(script, source.text));
}
