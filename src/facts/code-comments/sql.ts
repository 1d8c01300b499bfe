/** Statements that are SQL wherever they stand, up to the semicolon that ends them. */
const STATEMENT: readonly RegExp[] = [
  /^select\s[^;]{1,2000}?\sfrom\s+["`[\w]/i,
  /^select\s+[\w."]{1,80}\(/i,
  /^insert\s+(?:ignore\s+)?into\s+["`[\w.\]]{1,120}\s*(?:\(|values\b|select\b|default\s+values)/i,
  /^update\s+(?:only\s+)?["`[\w.\]]{1,120}(?:\s+(?:as\s+)?\w{1,40})?\s+set\s+["`[\w.\]]{1,120}\s*=/i,
  /^delete\s+from\s+["`[\w.\]]{1,120}(?:\s+(?:where|using|as)\b.*)?$/is,
  /^create\s+(?:or\s+replace\s+)?(?:(?:unique|temp|temporary|unlogged|global|local|materialized|recursive|external|foreign|virtual|constraint)\s+){0,2}(?:table|index|view|function|procedure|trigger|type|schema|sequence|extension|database|role|user|policy|domain|rule|aggregate)\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?["`[\w]/i,
  /^alter\s+(?:table|index|view|type|sequence|schema|role|user|database|function|policy)\s+(?:if\s+exists\s+)?(?:only\s+)?["`[\w.\]()]{1,160}\s+(?:add|drop|alter|rename|set|owner|enable|disable|validate|modify|change|attach|detach|with|reset)\b/i,
  /^drop\s+(?:table|index|view|materialized\s+view|function|procedure|trigger|type|schema|sequence|extension|database|role|user|policy|domain)\s+(?:concurrently\s+)?(?:if\s+exists\s+)?["`[\w.\],\s()]{1,400}(?:cascade|restrict)?$/i,
  /^(?:grant|revoke)\s+[\w,\s]{1,200}?\son\s+[\s\S]{1,200}?\s(?:to|from)\s+["`\w]/i,
  /^truncate\s+(?:table\s+)?["`[\w.\],\s]{1,200}(?:restart\s+identity|cascade|continue\s+identity|restrict|\s){0,3}$/i,
  /^comment\s+on\s+(?:table|column|function|index|view|type|schema|constraint)\s+\S+\s+is\s+(?:'|null)/i,
  /^with\s+\w{1,80}(?:\s*\([^()]*\))?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/i,
];

/** Words that SQL has not, and a full stop. */
const SENTENCE = /\b(?:the|this|that|which|will|should|because|we|you|it|our|they)\b|[a-z]\.(?:\s|$)/i;

const BEGINS = /^\s*(?:select|insert|update|delete|create|alter|drop|grant|revoke|truncate|comment|with)\s/i;
/** `email text not null,`: a column between others. */
const COLUMN = /^\s*["`]?\w{1,63}["`]?\s+(?:big|small)?(?:int(?:eger)?|serial|text|varchar|char(?:acter(?: varying)?)?|bool(?:ean)?|uuid|timestamp(?:tz)?|date(?:time)?|time|numeric|decimal|jsonb?|bytea|blob|real|double precision|float|citext|inet|bigint|bigserial)\b(?:\s?\(\d+(?:,\s?\d+)?\))?(?:\[\])?(?:\s+(?:not null|null|unique|primary key|default\s[^\s,;]{1,100}|references\s[^\s,;()]{1,80}(?:\s?\([^()]{1,60}\))?|with time zone|without time zone|check\s?\([^()]{1,120}\))){0,6}\s?,\s*$/i;

/** Any line may be a part of a statement; the statement decides. */
export const isSqlLike = (line: string): boolean => BEGINS.test(line) || COLUMN.test(line) || /[;,()]\s*$/.test(line) || /^\s*(?:from|where|and|or|join|left|inner|on|set|values|group|order|limit|having|union|returning)\b/i.test(line);

/** Whether lines are SQL: statements that are all complete and end with a semicolon, or columns of a table that end with a comma. */
export function isSqlCode(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length > 0 && written.every((line) => COLUMN.test(line))) return true;
  const text = withoutComments(lines).trim();
  if (!text.endsWith(';') || !BEGINS.test(text)) return false;
  if (SENTENCE.test(text.replace(/'[^']*'|"[^"]*"/g, ''))) return false;
  const statements = statementsOf(text);
  return statements !== undefined && statements.every((one) => STATEMENT.some((pattern) => pattern.test(one)));
}

const withoutComments = (lines: readonly string[]): string => lines.map((line) => line.replace(/(^|\s)--\s.*$/, '$1')).join('\n');

/** Statements without their semicolons; undefined where quotes or brackets do not close. */
function statementsOf(text: string): string[] | undefined {
  const found: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (`'"\``.includes(character)) {
      const close = text.indexOf(character, at + 1);
      if (close < 0) return undefined;
      at = close;
    } else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ';' && depth === 0) {
      found.push(text.slice(from, at).trim());
      from = at + 1;
    }
    if (depth < 0) return undefined;
  }
  return depth === 0 && text.slice(from).trim() === '' ? found.filter((one) => one !== '') : undefined;
}
