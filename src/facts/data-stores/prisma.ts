import type { DataStores, TableUse } from '../data-stores.ts';

/** The models of a Prisma schema with their tables, and the variable of its datasource. Read by lines. */
export function prismaStores(text: string): DataStores {
  const tables: TableUse[] = [];
  let variable: string | undefined;
  let block = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const opened = /^[ \t]{0,20}(model|datasource|generator|enum|view|type)[ \t]{1,9}(\w{1,80})[ \t]{0,9}\{/.exec(line);
    if (opened) {
      block = opened[1] ?? '';
      if (block === 'model') tables.push({ table: opened[2] ?? '', kind: 'model', model: opened[2] ?? '', start, end: start + line.trimEnd().length });
    }
    const last = tables.at(-1);
    const mapped = block === 'model' ? /^[ \t]{0,20}@@map\([ \t]{0,9}(?:name:[ \t]{0,9})?"(\w{1,80})"/.exec(line)?.[1] : undefined;
    if (mapped !== undefined && last) tables[tables.length - 1] = { ...last, table: mapped };
    if (block === 'datasource') variable = /^[ \t]{0,20}url[ \t]{0,20}=[ \t]{0,20}env\("(\w{1,80})"\)/.exec(line)?.[1] ?? variable;
    start += line.length + 1;
  }
  return { tables, writes: [], ...(variable === undefined ? {} : { variable }) };
}
