import { askedFact, type Span } from '#model';

/** A line with an import that runs only where a test holds. */
export interface ConditionalLine extends Span {
  /** The test asks for a setting, or whether something is there, or a comment tells a type checker that nothing is: whoever wrote it knows that the module may be missing. */
  readonly isOptional: boolean;
}

/**
 * Lines with imports below an `if`, in order. Read from the indentation alone: what stands in strings and brackets may be taken for statements,
 * so who asks only wants to know where to stay silent.
 */
export const pythonConditions = askedFact<readonly ConditionalLine[]>({
  id: 'python-conditions',
  version: 1,
  syntax: ['python'],
  extract({ text }) {
    const found: ConditionalLine[] = [];
    const open: { readonly indent: number; readonly isOptional: boolean }[] = [];
    /** The tests of the `if` that an `elif` or `else` of the same indentation belongs to. */
    const last = new Map<number, boolean>();
    let start = 0;
    for (const line of text.split('\n')) {
      const from = start;
      start += line.length + 1;
      const body = line.trimStart();
      if (body === '' || body.startsWith('#') || body === '\r') continue;
      const indent = line.length - body.length;
      while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
      const header = /^(?:if|elif)\b|^else\s{0,9}:/.exec(body)?.[0];
      if (header !== undefined) {
        const isOptional = OPTIONAL.test(body.slice(0, 500)) || (header !== 'if' && last.get(indent) === true);
        last.set(indent, isOptional);
        open.push({ indent, isOptional });
      }
      const isKnown = body.includes('import-not-found'); // of a type checker's comment: its author knows
      if ((open.length > 0 || isKnown) && /\b(?:import|__import__|import_module)\b/.test(body)) found.push({ start: from, end: from + line.length, isOptional: isKnown || open.some((one) => one.isOptional) });
    }
    return found;
  },
});

/** `settings.DEBUG`, `has_simplejson`, `"saml" in INSTALLED_APPS`, `os.environ.get("SENTRY_DSN")`, `config.use_redis` */
const OPTIONAL = /settings\b|config\b|installed|enabled?\b|available|\bhas_?|\bhave_?|\buse_?|\bwith_|\bis_(?:dev|debug|test|local)|debug|testing|environ|getenv|find_spec|find_loader|sys\.modules|licen[cs]ed|feature|flags?\b|profil|sentry/i;
