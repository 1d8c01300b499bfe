/* Modules of the standard library that no `_` begins, from `sys.stdlib_module_names` of 3.10 to 3.13, and what changed before and after. */

/** In every version from 3.10 to 3.13. */
const ALWAYS =
  '__future__ abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code codecs codeop collections ' +
  'colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email ' +
  'encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp ' +
  'gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math ' +
  'mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil ' +
  'platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib ' +
  'resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants ' +
  'sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios test textwrap this threading ' +
  'time timeit tkinter token tokenize trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref ' +
  'webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo';

/** The minor version of Python 3 that brought a module, of those that are younger than 3.5. */
const SINCE: ReadonlyMap<string, number> = new Map(Object.entries({ secrets: 6, contextvars: 7, dataclasses: 7, zoneinfo: 9, graphlib: 9, tomllib: 11, annotationlib: 14, compression: 14 }));

/** The minor version of Python 3 that has a module no longer. */
const UNTIL: ReadonlyMap<string, number> = new Map(
  (
    [
      [9, '_bootlocale dummy_threading macpath'],
      [10, 'formatter parser symbol'],
      [11, 'binhex'],
      [12, 'asynchat asyncore distutils imp smtpd'],
      [13, 'aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr spwd sunau telnetlib uu xdrlib'],
    ] as const
  ).flatMap(([minor, names]) => names.split(' ').map((name) => [name, minor] as const)),
);

const NAMES: ReadonlySet<string> = new Set([...ALWAYS.split(' '), ...SINCE.keys(), ...UNTIL.keys()]);

/** The minor versions of Python 3 that a project may be run with. */
export interface PythonVersions {
  readonly first: number;
  readonly last: number;
}

/** The versions that are maintained, and those that somebody may still have. */
const OLDEST = 8;
const NEWEST = 14;

/**
 * The versions that a `requires-python` admits, as far as one stretch says it: `>=3.9,<3.13`, `^3.11`, `~=3.10`, `3.12`.
 * What it does not limit is what is in use.
 */
export function versionsOf(requiresPython: string | undefined): PythonVersions {
  let first = 0;
  let last = 99;
  for (const [, operator = '', major = '', minor, patch] of (requiresPython ?? '').slice(0, 500).matchAll(/(===?|~=|[<>]=?|!=|\^|~)?\s{0,9}v?(\d{1,3})(?:\.(\d{1,4}|\*))?(?:\.(\d{1,9}|\*))?/g)) {
    const isThree = major === '3';
    const number = minor === undefined || minor === '*' ? undefined : Number(minor);
    if (operator === '!=') continue;
    if (operator.startsWith('<')) {
      if (Number(major) > 3) continue;
      last = isThree ? Math.min(last, operator === '<' && !(Number(patch ?? 0) > 0) ? (number ?? 0) - 1 : (number ?? 99)) : 0;
    } else if (isThree) {
      first = Math.max(first, number ?? 0);
      const isOne = operator === '' || operator.startsWith('==') || operator === '~' || (operator === '~=' && patch !== undefined);
      if (isOne && number !== undefined) last = Math.min(last, number);
    }
  }
  const oldest = first === 0 ? OLDEST : first;
  return { first: oldest, last: Math.max(oldest, Math.min(last, Math.max(NEWEST, oldest))) };
}

/** Whether a module is of the standard library in some of the versions, or in all of them. */
export function isStandard(module: string, { first, last }: PythonVersions, where: 'somewhere' | 'everywhere'): boolean {
  if (!NAMES.has(module)) return false;
  const since = SINCE.get(module) ?? 0;
  const until = UNTIL.get(module) ?? Infinity;
  return where === 'somewhere' ? last >= since && first < until : first >= since && last < until;
}

/** What Python 2 had and Python 3 has by another name, or not at all: nothing that a manifest could bring back. */
const FORMER = new Set(
  ('__builtin__ anydbm BaseHTTPServer Bastion CGIHTTPServer Canvas ConfigParser Cookie Dialog DocXMLRPCServer FileDialog FixTk HTMLParser MimeWriter Queue ScrolledText ' +
    'SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO Tix Tkconstants Tkdnd Tkinter UserDict UserList UserString cPickle cStringIO commands compiler ' +
    'cookielib copy_reg dircache dumbdbm dummy_thread exceptions fpformat htmlentitydefs htmllib httplib ihooks imputil mhlib mimetools mimify multifile mutex new popen2 ' +
    'posixfile robotparser rexec rfc822 sets sgmllib sha statvfs stringold sunaudio thread tkColorChooser tkCommonDialog tkFileDialog tkFont tkMessageBox tkSimpleDialog ' +
    'toaiff ttk urllib2 urlparse user whichdb xmllib xmlrpclib').split(' '),
);

/** Modules that a program which embeds Python, or the system, gives its scripts; and those of other Pythons. */
const PROVIDED = new Set(
  ('bpy bpy_extras bmesh mathutils gpu_extras maya pymel hou nuke unreal substance_painter FreeCAD FreeCADGui Part gimpfu gimp uno unohelper xbmc xbmcgui xbmcplugin xbmcaddon xbmcvfs ' +
    'idaapi idautils idc ida_hexrays ghidra gdb lldb vim sublime sublime_plugin nvim apt apt_pkg aptdaemon dnf rpm libvirt_qemu dbus gi Quartz AppKit Foundation objc ' +
    'micropython machine utime uos network ubinascii usocket uasyncio ucollections uhashlib ustruct board digitalio analogio busio microcontroller ' +
    'js pyodide pyodide_js pyscript browser awsglue dbutils clr System java org javax jarray qgis arcpy hexchat weechat znc xchat rhythmdb nautilus ' +
    'mod_python cherokee uwsgi uwsgidecorators collectd freeswitch radiusd SCons __main__ __builtins__ sitecustomize usercustomize').split(' '),
);

/** Whether a module comes with no distribution that a manifest of today could name. */
export function isProvided(module: string): boolean {
  return FORMER.has(module) || PROVIDED.has(module);
}

/** The version of Python 3 from which on a module is of the standard library no longer, if it ever was: `3.13`. */
export function removedIn(module: string): string | undefined {
  const minor = UNTIL.get(module);
  return minor === undefined ? undefined : `3.${minor}`;
}
