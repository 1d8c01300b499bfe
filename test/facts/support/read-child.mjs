// Reads texts in a process of its own, because a parser that overflows takes its process with it.
// argv: the built source.js; then names on standard input, one a line. Answers one line a name.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { nestingTexts } from './nesting-texts.mjs';

const { openSource } = await import(pathToFileURL(process.argv[2] ?? '').href);
const { imports } = await import(new URL('imports.js', pathToFileURL(process.argv[2] ?? '')).href);

for await (const name of createInterface({ input: process.stdin })) {
  const { file, text } = nestingTexts[name];
  process.stdout.write(`${name}\t${outcome(file, text())}\n`);
}

function outcome(file, text) {
  const source = openSource(file, /\.[cm]?tsx?$/.test(file) ? 'typescript' : 'javascript', text);
  try {
    void source.scripts.map((script) => [script.comments, script.tree]);
    imports.extract({ ...source, text: `${text}import`, scripts: source.scripts });
    return 'parsed';
  } catch (error) {
    return error.name === 'SyntaxFailure' ? 'refused' : `threw ${error.stack}`.replaceAll('\n', ' | ');
  }
}
