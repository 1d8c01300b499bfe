import { INVENTED } from './constants.ts';

/** What a Python value that is written out in full holds. */
export interface WrittenValue {
  /** A dict, a list or an object with something in it. */
  readonly isData: boolean;
  /** A record, or a list of them, that passes for one thing among others: it has a key such as `id` or `name`. */
  readonly isRecord: boolean;
  /** People, places or words in it that are made up wherever they stand. */
  readonly isInvented: boolean;
  /** `"success": True` is among its keys. */
  readonly saysSuccess: boolean;
}

const IDENTIFYING: ReadonlySet<string> = new Set(['id', 'uuid', 'name', 'email', 'title', 'slug', 'username', 'first_name', 'last_name', 'full_name', 'sku', 'price', 'amount', 'total', 'balance']);
/** Calls that depend on nothing but the day. */
const MADE_ON_THE_SPOT = /^(?:dict|list|tuple|set|date|datetime|timedelta|timezone|utc|now|utcnow|today|isoformat|time|uuid|uuid4|str|int|float|jsonify)$/;
/** A string with its prefix, a number, a name with its dots, or one mark. A string of several lines is none. */
const TOKEN = /([rRbBuUfF]{0,2})("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\d[\w.]*)|([A-Za-z_][\w.]*)|([[\](){}:,=.-])|\s+|#[^\n]*|([^])/g;

/** Reads a value; undefined where it is not written out: it names something, or works something out. Objects are made by a capital name. */
export function writtenValue(text: string): WrittenValue | undefined {
  const tokens = [...text.matchAll(TOKEN)].filter(([whole]) => whole.trim() !== '' && !whole.startsWith('#'));
  if (tokens.length === 0) return undefined;
  const keys = new Set<string>();
  let isRecord = false;
  let saysSuccess = false;
  for (const [index, [, prefix = '', string, number, name, mark, other]] of tokens.entries()) {
    const next = tokens[index + 1]?.[0];
    if (other !== undefined) return undefined;
    if (string !== undefined && /f/i.test(prefix) && string.includes('{')) return undefined;
    if (name !== undefined && !isConstant(name, next)) return undefined;
    if (number !== undefined || mark !== undefined) continue;
    const isKey = (string !== undefined && next === ':') || (name !== undefined && next === '=');
    if (!isKey) continue;
    const key = string === undefined ? (name ?? '') : string.slice(1, -1);
    const value = tokens[index + 2];
    const isScalar = value !== undefined && ((value[2] !== undefined && value[2].length > 2) || value[3] !== undefined);
    keys.add(key);
    if (IDENTIFYING.has(key) && isScalar) isRecord = true;
    if (key === 'success' && value?.[0] === 'True') saysSuccess = true;
  }
  const first = tokens[0]?.[0] ?? '';
  const isData = keys.size > 0 || (tokens.length > 2 && /^[[({]/.test(first));
  return { isData, isRecord: isRecord && keys.size > 1, isInvented: INVENTED.test(text), saysSuccess };
}

/** A name that is a constant, a keyword of a call, or a call that makes an object. */
function isConstant(name: string, next: string | undefined): boolean {
  if (/^(?:True|False|None)$/.test(name) || next === '=') return true;
  const last = name.slice(name.lastIndexOf('.') + 1);
  return (next === '(' && (/^[A-Z][a-z]/.test(last) || MADE_ON_THE_SPOT.test(last))) || MADE_ON_THE_SPOT.test(last) || /^[A-Z]\w*\.[A-Z_]+$/.test(name);
}
