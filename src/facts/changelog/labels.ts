/** Longest label that is looked for: a component has a name, not a sentence. */
const MOST = 120;
const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '`': '`' };

/**
 * What a bullet is said to be about before its text begins, as written: `orders: ...`, `**orders**: ...`, `**orders:** ...`,
 * `` `orders`: ... ``, `` `[orders]` ... ``, `[orders] ...`, `(orders) ...`, `orders, billing: ...`; of a bullet that is only a name, the name.
 */
export function labelsOf(bullet: string): string[] {
  const head = bullet.slice(0, MOST);
  const marks = /^(?:\*\*|__|\*|_)?/.exec(head)?.[0] ?? '';
  const bare = head.slice(marks.length);
  const closer = CLOSERS[bare[0] ?? ''];
  const inside = closer === undefined ? undefined : enclosed(bare, closer, marks);
  const label = inside ?? colonLabel(bare, marks) ?? (bullet.length < MOST && !/[\s.:]/.test(bare.replace(marks, '')) ? withoutMarks(bare, marks) : undefined);
  return label === undefined ? [] : label.split(/[,&+]/).map((name) => name.replaceAll('`', '').trim()).filter((name) => name !== '');
}

/** What stands in brackets or backticks; backticks and a link need a colon behind, as they also begin sentences. */
function enclosed(text: string, closer: string, marks: string): string | undefined {
  const close = text.indexOf(closer, 1);
  if (close < 0) return undefined;
  const rest = text.slice(close + 1).replace(marks, '');
  const within = text.slice(1, close);
  if (closer === '`' && within.startsWith('[') && within.endsWith(']')) return within.slice(1, -1);
  const isLink = rest.startsWith('(') && closer === ']';
  return closer === '`' || isLink ? (/^(?:\([^)]{0,100}\))?\s?:/.test(rest) ? within : undefined) : within;
}

function colonLabel(text: string, marks: string): string | undefined {
  const colon = /:(?=\s|\*|_|$)/.exec(text)?.index ?? -1;
  if (colon < 1) return undefined;
  const label = withoutMarks(text.slice(0, colon), marks);
  return /[.;!?"'<>=]\s|\s{2}/.test(label) ? undefined : label;
}

const withoutMarks = (text: string, marks: string): string => (marks === '' ? text : text.replace(marks, '')).trim();
