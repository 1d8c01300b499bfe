import { askedFact } from '#model';
import type { PythonManifest } from './python-manifests.ts';
import { readRequirements } from './python/requirements.ts';

/** What a file says that another manifest includes by its name, whatever that name is. */
export const includedRequirements = askedFact<PythonManifest | undefined>({
  id: 'included-requirements',
  version: 1,
  syntax: ['text', 'requirements'],
  extract: ({ text }) => readRequirements(text),
});
