import type { Span } from '#model';
import type { StubKind } from '../stubs.ts';
import { asksForOne, isAboutTime, isFinder, isNullObject, isSilentName, isWrittenName } from './names.ts';
import { PROBE } from './answers.ts';
import type { Definition } from './python-definitions.ts';
import { writtenValue } from './python-values.ts';

interface Sign extends Span {
  readonly kind: StubKind;
}

const LOGGED = /^(?:print|(?:self\.|cls\.)?_?log(?:ger|ging)?\.\w+)\(/;
const WAIT = /^(?:await\s+)?(?:(?:asyncio|time|anyio|trio|gevent|eventlet)\.)?sleep\(\s*[\d.]+\s*\)$/;
const ASSIGNED = /^([A-Za-z_]\w*)(?:\s{0,9}:[^=\n]{1,200})?\s{0,9}=(?!=)\s{0,9}/;

/** Functions that answer without doing anything: with data that is written in them, a 501, or an empty value that a cast passes off. */
export function pythonAnswer(text: string, definition: Definition, statements: readonly Span[], parameters: readonly string[]): Sign | undefined {
  const { owner, isNested, decorators } = definition;
  const last = statements.at(-1);
  if (!last || isNested || isNullObject(owner?.name ?? '') || decorators.some((one) => /abstract|overload|fixture|patch|mock/i.test(one))) return undefined;
  const written = text.slice(last.start, last.end);
  const name = camel(definition.name);
  if (statements.length === 1 && is501(written)) return PROBE.test(name) || /\binstead\b|\buse\s|\bnot supported\b|\bdisabled\b|\bnot enabled\b/i.test(written) || parameters.some((one) => one.startsWith('_')) ? undefined : { kind: 'constantAnswer', ...last };
  if (!/^return\b/.test(written) || isSilentName(name)) return undefined;
  const idle = statements.slice(0, -1);
  const values = new Map<string, string>();
  const waits: Span[] = [];
  for (const { start, end } of idle) {
    const one = text.slice(start, end);
    const assigned = ASSIGNED.exec(one);
    if (WAIT.test(one)) waits.push({ start, end });
    else if (assigned && writtenValue(one.slice(assigned[0].length))) values.set(assigned[1] ?? '', one.slice(assigned[0].length));
    else if (!LOGGED.test(one)) return undefined;
  }
  const given = unwrapped(written.replace(/^return\s*/, ''));
  const value = values.get(given) ?? given;
  const rest = text.slice(last.end, last.end + 80).split('\n', 1)[0] ?? '';
  if (isEmptyCast(value, rest) && statements.length === 1 && parameters.length > 0) return { kind: 'emptyCast', ...last };
  const data = writtenValue(value);
  if (!data) return /^(?:mock|dummy|fake|MOCK|DUMMY|FAKE)_/.test(given) && isFinder(name) ? { kind: 'hardCodedData', ...last } : undefined;
  const [wait] = waits;
  if (wait && data.isData && !isAboutTime(name)) return { kind: 'fakeLatency', ...wait };
  if (isRoute(definition) && data.saysSuccess && !PROBE.test(`${name} ${decorators.join(' ')}`)) return { kind: 'constantAnswer', ...last };
  if (!isFinder(name) || isWrittenName(name) || !data.isRecord || parameters.length === 0) return undefined;
  const isForced = owner !== undefined && owner.bases.trim() !== '' && owner.bases.trim() !== 'object';
  return data.isInvented || (!isForced && asksForOne(name, parameters)) ? { kind: 'hardCodedData', ...last } : undefined;
}

/** `find_user` is findUser, as the names that are known are written. */
export const camel = (name: string): string => name.replace(/(?<=[A-Za-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `raise HTTPException(status_code=501)`, `abort(501)`, `return Response(status=501)`, `return {...}, 501`. */
function is501(statement: string): boolean {
  if (/^raise\s+[\w.]*HTTPException\(\s*(?:status_code\s*=\s*)?(?:501|(?:status\.)?HTTP_501_NOT_IMPLEMENTED|HTTPStatus\.NOT_IMPLEMENTED)\b/.test(statement)) return true;
  if (/^(?:return\s+)?(?:flask\.)?abort\(\s*501\b/.test(statement)) return true;
  return /^return\s+\w*(?:Response|jsonify)\(/.test(statement) ? /\bstatus(?:_code)?\s*=\s*(?:501|[\w.]*HTTP_501_NOT_IMPLEMENTED)\s*[,)]/.test(statement) || /\)\s*,\s*501$/.test(statement) : /^return\s+[{"'].*,\s*501$/s.test(statement);
}

/** What a response holds: `jsonify({...})`, `JSONResponse({...})`, `Response(data, status=201)`. */
function unwrapped(value: string): string {
  const opening = /^\w{0,60}(?:Response|jsonify)\(\s{0,40}(?:content\s{0,5}=\s{0,5}|data\s{0,5}=\s{0,5})?/.exec(value)?.[0];
  if (opening === undefined || !value.endsWith(')')) return value.trim();
  const inner = value.slice(opening.length, -1).trim().replace(/,$/, '');
  return inner.replace(/,\s{0,40}status(?:_code)?\s{0,5}=\s{0,5}[\w.]{1,60}$/, '').trim();
}

const EMPTY = /^(?:\{\s*\}|\[\s*\]|None|dict\(\)|list\(\))$/;

/** `cast(Config, {})`, or `{}` with a comment that silences the type checker. */
function isEmptyCast(value: string, rest: string): boolean {
  const inner = /^(?:typing\.|t\.)?cast\([^,]{1,120},\s*([^,]{1,20}?)\s*,?\s*\)$/.exec(value)?.[1];
  return inner === undefined ? EMPTY.test(value) && /^\s*#\s*(?:type:\s*ignore|pyright:\s*ignore)/.test(rest) : EMPTY.test(inner);
}

/** A handler of requests that change something: `@router.post(...)`, `@app.route(..., methods=["POST"])`, `def post(self, request)`. */
function isRoute({ name, owner, decorators, parameters }: Definition): boolean {
  if (owner && /^(?:post|put|patch|delete)$/.test(name)) return parameters.includes('request');
  return decorators.some((one) => /^\w+(?:\.\w+)?\.(?:post|put|patch|delete)\(/.test(one) || (/^\w+\.route\(/.test(one) && /methods\s*=\s*\[[^\]]*["'](?:POST|PUT|PATCH|DELETE)/.test(one)));
}
