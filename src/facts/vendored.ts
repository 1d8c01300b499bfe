/**
 * Folders into which other people's code is copied, that programs write, or that are filled in when a project is made of them. `vendor` is also what a shop calls its suppliers, so it counts only for what
 * browsers load and for shell scripts; nobody copies TypeScript.
 */
const COPIED = /(?:^|\/)(?:_vendor|vendored|third[-_]party|bower_components|jspm_packages|generated|__generated__)\/|(?:^|\/)(?:js|static|public|assets)\/libs?\/|\{\{|(?:^|\/)(?:vendors?|extern(?:al)?s?)\/(?:[^/]+\/)*[^/]+\.(?:[cm]?js|jsx|html?|sh|sql|md)$/i;
/** Files that a program has put together, or that carry the version or the hash that they were published under. */
const PUBLISHED = /(?:^|[./-])(?:bundle|min|pack(?:ed)?)\.[cm]?js$|[-.]v?\d+\.\d+(?:\.\d+)?(?:[-.][\w.-]{1,40})?\.[cm]?js$|[-.](?=[a-f]*\d)[0-9a-f]{8,40}\.[cm]?js$/i;

/** Characters of a line, above which no person has written it, and how many lines are looked at. */
const LONGEST_LINE = 1_500;
const MOST_LINES = 40;

/** Whether a script was put through a minifier: lines longer than anybody writes are most of its beginning. */
export function isMinified(text: string): boolean {
  if (text.length < LONGEST_LINE * 2) return false;
  let start = 0;
  let long = 0;
  for (let line = 0; line < MOST_LINES && start < text.length; line++) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (stop - start > LONGEST_LINE) long += stop - start;
    start = stop + 1;
  }
  return long * 2 > Math.min(start, text.length);
}

/** Whether a path says that the file is other people's, or a program's: nobody here can keep its promises. */
export function isVendored(file: string): boolean {
  return COPIED.test(file) || PUBLISHED.test(file);
}
