import { describe, expect, test } from 'vitest';
import { importsOf, written } from './support/facts-of.ts';

const read = (text: string): string[] => importsOf(text).map(written);

describe('statements', () => {
  test.each([
    ['several modules', 'import os, xml.etree.ElementTree as ET\n', ['os', 'xml.etree.ElementTree']],
    ['names and aliases in brackets', 'from stock import (\n  count as n,  # import no\n  price,\n)\n', ['from stock import count price']],
    ['relative modules', 'from . import a\nfrom .. import b as c\nfrom .d.e import f\nfrom ...import g\nfrom. import h\nfrom .import i\n', ['from . import a', 'from .. import b', 'from .d.e import f', 'from ... import g', 'from . import h', 'from . import i']],
    ['everything', 'from stock import *\n', ['from stock import *']],
    ['after semicolons', 'a = 1; import b; from c import d;\n', ['b', 'from c import d']],
    ['after colons', 'if a: import b; import c\nelse: import d\nfor e in f: import g\nwith h as i: import j\nwhile k: import l\nclass M: import n\n', ['b', 'c', 'd', 'g', 'j', 'l', 'n']],
    ['after a colon behind others', 'if a[1:2] and (lambda: {b: c})() or (d := e): import f\nif lambda: g: import h\nif i := j: import k\n', ['f', 'h', 'k']],
    ['with line continuations', 'import a, \\\n  b\nfrom c \\\n  import d\nif e: \\\n  import f\n', ['a', 'b', 'from c import d', 'f']],
    ['with CRLF and CR', 'import a\r\nfrom b import (c,\r\n  d)\r\nimport e, \\\r\n  f\rimport g\r"x"\rimport h', ['a', 'from b import c d', 'e', 'f', 'g', 'h']],
    ['with form feeds and tabs', '\fimport a\n\timport\tb\fas c\n', ['a', 'b']],
    ['after a byte order mark', '\ufeffimport a\n', ['a']],
    ['without a last line break', 'import a', ['a']],
    ['with blanks around dots', 'import a . b . c\nfrom . . d import e\n', ['a.b.c', 'from ..d import e']],
    ['of names that are not ASCII', 'import größe\nfrom überblick import résumé\nimport ﬁx\n', ['größe', 'from überblick import résumé', 'fix']],
    ['lazy ones (PEP 810)', 'lazy import a\nlazy from b import c\nlazy = 1\nlazy.import_ = 2\n', ['a', 'from b import c']],
    ['of Python 2', 'print "import a"\nimport b\nexec "import c"\nprint >>d, `e`; from f import g\nraise H, "i"\nur"import j"\nimport k\n', ['b', 'from f import g', 'k']],
    ['in patterns', 'match a:\n  case {"import b": c}: import d\n  case _:\n    import e\n', ['d', 'e']],
    ['beside type parameters (PEP 695)', 'type A[T: (int, str)] = list[T]\ndef f[T: "import a"](x: T) -> T: import b\nclass C[*Ts, **P = [int]](D): import e\n', ['b [l]', 'e']],
    ['after except* and decorators', 'try: pass\nexcept* A: import b\n@(c := d)\ndef e(): pass\nimport f\n', ['b', 'f']],
    ['after names like keywords', 'important = 1\nimport_ = 2\nfrom_ = 3\nmatch = 4\nmatch.group\ncase(5)\ntype = 6\nimport a\n', ['a']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

describe('strings and comments hold none', () => {
  test.each([
    ['docstrings', '"""\nimport a\n"""\ndef f():\n  \'\'\'from b import c\n  import d\'\'\'\n', []],
    ['comments', '# import a\nx = 1 # import b\nimport c # import d\n', ['c']],
    ['raw strings', `a = r"\\"; import b"; import c\nd = r'\\\\'; import e\n`, ['c', 'e']],
    ['every prefix', ['r', 'R', 'b', 'u', 'f', 't', 'br', 'Rb', 'fr', 'rF', 'tr', 'RT', 'ur'].map((prefix, i) => `a = ${prefix}"""\nimport no\n"""; import m${i}\n`).join(''), Array.from({ length: 13 }, (_, i) => `m${i}`)],
    ['strings over continued lines', 'a = "b\\\nimport c"; import d\n', ['d']],
    ['f-strings with the same quotes (PEP 701)', 'a = f"{b["c"]} {f"{d["e"]}"}"; import g\nh = f\'{\'\\n\'.join(\'import i\')}\'; import j\n', ['g', 'j']],
    ['f-strings over lines (PEP 701)', 'a = f"{\n  b  # it\'s\n  :>{\n  10}}"; import c\nd = f"""{\n  """import e\n"""\n}"""; import g\n', ['c', 'g']],
    ['f-strings with formats', 'a = f"{b!r:>{c}} {d:%H:%M} {{import e}} {f:{{}}}"; import g\nh = f"{i:\'>5}" f\'{j:"^{k}}\'; import l\n', ['g', 'l']],
    ['t-strings (PEP 750)', 'a = t"{b["import c"]}"; import d\n', ['d']],
    ['a brace after a backslash in f-strings', 'a = f"\\{\'"\'}"; import b\n', ['b']],
    ['braces in the format of f-strings', `a = f"{b:{{'"': 1}['"']}}"; import c\n`, ['c']],
    ['strings over continued lines with CRLF', 'a = "b\\\r\nimport c"; import d\r\n', ['d']],
    ['escapes in f-strings', 'a = f"\\N{EM DASH}\\{b["c"]}\\""; import d\nd = rf"\\{b["c"]}"; import e\n', ['d', 'e']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

describe('text with errors', () => {
  test.each([
    ['a bracket that is not closed', 'a = foo(1,\nimport b\nfrom c import d\n', ['b', 'from c import d']],
    ['an import whose bracket is not closed', 'from a import (b,\nfrom c import d\n', ['from a import b', 'from c import d']],
    ['brackets before a function', 'a = [1, 2\ndef f():\n    import b\nimport c\n', ['b [l]', 'c']],
    ['a bracket too much', 'a = 1)\nimport b\n', ['b']],
    ['a string that is not closed', 'a = foo("b\nimport c\n', ['c']],
    ['an f-string that is not closed', 'a = f"{b\nimport c\n', ['c']],
    ['statements in the making', 'import\nfrom a\nfrom a import\nfrom a import b c\nimport d e\nfrom import f\nimport g.\nimport h as\nfrom i import (j k)\nfrom import import l\nfrom m import (o) p\nimport q,\nimport 1m\nimport n\n', ['n']],
    ['conflict marks', '<<<<<<< HEAD\nimport a\n=======\nimport b\n>>>>>>> main\n', ['a', 'b']],
    ['indentation that fits nothing', '    import a\n  import b\n      import c\n', ['a', 'b', 'c']],
    ['a colon that is missing', 'if a\n    import b\nelse:\n    import c\n', ['b', 'c']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

describe('what is around', () => {
  const guarded = (clause: string): string => `try:\n    import a\n${clause}\n    import b\n`;
  test.each([
    ['TYPE_CHECKING', 'if TYPE_CHECKING:\n    import a\n    if x: import b\nimport c\n', ['a [t]', 'b [t]', 'c']],
    ['TYPE_CHECKING of typing', 'if typing.TYPE_CHECKING: import a\nelif t.TYPE_CHECKING: import b\nelse: import c\n', ['a [t]', 'b [t]', 'c']],
    ['not TYPE_CHECKING', 'if not TYPE_CHECKING:\n    import a\nelse:\n    import b\n', ['a', 'b [t]']],
    ['TYPE_CHECKING and more', 'if TYPE_CHECKING and x: import a\nelse: import b\nif TYPE_CHECKING or x: import c\nif not TYPE_CHECKING and x: import d\nelse: import e\n', ['a [t]', 'b', 'c', 'd', 'e']],
    ['branches that never run', 'if False: import a\nelif 0: import b\nelse: import c\n', ['a [t]', 'b [t]', 'c']],
    ['except ImportError', guarded('except ImportError:'), ['a [g]', 'b [g]']],
    ['except ModuleNotFoundError as', guarded('except ModuleNotFoundError as e:'), ['a [g]', 'b [g]']],
    ['except Exception', guarded('except Exception:'), ['a [g]', 'b [g]']],
    ['a bare except', guarded('except:'), ['a [g]', 'b [g]']],
    ['except with several', guarded('except (AttributeError, builtins.ImportError):'), ['a [g]', 'b [g]']],
    ['except of Python 2', guarded('except ImportError, e:'), ['a [g]', 'b [g]']],
    ['except*', guarded('except* ImportError:'), ['a [g]', 'b [g]']],
    ['except of something else', guarded('except ValueError:'), ['a', 'b']],
    ['all branches of try', 'try:\n    import a\nexcept KeyError:\n    import b\nexcept ImportError:\n    import c\nelse:\n    import d\nfinally:\n    import e\nimport f\n', ['a [g]', 'b [g]', 'c [g]', 'd [g]', 'e', 'f']],
    ['try in try', 'try:\n    try:\n        import a\n    except ValueError:\n        import b\n    import c\nexcept ImportError:\n    pass\nimport d\n', ['a [g]', 'b [g]', 'c [g]', 'd']],
    ['try beside try', 'try: import a\nexcept ImportError: import b\ntry: import c\nfinally: import d\n', ['a [g]', 'b [g]', 'c', 'd']],
    ['suppress', 'with contextlib.suppress(ImportError):\n    import a\nwith suppress(ImportError), open(x): import b\nwith suppress(KeyError): import c\n', ['a [g]', 'b [g]', 'c']],
    ['find_spec', 'if importlib.util.find_spec("a"): import a\nHAS_B = find_spec("b") is not None\nif HAS_B:\n    import b\nelse:\n    import c\n', ['a [g]', 'b [g]', 'c [g]']],
    ['importorskip', 'a = pytest.importorskip("a.b")\nimport a.b\nimport c\n', ['a.b [g]', 'c']],
    ['the version of Python', 'if sys.version_info >= (3, 11):\n    import a\nelif x:\n    import b\nelse:\n    import c\nimport d\n', ['a [v]', 'b [v]', 'c [v]', 'd']],
    ['the platform', 'if sys.platform == "win32": import a\nif os.name == "nt": import b\nif platform.system() == "Darwin": import c\nif six.PY2: import d\nif name == "nt": import e\nif django.VERSION > (4,): import f\n', ['a [v]', 'b [v]', 'c [v]', 'd [v]', 'e', 'f [v]']],
    ['functions', 'def f():\n    import a\n    class C:\n        import b\nclass D:\n    import c\n    async def g(self): import d\nasync with e: import f\n', ['a [l]', 'b [l]', 'c', 'd [l]', 'f']],
    ['several at once', 'def f():\n    try:\n        if TYPE_CHECKING:\n            import a\n    except ImportError:\n        if sys.platform: import b\n', ['a [tgl]', 'b [gvl]']],
    ['else of a loop', 'if TYPE_CHECKING:\n    import a\nfor x in y:\n    pass\nelse:\n    import b\n', ['a [t]', 'b']],
    ['the version of Python in a later branch', 'if x: import a\nelif sys.platform == "win32": import b\nelse: import c\n', ['a', 'b [v]', 'c [v]']],
    ['tabs that go to the eighth column', 'def f():\n\tif TYPE_CHECKING:\n\t\timport a\n        import b\n', ['a [tl]', 'b [l]']],
    ['a form feed before the column', 'def f():\n    import a\n  \fimport b\n', ['a [l]', 'b']],
    ['comments to the left', 'if TYPE_CHECKING:\n    import a\n# b\n    import c\n', ['a [t]', 'c [t]']],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

describe('calls', () => {
  const lib = 'import importlib\n';
  test.each([
    ['import_module', `${lib}importlib.import_module("a.b")\n`, ['importlib', 'call a.b']],
    ['import_module with a package', `${lib}importlib.import_module("a", package=__name__)\n`, ['importlib', 'call a']],
    ['import_module by another name', 'from importlib import import_module as im\nim("a")\n', ['from importlib import import_module', 'call a']],
    ['importlib by another name', 'import importlib as il, importlib.util\nil.import_module(\n    "a"\n)\nimportlib.import_module("b")\n', ['importlib', 'importlib.util', 'call a', 'call b']],
    ['__import__', 'a = __import__("a")\n__import__("b", globals(), locals(), ["c"])\n__import__("d", level=1)\n__import__("e", {}, {}, [], 1)\n', ['call a', 'call b']],
    ['joined literals', `${lib}importlib.import_module("a." 'b'  # c\n  r".d")\n`, ['importlib', 'call a.b.d']],
    ['what is around', `def f():\n    x = __import__("a")\n    return x\ny = __import__("b")\ntry: __import__("c")\nexcept ImportError: __import__("d")\n`, ['call a [l]', 'call b', 'call c [g]', 'call d [g]']],
    ['no relative ones', `${lib}importlib.import_module(".a", __package__)\n`, ['importlib']],
    ['no text that is made', `${lib}importlib.import_module(f"a")\nimportlib.import_module("a" + b)\nimportlib.import_module("a.%s" % b)\nimportlib.import_module(b"a")\nimportlib.import_module("a.{}".format(b))\nimportlib.import_module(a)\nimportlib.import_module("a-b")\nimportlib.import_module()\n`, ['importlib']],
    ['none in text', `${lib}# importlib.import_module("a")\n"""importlib.import_module('b')"""\nx = "__import__('c')"\n`, ['importlib']],
    ['none of others', 'self.import_module("a")\nimport_module("b")\nx.__import__("c")\ndef __import__("d"): pass\nmy__import__("e")\n', []],
  ])('%s', (_, text, expected) => expect(read(text)).toEqual(expected));
});

test('places', () => {
  const text = 'import a . b as c, d\nfrom ..e import (f as g,\n  h)\n__import__("i"  "j")\nfrom . import k\n';
  const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  expect(importsOf(text).map(({ at, nameSpans }) => [cut(at), ...nameSpans.map(cut)])).toEqual([['a . b'], ['d'], ['..e', 'f', 'h'], ['"i"  "j"'], ['.', 'k']]);
});
