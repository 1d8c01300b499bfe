import type { Literal } from '#facts/literals';

export const FILLERS = ['host', 'credential', 'fillerText', 'person', 'phone'] as const;
export type Filler = (typeof FILLERS)[number];

/** What people read beside a field, and what shows how to fill it. */
const SHOWN = /placeholder|example|sample|demo|mock|label|hint|help|tooltip|description|desc$|message|msg$|error|caption|aria|alt$|doc$|docs$|comment|usage|instruction|preview|pattern|regex|format|mask|title|i18n|translation|summary|schema|namespace|xmlns|note/i;
/** Around a field: all in it is made to show something. */
const MADE_TO_SHOW = /placeholder|example|sample|(?:^|[^a-z])(?:demo|mock|seed|fixture)|preview|schema_extra/i;
/** Names around a field of what is only tried out. */
const TRIED_OUT = /(?:^|[._])(?:test|debug|fake|sample|preview|demo|mock|dummy)(?=[._]|$)|(?:Test|Debug|Fake|Sample|Preview|Demo|Mock|Dummy)(?=[A-Z.]|$)|(?:^|[._])(?:TEST|DEBUG|FAKE|SAMPLE|PREVIEW|DEMO|MOCK|DUMMY)_/;
/** Values near it, in Python, that say the same: `"title": "Test Document"`. */
const NEAR_TEST = /["'/](?:test|Test|TEST)[\s/_.-]/;
const CREDENTIAL = /(?:password|passwd|passphrase|pwd|secret|apikey|accesskey|privatekey|secretkey|signingkey|encryptionkey|authkey|token|clientsecret|jwtkey)$/;
const ADDRESS = /(?:url|uri|host|hostname|endpoint|origin|server|domain|webhook|issuer|gateway|href|action|api|link)s?$/;
const PERSON = /^(?:name|fullname|displayname|customername|username|author|owner|firstname|contactname|assignee|recipient|user|customer)$/;
const PHONE = /(?:phone|phonenumber|tel|telephone|mobile|fax|cell)$/;

const HOST = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/)?(?:[\w-]{1,63}\.){0,5}(?:example\.(?:com|org|net)|your[-_]?(?:domain|company|site|app|server|host|instance|api)\.(?:com|io|org|net|dev)|my-?(?:domain|company|site)\.com)(?::\d{1,5})?(?:[/?#]|$)/i;
const RESERVED = /^[a-z][a-z0-9+.-]{1,20}:\/\/(?:[\w-]{1,63}\.){1,5}(?:example|invalid)(?::\d{1,5})?(?:[/?#]|$)/i;
const REQUEST = /^(?:fetch|axios|ky|got|\$fetch|ofetch|(?:axios|requests|http|https|ky|got|httpx|client)\.(?:get|post|put|patch|delete|request|head)|WebSocket|EventSource)$/;

/** Ways to say "your secret goes here". Words with blanks between them are for people to read. */
const SECRET = /^(?:change[-_ ]?(?:me|this|it)(?:[-_!.\w]{0,40})|replace[-_]?(?:me|this|with)[-_\w]{0,40}|(?:your|YOUR|my)[-_](?:\w{1,20}[-_]){0,5}(?:key|KEY|token|TOKEN|secret|SECRET|password|PASSWORD|here|HERE)(?:[-_](?:here|HERE|change[-_]\w{1,20}|in[-_]production))?|<[^<>]{0,20}your[^<>]{0,40}>|[xX]{4,40}|(?:insert|INSERT|put|PUT)[-_](?:\w{1,20}[-_]){0,5}(?:here|HERE|key|KEY|token|TOKEN)|dummy[-_](?:\w{1,20}[-_]){0,2}(?:key|token|secret|password)|fill[-_]me[-_\w]{0,20}|super[-_]?secret(?:[-_]?\w{0,20}){0,3}|password123!?)$/i;
const YOUR_KEY = /^(?:your|YOUR)[-_](?:\w{1,20}[-_]){0,4}?(?:api[-_]?key|API_KEY|secret|SECRET|token|TOKEN|password|PASSWORD|access[-_]?key|ACCESS_KEY)(?:[-_](?:here|HERE))?$/;

/** What a string only holds the place of, as far as the string and its place say so beyond doubt. */
export function fillerIn({ value, field, role, inside }: Literal): Filler | undefined {
  if (MADE_TO_SHOW.test(inside) || TRIED_OUT.test(inside.split('\n', 1)[0] ?? '') || NEAR_TEST.test(inside)) return undefined;
  if (/^\W{0,9}lorem ipsum\b|\blorem ipsum dolor\b/i.test(value)) return role === 'other' || /placeholder|example|sample|demo|mock|preview|skeleton|story|seed/i.test(field) ? undefined : 'fillerText';
  if (role === 'other' || role === 'text') return undefined;
  if (role === 'argument') return REQUEST.test(field) && isNowhere(value) ? 'host' : YOUR_KEY.test(value) && !SHOWN.test(field) ? 'credential' : undefined;
  if (SHOWN.test(field)) return undefined;
  const name = field.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  if (role !== 'element' && CREDENTIAL.test(name) && SECRET.test(value)) return 'credential';
  if (role === 'field' && YOUR_KEY.test(value)) return 'credential';
  if (ADDRESS.test(name) && isNowhere(value)) return 'host';
  if (role === 'field' && PERSON.test(name) && /^(?:john|jane) (?:doe|smith)$/i.test(value)) return 'person';
  if (role === 'field' && PHONE.test(name) && /^(?:\+?1[-. ]?)?(?:\(?\d{3}\)?[-. ]{0,2})?555[-. ]?\d{4}$/.test(value)) return 'phone';
  return undefined;
}

const isNowhere = (value: string): boolean => HOST.test(value) || RESERVED.test(value);

/** Not what only developers, their machines and their pipelines read. */
export function isShipped(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (/(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.devcontainer|\.vscode|ci|scripts?|tools?|[\w-]{0,40}[-_](?:template|starter|skeleton)s?|openapi|swagger|locales?|i18n|translations?|lang)\//i.test(file)) return false;
  if (/openapi|swagger|mkdocs|\.gitlab-ci|^values\.ya?ml$/i.test(name)) return false;
  // what checks something brings made-up data to be checked
  if (/(?:^|[._-])(?:verif(?:y|ier|ication)|validat(?:e|or|ion)|check(?:er|s)?|smoke|self-?test)(?=[._-])|(?:Verifier|Validator|Checker|SelfTest)(?=\.)/.test(name)) return false;
  return !/\.(?:ya?ml|jsonc|json5|env)$|^\.env|ockerfile/i.test(name) || !/(?:^|[._-])(?:dev|devel|development|local|ci|defaults?|dist|override|test|testing|e2e|example|sample|template)(?=[._-]|$)/i.test(name);
}
