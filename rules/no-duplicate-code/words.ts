import type { CloneMember } from '#facts/clones';

/** Places that a message names. */
const MOST = 3;

export function sizeInWords({ line, endLine }: CloneMember): string {
  return line === endLine ? 'This line' : `These ${endLine - line + 1} lines`;
}

export const inLines = ({ at, line, endLine }: CloneMember): string => `${at.file}:${line}-${endLine}`;

/** Where the code stands. */
export function placesOf(members: readonly CloneMember[]): string {
  const named = members.slice(0, MOST).map(({ at, line, endLine }) => `\`${at.file}:${line}-${endLine}\``);
  return members.length > MOST ? `${named.join(', ')} and ${members.length - MOST} more` : named.join(', ');
}

function namesOf(services: readonly string[]): string {
  const named = services.slice(0, MOST).map((name) => `\`${name}\``);
  return services.length > MOST ? `${named.join(', ')} and ${services.length - MOST} more` : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}

/** The way out. */
export function adviceFor(packages: readonly string[], services: readonly string[], home: string | undefined): string {
  if (home !== undefined) return `Keep it once: all of them can import it from \`${home}\`.`;
  if (services.length > 1) return `Keep it once, in a package that the services ${namesOf(services)} can import.`;
  if (packages.length > 1) return `Keep it once, in a package that ${packages.length === 2 ? 'both' : 'all'} can import.`;
  return 'Keep it once, and call it.';
}
