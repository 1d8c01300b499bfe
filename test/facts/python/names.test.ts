import { describe, expect, test } from 'vitest';
import { namesOf } from './support/facts-of.ts';

const names = (text: string): string => namesOf(text).names.join(' ');

describe('names at the top level', () => {
  test.each([
    ['functions and classes', 'def f(a=1): b = 2\nasync def g(): pass\nclass C(D): e = 1\n@dec\ndef h():\n    i = 1\nclass J:\n    k: int\n    def l(self): m = 1\nn = 1\n', 'f g C h J n'],
    ['assignments', 'a = b = c, (d, *e), [f] = 1\ng: int = 2\nh: int\ni += 1\nj //= 2; k >>= 3\nl.m = 1\nn[0] = o[1].p = 2\nq().r = 3\n', 'a b c d e f g h i j k'],
    ['none of comparisons and arguments', 'a == b\nc <= d\ne != f\nprint(g=1)\nh(i=2)[j] = 1\n', ''],
    ['what has a default in a lambda', 'a = lambda b=1, *c, d=2: e\n', 'a'],
    ['walrus', 'print(a := 1)\nif b := 2: pass\n[c for d in (e := [])]\nwhile (f := g()): pass\n', 'a b e f'],
    ['targets of loops, contexts and handlers', 'for a, (b, *c) in d: pass\nwith e as f, g as (h, i): pass\nwith (j as k, l() as m.n, o as p[0],): pass\ntry: pass\nexcept Q as r: pass\nexcept S, t: pass\n', 'a b c f h i k r t'],
    ['inside of blocks', 'if a:\n    b = 1\n    def c(): d = 1\nelse:\n    e = 1\ntry:\n    f = 1\nfinally:\n    g = 1\nwhile h:\n    i = 1\nwith j:\n    class K: l = 1\nfor m in n:\n    o = 1\n', 'b c e f g i K m o'],
    ['patterns', 'match a:\n    case [b, *c] if d: e = 1\n    case {"f": g, **h} | I(j=k) as l: pass\n    case M.n | None | _: pass\n', 'b c e g h k l'],
    ['global in functions', 'def f():\n    global a, b\n    a = 1\n    nonlocal c\nclass D:\n    def e(self): global g\n', 'f a b D g'],
    ['imports', 'import a.b, c as d\nfrom e import f, g as h\nfrom i import *\n', 'a d f h'],
    ['type aliases (PEP 695)', 'type A = int\ntype B[T] = list[T]\ntype = 1\ntype: int = 2\ndef f[T](x: T): pass\nclass C[T = int]: pass\n', 'A B type f C'],
    ['what is deleted', 'a = 1\ndel a\n', 'a'],
    ['soft keywords as names', 'match = case = 1\nmatch[0] = 1\ncase.a = 2\nmatch: int = 3\nlazy = 4\n', 'match case lazy'],
    ['items of names that are soft keywords', 'case[0]: int = 1\nmatch[0]: int = 2\n', ''],
    ['after a string that is not closed', 'a = f("b\nc = 1\n', 'a c'],
    ['over lines', 'a = (\n    1\n)\nb = \\\n  c\n(\n  d, # e\n  f\n) = 1\n', 'a b d f'],
    ['in normal form', 'ﬁx = 1\ngröße = 2\n', 'fix größe'],
    ['after other things on a line', 'a = 1; b = 2; def_ = 3\nif c: d = 4; e = 5\n', 'a b def_ d e'],
  ])('%s', (_, text, expected) => expect(names(text)).toBe(expected));

  test('stars', () => expect(namesOf('from .a import *\nfrom b.c import *\ndef f():\n    from d import e\n').stars).toEqual([{ module: 'a', level: 1 }, { module: 'b.c', level: 0 }]));
});

describe('a module that may define more', () => {
  test.each([
    'def __getattr__(name): ...', '__getattr__, __dir__, __all__ = attach(__name__)', 'globals()["a"] = 1', 'globals().update(a)', 'vars()["a"] = 1', 'locals().update(a)', 'exec("a = 1")', 'exec code in ns', 'setattr(sys.modules[__name__], "a", 1)', 'this = sys.modules[__name__]', '__path__ = extend_path(__path__, __name__)', '@enum.global_enum\nclass A(Enum): b = 1', 'IntEnum._convert_("A", __name__, b)', 'module.__dict__.update(a)', 'a = (1', "a = 'b", 'import_module(__name__).a = 1',
  ])('%s', (text) => expect(namesOf(`${text}\n`).isOpen).toBe(true));

  test.each(['a = 1', `a = f"{b:{{'"': 1}['"']}}"`, 'from .a import *', 'session.exec(select(a))', 'executor = 1', '__all__ = ["a"] + b.__all__', 'sys.modules["a"]', 'a.__dict__', 'self.vars = 1'])('not %s', (text) => expect(namesOf(`${text}\n`).isOpen).toBe(false));
});
