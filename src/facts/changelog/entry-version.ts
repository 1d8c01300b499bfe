import { isWaiting } from './compare-entries.ts';
import type { EntryLog, LineEntry } from './entries.ts';
import { compareVersions, versionOf } from './versions.ts';

/**
 * The version that a new entry of a component stands under: the word for what waits, where its entries say so;
 * else the higher one of what its manifest says and of its highest entry.
 * @param declared the version in its manifest; `0.0.0` stands for none
 */
export function versionFor(component: string, log: EntryLog | undefined, declared: string | undefined): string | undefined {
  const all = log?.entries ?? [];
  const own = all.filter(({ fields }) => fields.component.text === component);
  const waiting = (own.length > 0 ? own : all).find(isWaiting);
  if (waiting) return waiting.fields.version.text;
  const highest = own.map(versionIn).reduce<string | undefined>((top, one) => (top === undefined || isHigher(one, top) ? one : top), undefined);
  if (declared === undefined || declared === '0.0.0') return highest;
  if (highest === undefined) return declared;
  const prefix = /^v\d/i.test(highest) && !/^v/i.test(declared) ? highest.slice(0, 1) : '';
  return isHigher(declared, highest) ? prefix + declared : highest;
}

const versionIn = ({ fields }: LineEntry): string => fields.version.text;

const isHigher = (version: string, known: string): boolean => (compareVersions(versionOf(version), versionOf(known)) ?? 0) > 0;
