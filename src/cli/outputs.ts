import { UserError } from '#model';
import { nearest } from '#facts/spelling';
import type { Flags } from './flags.ts';
import { allOf } from './wrong-usage.ts';

/** A format, and the file it goes to; standard output where there is none. */
export interface Output<F extends string> {
  readonly format: F;
  readonly file: string | undefined;
}

/**
 * Where to write what: `--format` as often as it is given, `FORMAT=FILE` to a file, and at most one without.
 * @param known all formats, the default one first
 * @throws {UserError} `unknown-format`, `flag-value` or `two-outputs`
 */
export function outputsOf<F extends string>({ format, output }: Flags, known: readonly [F, ...F[]]): Output<F>[] {
  const outputs = allOf(...(format ?? [known[0]]).map((text) => (): Output<F> => {
    const [name = '', ...rest] = text.split('=');
    const found = known.find((one) => one === name);
    if (found !== undefined) return { format: found, file: rest.length > 0 ? rest.join('=') : undefined };
    const near = nearest(name, known);
    throw new UserError('unknown-format', `There is no format \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`} Formats: ${known.join(', ')}.`);
  }));
  const nameless = outputs.find(({ file }) => file === '');
  if (nameless) throw new UserError('flag-value', `\`--format ${nameless.format}=\` names no file. Write one after the \`=\`, or leave the \`=\` out.`);
  const open = outputs.filter(({ file }) => file === undefined);
  if (open.length > 1) throw new UserError('two-outputs', `${open.map((one) => `\`${one.format}\``).join(' and ')} would both go to ${output ?? 'standard output'}. Give all but one a file, as in \`--format json=report.json\`.`);
  return outputs.map((one) => (one.file === undefined ? { ...one, file: output } : one));
}
