/** Words of strings that hold a place. Wide: what they mean depends on where they stand. */
const FILLER =
  /example\.(?:com|org|net)|\.(?:example|invalid)\b|your[-_]\w|your(?:domain|company|site|app|server|host|instance|api)\b|my-?(?:domain|site|company)\.com|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|xxxx|placeholder|dummy|\binsert[-_]|<[^<>\n]{0,20}(?:your|key|token|secret|password)|lorem ipsum|j(?:ohn|ane)[ ._-]?doe|555[-. ]?\d{4}|super[-_]?secret|secret[-_]?key|password123|fill[-_ ]me|\bput[-_]/i;

export const mayHoldFiller = (text: string): boolean => FILLER.test(text);
