import type { Shell } from './shell.ts';

const QUIET_FOR = 500;
const BETWEEN = 80;

/** One line on standard error that counts files, only on a terminal and only in runs longer than half a second. */
export function progressLine({ isErrorTerminal, err, now }: Shell): { step(done: number, total: number): void; end(): void } {
  const start = now();
  let last = start + QUIET_FOR - BETWEEN;
  let isShown = false;
  return {
    step(done, total) {
      if (!isErrorTerminal) return;
      const time = now();
      if (time - last < BETWEEN) return;
      last = time;
      isShown = true;
      err(`\r\u001b[Karch-lint: ${done} of ${total} files`);
    },
    end() {
      if (isShown) err('\r\u001b[K');
    },
  };
}

/** Does the work, and what must follow it whether it succeeds or throws. */
export function finallyDo<T>(work: () => T, after: () => void): T {
  try {
    return work();
  } finally {
    after();
  }
}
