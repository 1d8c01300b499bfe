import { join } from 'node:path/posix';
import { folderOf, upward } from '#model';
import type { SelectorWritten } from '#facts/architecture-settings';
import type { Discovered } from './discover.ts';
import { asObject, asTexts, own, parseJsonObject } from './json.ts';

/** The tags of a workspace of Nx, and the folders that have each: `tags` of `project.json`, `nx.tags` of `package.json`. */
export function nxTags({ sources, projectFiles }: Discovered, read: (file: string) => string | undefined): Map<string, readonly SelectorWritten[]> {
  const tags = new Map<string, SelectorWritten[]>();
  if (read('nx.json') === undefined) return tags;
  const add = (file: string, found: readonly string[]): void => {
    for (const tag of found) {
      const list = tags.get(tag) ?? [];
      list.push({ text: folderOf(file) || '.', at: { file, start: 0, end: 0 }, key: 'tags' });
      tags.set(tag, list);
    }
  };
  for (const folder of new Set(sources.flatMap((file) => upward(folderOf(file))))) {
    const file = join(folder, 'project.json');
    const text = read(file);
    if (text !== undefined) add(file, asTexts(own(parseJsonObject(text), 'tags')));
  }
  for (const file of projectFiles)
    if (/(?:^|\/)package\.json$/.test(file)) add(file, asTexts(own(asObject(own(parseJsonObject(read(file) ?? ''), 'nx')), 'tags')));
  return tags;
}
