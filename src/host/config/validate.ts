import { createRequire } from 'node:module';
import type { Ajv as AjvClass, ErrorObject, ValidateFunction } from 'ajv';
import { compileGlob, isGlob, type JsonSchema } from '#model';
import { nearest } from '#facts/spelling';
import { architectureMistakes } from './architecture-mistakes.ts';
import { keyPath, type ConfigDocument, type Mistake } from './document.ts';

const compiled = new WeakMap<JsonSchema, ValidateFunction>();

/** All that is wrong with a configuration document, by the schema. Each mistake has its key, its line and the nearest right spelling. */
export function validateConfig(document: ConfigDocument, schema: JsonSchema): Mistake[] {
  const validate = validator(schema);
  const mistakes = validate(document.value) ? [] : (validate.errors ?? []).flatMap((error) => toMistake(error, document));
  return [...mistakes, ...badGlobs(document), ...architectureMistakes(document)].sort((a, b) => a.line - b.line);
}

function validator(schema: JsonSchema): ValidateFunction {
  let validate = compiled.get(schema);
  if (!validate) {
    // loaded on first need: a run without a configuration file never validates
    const { Ajv } = createRequire(import.meta.url)('ajv') as { Ajv: typeof AjvClass };
    validate = new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema);
    compiled.set(schema, validate);
  }
  return validate;
}

function toMistake(error: ErrorObject, document: ConfigDocument): Mistake[] {
  const path = pathOf(error.instancePath, document.value);
  const at = (message: string, key = keyPath(path), line = document.lineOf(path)): Mistake[] => [{ file: document.file, line, key, message }];
  switch (error.keyword) {
    case 'if': // says only that a branch failed; the branch says what
      return [];
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
      return at(`There is no such ${path[0] === 'rules' && path.length === 1 ? 'rule' : 'key'}.${hint(key, known)}`, keyPath([...path, key]), document.lineOfKey(path, key));
    }
    case 'enum': {
      const allowed = (error.params['allowedValues'] as unknown[]).map(String);
      return at(`It is ${show(error.data)}, and must be one of ${allowed.map(show).join(', ')}.${typeof error.data === 'string' ? hint(error.data, allowed) : ''}`);
    }
    case 'type':
      return at(`It is ${show(error.data)}, and must be ${article(String(error.params['type']))}.`);
    case 'required':
      return at(`The key \`${String(error.params['missingProperty'])}\` is missing.`);
    default:
      return at(`It ${error.message ?? 'is not valid'}.`);
  }
}

function badGlobs({ file, value, lineOf }: ConfigDocument): Mistake[] {
  return ['ignore', 'tests'].flatMap((key) => {
    const list: unknown = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : [];
    return (Array.isArray(list) ? list : []).flatMap((glob, index) => {
      if (typeof glob !== 'string' || !isGlob(glob)) return [];
      try {
        compileGlob(glob);
        return [];
      } catch (error) {
        return [{ file, line: lineOf([key, index]), key: keyPath([key, index]), message: error instanceof RangeError ? error.message : String(error) }];
      }
    });
  });
}

/** The keys of a JSON pointer; numbers where the parent is a list. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  let at: unknown = value;
  return pointer.split('/').slice(1).map((part) => {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isIndex = Array.isArray(at);
    at = (at as Record<string, unknown> | undefined)?.[key];
    return isIndex ? Number(key) : key;
  });
}

function hint(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : type === 'array' ? 'a list' : `a ${type}`).replace('an array', 'a list');

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}
