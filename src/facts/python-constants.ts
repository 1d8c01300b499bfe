import { askedFact } from '#model';
import { pythonEvaluator } from './python-calls/evaluate.ts';
import { pythonScript } from './python-calls/script.ts';
import { isKnown, type WrittenValue } from './service-calls/values.ts';

const MOST = 2_000;

/** What the names of a Python module stand for, where it is text, a variable of the environment, or an object of such. */
export const pythonConstants = askedFact<readonly (readonly [name: string, value: WrittenValue])[]>({
  id: 'python-constants',
  version: 1,
  syntax: ['python'],
  extract({ text }) {
    const script = pythonScript(text);
    const { valueOfName } = pythonEvaluator(script);
    const assigned = [...script.assigned.keys()].flatMap((key) => (key.startsWith('-1 ') ? [key.slice(3)] : []));
    const names = new Set([...assigned, ...script.blocks.flatMap(({ name, indent }) => (indent === 0 ? [name] : [])), ...script.imported.keys()]);
    const end = script.tokens.length;
    return [...names].slice(0, MOST).map((name) => [name, valueOfName(name, end)] as const).filter(([, value]) => isKnown(value));
  },
});
