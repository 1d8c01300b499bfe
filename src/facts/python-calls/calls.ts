import type { ServiceCall } from '../service-calls.ts';
import { isKnown, UNKNOWN, type WrittenValue } from '../service-calls/values.ts';
import { argumentsOf, pythonEvaluator } from './evaluate.ts';
import { messageOf } from './messages.ts';
import { pythonScript, type PythonScript } from './script.ts';

/** A call of Python: what is called, as it is written, and its arguments by name or place. */
export interface PythonCall {
  /** `requests.get`, `self.client.post`, `().publish`. */
  readonly callee: string;
  /** `@app.task(...)`. */
  readonly isDecorator: boolean;
  readonly count: number;
  /** The module that the first name of the callee comes from, through assignments. */
  receiver(): string;
  /** The value of an argument: by the first of the names that is given, or else by its place; -1 for none. */
  argument(place: number, ...names: string[]): WrittenValue;
}

const METHODS = /\.(?:get|post|put|patch|delete|head|options|request|stream|ws_connect)$/;
const CLIENT = /^(?:requests|httpx|aiohttp|self|cls|session|client|http|s|r|urllib3)\b|session|client|http/i;

/** Calls of a Python text to other processes, in order of places. */
export function callsOfPython(text: string): ServiceCall[] {
  const script = pythonScript(text);
  const { valueOf, valueOfName } = pythonEvaluator(script);
  const hasHttp = /\b(?:requests|httpx|aiohttp|urllib3)\b/.test(text);
  const found: ServiceCall[] = [];
  script.tokens.forEach(({ text: mark, kind }, open) => {
    if (mark !== '(' || kind !== 'mark') return;
    const head = calleeOf(script, open);
    if (head === undefined) return;
    const close = script.partner[open] ?? -1;
    const at = { start: script.tokens[head.from]?.start ?? 0, end: script.tokens[close < 0 ? open : close]?.end ?? 0 };
    const given = argumentsOf(script, open);
    const call: PythonCall = {
      ...{ callee: head.text, isDecorator: head.isDecorator, count: given.length },
      receiver: () => {
        const value = valueOfName(head.text.split('.', 1)[0] ?? '', head.from);
        return value.kind === 'import' ? value.from : '';
      },
      argument(place, ...names) {
        const positional = given.filter(({ name }) => name === '');
        const range = given.find(({ name }) => name !== '' && names.includes(name)) ?? (place < 0 ? undefined : positional[place]);
        return range ? valueOf(range) : UNKNOWN;
      },
    };
    const one = httpOf(call, hasHttp) ?? grpcOf(call) ?? messageOf(call, text);
    if (!one) return;
    const targets = one.target.kind === 'list' ? one.target.items : [one.target];
    for (const target of targets) if (target.kind !== 'list' && (isKnown(target) || one.role === 'serve' || one.role === 'grpc' || one.role === 'http')) found.push({ ...one, target, ...at });
  });
  return found;
}

/** The dotted name before a bracket; of what is no name, `()` or `[]` stands for it. */
function calleeOf({ tokens }: PythonScript, open: number): { readonly text: string; readonly from: number; readonly isDecorator: boolean } | undefined {
  let from = open - 1;
  if (tokens[from]?.kind !== 'name') return undefined;
  let text = tokens[from]?.text ?? '';
  while (tokens[from - 1]?.text === '.' && from >= 2) {
    const before = tokens[from - 2];
    if (before?.kind === 'name') {
      text = `${before.text}.${text}`;
      from -= 2;
    } else {
      text = `().${text}`;
      break;
    }
  }
  const before = tokens[from - 1];
  if (before?.text === 'def' || before?.text === 'class') return undefined;
  return { text, from, isDecorator: before?.text === '@' };
}

type Found = Omit<ServiceCall, 'start' | 'end'>;

function httpOf({ callee, isDecorator, argument, receiver: from }: PythonCall, hasHttp: boolean): Found | undefined {
  if (isDecorator) return undefined;
  const base = argument(-1, 'base_url', 'api_base_url', 'server_url');
  if (isKnown(base)) return { role: 'http', target: base };
  if (/(?:^|\.)(?:urlopen|urlretrieve)$|^(?:urllib\.request\.)?Request$|^websockets\.connect$|(?:^|\.)create_connection$/.test(callee)) return { role: 'http', target: argument(0, 'url', 'uri') };
  if (/(?:^|\.)(?:HTTPConnection|HTTPSConnection)$/.test(callee)) return { role: 'http', target: argument(0, 'host') };
  if (!hasHttp || !METHODS.test(callee)) return undefined;
  const receiver = callee.slice(0, callee.lastIndexOf('.'));
  if (!CLIENT.test(receiver) && !/^(?:requests|httpx|aiohttp)\b/.test(from())) return undefined;
  return { role: 'http', target: /\.(?:request|stream)$/.test(callee) ? argument(1, 'url') : argument(0, 'url') };
}

function grpcOf({ callee, argument }: PythonCall): Found | undefined {
  if (/^grpc(?:\.\w{1,20})?\.(?:in)?secure_channel$|^(?:in)?secure_channel$/.test(callee)) return { role: 'grpc', target: argument(0, 'target') };
  const stub = /(?:^|_pb2_grpc\.|\.)(\w{1,80})Stub$/.exec(callee)?.[1];
  if (stub !== undefined) return { role: 'grpc', target: UNKNOWN, name: stub };
  const served = /(?:^|\.)add_(\w{1,80})Servicer_to_server$/.exec(callee)?.[1];
  return served === undefined ? undefined : { role: 'serve', target: UNKNOWN, name: served };
}
