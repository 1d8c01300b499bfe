import type { ServiceCrossing } from '#facts/service-crossings';

/** The cheapest way out, as far as the file tells. */
export function adviceOn({ to, isType, isLeaf, steps }: ServiceCrossing): string {
  if (steps.length > 0) return `Keep what services share free of \`${to.name}\`: move what it needs out of that service, or call \`${to.name}\` over its API.`;
  if (isType) return 'Declare these types in a package that both may import, such as a contract.';
  if (isLeaf) return `It needs nothing else of \`${to.name}\`: move it to a package that both may import, or call \`${to.name}\` over its API.`;
  return `Call \`${to.name}\` over its API, or move what both need to a package that belongs to neither.`;
}

/** From the first importing module to the file that is reached. */
export function pathOf({ at, subject, steps }: ServiceCrossing): string {
  const modules = [...steps.map(({ from }) => from), at.file, subject];
  return modules.map((module) => `\`${module}\``).join(' → ');
}
