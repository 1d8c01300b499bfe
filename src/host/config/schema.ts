import { optionsSchema, type JsonSchema, type Rule } from '#model';

const texts = (description: string): JsonSchema => ({ type: 'array', items: { type: 'string', minLength: 1 }, description });

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
        description: 'Folders of each layer, the lowest first; siblings in one list are independent.',
        items: texts('One layer.'),
      },
      boundaries: {
        type: 'array',
        description: 'Which parts may not, or may only, import which others.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['from'],
          properties: {
            from: { type: 'string', minLength: 1, description: 'Selector of the importing part.' },
            deny: { type: 'string', minLength: 1, description: 'Selector of what it may not import.' },
            allow: { type: 'string', minLength: 1, description: 'Selector of all that it may import.' },
            except: texts('Selectors that the boundary does not hold for.'),
            transitive: { type: 'boolean', description: 'Whether it holds for what is reached through others too.' },
            because: { type: 'string', description: 'Why; printed with each finding.' },
          },
        },
      },
      changelog: {
        type: 'object',
        additionalProperties: false,
        description: 'Where changes are written down, and how.',
        properties: {
          path: { type: 'string', minLength: 1 },
          format: { enum: ['entries', 'keep-a-changelog', 'changesets', 'fragments'] },
          components: { type: 'object', description: 'Glob of each component.', additionalProperties: { type: 'string', minLength: 1 } },
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
