# What CPython's own parser says of the Python files below a folder: imports, top-level names and comments, a JSON line a file.
# Called with `python3 -I -S reference.py [FOLDER]`; without a folder, of the standard library. Files that this version cannot parse are left out.
import ast
import json
import os
import sys
import tokenize
import warnings

warnings.simplefilter("ignore")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
MATCH_NAMES = tuple(getattr(ast, name) for name in ("MatchAs", "MatchStar") if hasattr(ast, name))
MATCH_MAPPING = getattr(ast, "MatchMapping", ())


def is_never_at_run_time(test):
    return getattr(test, "attr", getattr(test, "id", "")) == "TYPE_CHECKING" or (isinstance(test, ast.Constant) and not test.value)


def imports_of(tree):
    """Line, level, module, names, whether in a function, whether for type checking only."""
    found = []
    todo = [(tree, False, False)]
    while todo:
        node, is_local, is_checking = todo.pop()
        if isinstance(node, ast.Import):
            found += [[getattr(alias, "lineno", node.lineno), 0, alias.name, [], is_local, is_checking] for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append([node.lineno, node.level, node.module or "", [alias.name for alias in node.names], is_local, is_checking])
        is_inner = is_local or isinstance(node, FUNCTIONS)
        is_test = isinstance(node, ast.If) and is_never_at_run_time(node.test)
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    todo.append((child, is_inner, is_checking or (is_test and field == "body")))
    return sorted(found)


def names_of(tree):
    names = set()
    todo = [(tree, True, False)]
    while todo:
        node, is_top, is_in_comprehension = todo.pop()
        if isinstance(node, ast.Global):
            names.update(node.names)
        if is_top:
            if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not is_in_comprehension:
                names.add(node.id)
            elif isinstance(node, ast.NamedExpr):
                names.add(node.target.id)
            elif isinstance(node, (ast.ExceptHandler, *MATCH_NAMES)) and node.name:
                names.add(node.name)
            elif MATCH_MAPPING and isinstance(node, MATCH_MAPPING) and node.rest:
                names.add(node.rest)
            elif isinstance(node, ast.Import):
                names.update(alias.asname or alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                names.update(alias.asname or alias.name for alias in node.names if alias.name != "*")
        is_outside = is_top and not isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Lambda))
        for child in ast.iter_child_nodes(node):
            todo.append((child, is_outside, is_in_comprehension or isinstance(node, COMPREHENSIONS)))
    return sorted(names)


def comments_of(data):
    """Lines; of small files only, as CPython's tokenizer in Python is slow."""
    if len(data) > 8000:
        return None
    lines = iter(data.splitlines(True))
    return [token.start[0] for token in tokenize.tokenize(lambda: next(lines, b"")) if token.type == tokenize.COMMENT]


def files_below(folder):
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "site-packages", "dist-packages", ".git", "node_modules"))
        for name in sorted(files):
            if name.endswith((".py", ".pyi", ".py.txt", ".pyi.txt")):
                yield os.path.join(path, name)


for folder in sys.argv[1:] or [os.path.dirname(os.__file__)]:
    for file in files_below(folder):
        try:
            with open(file, "rb") as opened:
                data = opened.read()
            data.decode("utf-8")
            tree = ast.parse(data)
            answer = {"file": file, "imports": imports_of(tree), "names": names_of(tree), "comments": comments_of(data)}
        except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError, OSError):
            continue
        print(json.dumps(answer))
