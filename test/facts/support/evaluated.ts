import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/** What a module that imports another one that is not evaluated yet does when it is: it reads a name that is not set, or it does not. */
export type Outcome = 'reads' | 'does not read' | string;

/**
 * Runs each text in a ring of two modules, entered at the other one (`./other`, whose `Order` is a class), so that the text is
 * evaluated while nothing of the other is set. One process runs them all.
 */
export function evaluateInRings(texts: readonly string[]): Outcome[] {
  const folder = mkdtempSync(join(tmpdir(), 'rings-'));
  try {
    const entries = texts.map((text, i) => {
      const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.React, experimentalDecorators: true, emitDecoratorMetadata: true };
      const { outputText } = ts.transpileModule(text, { fileName: 'text.tsx', compilerOptions: options });
      writeFileSync(join(folder, `text-${i}.mjs`), outputText.replaceAll('./other', `./other-${i}.mjs`));
      writeFileSync(join(folder, `other-${i}.mjs`), `import './text-${i}.mjs';\nexport class Order { static make() { return new Order(); } }\nexport default class {}\n`);
      return pathToFileURL(join(folder, `other-${i}.mjs`)).href;
    });
    writeFileSync(join(folder, 'run.mjs'), RUN);
    return JSON.parse(execFileSync(process.execPath, [join(folder, 'run.mjs')], { input: JSON.stringify(entries), encoding: 'utf8' })) as Outcome[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const RUN = `import { readFileSync } from 'node:fs';
globalThis.React = { createElement() {} };
const unset = (error) => error instanceof ReferenceError && /before initialization/.test(error.message);
let rejected;
process.on('unhandledRejection', (error) => { rejected = error; });
const outcomes = [];
for (const entry of JSON.parse(readFileSync(0, 'utf8'))) {
  rejected = undefined;
  let error;
  await import(entry).catch((one) => { error = one; });
  await new Promise((done) => setImmediate(done));
  error ??= rejected;
  outcomes.push(error === undefined ? 'does not read' : unset(error) ? 'reads' : String(error));
}
process.stdout.write(JSON.stringify(outcomes));
`;
