import { describe, expect, test } from 'vitest';
import type { Syntax } from '#model';
import { imports } from '../../src/facts/imports.ts';
import { scriptBlocks } from '../../src/facts/script-blocks.ts';
import { openSource } from '../../src/facts/source.ts';
import { uses } from '../../src/facts/uses.ts';

/** The contents of the blocks, trimmed, with `ts` or `js`. */
const blocks = (syntax: Syntax, text: string): string[] =>
  scriptBlocks(syntax, text).map(({ start, end, isTypeScript }) => `${isTypeScript ? 'ts' : 'js'}: ${text.slice(start, end).trim()}`);

/** Each import as the text that its span covers. */
const importedBy = (syntax: Syntax, text: string): string[] =>
  imports.extract(openSource(`card.${syntax}`, syntax, text)).map(({ at }) => text.slice(at.start, at.end));

/** The use of each binding, by its local name. */
const usesIn = (syntax: Syntax, text: string): Record<string, string> => {
  const source = openSource(`card.${syntax}`, syntax, text);
  const found = new Map(uses.extract(source));
  return Object.fromEntries(imports.extract(source).flatMap((written) => written.bindings.map(({ local, isType }) => [local, isType || written.isType ? 'a type' : (found.get(local) ?? 'none')])));
};

describe('Vue', () => {
  test.each([
    ['one script', '<script>let a;</script>', ['js: let a;']],
    ['script and script setup', `<script lang="ts">let a;</script>\n<script setup lang='ts'>let b;</script>`, ['ts: let a;', 'ts: let b;']],
    ['lang without quotes, upper-case tags', '<SCRIPT LANG=tsx>let a;</SCRIPT >', ['ts: let a;']],
    ['a language of another name is none of TypeScript', '<script lang="js">let a;</script><script lang="jsx">let b;</script>', ['js: let a;', 'js: let b;']],
    ['a generic attribute with >', '<script setup lang="ts" generic="T extends Record<string, Item>, U">let a;</script>', ['ts: let a;']],
    ['a generic attribute over lines', `<script\n  setup\n  generic='T extends Array<"a">'\n  lang="ts"\n>\nlet a;\n</script>`, ['ts: let a;']],
    ['a commented script', '<template><!-- <script>let no;</script> --></template><script>let a;</script>', ['js: let a;']],
    ['a comment without end', '<script>let a;</script><!-- <script>let no;</script>', ['js: let a;']],
    ['what only looks like a comment inside a script', '<script>if (a <!--b) c;</script><script>let b;</script>', ['js: if (a <!--b) c;', 'js: let b;']],
    ['a style that imports', `<style>@import './a.css';</style><script>let a;</script>`, ['js: let a;']],
    ['a JSON script', '<script type="application/json">{ "a": 1 }</script><script type="module">let a;</script>', ['js: let a;']],
    ['a script with src', '<script src="./card.ts"></script><script data-src="x">let a;</script>', ['js: let a;']],
    ['an unclosed script', '<script>let a;\n', ['js: let a;']],
    ['an unclosed tag', '<template/><script lang="ts"', ['ts: ']],
    ['an element that begins with script', '<scripted>let no;</scripted><script>let a;</script>', ['js: let a;']],
    ['no script', '<template><p>script</p></template>', []],
    ['an empty file', '', []],
  ])('%s', (_, text, expected) => expect(blocks('vue', text)).toEqual(expected));
});

describe('Svelte', () => {
  test.each([
    ['module and instance', '<script context="module" lang="ts">let a;</script>\n<script lang="ts">let b;</script>\n<p>{b}</p>', ['ts: let a;', 'ts: let b;']],
    ['module as Svelte 5 writes it', '<script module>let a;</script><script>let b;</script>', ['js: let a;', 'js: let b;']],
    ['TypeScript by type', '<script type="text/typescript">let a;</script>', ['ts: let a;']],
    ['markup with a less-than', '<p>{a < script ? 1 : 2}</p><script>let a;</script>', ['js: let a;']],
  ])('%s', (_, text, expected) => expect(blocks('svelte', text)).toEqual(expected));
});

describe('Astro', () => {
  test.each([
    ['frontmatter and script', '---\nconst a: number = 1;\n---\n<p>{a}</p>\n<script>let b;</script>', ['ts: const a: number = 1;', 'ts: let b;']],
    ['frontmatter after blank lines', '\n\n---\nconst a = 1;\n---\n', ['ts: const a = 1;']],
    ['dashes that do not begin a line', '---\nconst a = b\n  ---c;\n---\n<p/>', ['ts: const a = b\n  ---c;']],
    ['no frontmatter', '<p>---</p>\n---\n<script>let b;</script>', ['ts: let b;']],
    ['a fence without end', '---\nconst a = 1;\n<p/>', []],
    ['a script in the frontmatter\'s text', `---\nconst tag = '<script>no</script>';\n---\n<script>let b;</script>`, [`ts: const tag = '<script>no</script>';`, 'ts: let b;']],
    ['an inline script', '---\n---\n<script is:inline>let b;</script>', ['ts: ', 'ts: let b;']],
  ])('%s', (_, text, expected) => expect(blocks('astro', text)).toEqual(expected));
});

describe('places are the file\'s', () => {
  test.each<[string, Syntax, string, string[]]>([
    ['Vue', 'vue', `<template>🎉</template>\r\n<script>\r\nimport a from './a';\r\n</script>\r\n<script setup>import b from "./b";</script>`, [`'./a'`, `"./b"`]],
    ['Vue with CRLF and separators', 'vue', `<!-- \u2028 -->\n<script lang="ts">import type { A } from './a'; let b: import('./b').B;</script>`, [`'./a'`, `'./b'`]],
    ['Svelte', 'svelte', `<script context="module">import './a'</script>{#if x}<p/>{/if}<script>import './b'</script>`, [`'./a'`, `'./b'`]],
    ['Astro', 'astro', `---\nimport Layout from './layout.astro';\n---\n<Layout/><script>import './client';</script>`, [`'./layout.astro'`, `'./client'`]],
    ['markup that names imports', 'vue', `<template>import './no'</template><script>import './a'</script>`, [`'./a'`]],
  ])('%s', (_, syntax, text, expected) => expect(importedBy(syntax, text)).toEqual(expected));
});

describe('markup uses bindings', () => {
  const script = `<script setup lang="ts">import OrderList, { total, type Line } from './orders'; import type { Kind } from './kind';</script>`;

  test.each<[string, string, Record<string, string>]>([
    ['as a tag', '<template><OrderList/></template>', { OrderList: 'value', total: 'none', Line: 'a type', Kind: 'a type' }],
    ['as a kebab-case tag', '<template><order-list></order-list></template>', { OrderList: 'value', total: 'none', Line: 'a type', Kind: 'a type' }],
    ['in an expression', '<template>{{ total * 2 }}</template>', { OrderList: 'none', total: 'value', Line: 'a type', Kind: 'a type' }],
    ['not as a part of another word', '<template><OrderListing/>{{ subtotal }} $total total_</template>', { OrderList: 'none', total: 'none', Line: 'a type', Kind: 'a type' }],
    ['not as a part of another tag', '<template><order-listing/></template>', { OrderList: 'none', total: 'none', Line: 'a type', Kind: 'a type' }],
    ['never as a type', '<template><Line/>{{ Kind }}</template>', { OrderList: 'none', total: 'none', Line: 'a type', Kind: 'a type' }],
  ])('%s', (_, markup, expected) => expect(usesIn('vue', `${script}\n${markup}`)).toEqual(expected));

  test('and so does Svelte markup, while a mention in the script alone stays what it is', () => {
    const text = `<script lang="ts">import Card from './card.svelte'; import { Size } from './size'; let size: Size;</script>\n<Card/>`;
    expect(usesIn('svelte', text)).toEqual({ Card: 'value', Size: 'type' });
  });
});

// a quadratic reading of these takes minutes, past the time limit of a test
describe('long files end', () => {
  test.each([
    ['200,000 open scripts', '<script>'.repeat(200_000)],
    ['200,000 open comments', '<!--'.repeat(200_000)],
    ['100,000 scripts with an open quote', '<script a="'.repeat(100_000)],
    ['a tag of a million spaces', `<script${' '.repeat(1_000_000)}src=x>`],
    ['a closing tag of a million spaces', `<script></script${' '.repeat(1_000_000)}x`],
    ['5,000 closing tags of 200 spaces', `<script>${`</script${' '.repeat(200)}`.repeat(5_000)}`],
  ])('%s', (_, text) => expect(scriptBlocks('vue', text)).toBeInstanceOf(Array));

  test('50 imports over a megabyte of markup', () => {
    const script = Array.from({ length: 50 }, (_, i) => `import Part${i} from './part-${i}.vue';`).join('\n');
    expect(importedBy('vue', `<script setup>${script}</script>${'<p>Part</p>\n'.repeat(100_000)}`)).toHaveLength(50);
  });
});
