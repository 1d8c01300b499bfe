import { optionsSchema, type JsonSchema, type Rule } from '#model';

const text: JsonSchema = { type: 'string', minLength: 1 };
const texts = (description: string): JsonSchema => ({ type: 'array', items: text, description });
const selectors = (description: string): JsonSchema => ({ description, if: { type: 'array' }, then: { type: 'array', items: text, minItems: 1 }, else: text });

/**
 * The JSON schema of `arch-lint.jsonc`: the one source of its validation, of its types and of `schema/config.json`.
 * @param rules all rules, each with its options
 */
export function configSchema(rules: readonly Rule[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'ArchLintConfig',
    description: 'Configuration of arch-lint. Data only: nothing in it is executed.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where editors find this schema.' },
      extends: {
        ...texts('Presets (`recommended`, `strict`, `all`) and paths of other configuration files; later ones win. Absent means `["recommended"]`.'),
        default: ['recommended'],
      },
      services: {
        type: 'array',
        description: 'Where the services are: globs of folders, or a name and a folder each.',
        items: {
          if: { type: 'object' },
          then: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'path'],
            properties: { name: { type: 'string', minLength: 1 }, path: { type: 'string', minLength: 1 } },
          },
          else: { type: 'string', minLength: 1 },
        },
      },
      layers: {
        type: 'array',
        description: 'The layers, the lowest first: none may import a higher one. Each is a selector, or a list of siblings that may not import each other.',
        items: {
          if: { type: 'object' },
          then: {
            type: 'object',
            additionalProperties: false,
            required: ['paths'],
            properties: {
              name: { ...text, description: 'As it is called in messages.' },
              paths: selectors('Selectors of the layer; siblings in a list may not import each other.'),
              closed: { type: 'boolean', description: 'It may not be passed over: layers above it may not import layers below it.', default: false },
              because: { type: 'string', description: 'Why it is closed; printed with each finding.' },
            },
          },
          else: selectors('One layer.'),
        },
      },
      tags: { type: 'object', description: 'Selectors of the files that have a tag, by the tag. A part named `tag:payments` is made of them.', additionalProperties: selectors('Selectors of the files.') },
      boundaries: {
        type: 'array',
        description: 'Which parts may not, or may only, import which others. Selectors are paths, globs, `service:name`, `package:name`, `tag:name`, and `node:name` for what comes with Node; a `*` stands for any name.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['from'],
          properties: {
            from: selectors('The importing part.'),
            deny: selectors('What it may not import: parts of the project, or packages.'),
            allow: selectors('All of the project that it may import besides itself. Installed packages are judged only where it names one.'),
            except: selectors('What the boundary does not hold for, on either side of an import.'),
            transitive: { type: 'boolean', description: 'Whether it holds for what is reached through others too.', default: false },
            types: { type: 'boolean', description: 'Whether imports count that only types make.', default: true },
            because: { type: 'string', description: 'Why; printed with each finding.' },
          },
        },
      },
      changelog: {
        type: 'object',
        additionalProperties: false,
        description: 'Where changes are written down, and how.',
        properties: {
          path: { type: 'string', minLength: 1, description: 'The changelog, or the folder of changesets or fragments.' },
          format: { enum: ['entries', 'keep-a-changelog', 'changesets', 'fragments'], description: 'Found by what is there where it is not said.' },
          components: { type: 'object', description: 'Globs of the files of each component, by its name. The longest path wins.', additionalProperties: { if: { type: 'array' }, then: { type: 'array', items: text, minItems: 1 }, else: text } },
          changelogs: { type: 'object', description: 'Changelogs of components that have their own, by the name of the component.', additionalProperties: text },
          types: { ...texts('The types of change that may be written.'), minItems: 1 },
          ignore: texts('Globs of further files whose changes need no entry.'),
          counts: { type: 'array', uniqueItems: true, items: { enum: ['docs', 'tests', 'generated', 'lock-files'] }, description: 'Kinds of files whose changes need an entry too.' },
          waivers: {
            type: 'array',
            description: 'Components that need no entry, and why.',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['component', 'because'],
              properties: { component: { ...text, description: 'A component, or `*` for all.' }, because: text, until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The last day on which it holds, YYYY-MM-DD.' } },
            },
          },
        },
      },
      ignore: texts('Globs or paths that are not read at all.'),
      tests: texts('Globs of test code.'),
      rules: {
        type: 'object',
        additionalProperties: false,
        description: 'Severity of each rule, or severity and options in a list.',
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
    },
  };
}

function ruleSchema(rule: Rule): JsonSchema {
  const severity = { enum: ['off', 'warn', 'error'] };
  return {
    description: rule.summary,
    if: { type: 'array' },
    then: { type: 'array', minItems: 1, maxItems: 2, items: [severity, optionsSchema(rule.options)] },
    else: severity,
  };
}
