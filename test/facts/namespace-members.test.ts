import { describe, expect, it } from 'vitest';
import { namespaceMembers } from '#facts/namespace-members';
import { openSource } from '#facts/source';

const read = (text: string, file = 'a.tsx'): string[] => namespaceMembers.extract(openSource(file, 'typescript', `import * as ns from './ns';\nimport * as other from 'other';\nimport named from 'named';\n${text}`)).map(({ local, member }) => `${local}.${member}`);

describe('namespaceMembers', () => {
  it.each([
    ['values, calls and assignments from them', 'ns.a; ns.b(); const c = ns["c"]; new ns.D(); other.x;', ['ns.a', 'ns.b', 'ns.c', 'ns.D', 'other.x']],
    ['types', 'let x: ns.T; type U = ns.V<ns.W>; class K extends ns.Base implements ns.I {}', ['ns.T', 'ns.V', 'ns.W', 'ns.Base', 'ns.I']],
    ['elements of JSX', 'const e = <ns.View ns={1}><ns.Part /></ns.View>;', ['ns.View', 'ns.Part']],
    ['no computed names and no other objects', 'ns[key]; named.a; this.ns.b; x.ns.c;', []],
    ['nothing that the code asks for first', 'ns.a?.(); ns.a(); typeof ns.b; ns.c ?? 1; if (ns.d) ns.d(); ns.e && ns.e.f; ns.g !== undefined; !ns.h; ns?.i; (ns.j ? 1 : 2);', []],
    ['what is on the other side of a question', 'x ?? ns.a; if (x) ns.b; x ? ns.c : 1;', ['ns.a', 'ns.b', 'ns.c']],
    ['nothing of a name that is declared again', 'ns.a; function f(ns: { b: 1 }) { return ns.b; } other.x;', ['other.x']],
    ['nor of one that a pattern or a catch declares', 'ns.a; const { ns: ns2, other } = x; try {} catch (ns) { ns.b; }', []],
    ['members of members only by their first name', 'ns.a.b.c;', ['ns.a']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));

  it('gives the place of the name', () => {
    const text = "import * as ns from './ns';\nns.total();\n";
    const [first] = namespaceMembers.extract(openSource('a.ts', 'typescript', text));
    expect(text.slice(first?.at.start, first?.at.end)).toBe('total');
  });
});
