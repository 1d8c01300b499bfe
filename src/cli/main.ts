#!/usr/bin/env node
import './short-run.ts';
import { askerAt } from './ask.ts';
import { main } from './command.ts';

// a reader that has seen enough (`| head`) is no error
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

const person = askerAt(process.stdin, process.stderr);

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  isErrorTerminal: process.stderr.isTTY === true,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  ask: process.stdin.isTTY && process.stderr.isTTY ? person.ask : undefined,
  now: () => performance.now(),
});
person.close();
