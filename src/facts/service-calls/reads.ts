import type { MentionedAddress, VariableRead } from '../service-calls.ts';

/** `process.env.ORDERS_URL`, `import.meta.env.VITE_API_URL`, `config.get('ORDERS_URL')`, `env['ORDERS_URL']`. */
const READ = /\b(?:env|Env)(?:\.|\[\s{0,9}['"])([A-Z][A-Z0-9_]{2,80})|\b(?:get\w{0,20}|env|read\w{0,20})(?:<\w{1,30}>)?\(\s{0,9}['"]([A-Z][A-Z0-9_]{2,80})['"]/g;

/** Names of variables that hold an address, or a part of one. */
const ADDRESS = /URL|URI|HOST|ADDR|ENDPOINT|ORIGIN|SERVER|SERVICE|API|BASE|SVC|GATEWAY|DATA_SOURCE/;

/** Variables with addresses that a text reads. Without a tree, so one in a comment counts too. */
export function readsOf(text: string): VariableRead[] {
  if (!/env\b|get\w{0,20}\(|get</i.test(text)) return [];
  return [...text.matchAll(READ)].flatMap((match): VariableRead[] => {
    const name = match[1] ?? match[2] ?? '';
    return ADDRESS.test(name) ? [{ name, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** At the beginning of a string, so not in prose. */
const MENTION = /["'`]((?:https?|wss?|grpcs?|tcp):\/\/[a-zA-Z0-9][\w-]{0,62}(?::\d{2,5})?)(?=[/"'`?])/g;

/** Addresses whose host is one word, as it is called in a cluster or by compose. */
export function mentionsOf(text: string): MentionedAddress[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(MENTION)].flatMap((match): MentionedAddress[] => {
    const address = match[1] ?? '';
    return /:\/\/localhost\b/i.test(address) ? [] : [{ address, start: match.index + 1, end: match.index + 1 + address.length }];
  });
}
