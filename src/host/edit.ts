import { chmodSync, closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { compareText, UserError } from '#model';
import { codeOf } from './discover.ts';
import { decode } from './read.ts';

const MARK = '\uFEFF';

/**
 * The text of a file that is to be edited, without its byte order mark; undefined where there is no file.
 * @throws {UserError} `output-failed` where it is no file of the project that can be read as text
 */
export function textToEdit(root: string, file: string): string | undefined {
  const path = ownPath(root, file);
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat) return undefined;
    if (!stat.isFile()) throw failed(file, 'it is no ordinary file');
    const found = decode(readFileSync(path));
    if ('skipped' in found) throw failed(file, found.skipped);
    return found.text;
  } catch (error) {
    throw error instanceof UserError ? error : failed(file, codeOf(error));
  }
}

/** Names of what is in a folder, in code-unit order; none where there is no such folder. */
export function namesIn(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(dirname(ownPath(root, `${folder}/any`))).sort(compareText);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return [];
  }
}

/**
 * Writes the new text of a file whole or not at all: beside it, then renamed over it. Its mode and its byte order mark stay.
 * @throws {UserError} `output-failed`
 */
export function writeEdited(root: string, file: string, text: string): void {
  const path = ownPath(root, file);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    const mark = stat && readFileSync(path).subarray(0, 3).toString('utf8') === MARK ? MARK : '';
    if (!stat) mkdirSync(dirname(path), { recursive: true });
    const handle = openSync(temporary, 'wx', 0o644);
    try {
      writeFileSync(handle, mark + text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (stat) chmodSync(temporary, stat.mode & 0o777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw failed(file, codeOf(error));
  }
}

/** A path in the project itself, not behind a link that leads out of it. */
function ownPath(root: string, file: string): string {
  const path = join(root, file);
  let folder = dirname(path);
  while (folder.length > root.length && !lstatSync(folder, { throwIfNoEntry: false })) folder = dirname(folder);
  if (!path.startsWith(root.endsWith(sep) ? root : root + sep) || realpathSync(folder) !== folder) throw failed(file, 'it is not in the project itself');
  return path;
}

function failed(file: string, reason: string): UserError {
  return new UserError('output-failed', `\`${file}\` cannot be written (${reason}). Check \`changelog\` of the configuration, and the rights of the folder.`);
}
