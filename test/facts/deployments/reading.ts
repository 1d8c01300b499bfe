import { syntaxOf } from '#model';
import { deployments, type Deployment, type Unit } from '#facts/deployments';
import { openSource } from '#facts/source';

/** What the fact says of a text that stands in a file of this name. */
export function read(file: string, text: string): Deployment | undefined {
  return deployments.extract(openSource(file, syntaxOf(file) ?? 'text', text));
}

export const unitsOf = (file: string, text: string): readonly Unit[] => read(file, text)?.units ?? [];

/** What each span of the units covers, so that a test reads what a reader would see underlined. */
export const shown = (text: string, { start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
