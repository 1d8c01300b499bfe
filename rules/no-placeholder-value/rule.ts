import { choices, defineRule, stringList } from '#model';
import { literals } from '#facts/literals';
import { productionFiles } from '#facts/production-files';
import { isVendored } from '#facts/vendored';
import { fillerIn, FILLERS, isShipped } from './fillers.ts';

export default defineRule({
  id: 'no-placeholder-value',
  summary: 'A value that only holds a place may not reach production.',
  presets: { recommended: 'warn', strict: ['error', { kinds: FILLERS }] },
  options: {
    kinds: choices('Which kinds of values are looked for.', FILLERS, ['host', 'credential', 'fillerText']),
    allow: stringList('Values that are meant, as they are written.'),
  },
  messages: {
    host: '`{{value}}` in {{field}} is a host that nobody answers at. Read the real address from the configuration.',
    credential: '`{{value}}` in {{field}} holds the place of a secret. Read the secret from the environment, and fail where it is missing.',
    fillerText: '`{{value}}` is filler text. Write what people are to read.',
    person: '`{{value}}` in {{field}} is an invented person. Read the real one, or leave the value empty.',
    phone: '`{{value}}` in {{field}} is an invented number. Write the real one, or leave the value empty.',
  },
  needs: { literals, productionFiles },
  others: 'nothing',
  check({ literals, productionFiles }, report, { kinds, allow }) {
    for (const [file, written] of literals) {
      if (written.length === 0 || !isShipped(file) || isVendored(file) || !productionFiles.has(file)) continue;
      for (const literal of written) {
        const { value, field, start, end } = literal;
        const kind = allow.includes(value) ? undefined : fillerIn(literal);
        if (kind && kinds.includes(kind)) report(kind, { file, start, end }, { value: shortened(value), field: field === '' ? 'this place' : `\`${field}\`` });
      }
    }
  },
});

const shortened = (value: string): string => {
  const line = value.trim().split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};
