import { createInterface, type Interface } from 'node:readline';

/** Somebody at a terminal. */
export interface Asker {
  /** Their next line; empty once the input has ended. */
  ask(question: string): Promise<string>;
  /** Lets go of the input, or the process would wait for more. */
  close(): void;
}

/** Asks on standard error, so that standard output holds nothing but the answer of the command. Nothing is read before the first question. */
export function askerAt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asker {
  const typed: string[] = []; // lines that came before they were asked for
  let waiting: ((line: string) => void) | undefined;
  let isEnded = false;
  let lines: Interface | undefined;
  const take = (line: string): void => {
    const answer = waiting;
    waiting = undefined;
    if (answer) answer(line);
    else typed.push(line);
  };
  const open = (): Interface =>
    createInterface({ input, output, terminal: false }).on('line', take).on('close', () => {
      isEnded = true;
      waiting?.('');
    });
  return {
    ask(question) {
      lines ??= open();
      output.write(question);
      const next = typed.shift();
      return next !== undefined || isEnded ? Promise.resolve(next ?? '') : new Promise((resolve) => (waiting = resolve));
    },
    close: () => lines?.close(),
  };
}
