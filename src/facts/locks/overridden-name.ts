/** The package that the key of an override is about: `react`, `react@^17`, `parent>react@1`, `parent/react`, and `**` before it. */
export function overriddenName(key: string): string | undefined {
  let parent = key.lastIndexOf('>');
  while (parent > 0 && ' |@'.includes(key[parent - 1] ?? '')) parent = key.lastIndexOf('>', parent - 1); // of a range
  const last = key.slice(parent + 1).trim();
  const from = last.lastIndexOf('@');
  const path = from > 0 && last[from - 1] !== '/' ? last.slice(0, from) : last;
  const parts = path.split('/');
  const scope = parts.at(-2) ?? '';
  const name = parts.at(-1) ?? '';
  return name === '' ? undefined : scope.startsWith('@') ? `${scope}/${name}` : name;
}
