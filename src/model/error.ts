/**
 * Something the user can mend: one sentence of what is wrong and one of what to do.
 * Everything else that is thrown is a crash.
 */
export class UserError extends Error {
  readonly code: string;

  /**
   * @param code stable kebab-case name, such as `unknown-rule`
   * @param message what happened, where, and what to do next
   */
  constructor(code: string, message: string) {
    super(message);
    this.name = 'UserError';
    this.code = code;
  }
}
