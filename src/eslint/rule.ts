import { optionsSchema, type Data, type Rule, type Suggestion } from '#model';
import { messageOf, type Shown } from './shown.ts';
import { lintFile } from './session.ts';

/** The parts of ESLint's rule context that this door uses, the same in ESLint 9, ESLint 10 and oxlint. */
export interface Context {
  readonly filename: string;
  readonly cwd: string;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sourceCode: {
    readonly text: string;
    readonly ast: { readonly comments?: readonly { type: string; value: string; range: [number, number] }[] | null };
    getLocFromIndex(index: number): { line: number; column: number };
  };
  report(descriptor: Descriptor): void;
}

interface Descriptor {
  messageId: string;
  data: Record<string, string>;
  loc: { start: { line: number; column: number }; end: { line: number; column: number } };
  fix?: Fix;
  suggest: { messageId: string; data: Record<string, string>; fix: Fix }[];
}

type Fix = (fixer: { replaceTextRange(range: [number, number], text: string): unknown }) => unknown;

/** A rule as ESLint's types want it; what it is handed there has more than `Context` names. */
export interface EslintRule {
  meta: {
    type: 'problem';
    hasSuggestions: true;
    fixable?: 'code';
    docs: { description: string; url: string };
    schema: object[];
    defaultOptions: object[];
    messages: Record<string, string>;
  };
  create(context: never): { Program?: () => void; Document?: () => void; root?: () => void };
}

const NOT_JUDGED = 'notJudged';

/** Makes an ESLint rule of a definition. What it reports is what the command line reports, for the open file's live text. */
export function toEslintRule(rule: Rule, url: string): EslintRule {
  return {
    meta: {
      type: 'problem',
      hasSuggestions: true,
      ...(rule.hasFixes ? { fixable: 'code' } : {}),
      docs: { description: rule.summary, url },
      // ESLint would fill defaults in, and hide that arch-lint.jsonc says something else
      schema: [{ ...optionsSchema(rule.options, { defaults: false }) }],
      defaultOptions: [{}],
      messages: { ...rule.messages, [NOT_JUDGED]: 'arch-lint could not judge this file: {{reason}}' },
    },
    create(context: Context) {
      const judge = (): void => {
        for (const shown of lint(rule, context)) context.report(toDescriptor(shown, context));
      };
      return { Program: judge, Document: judge, root: judge }; // how trees begin of scripts, of `@eslint/json` and of `@eslint/markdown`
    },
  };
}

/** A failure is shown where people look, and costs no other rule its findings. */
function lint(rule: Rule, context: Context): readonly Shown[] {
  try {
    return lintFile(rule, context);
  } catch (error) {
    return [messageOf(NOT_JUDGED, { reason: error instanceof Error ? error.message : String(error) })];
  }
}

function toDescriptor({ messageId, data, span, suggestions }: Shown, { sourceCode }: Context): Descriptor {
  const loc = { start: sourceCode.getLocFromIndex(span.start), end: sourceCode.getLocFromIndex(Math.min(span.end, sourceCode.text.length)) };
  const fixOf = ({ at, text }: Suggestion): Fix => (fixer) => fixer.replaceTextRange([at.start, at.end], text);
  const safe = suggestions.find(({ isSafe }) => isSafe);
  const suggest = suggestions.filter((one) => one !== safe).map((one): Descriptor['suggest'][number] => ({ messageId: one.messageId, data: textData(one.data), fix: fixOf(one) }));
  return { messageId, data: textData(data), loc, ...(safe ? { fix: fixOf(safe) } : {}), suggest };
}

function textData(data: Data): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : String(value)]));
}
