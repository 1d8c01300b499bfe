import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProject } from '../examples.ts';
import { archLint, MAIN, reportOf } from './cli.ts';

const { Ajv } = createRequire(import.meta.url)('ajv') as typeof import('ajv');
const RING = new Map([
  ['package.json', '{ "name": "shop" }'],
  ['src/cart.ts', "import { price } from './price.js';\nexport const total = () => price();\n"],
  ['src/price.ts', "import { total } from './cart.js';\nexport const price = () => 1;\nexport const again = () => total();\n"],
  ['src/tax.ts', '// TODO: read the rate from the contract\nexport const tax = 0.19;\n'],
]);
const CLEAN = new Map([['src/tax.ts', 'export const tax = 0.19;\n']]);

describe('exit codes', () => {
  it('is 0 without a finding, and with warnings alone', () => {
    inProject(CLEAN, (root) => expect(archLint(root, [])).toMatchObject({ code: 0, err: '' }));
    inProject(RING, (root) => expect(archLint(root, ['--only', 'no-placeholder-comment']).code).toBe(0));
  });

  it('is 1 with an error, and with more warnings than allowed', () => {
    inProject(RING, (root) => {
      expect(archLint(root, []).code).toBe(1);
      const { code, err } = archLint(root, ['--only', 'no-placeholder-comment', '--max-warnings', '0']);
      expect({ code, err }).toEqual({ code: 1, err: 'arch-lint: 1 warnings are more than --max-warnings 0 allows.\n' });
      expect(archLint(root, ['--only', 'no-placeholder-comment', '--max-warnings', '1']).code).toBe(0);
    });
  });

  it.each([
    [['--formt', 'json'], 'There is no flag `--formt`. Did you mean `--format`?'],
    [['--format', 'jsn'], 'There is no format `jsn`. Did you mean `json`?'],
    [['--only', 'no-import-cycel'], 'There is no rule `no-import-cycel`. Did you mean `no-import-cycle`?'],
    [['--rule', 'no-import-cycle'], '`--rule no-import-cycle` cannot be read.'],
    [['--rule', 'no-import-cycle: eror'], 'must be one of `"off"`, `"warn"`, `"error"`. Did you mean `error`?'],
    [['--max-warnings', 'many'], '`--max-warnings many` is no number.'],
    [['--config', 'absent.jsonc'], 'The configuration file absent.jsonc cannot be read (ENOENT).'],
    [['scr'], 'There is no file or folder `scr`.'],
    [['chek'], 'Or did you mean the command `check`?'],
    [['docs'], 'There is no source file to judge in `docs`.'],
    [['--format', 'json', '--format', 'pretty'], 'would both go to standard output'],
    [['explain'], 'Name a rule or the fingerprint of a finding'],
    [['explain', 'no-import-cycles'], 'Did you mean `no-import-cycle`?'],
    [['explain', 'abcdef012345'], 'No finding of this project has a fingerprint that begins with'],
  ])('is 2 for %j, and says what to do', (args, message) => {
    inProject(new Map([...RING, ['docs/readme.txt', '']]), (root) => {
      const { code, out, err } = archLint(root, args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(message);
      expect(err).not.toContain('    at ');
    });
  });

  it('is 2 in a folder without sources: nothing judged is not clean', () => {
    inProject(new Map([['notes.txt', '']]), (root) => expect(archLint(root, []).code).toBe(2));
  });

  it('is 2 for a broken configuration, with all mistakes at once', () => {
    const config = '{\n  "ignor": [],\n  "rules": {\n    "no-import-cycel": "error",\n    "no-placeholder-comment": ["warning", { "alowTicket": 1 }]\n  }\n}\n';
    inProject(new Map([...RING, ['arch-lint.jsonc', config]]), (root) => {
      const { code, err } = archLint(root, []);
      expect(code).toBe(2);
      expect(err).toMatchInlineSnapshot(`
        "arch-lint: The configuration has 4 mistakes. Mend them and run again:
          arch-lint.jsonc:2  ignor: There is no such key. Did you mean \`ignore\`?
          arch-lint.jsonc:4  rules.no-import-cycel: There is no such rule. Did you mean \`no-import-cycle\`?
          arch-lint.jsonc:5  rules.no-placeholder-comment[0]: It is \`"warning"\`, and must be one of \`"off"\`, \`"warn"\`, \`"error"\`. Did you mean \`warn\`?
          arch-lint.jsonc:5  rules.no-placeholder-comment[1].alowTicket: There is no such key. Did you mean \`allowTicket\`?
        "
      `);
    });
  });

  it('is 3 when a file cannot be parsed or decoded, and keeps the findings of all others', () => {
    inProject(new Map([...RING, ['src/broken.ts', 'export const = ;\n']]), (root) => {
      writeFileSync(join(root, 'src/latin.ts'), Buffer.from([0x2f, 0x2f, 0x20, 0xe9, 0x0a]));
      const { code, report } = reportOf(root);
      expect(code).toBe(3);
      expect(report.summary.byRule).toEqual({ 'no-import-cycle': 1, 'no-placeholder-comment': 1 });
      expect(report.completeness.skipped.map(({ file }) => file)).toEqual(['src/broken.ts', 'src/latin.ts']);
      expect(report.completeness.skipped[0]?.reason).toMatch(/^it cannot be parsed \(line 1, column 14: /);
      expect(report.completeness.files).toBe(report.completeness.parsed + report.completeness.skipped.length);
      expect(archLint(root, []).out).toContain('not judged: src/latin.ts: it is not UTF-8');
    });
  });

  it('is 3 when a file or a folder may not be read', ({ skip }) => {
    inProject(RING, (root) => {
      const uid = process.getuid?.() === 0 ? 65_534 : undefined; // root may read everything; nobody may not
      chmodSync(root, 0o755);
      if (uid !== undefined && archLint(root, ['--version'], { uid }).code !== 0) return skip('this checkout cannot be read by another user');
      mkdirSync(join(root, 'secret'));
      chmodSync(join(root, 'secret'), 0);
      chmodSync(join(root, 'src/tax.ts'), 0);
      const { code, out } = archLint(root, ['--format', 'json'], uid === undefined ? {} : { uid });
      chmodSync(join(root, 'secret'), 0o755);
      expect(code).toBe(3);
      expect(JSON.parse(out).completeness.skipped).toEqual([
        { file: 'secret', reason: 'the folder cannot be listed (EACCES)' },
        { file: 'src/tax.ts', reason: 'it cannot be read (EACCES)' },
      ]);
      expect(JSON.parse(out).summary.byRule).toEqual({ 'no-import-cycle': 1 });
    });
  });

  it('is 3 when the configuration asks for what no rule that is on holds the project to', () => {
    inProject(new Map([...CLEAN, ['arch-lint.jsonc', '{ "extends": [], "layers": [["src"]] }']]), (root) => {
      const { code, report } = reportOf(root);
      expect(code).toBe(3);
      expect(report.completeness.notRun).toEqual([{ rule: 'no-upward-import', reason: '`layers` is configured (arch-lint.jsonc:1), and nothing switches on the rule that holds the project to it' }]);
      expect(reportOf(root, ['--rule', 'no-upward-import: error']).report.completeness.notRun).toEqual([]);
      expect(reportOf(root, ['--rule', 'no-upward-import: off']).report.completeness.notRun).toEqual([]);
    });
  });

  it('is 3 when the report cannot be written, and leaves nothing behind', () => {
    inProject(CLEAN, (root) => {
      mkdirSync(join(root, 'folder.json'));
      for (const target of ['absent/report.json', 'folder.json', '/dev/full']) expect(archLint(root, ['--output', target])).toMatchObject({ code: 3, out: '' });
    });
  });
});

describe('output', () => {
  it('is what the schema says', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
    inProject(RING, (root) => {
      const { report } = reportOf(root);
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      expect(validate({ ...report, extra: 1 })).toBe(false);
      expect(validate({ ...report, findings: [{ ...report.findings[0], line: 0 }] })).toBe(false);
    });
  });

  it('goes to files whole, several at once', () => {
    inProject(RING, (root) => {
      const { out } = archLint(root, ['--format', 'pretty', '--format', 'json=report.json']);
      expect(out).toContain('1 error, 1 warning in 2 files');
      expect(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')).schemaVersion).toBe(1);
    });
  });

  it('has colours only when asked for without a terminal, and never in a file', () => {
    inProject(RING, (root) => {
      expect(archLint(root, []).out).not.toContain('\u001b');
      expect(archLint(root, ['--color']).out).toContain('\u001b[31m');
      expect(archLint(root, ['--color', '--no-color']).out).not.toContain('\u001b');
      archLint(root, ['--color', '--output', 'report.txt']);
      expect(readFileSync(join(root, 'report.txt'), 'utf8')).not.toContain('\u001b');
    });
  });

  it('shows errors alone with --quiet, and still counts the warnings', () => {
    inProject(RING, (root) => {
      const { out } = archLint(root, ['--quiet']);
      expect(out).not.toContain('no-placeholder-comment');
      expect(out).toContain('1 error, 1 warning');
    });
  });

  it('lets no name of the project drive a terminal or a CI log', () => {
    inProject(new Map([['::error::forged\u001b]0;title\u0007\u202e.ts', '// TODO: \u001b[2J now\u2028\n']]), (root) => {
      const { out } = archLint(root, []);
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(out).not.toMatch(/^::/m);
      expect(out).toContain('\\u{1b}]0;title\\u{7}\\u{202e}.ts');
    });
  });

  it('survives a reader that stops reading', async () => {
    const files = new Map([...Array(400).keys()].map((n) => [`src/part${n}.ts`, `// TODO: part ${n}\n`]));
    await inProject(files, async (root) => {
      const child = spawn(process.execPath, [MAIN, '--format', 'json'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      let err = '';
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.stdout.once('data', () => child.stdout.destroy());
      const code = await new Promise((done) => child.on('exit', done));
      expect({ code, err }).toEqual({ code: 0, err: '' });
    });
  });
});

describe('paths', () => {
  it('narrow what is reported, never what the graph is made of', () => {
    inProject(RING, (root) => {
      expect(reportOf(root, ['src/tax.ts']).report.summary.byRule).toEqual({ 'no-placeholder-comment': 1 });
      // the ring is reported at cart.ts, and price.ts is part of it
      expect(reportOf(root, ['src/price.ts']).report.findings.map(({ file }) => file)).toEqual(['src/cart.ts']);
    });
  });

  it('may name a file that is not read, and the report says why', () => {
    inProject(new Map([...CLEAN, ['src/notes.txt', '']]), (root) => {
      const { code, report } = reportOf(root, ['src/notes.txt']);
      expect(code).toBe(0);
      expect(report.completeness.excluded).toEqual([{ path: 'src/notes.txt', reason: 'no rule reads files of this kind' }]);
    });
  });

  it('must lie in one project', () => {
    inProject(new Map([['one/arch-lint.jsonc', '{}'], ['one/a.ts', ''], ['two.ts', '']]), (root) => {
      symlinkSync(join(root, 'two.ts'), join(root, 'one/link.ts'));
      expect(archLint(join(root, 'one'), ['a.ts']).code).toBe(0);
      expect(archLint(join(root, 'one'), ['.', 'link.ts']).code).toBe(0); // both lie below the common folder
    });
  });
});

describe('commands', () => {
  it('help, --help and --version', () => {
    inProject(CLEAN, (root) => {
      expect(archLint(root, ['help']).out).toBe(archLint(root, ['--help']).out);
      expect(archLint(root, ['help']).out).toContain('Exit codes');
      expect(archLint(root, ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    });
  });

  it('rules lists every rule with its severity here', () => {
    inProject(new Map([...CLEAN, ['arch-lint.jsonc', '{ "rules": { "no-import-cycle": "off" } }']]), (root) => {
      expect(archLint(root, ['rules']).out).toMatch(/^no-import-cycle +off +Modules may not import each other in a ring\.$/m);
    });
  });

  it('explain shows the page of a rule, and all evidence of a finding', () => {
    inProject(RING, (root) => {
      expect(archLint(root, ['explain', 'no-import-cycle']).out).toContain('## When not to use it');
      const ring = reportOf(root).report.findings.find(({ rule }) => rule === 'no-import-cycle');
      const { code, out } = archLint(root, ['explain', ring?.fingerprint.slice(0, 8) ?? '']);
      expect(code).toBe(0);
      expect(out).toContain('src/price.ts:1:23');
    });
  });

  it('config says what decided each value', () => {
    const config = '{\n  "extends": ["strict"],\n  "ignore": ["gen"],\n  "rules": { "no-import-cycle": "warn" }\n}\n';
    inProject(new Map([...CLEAN, ['gen/x.ts', ''], ['arch-lint.jsonc', config]]), (root) => {
      const { out } = archLint(root, ['config', '--rule', 'no-unused-suppression: off']);
      expect(out.replace(root, '<root>')).toMatchInlineSnapshot(`
        "// root: <root> (configuration)
        // file: arch-lint.jsonc
        {
          "extends": ["strict"], // arch-lint.jsonc:2
          "ignore": ["gen"], // arch-lint.jsonc:3
          "rules": {
            "max-class-incoherence": "off", // in no preset that is extended
            "max-coupling": "off", // in no preset that is extended
            "no-banned-term": "error", // strict (arch-lint.jsonc:2)
            "no-commented-out-code": "error", // strict (arch-lint.jsonc:2)
            "no-cross-service-import": "error", // strict (arch-lint.jsonc:2)
            "no-duplicate-code": "error", // strict (arch-lint.jsonc:2)
            "no-forbidden-import": "error", // strict (arch-lint.jsonc:2)
            "no-hard-coded-endpoint": "error", // strict (arch-lint.jsonc:2)
            "no-hidden-coupling": "off", // in no preset that is extended
            "no-import-cycle": "warn", // arch-lint.jsonc:4
            "no-misplaced-dependency": "error", // strict (arch-lint.jsonc:2)
            "no-missing-export": ["error",{"packages":true}], // strict (arch-lint.jsonc:2)
            "no-placeholder-comment": ["error",{"allowTicket":true,"maxAgeDays":30,"phrases":["not implemented yet","not yet implemented","in a real implementation","in real implementation","in a real application","in a real app","in production, this would","in production, you would","placeholder implementation","placeholder for now","mock implementation for now","mock data for now","mock for demo","hardcoded for now","hard-coded for now","replace with actual","replace with real","temporary hack","for now","this is a placeholder","simplified implementation","stub implementation","temporary workaround","quick hack","coming soon"]}], // strict (arch-lint.jsonc:2)
            "no-placeholder-value": ["error",{"kinds":["host","credential","fillerText","person","phone"]}], // strict (arch-lint.jsonc:2)
            "no-service-cycle": "error", // strict (arch-lint.jsonc:2)
            "no-shared-database": "off", // in no preset that is extended
            "no-stub": "error", // strict (arch-lint.jsonc:2)
            "no-undeclared-dependency": "error", // strict (arch-lint.jsonc:2)
            "no-unresolved-import": "error", // strict (arch-lint.jsonc:2)
            "no-unstable-dependency": "off", // in no preset that is extended
            "no-unused-dependency": "error", // strict (arch-lint.jsonc:2)
            "no-unused-suppression": "off", // --rule "no-unused-suppression: off"
            "no-upward-import": "error", // strict (arch-lint.jsonc:2)
            "require-changelog-entry": "error", // strict (arch-lint.jsonc:2)
            "require-changelog-format": "error", // strict (arch-lint.jsonc:2)
            "require-valid-version": "error", // strict (arch-lint.jsonc:2)
          }
        }
        "
      `);
      expect(archLint(root, ['config', '--file', 'gen/x.ts']).out).toBe('gen/x.ts is not read: `ignore` names it: `gen`.\n');
      expect(archLint(root, ['config', '--file', 'src/tax.ts']).out).toContain('no-import-cycle: warn (arch-lint.jsonc:4)');
    });
  });

  it('works outside git, without a package and without a configuration', () => {
    inProject(new Map([['cart.js', "const { price } = require('./price');\nexports.total = price;\n"], ['price.js', "const { total } = require('./cart');\nexports.price = total;\n"]]), (root) => {
      expect(existsSync(join(root, '.git'))).toBe(false);
      expect(reportOf(root).report.findings.map(({ data }) => data['members'])).toEqual([['cart.js', 'price.js']]);
    });
  });
});
