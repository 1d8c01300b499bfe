import { relative, resolve, sep } from 'node:path';
import { UserError } from '#model';
import { nearest } from '#facts/spelling';
import type { GraphRun } from '#api';
import type { LevelGraph } from './graph-view.ts';

/**
 * The nodes that a word of the command line means, in code-unit order: the package or service of that name at its level;
 * else what stands for the file or the folder at that path, from the working directory or else from the root;
 * else what stands for the package or service of that name.
 */
export function namesMeant(word: string, { graph, root, packageOf, services }: GraphRun, { level, names, edges, componentOf }: LevelGraph, cwd: string): string[] {
  const isByName = level === 'package' || level === 'service';
  if (isByName && names.includes(word)) return [word];
  const files = level === 'file' ? [...new Set([...names, ...edges.map(({ to }) => to)])] : graph.modules;
  const choices: ((file: string) => boolean)[] = [
    ...pathsOf(word, root.path, cwd).map((path) => (file: string) => path === '' || file === path || file.startsWith(`${path}/`)),
    (file) => services.of(file)?.name === word,
    (file) => packageOf(file) === word,
    (file) => word.startsWith('@') && !word.includes('/') && packageOf(file)?.startsWith(`${word}/`) === true,
  ];
  for (const isMeant of choices) {
    const meant = files.filter(isMeant);
    if (meant.length > 0) return [...new Set(meant.map(componentOf))].sort();
  }
  return [];
}

/** Says that a word means nothing here, and what is spelt nearly so. */
export function unknownName(word: string, { graph, root, packageOf, services }: GraphRun, { level, names }: LevelGraph, cwd: string): UserError {
  const folders = new Set<string>();
  for (const module of graph.modules) for (let end = module.lastIndexOf('/'); end > 0; end = module.lastIndexOf('/', end - 1)) folders.add(module.slice(0, end));
  const packages = new Set(graph.modules.flatMap((module) => packageOf(module) ?? []));
  const known = [...new Set([...names, ...graph.modules, ...folders, ...packages, ...services.all.map(({ name }) => name)])];
  const depthOf = (path: string): number => path.split('/').length;
  // the folder that a path begins with is near it too, but a sibling with a letter more is what was meant
  const close = (one: string): string | undefined => nearest(one, known.filter((name) => depthOf(name) === depthOf(one))) ?? nearest(one, known);
  const near = [...pathsOf(word, root.path, cwd), word].map(close).find((one) => one !== undefined);
  const what = level === 'service' ? 'service, package, module or folder' : level === 'package' ? 'package, module or folder' : 'module or folder';
  return new UserError('unknown-module', `There is no ${what} \`${word}\` in the graph.${near === undefined ? ' Paths are relative to the working directory or to the root.' : ` Did you mean \`${near}\`?`}`);
}

/** The paths below the root that a word may mean, as seen from the working directory and from the root. */
function pathsOf(word: string, root: string, cwd: string): string[] {
  const paths = [resolve(cwd, word), resolve(root, word)].map((path) => relative(root, path).split(sep).join('/'));
  return [...new Set(paths)].filter((path) => path !== '..' && !path.startsWith('../'));
}
