import { toolFact } from '#model';
import { packageManifests } from './package-manifests.ts';
import { pythonManifests } from './python-manifests.ts';

/** Whether the name of a package stands anywhere in a project: in a file that no fact reads, or in a text of one that is no import. */
export interface Mentions {
  /**
   * Whether a text below a folder, or a file in a folder above it, names a package, as a word of its own.
   * True too where that is not known: of a name that no manifest has, and of a folder with a file too long to be read.
   * @param folder relative to the root; empty for the root itself
   */
  isMentioned(folder: string, name: string): boolean;
}

/** Lists of dependencies are no mentions, nor are lock files and what tells the story of a project. Only the host can answer. */
export const mentions = toolFact<Mentions, { packageManifests: typeof packageManifests; pythonManifests: typeof pythonManifests }>({ id: 'mentions', version: 1, needs: { packageManifests, pythonManifests } });

/** What tools leave out of a name, so that a configuration may name a package by the rest. */
const LEFT_OUT = /^(?:@[\w.-]+\/)?(?:eslint-(?:plugin|config)|babel-(?:plugin|preset)|stylelint-config|prettier-plugin|jest-environment|jest-runner|plugin|preset|gatsby-plugin|remark|rehype|karma|grunt|gulp|hexo|metalsmith|hubot)-|^@graphql-codegen\//;

/** The words by which a package may be named: its name, and what a tool's configuration makes of it. */
export function mentionForms(name: string): readonly string[] {
  const short = name.replace(LEFT_OUT, '');
  return [name, ...(short !== name && short !== '' ? [short] : [])].map(asWord);
}

/** A name as mentions are compared: Python and its installers do not tell `_` and `-` apart, nor case. */
export const asWord = (name: string): string => name.toLowerCase().replaceAll('_', '-');
