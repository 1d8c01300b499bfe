import type { LockedRequest, LockFile } from '../lock-files.ts';
import { entriesOf, memberOf, readJson, textOf } from './json-text.ts';
import { createLockBuilder } from './lock-builder.ts';
import { byName, request } from './requests.ts';

/** Reads `Pipfile.lock`: a group of requirements for each group of the Pipfile, with what they bring in. */
export function readPipfileLock(text: string): LockFile {
  const lock = createLockBuilder();
  const read = readJson(text);
  if ('error' in read) return { ...lock.done('pipenv', ''), error: read.error };
  const requests: LockedRequest[] = [];
  for (const [group, packages] of entriesOf(read.value)) {
    if (group === '_meta') continue;
    for (const [name, one] of entriesOf(packages)) {
      const version = textOf(one, 'version')?.replace(/^===?/, '');
      lock.chosen(name, version ?? '');
      requests.push(request(name, undefined, version));
    }
  }
  const format = memberOf(memberOf(read.value, '_meta'), 'pipfile-spec');
  return { importers: [['', byName(requests)]], ...lock.done('pipenv', typeof format === 'number' ? String(format) : '') };
}
