import { UserError } from '#model';

/**
 * The values of all readers, or everything that is wrong with the command line at once: who mends one flag should not meet the next.
 * @throws {UserError} with the code of the first, one line each
 */
export function allOf<T extends readonly (() => unknown)[]>(...readers: T): { -readonly [K in keyof T]: ReturnType<T[K]> } {
  const wrong: UserError[] = [];
  const values = readers.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      wrong.push(error);
      return undefined;
    }
  });
  const [first] = wrong;
  if (first) throw new UserError(first.code, [...new Set(wrong.map(({ message }) => message))].join('\n'));
  return values as { -readonly [K in keyof T]: ReturnType<T[K]> }; // holds: one value of each reader, since none threw
}
