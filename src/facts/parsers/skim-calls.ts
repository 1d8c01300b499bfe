import type { ModuleRecord } from '#model';
import { isWordUnit } from './nesting-words.ts';
import { namesIn, STRING } from './skim-imports.ts';

type DynamicImport = ModuleRecord['dynamicImports'][number];
type Require = NonNullable<ModuleRecord['requires']>[number];

const IMPORT_CALL = new RegExp(`import[ \\t]*\\(\\s*(${STRING})\\s*\\)`, 'y');
/** No type can stand behind these, so what stands there is evaluated: `await`, `return`, and an arrow that is a call's first argument. */
const EVALUATED = /(?:(?:^|[^\w$.])(?:await|return)[ \t]+|[\w$]\((?:async[ \t]+)?\(\)[ \t]*=>[ \t]*)$/;
/** Nor can a type be called. */
const HANDLED = /\s*\.(?:then|catch|finally)\(/y;

/** A plain `import('x')` at an offset that is evaluated, and no `import('x')` of a type. */
export function readImportCall(text: string, start: number): DynamicImport | undefined {
  IMPORT_CALL.lastIndex = start;
  const specifier = IMPORT_CALL.exec(text)?.[1];
  if (specifier === undefined) return undefined;
  HANDLED.lastIndex = IMPORT_CALL.lastIndex;
  if (!EVALUATED.test(text.slice(Math.max(0, start - 30), start)) && !HANDLED.test(text)) return undefined;
  const at = text.indexOf(specifier, start);
  return { moduleRequest: { start: at, end: at + specifier.length } };
}

const REQUIRE_CALL = new RegExp(`require\\((${STRING})\\)[ \\t]*(?:;|$|\\r?\\n\\s*(?!in\\b|instanceof\\b|as\\b|satisfies\\b)(?=[\\w$]|$))`, 'y');
const LONGEST_PATTERN = 1000;

/** A statement `const a = require('x')` or `const { a, b: c } = require('x')`, by the offset of its `require` outside of all brackets. */
export function readRequire(text: string, start: number): Require | undefined {
  REQUIRE_CALL.lastIndex = start;
  const specifier = REQUIRE_CALL.exec(text)?.[1];
  if (specifier === undefined) return undefined;
  const before = (start > LONGEST_PATTERN ? text.slice(start - LONGEST_PATTERN, start) : `\n${text.slice(0, start)}`).trimEnd();
  const bindings = before.endsWith('=') ? declaredAtEnd(before.slice(0, -1).trimEnd()) : undefined;
  if (!bindings) return undefined;
  const at = start + 'require('.length;
  return { moduleRequest: { value: specifier.slice(1, -1), start: at, end: at + specifier.length }, bindings };
}

/** What a text declares that ends with `const a` or `const { a, b: c }`. */
function declaredAtEnd(text: string): Require['bindings'] | undefined {
  let from = text.endsWith('}') ? text.lastIndexOf('{') : text.length;
  if (from === text.length) while (from > 0 && isWordUnit(text.charCodeAt(from - 1))) from--;
  if (from < 0 || !/[\s;](?:const|let|var)\s{1,3}$/.test(text.slice(Math.max(0, from - 10), from))) return undefined;
  const written = text.slice(from);
  if (!written.startsWith('{')) return /^[A-Za-z_$][\w$]*$/.test(written) ? [{ imported: '*', local: written, isType: false }] : undefined;
  const list = written.slice(1, -1);
  if (!/^[\w$\s,:]*$/.test(list) || /\b(?:type|as)\b/.test(list)) return undefined;
  // a pattern writes `b: c` where an import writes `b as c`
  return namesIn(list.replaceAll(':', ' as '))?.map(({ name, local }) => ({ imported: name, local, isType: false }));
}
