import { createInterface } from 'node:readline/promises';

/** Asks on standard error, so that standard output holds nothing but the answer of the command; an end of input is an empty line. */
export async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}
