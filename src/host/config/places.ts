import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { Place } from '#model';

/** The place of a value in a configuration file, with its quotes; the beginning of the file where it cannot be found. */
export type Placing = (path: readonly (string | number)[]) => Place;

/** @param text of the file without byte order mark, or undefined where it cannot be read */
export function placesIn(file: string, text: string | undefined): Placing {
  const tree = text === undefined ? undefined : parsed(text);
  return (path) => {
    const node = tree && findNodeAtLocation(tree, [...path]);
    return { file, start: node?.offset ?? 0, end: node ? node.offset + node.length : 0 };
  };
}

function parsed(text: string): Node | undefined {
  try {
    return parseTree(text, [], { allowTrailingComma: true });
  } catch {
    return undefined; // nested too deeply for the parser's recursion: another text than the one that the settings came from
  }
}
