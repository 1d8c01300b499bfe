// Where literals end, for `nesting-scan.ts`. Each gives the offset behind what it reads, or -1 where that is not certain.

/** Of a string, from behind its opening quote. */
export function endOfString(text: string, from: number, quote: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) i += text.startsWith('\r\n', i + 1) ? 2 : 1;
    else if (unit === 10 || unit === 13) return -1;
    else if (unit === quote) return i + 1;
  }
  return -1;
}

/** Of a template's text: behind its closing backtick or its next `${`. */
export function endOfTemplateText(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) i++;
    else if (unit === 96) return i + 1;
    else if (unit === 36 && text.charCodeAt(i + 1) === 123) return i + 2;
  }
  return -1;
}

/** Of a regular expression without its flags, from behind its opening slash. */
export function endOfRegularExpression(text: string, from: number, endOfLine: number): number {
  let isInSet = false;
  for (let i = from; i < endOfLine; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) i++;
    else if (unit === 91) isInSet = true;
    else if (unit === 93) isInSet = false;
    else if (unit === 47 && !isInSet) return i + 1;
  }
  return -1;
}

/** Whether a text that begins with a digit is a number, and no word sticks to it. */
export function isNumber(text: string): boolean {
  return /^(?:0[xob][\da-f_]+n?|[\d_]+n?|[\d_]*\.?[\d_]*(?:e[\d_]*)?)$/i.test(text);
}
