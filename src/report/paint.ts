/** Gives text its look. Without colour every function gives the text back as it is. */
export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
  underline(text: string): string;
}

/** @param isColoured what the door has decided from flags, the terminal and `NO_COLOR` */
export function paintWith(isColoured: boolean): Paint {
  const style = (open: number, close: number) => (text: string): string => (isColoured ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  return { red: style(31, 39), yellow: style(33, 39), dim: style(2, 22), bold: style(1, 22), underline: style(4, 24) };
}
