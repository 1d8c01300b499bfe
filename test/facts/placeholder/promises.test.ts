import { describe, expect, it } from 'vitest';
import { comments } from '../../../src/facts/comments.ts';
import { openSource } from '../../../src/facts/source.ts';
import { PHRASES, STRICT_PHRASES } from '../../../rules/no-placeholder-comment/phrases.ts';
import { placeholdersIn } from '../../../rules/no-placeholder-comment/promises.ts';
import { verdictOn } from '../../../rules/no-placeholder-comment/verdict.ts';

const NONE = { allowTicket: false, requireOwner: false, maxAgeDays: 0 };
const today = '2026-05-20';

function promisesIn(text: string, syntax: 'typescript' | 'python' = 'typescript', phrases = PHRASES) {
  return placeholdersIn(comments.extract(openSource('orders.ts', syntax, text)), { markers: ['TODO', 'FIXME'], phrases });
}
const verdict = (text: string, options: Partial<typeof NONE>, changed?: string): string | undefined => {
  const [promise] = promisesIn(text);
  return promise && verdictOn(promise, { ...NONE, ...options }, today, () => changed)?.messageId;
};

describe('a promise', () => {
  it.each([
    ['// TODO: retry', {}, undefined, 'marker'],
    ['// TODO [2020-01-31]: retry', {}, undefined, 'overdue'],
    ['// TODO by 2020-01-31: retry', { allowTicket: true }, undefined, 'overdue'],
    ['// TODO [2026-05-20]: retry', {}, undefined, undefined],
    ['// TODO: retry', { allowTicket: true }, undefined, 'withoutTicket'],
    ['// TODO: retry\n// see PAY-12', { allowTicket: true }, undefined, undefined],
    ['// TODO: retry\n// TODO: PAY-12 drain', { allowTicket: true }, undefined, 'withoutTicket'],
    ['// TODO: PAY-12 retry', { allowTicket: true, requireOwner: true }, undefined, 'withoutOwner'],
    ['// TODO(ana): PAY-12 retry', { allowTicket: true, requireOwner: true }, undefined, undefined],
    ['// TODO: retry', { maxAgeDays: 30 }, '2026-04-19', 'stale'],
    ['// TODO: retry', { maxAgeDays: 30 }, '2026-04-20', undefined],
    ['// TODO: retry', { maxAgeDays: 30 }, undefined, undefined],
    ['// TODO: PAY-12 retry', { allowTicket: true, maxAgeDays: 30 }, '2026-01-01', 'stale'],
    ['// TODO: retry', { allowTicket: true, maxAgeDays: 30 }, '2026-05-19', 'withoutTicket'],
    ['// In a real implementation, this would ask', { maxAgeDays: 30 }, today, 'phrase'],
  ] as const)('%s with %j, last changed %s: %s', (text, options, changed, expected) => expect(verdict(text, options, changed)).toBe(expected));

  it.each([
    ['a word of another language', '// Todo usuario activo; si todo va bien'],
    ['a part of a word', '// TODOS, MÉTODO, ÉTODO and TODO_LIST'],
    ['a phrase in a string', `const help = 'not implemented yet';`],
    ['a phrase that is quoted', '// the gateway answers "not implemented yet"'],
    ['a phrase that goes on as another word', '// in a real applicationset'],
    ['what others do with a word of another language', '// Todo lo demás queda igual (todo)'],
    ['a scope', '// see @todo/app'],
    ['an anchor of an address', '// https://tracker.internal/#/TODO'],
    ['a directive', '// arch-lint-disable-next-line no-placeholder-comment -- TODO: PAY-12'],
  ])('is not %s', (_, text) => expect(promisesIn(text)).toEqual([]));

  it.each([
    ['// Todo: retry', 'Todo'],
    ['// FixMe: retry', 'FixMe'],
    ['// todo: retry', 'todo'],
    ['/** @Todo retry */', '@Todo'],
    ['// (better handled on this level @TODO refactor)', 'TODO'],
    ['// const a = load(); // TODO retry', 'TODO'],
    ['// size = 3 # TODO retry', 'TODO'],
  ])('is found in any form of a tag: %s', (text, marker) => expect(promisesIn(text).map((one) => one.marker)).toEqual([marker]));

  it('is placed behind any delimiter', () => {
    for (const [text, syntax] of [['a = 1  # TODO: x', 'python'], ['/* TODO: x */', 'typescript'], ['// TODO: x', 'typescript']] as const)
      for (const { start, end } of promisesIn(text, syntax)) expect(text.slice(start, end)).toBe('TODO');
  });

  it('knows more phrases in strict', () => expect(PHRASES.every((phrase) => STRICT_PHRASES.includes(phrase))).toBe(true));
});
