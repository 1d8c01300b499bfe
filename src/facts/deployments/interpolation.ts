import type { ByFile } from '#model';
import type { Deployment } from '../deployments.ts';

/** Variables that compose reads for a file: those of `.env` beside it, and where it is not kept, of its example. */
export function variablesBeside(file: string, deployments: ByFile<Deployment | undefined>): ReadonlyMap<string, string> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const found = new Map<string, string>();
  for (const name of ['.env', '.env.example', '.env.sample', '.env.template', 'example.env'])
    for (const { kind, entries } of deployments.get(`${folder}${name}`)?.data ?? []) if (kind === 'env') for (const { name, value } of entries) if (!found.has(name)) found.set(name, value);
  return found;
}

/** References followed for one text, and how long it may become: what needs more is made to multiply. */
const MOST_REFERENCES = 100;
const LONGEST = 10_000;

const REFERENCE = /\$(?:\$|\{([A-Za-z_]\w{0,200})(?:(:?[-?+])([^{}]{0,500}))?\}|([A-Za-z_]\w{0,200}))/g;

/**
 * A text in which `$NAME`, `${NAME}` and `${NAME:-default}` are replaced, or undefined where one is not known.
 * @see https://docs.docker.com/reference/compose-file/interpolation/
 */
export function interpolated(text: string, variables: ReadonlyMap<string, string>, budget = { left: MOST_REFERENCES }): string | undefined {
  if (!text.includes('$')) return text;
  let isKnown = true;
  const result = text.slice(0, LONGEST).replace(REFERENCE, (all, braced?: string, operator?: string, rest?: string, plain?: string) => {
    if (all === '$$') return '$';
    if (!isKnown || budget.left-- <= 0) return ((isKnown = false), all);
    const value = variables.get(braced ?? plain ?? '');
    if (operator?.endsWith('+')) return value === undefined ? '' : (rest ?? '');
    const isDefault = operator?.endsWith('-') === true && (value === undefined || (value === '' && operator.startsWith(':')));
    const chosen = isDefault ? rest : value;
    const inner = chosen === undefined ? undefined : interpolated(chosen, variables, budget);
    if (inner === undefined) isKnown = false;
    return inner ?? all;
  });
  return isKnown && result.length <= LONGEST ? result : undefined;
}
