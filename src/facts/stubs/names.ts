/** Classes that are there to do nothing, or to stand in for others. */
const NULL_OBJECT = /(?:^|[a-z0-9_])(?:Null|No[oO]p|NoOperation|Empty|Dummy|Fake|Mock|Stub|Silent|Disabled|Void|Nil|Dev|Test|Default|Base|Abstract|Noop|Sentinel)(?=[A-Z0-9_]|$)|^(?:Null|No[oO]p|Empty|Dummy|Fake|Mock|Stub|Silent|Disabled|Void|Nil|Default|Base|Abstract|Blackhole|Unsupported|InMemory|_?Sentinel)|(?:Base|Mock|Stub|Fake|Mixin|Interface|Protocol|Sentinel)$/;

export const isNullObject = (name: string): boolean => NULL_OBJECT.test(name);

/** Methods that others call at certain times; to have nothing to do then is an answer. */
const HOOK = /^(?:on|before|after|will|did|handle|should|ng|visit|enter|exit|leave|pre|post|can|is|has|set|register|unregister|subscribe|unsubscribe|observe|unobserve|add|remove|emit|dispatch|trigger|notify|track|report)(?=[A-Z_0-9]|$)|^(?:componentDid|componentWill|connectedCallback|disconnectedCallback|attributeChangedCallback|adoptedCallback)/;
const HOOKS: ReadonlySet<string> = new Set([
  'close', 'dispose', 'destroy', 'teardown', 'cleanup', 'flush', 'disconnect', 'shutdown', 'stop', 'start', 'init', 'initialize', 'setup', 'configure', 'bootstrap', 'mount', 'unmount', 'update', 'up', 'down', 'apply',
  'log', 'debug', 'info', 'warn', 'error', 'fatal', 'trace', 'verbose', 'print', 'write', 'writeValue', 'validate', 'enable', 'disable', 'release', 'reset', 'clear', 'next', 'complete', 'observe', 'unobserve', 'identify', 'page', 'capture', 'increment', 'gauge', 'histogram', 'timing',
]);

export const isHook = (name: string): boolean => HOOKS.has(name) || HOOK.test(name);

/** Functions whose name says that they do nothing, or that they stand in for others. */
const SILENT = /^(?:_+$|no[oO]p|nop$|noOp|doNothing|nothing|ignore|empty|dummy|fake|mock|stub|void|identity|assert[A-Z]|expectType|use(?:Mock|Fake|Dummy)|create(?:Mock|Fake|Dummy|Stub)|make(?:Mock|Fake)|get(?:Mock|Fake|Dummy|Sample|Default|Empty|Initial|Example|Test)|build(?:Mock|Fake)|default|example|sample|demo|test|generate(?:Mock|Fake|Sample))|(?:Noop|NoOp|Mock|Fake|Stub|Dummy|Example|Sample|Placeholder|Skeleton|Fixture)$/;

/** Functions that give what is written in a program: settings, texts, shapes. */
const WRITTEN = /(?:Defaults?|Schema|Config|Configuration|Options|Settings|Metadata|Meta|Labels?|Columns|Fields|Routes|Styles?|Theme|Props|Info|Template|Manifest|Capabilities|Features)(?:By[A-Z]\w*)?$/;

export const isWrittenName = (name: string): boolean => WRITTEN.test(name);

export const isSilentName = (name: string): boolean => SILENT.test(name);

/** Functions that promise to bring what somebody else keeps. */
const FINDER = /^(?:find|fetch|load|lookup|query|search|retrieve|list|get|read)(?=[A-Z_0-9]|$)/;
const BY_IDENTITY = /By[A-Z]\w*$|^(?:id|uuid|slug|sku|email|username|\w+I[dD]|\w+_id|query|search|term|name|key)$/;

export const isFinder = (name: string): boolean => FINDER.test(name);
export const asksForOne = (name: string, parameters: readonly string[]): boolean => BY_IDENTITY.test(name) || parameters.some((one) => BY_IDENTITY.test(one));

/** Functions in which a timer is the purpose. */
export const isAboutTime = (name: string): boolean => /time|delay|sleep|wait|retry|debounce|throttle|animat|race|poll|tick|interval|schedul|transition|defer|backoff|pause|flush|idle|fade|scroll/i.test(name);
