import { describe, expect, test } from 'vitest';
import { guards } from '../../src/facts/guards.ts';
import { imports } from '../../src/facts/imports.ts';
import { openSource } from '../../src/facts/source.ts';

/** The specifiers of a text's imports that may fail without harm. */
function guarded(text: string): string[] {
  const source = openSource('plugins.ts', 'typescript', text);
  const starts = guards.extract(source);
  const found = imports.extract(source).filter(({ at }) => starts.includes(at.start));
  expect(starts).toEqual(found.map(({ at }) => at.start));
  return found.map(({ specifier }) => specifier);
}

describe('imports that may fail without harm', () => {
  test.each([
    ['a try with a catch', `try { require('./a'); } catch {}`, ['./a']],
    ['an awaited import in a try', `try { await import('./a'); } catch (error) { log(error); }`, ['./a']],
    ['a pattern in a try', 'try { require(`./drivers/${name}`); } catch {}', ['./drivers/*']],
    ['a block in a try', `try { if (isOld) { for (;;) require('./a'); } } catch {}`, ['./a']],
    ['a try in a function', `function load() { try { return require('./a'); } catch { return undefined; } }`, ['./a']],
    ['a catch and a finally', `try { require('./a'); } catch {} finally { require('./b'); }`, ['./a']],
    ['a try in a try', `try { try { require('./a'); } finally {} } catch {}`, ['./a']],
    ['a catch in a try', `try { try {} catch { require('./a'); } } catch {}`, ['./a']],
    ['a try in a catch', `try {} catch { try { require('./a'); } catch {} }`, ['./a']],
    ['a static block', `try { class Shop { static { require('./a'); } b = require('./b'); } } catch {}`, ['./a']],
    ['a caught promise', `import('./a').catch(() => undefined);`, ['./a']],
    ['an awaited caught promise', `const a = await import('./a').catch(none);`, ['./a']],
    ['a promise caught in the end', `import('./a').then((a) => a.run()).finally(stop).catch(none);`, ['./a']],
    ['an optional chain', `import('./a')?.catch?.(none);`, ['./a']],
    ['an assertion on the way', `(import('./a') as Promise<any>).catch(none);`, ['./a']],
    ['a second handler', `import('./a').then(run, none);`, ['./a']],
    ['an error that is expected', `// @ts-expect-error not written yet\nimport { a } from './a';\nimport './b';`, ['./a']],
    ['an error that is ignored, in a list', `import {\n  a,\n  // @ts-ignore\n  b,\n} from './a';`, ['./a']],
    ['a second handler in the end', `import('./a').then(run).then(run, none);`, ['./a']],
  ])('%s', (_, text, expected) => expect(guarded(text)).toEqual(expected));

  test.each([
    ['an expected error two lines above', `// @ts-expect-error\na.b = 1;\nimport './a';`],
    ['no try', `require('./a'); import('./b');`],
    ['a try with a finally only', `try { require('./a'); } finally {}`],
    ['the catch itself', `try {} catch { require('./a'); }`],
    ['the finally', `try {} catch {} finally { require('./a'); }`],
    ['a function in a try', `try { const load = () => require('./a'); } catch {}`],
    ['a function that is called in a try', `function load() { return require('./a'); }\ntry { load(); } catch {}`],
    ['an instance field in a try', `try { class Shop { a = require('./a'); } } catch {}`],
    ['one handler', `import('./a').then(run);`],
    ['a catch of nothing', `import('./a').catch();`],
    ['a catch of what comes of it', `(await import('./a')).run().catch(none);`],
    ['an import in the handler', `load().catch(() => import('./a'));`],
    ['an import in a chain that is caught', `load().then(() => import('./a')).catch(none);`],
    ['a catch in brackets of another name', `import('./a')[name](none);`],
    ['a statement', `import './a';\ntry {} catch {}`],
    ['what is only resolved', `try { require.resolve('./a'); } catch {}`],
    ['a shadowed require', `function load(require: any) { try { require('./a'); } catch {} }`],
  ])('not: %s', (_, text) => expect(guarded(text)).toEqual([]));
});
