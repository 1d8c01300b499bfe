import type { Link } from '../links.ts';
import type { Resolutions } from '../resolutions.ts';

/** The package that an import names. */
export interface Subject {
  readonly subject: string;
  /** Its folder, if it is one of the workspace. */
  readonly member: string | undefined;
}

/** The package that an import names, of a registry or of the workspace; built-in modules and schemes are none. */
export function subjectOf({ from, target, written: { form, specifier, isPattern } }: Link, { memberNamed }: Pick<Resolutions, 'memberNamed'>): Subject | undefined {
  if (form === 'url' || form === 'worker' || isPattern) return undefined;
  if (target.kind === 'external') return target.name.includes(':') ? undefined : { subject: target.name, member: undefined };
  if (target.kind === 'unresolved' || /^[./#]/.test(specifier)) return undefined;
  const member = memberNamed?.(from, specifier);
  return member && { subject: member.name, member: member.folder };
}

/** The package that a bare specifier names. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
