/** One `key: value` of a block mapping. Both are unquoted. */
export interface BlockLine {
  /** The keys above it and its own, outermost first. The array is used again for the next line: copy what is kept. */
  readonly path: readonly string[];
  /** Empty where a mapping follows. */
  readonly value: string;
}

/** A line that no file of this kind has. */
export interface BlockFault {
  readonly offset: number;
  readonly message: string;
}

/**
 * Reads the subset of YAML that package managers write, line by line and in linear time: nested mappings by indentation,
 * quoted or plain keys and scalars on one line. Sequences, flow collections and folded text are handed on as they stand.
 * A YAML library takes ten seconds and a gigabyte for what this reads in a tenth of one.
 * @param separator what ends a plain key: `:` of YAML, a space of yarn 1
 */
export function readBlocks(text: string, separator: ':' | ' ', take: (line: BlockLine) => void): BlockFault | undefined {
  const path: string[] = [];
  const indents: number[] = [];
  const onLine = (indent: number, content: string): void => {
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) {
      indents.pop();
      path.pop();
    }
    const [key, value] = splitEntry(content, separator);
    indents.push(indent);
    path.push(key);
    take({ path, value });
  };
  let complexKey: { readonly indent: number } | undefined;
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const last = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    let at = start;
    while (at < last && text.charCodeAt(at) === 32) at++;
    if (at >= last || text[at] === '#') continue;
    const indent = at - start;
    if (indent === 0 && /^(?:<{7}|={7}|>{7})(?: |$)/.test(text.slice(start, Math.min(last, start + 8)))) return { offset: start, message: 'it has the marks of a merge conflict' };
    if (indent === 0 && text.startsWith('---', start)) continue; // a document of its own
    const content = text.slice(at, last);
    // `? key` and `: value` are how long keys are written
    if (separator === ':' && content.startsWith('? ')) {
      onLine(indent, `${content.slice(2)}:`);
      complexKey = { indent };
    } else if (complexKey !== undefined && indent === complexKey.indent && content.startsWith(': ')) onLine(indent + 2, content.slice(2));
    else if (content !== ':') onLine(indent, content);
  }
  return undefined;
}

/** The key and the value of a line. A line without a key, such as an item of a sequence, is all key. */
function splitEntry(content: string, separator: ':' | ' '): readonly [key: string, value: string] {
  const first = content[0];
  if (first === '"' || first === "'") {
    const end = closing(content, first);
    const rest = content.slice(end + 1);
    // yarn 1 writes several keys on a line, each quoted or not; those are no pairs
    if (separator === ':' ? rest.startsWith(':') : rest.startsWith(' ')) return [unquote(content.slice(0, end + 1)), unquote(rest.slice(1).trim())];
    return [content, ''];
  }
  if (separator === ' ') {
    const space = content.indexOf(' ');
    return space < 0 || content.endsWith(':') ? [content, ''] : [content.slice(0, space), unquote(content.slice(space + 1).trim())];
  }
  for (let colon = content.indexOf(':'); colon >= 0; colon = content.indexOf(':', colon + 1)) {
    const next = content[colon + 1];
    if (next === undefined || next === ' ') return [content.slice(0, colon), unquote(content.slice(colon + 1).trim())];
  }
  return [content, ''];
}

/** Where a quoted string that begins a text ends. */
function closing(text: string, quote: string): number {
  for (let i = 1; i < text.length; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text[i] === quote) {
      if (quote === "'" && text[i + 1] === quote) i++;
      else return i;
    }
  }
  return text.length;
}

/** The text of a scalar without its quotes. */
export function unquote(scalar: string): string {
  const quote = scalar[0];
  if ((quote !== '"' && quote !== "'") || scalar.length < 2 || !scalar.endsWith(quote)) return scalar;
  const inner = scalar.slice(1, -1);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.includes('\\') ? unescapeText(inner, scalar) : inner;
}

function unescapeText(inner: string, scalar: string): string {
  try {
    return String(JSON.parse(scalar));
  } catch {
    return inner;
  }
}
