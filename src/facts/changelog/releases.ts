import type { Span } from '#model';
import type { Field } from './fields.ts';
import { labelsOf } from './labels.ts';
import { plain, trimmed, type ProseLine } from './lines.ts';
import { headingOf, type Heading, type ReleaseHeading } from './headings.ts';

/** A heading inside a release: `### Added`. */
export interface Group extends Field {
  /** Index of its release. */
  readonly release: number;
  readonly level: number;
  /** Index of the group whose heading it stands under. */
  readonly parent?: number;
}

/** An entry: one bullet, with the lines that it is wrapped over; a nested one is its own. */
export interface Bullet extends Span {
  readonly release: number;
  readonly group?: number;
  /** Index of the bullet that it is nested in. */
  readonly parent?: number;
  /** What it is said to be about, as written. */
  readonly labels: readonly string[];
  /** White space made plain. */
  readonly text: string;
}

/** A changelog by releases, as Keep a Changelog has it and as most tools write it. */
export interface ReleaseLog {
  readonly releases: readonly ReleaseHeading[];
  readonly groups: readonly Group[];
  readonly bullets: readonly Bullet[];
}

const BULLET = /^(\s{0,40})(?:[-*+]|\d{1,4}[.)])(?:\s|$)/;

/** Reads headings and bullets; undefined where no heading names a release. What stands before the first release is introduction. */
export function readReleases(text: string, lines: readonly ProseLine[]): ReleaseLog | undefined {
  const releases: ReleaseHeading[] = [];
  const groups: Group[] = [];
  const bullets: Bullet[] = [];
  let groupsOpen: number[] = [];
  let nesting: { readonly indent: number; readonly index: number }[] = [];
  let open: { start: number; end: number; indent: number } | undefined;

  const close = (): void => {
    if (!open) return;
    const { start, end, indent } = open;
    nesting = nesting.filter((one) => one.indent < indent);
    const content = plain(text.slice(start, end));
    const parent = nesting.at(-1)?.index;
    const group = groupsOpen.at(-1);
    nesting.push({ indent, index: bullets.length });
    bullets.push({ start, end, release: releases.length - 1, ...(group === undefined ? {} : { group }), ...(parent === undefined ? {} : { parent }), labels: labelsOf(content), text: content });
    open = undefined;
  };
  const begin = (heading: Heading): void => {
    close();
    nesting = [];
    if (heading.release) {
      releases.push(heading.release);
      groupsOpen = [];
    } else if (releases.length > 0) {
      groupsOpen = groupsOpen.filter((index) => (groups[index]?.level ?? 0) < heading.level);
      const parent = groupsOpen.at(-1);
      groupsOpen.push(groups.length);
      groups.push({ ...heading.title, level: heading.level, release: releases.length - 1, ...(parent === undefined ? {} : { parent }) });
    }
  };

  lines.forEach((line, index) => {
    if (line.isComment) return close();
    const heading = headingOf(text, line, lines[index + 1]);
    if (heading) return begin(heading);
    const { end, text: content } = trimmed(text, line.start, line.end);
    const bullet = BULLET.exec(line.text);
    if (content === '' || isReference(content)) return close();
    if (!bullet) {
      if (open && !isUnderline(content)) open.end = end;
      return;
    }
    close();
    const inside = trimmed(text, line.start + bullet[0].length, end);
    if (releases.length > 0 && inside.text !== '') open = { start: inside.start, end: inside.end, indent: widthOf(bullet[1] ?? '') };
  });
  close();
  return releases.length > 0 ? { releases, groups, bullets } : undefined;
}

/** `[1.0.0]: https://...`, which belongs to no bullet. */
const isReference = (content: string): boolean => /^\[[^\]]{1,200}\]:\s/.test(content);
const isUnderline = (content: string): boolean => /^(?:=+|-+)$/.test(content);
const widthOf = (indent: string): number => [...indent].reduce((width, one) => (one === '\t' ? width - (width % 4) + 4 : width + 1), 0);
