import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, compareFindings, comparePlaces, compareText, fillMessage, fingerprint, lineTable, sorted, type Finding } from '#model';

describe('lineTable', () => {
  it('knows every line terminator of ECMA-262', () => {
    const lines = lineTable('a\nb\r\nc\rd\u2028e\u2029f');
    expect(lines.count).toBe(6);
    expect([1, 2, 3, 4, 5, 6].map((line) => lines.text(line))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(lines.text(7)).toBe('');
  });

  it('counts columns in UTF-16 units, and takes offsets outside to the ends', () => {
    const lines = lineTable('const 😀 = 1;\n');
    expect(lines.at(0)).toEqual({ line: 1, column: 1 });
    expect(lines.at(8)).toEqual({ line: 1, column: 9 });
    expect(lines.at(14)).toEqual({ line: 2, column: 1 });
    expect(lines.at(99)).toEqual(lines.at(14));
    expect(lines.at(-1)).toEqual({ line: 1, column: 1 });
    expect(lineTable('').at(0)).toEqual({ line: 1, column: 1 });
  });

  it('agrees with splitting the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028'), maxLength: 12 }), fc.nat(12), (text, offset) => {
      const isInside = text[offset - 1] === '\r' && text[offset] === '\n'; // between the two halves of one break
      if (isInside) return;
      const lines = text.slice(0, offset).split(/\r\n|[\n\r\u2028]/);
      expect(lineTable(text).at(offset)).toEqual({ line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
    }));
  });
});

describe('order', () => {
  it('is that of code units, whatever the locale', () => {
    expect(sorted(['ä.ts', 'b.ts', 'B.ts', 'a.ts', 'a-b.ts', 'a/b.ts'])).toEqual(['B.ts', 'a-b.ts', 'a.ts', 'a/b.ts', 'b.ts', 'ä.ts']);
    expect([compareText('a', 'b'), compareText('b', 'a'), compareText('a', 'a')]).toEqual([-1, 1, 0]);
  });

  it('of places is file, start, end', () => {
    const places = [{ file: 'b.ts', start: 0, end: 1 }, { file: 'a.ts', start: 5, end: 9 }, { file: 'a.ts', start: 5, end: 6 }, { file: 'a.ts', start: 10, end: 11 }];
    expect([...places].sort(comparePlaces).map(({ file, start, end }) => `${file} ${start} ${end}`)).toEqual(['a.ts 5 6', 'a.ts 5 9', 'a.ts 10 11', 'b.ts 0 1']);
  });

  it('of keys does not change canonical JSON, other data does', () => {
    expect(canonical({ b: 1, a: [{ d: null, c: undefined }] })).toBe('{"a":[{"d":null}],"b":1}');
    expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
    expect(canonical(['a', 'b'])).not.toBe(canonical(['b', 'a']));
    expect(canonical(undefined)).toBe('null');
  });
});

describe('findings', () => {
  const finding: Finding = { rule: 'no-import-cycle', messageId: 'ring', place: { file: 'src/a.ts', start: 10, end: 20 }, data: { members: ['src/a.ts', 'src/b.ts'], size: 2 }, related: [] };

  it('keep their fingerprint where only lines and related places move', () => {
    const moved: Finding = { ...finding, place: { file: 'src/a.ts', start: 90, end: 99 }, data: { size: 2, members: ['src/a.ts', 'src/b.ts'] }, related: [{ messageId: 'hop', place: finding.place, data: {} }] };
    expect(fingerprint(moved, 0)).toBe(fingerprint(finding, 0));
    expect(fingerprint(finding, 0)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('have the 64-bit FNV-1a of their identity as fingerprint', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(9), (text, nth) => {
      const identity = canonical([finding.rule, finding.place.file, finding.messageId, { text }, nth]);
      let hash = 0xcbf29ce484222325n;
      for (const byte of Buffer.from(identity, 'utf16le')) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
      expect(fingerprint({ ...finding, data: { text } }, nth)).toBe(hash.toString(16).padStart(16, '0'));
    }));
  });

  it('have another fingerprint for another rule, file, message, data or turn', () => {
    const others = [{ ...finding, rule: 'no-stub' }, { ...finding, messageId: 'self' }, { ...finding, place: { ...finding.place, file: 'src/b.ts' } }, { ...finding, data: { size: 3 } }];
    expect(new Set([fingerprint(finding, 0), fingerprint(finding, 1), ...others.map((other) => fingerprint(other, 0))]).size).toBe(6);
  });

  it('are ordered by place, rule, message, data', () => {
    const later = [{ ...finding, data: { size: 3 } }, { ...finding, messageId: 'self' }, { ...finding, rule: 'no-stub' }, { ...finding, place: { ...finding.place, start: 11 } }];
    for (const other of later) expect(compareFindings(finding, other)).toBeLessThan(0);
    expect(compareFindings(finding, { ...finding })).toBe(0);
  });

  it('fill their message with their own data alone', () => {
    expect(fillMessage('`{{from}}` imports {{names}}, {{size}} of them.', { from: 'a.ts', names: ['b', 'c'], size: 2 })).toBe('`a.ts` imports b, c, 2 of them.');
    expect(fillMessage('{{gone}} {{constructor}} {{none}}', { none: null })).toBe('{{gone}} {{constructor}} {{none}}');
    expect(fillMessage('{{from}}', { from: '$& {{size}}', size: 1 })).toBe('$& {{size}}');
  });
});
