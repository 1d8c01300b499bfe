import type { ImportArrow } from '../import-arrows.ts';
import type { Origins } from '../origins.ts';

interface Around {
  readonly origins: Origins;
  importsOf(file: string): readonly ImportArrow[];
}

/** Longer chains of modules that pass a name on are not followed. */
const MOST_STEPS = 20;

/** The statements by which a module passes a name on from the module that declares it, in order, as far as they can be told. */
export function passingSteps(through: string, name: string, goal: string, { origins, importsOf }: Around): ImportArrow[] {
  const steps: ImportArrow[] = [];
  for (let [at, wanted] = [through, name]; at !== goal && steps.length < MOST_STEPS; ) {
    const next = stepFrom(importsOf(at), wanted, goal, origins);
    if (!next) break;
    steps.push(next.arrow);
    [at, wanted] = [next.file, next.imported];
  }
  return steps;
}

function stepFrom(arrows: readonly ImportArrow[], name: string, goal: string, { find }: Origins): { readonly arrow: ImportArrow; readonly file: string; readonly imported: string } | undefined {
  for (const arrow of arrows) {
    if (!('file' in arrow.to) || !arrow.link) continue;
    const { file } = arrow.to;
    const { bindings, form } = arrow.link.written;
    const imported = bindings.find(({ local }) => local === name)?.imported ?? (form === 'export' && bindings.some((one) => one.imported === '*') ? name : undefined);
    const origin = imported === undefined ? undefined : find(file, imported);
    if (imported !== undefined && origin?.kind === 'found' && origin.file === goal) return { arrow, file, imported };
  }
  return undefined;
}
