import { UserError } from '#model';
import { parseJsonObject, type Json } from '../json.ts';

/**
 * Reads one rule setting as it is written on the command line: `id: severity`, or `id: ["severity", { options }]`.
 * @throws {UserError} `rule-flag` when it is written otherwise
 */
export function parseSetting(text: string): Json {
  const [, id, rest] = /^\s*([\w-]+)\s*[:=]\s*(\S.*)$/s.exec(text) ?? [];
  const value = rest === undefined ? undefined : /^[a-z]+\s*$/.test(rest) ? JSON.stringify(rest.trim()) : rest;
  const data = value === undefined ? undefined : parseJsonObject(`{ "setting": ${value} }`);
  if (id === undefined || !data || Object.keys(data).length !== 1) throw new UserError('rule-flag', `\`--rule ${text}\` cannot be read. Write \`--rule "no-import-cycle: error"\`, or with options \`--rule 'no-placeholder-comment: ["warn", { "allowTicket": true }]'\`.`);
  return { rules: Object.fromEntries([[id, data['setting']]]) };
}
