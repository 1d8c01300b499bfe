import type { Source } from '#model';
import { isWithin, scanOf, type PythonScan, type Statement } from '../python/scan.ts';
import { endOfLine } from '../python/scan-strings.ts';
import type { Stub } from '../stubs.ts';
import { HAS_PURPOSE } from './data.ts';
import { NOT_IMPLEMENTED } from './hints.ts';
import { isHook, isNullObject, isSilentName } from './names.ts';
import { camel, pythonAnswer } from './python-answers.ts';
import { afterSpace, columnOf, definitionOf, endOfSpan, isDefinition, walkBlocks, type Definition } from './python-definitions.ts';
import { plainStatements } from './python-statements.ts';

/**
 * The stubs of a Python file: functions whose whole body is `pass`, `...` or an error that says it is not there yet, functions that
 * answer with what is written in them, and waits that simulate work.
 */
export function pythonStubs(source: Source): Stub[] {
  const scan = scanOf(source);
  const { text } = source;
  const found: Stub[] = [];
  walkBlocks(scan.statements, (statement, around) => {
    const stub = isDefinition(text, statement) ? stubOf(text, scan, statement, around) : undefined;
    if (stub) found.push(stub);
  });
  const told = new Set(found.map(({ start }) => start));
  return [...found, ...simulatedWaits(text, scan).filter(({ start }) => !told.has(start))];
}

const ON_PURPOSE = /overrid|overload|subclass|hook|no-?op|nothing|optional|default|intention|on purpose|ignore|abstract|interface|not needed|not required|unused|compat|deprecated|protocol|placeholder for/i;
/** What a migration is given; it need not be able to go back. */
const MIGRATION: ReadonlySet<string> = new Set(['apps', 'schema_editor']);

function stubOf(text: string, scan: PythonScan, statement: Statement, around: readonly Statement[]): Stub | undefined {
  const body = bodyOf(text, scan, statement);
  const statements = body ? undefined : plainStatements(text, scan, statement);
  if (!body && (!statements || statements.length === 0)) return undefined;
  const definition = definitionOf(text, statement, around);
  const { name, owner, decorators, isNested, parameters } = definition;
  const own = parameters.filter((one) => !/^(?:self|cls|mcs)$/.test(one));
  const told = { name, ...(owner ? { owner: owner.name } : {}) };
  if (own.some((one) => MIGRATION.has(one))) return undefined;
  if (!body) {
    const answer = statements && pythonAnswer(text, definition, statements, own);
    return answer ? { ...told, kind: answer.kind, start: answer.start, end: answer.end } : undefined;
  }
  const base = { ...told, start: body.start, end: body.end };
  if (decorators.some((one) => /abstract|overload|hookspec|protocol|singledispatch|typing\.|fixture/i.test(one)) || isNullObject(owner?.name ?? '') || /\b(?:ABC|ABCMeta|Protocol|Interface|TypedDict|Enum|Zope)\b/.test(owner?.bases ?? '')) return undefined;
  if (body.kind === 'raise') return isNested || isTemplate(text, statement, body, owner) || ON_PURPOSE.test(body.said) || /^_?(?:not_implemented|unsupported)|^__\w+__$/.test(name) ? undefined : { kind: 'notImplemented', ...base };
  const isPlain = decorators.every((one) => /^(?:static|class)method$/.test(one));
  if (isNested || !isPlain || own.length === 0 || own.some((one) => one.startsWith('_'))) return undefined;
  if ((owner && owner.bases.trim() !== '' && owner.bases.trim() !== 'object') || isPythonHook(name) || ON_PURPOSE.test(body.said) || body.isExplained) return undefined;
  return { kind: 'emptyFunction', ...base };
}

/**
 * By convention NotImplementedError is what a method raises for subclasses to override, or to say why there is none: in a class with
 * bases, or in one that has several of them, only a message that says "not implemented" counts. So it is with any other error.
 * Where nothing but a comment says why, that is a reason, too.
 */
function isTemplate(text: string, statement: Statement, { start, end, isExplained }: Body, owner: Definition['owner']): boolean {
  const message = text.slice(start, end).replace(/^raise[ \t]+\w+/, '');
  const isOwn = /^raise[ \t]+NotImplementedError\b/.test(text.slice(start, end));
  if (message.length > 2 || !isOwn) return !NOT_IMPLEMENTED.test(message) || /\binstead\b|\bsupported\b|\bsubclass|\boverrid/i.test(message);
  if (isExplained) return true;
  if (!owner) return false;
  if (owner.bases.trim() !== '' && owner.bases.trim() !== 'object') return true;
  return (text.slice(Math.max(0, statement.start - 20_000), end + 20_000).match(/\bNotImplementedError\b/g)?.length ?? 0) > 1;
}

function isPythonHook(name: string): boolean {
  return name.startsWith('_') || /^(?:pytest_|test_|setup|teardown|upgrade|downgrade|migrate|rollback|reverse|main$|forwards?|backwards?|noop)/.test(name) || isHook(camel(name)) || isSilentName(camel(name));
}

interface Body {
  readonly kind: 'pass' | 'raise';
  readonly start: number;
  readonly end: number;
  /** Its docstring and comments. */
  readonly said: string;
  /** A comment says something. */
  readonly isExplained: boolean;
}

/** Comments that do not say why there is nothing to do. */
const SAYS_NOTHING = /\b(?:TODO|FIXME|implement|stub|placeholder|later|for now|not yet|temporar|noqa|pragma|pylint|type:)/i;

const WHOLE = /(?:pass|\.\.\.)(?![\w.([])|raise[ \t]+(?:NotImplementedError|(?!HTTP)[A-Z]\w{0,60}(?:Error|Exception)|Exception)\b/y;

/** The body of a function, where it is one statement that does nothing, after a docstring at most. */
function bodyOf(text: string, { strings, comments }: PythonScan, header: Statement): Body | undefined {
  let at = afterSpace(text, header.end);
  const from = header.end;
  const isSameLine = !/[\r\n]/.test(text.slice(header.end, at));
  if (!isSameLine && columnOf(text, at) <= header.indent) return undefined;
  if (isWithin(strings, at)) {
    at = afterSpace(text, endOfSpan(strings, at));
    if (text[at] === ';') at = afterSpace(text, at + 1);
  }
  WHOLE.lastIndex = at;
  const whole = WHOLE.exec(text);
  if (!whole) return undefined;
  const isRaise = whole[0].startsWith('raise');
  const end = isRaise ? endOfRaise(text, at + whole[0].length) : at + whole[0].length;
  const next = afterSpace(text, end);
  const isOver = next >= text.length || (/[\r\n]/.test(text.slice(end, next)) && columnOf(text, next) <= header.indent);
  if (!isOver || text[next] === ';') return undefined;
  const said = text.slice(from, Math.min(next, endOfLine(text, end)));
  // a comment on the header's own line is about the header
  const isExplained = comments.some((start, index) => index % 2 === 0 && start >= (isSameLine ? from : endOfLine(text, from)) && start < endOfLine(text, end) && !SAYS_NOTHING.test(text.slice(start, comments[index + 1])));
  return { kind: isRaise ? 'raise' : 'pass', start: at, end, said, isExplained };
}

/** Past the arguments of the error, on as many lines as they take. */
function endOfRaise(text: string, from: number): number {
  if (text[from] !== '(') return from;
  let depth = 0;
  for (let at = from; at < text.length && at < from + 2_000; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return from;
}

const SLEEP = /\bsleep\([^()\n]{1,60}\)/g;
const SIMULATED = /\bsimulat(?:e|es|ed|ing|ion)\b|\b(?:fake|mock|artificial) (?:an? )?(?:delay|latency|processing|work)\b|\bpretend/i;

/** `await asyncio.sleep(1)  # Simulate processing`, or with the comment on the line above. */
function simulatedWaits(text: string, { comments, strings }: PythonScan): Stub[] {
  if (!text.includes('sleep(') || !SIMULATED.test(text)) return [];
  return [...text.matchAll(SLEEP)].flatMap(({ index, 0: call }): Stub[] => {
    if (isWithin(strings, index) || isWithin(comments, index)) return [];
    const line = text.lastIndexOf('\n', index) + 1;
    const above = text.lastIndexOf('\n', line - 2) + 1;
    const isSaid = comments.some((start, at) => at % 2 === 0 && start >= above && start < endOfLine(text, index) && isSimulation(text.slice(start, comments[at + 1])) && (start > index || text.slice(above, start).trim() === ''));
    return isSaid ? [{ kind: 'fakeLatency', name: '', start: index, end: index + call.length }] : [];
  });
}

const isSimulation = (comment: string): boolean => SIMULATED.test(comment) && !HAS_PURPOSE.test(comment);
