import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adviceFor, mayBring, modulesOf } from '../../../src/facts/python/distributions.ts';
import { DISTRIBUTIONS } from '../../../src/facts/python/distributions-table.ts';
import { isStandard, versionsOf } from '../../../src/facts/python/standard-library.ts';
import { normalName } from '../../../src/facts/python/requirements-line.ts';

const brings = (requirement: string, module: string, names: readonly string[] = []): boolean => {
  const [, name = '', extra] = /^([\w.-]+)(?:\[(\w+)\])?$/.exec(requirement) ?? [];
  return modulesOf(module, names).every((one) => mayBring({ name: normalName(name), extras: extra === undefined ? [] : [extra] }, one));
};

test.each([
  ['opencv-python-headless', 'cv2'], ['PyYAML', 'yaml'], ['scikit_learn', 'sklearn.svm'], ['Pillow', 'PIL'], ['python-dateutil', 'dateutil.parser'], ['beautifulsoup4', 'bs4'],
  ['attrs', 'attr'], ['GitPython', 'git'], ['pyserial', 'serial'], ['psycopg2-binary', 'psycopg2.extras'], ['mysqlclient', 'MySQLdb'], ['djangorestframework', 'rest_framework'],
  ['django-cors-headers', 'corsheaders'], ['factory-boy', 'factory'], ['python-jose', 'jose'], ['python-multipart', 'multipart'], ['protobuf', 'google.protobuf'], ['google-auth', 'google.oauth2'],
  ['azure-storage-blob', 'azure.storage.blob.aio'], ['google-cloud-pubsub', 'google.cloud.pubsub_v1'], ['google-cloud-secret-manager', 'google.cloud.secretmanager'],
  ['opentelemetry-exporter-otlp-proto-grpc', 'opentelemetry.exporter.otlp.proto.grpc.trace_exporter'], ['apache-airflow-providers-cncf-kubernetes', 'airflow.providers.cncf.kubernetes.operators'],
  ['ruamel.yaml', 'ruamel.yaml'], ['zope.interface', 'zope.interface'], ['setuptools', 'pkg_resources'], ['celery[redis]', 'redis'], ['uvicorn[standard]', 'uvloop'], ['PyJWT[crypto]', 'cryptography'],
  ['drf-flex-fields', 'rest_flex_fields'], ['acme-billing', 'billing'], ['django-taggit', 'taggit'], ['py-moneyed', 'moneyed'],
])('%s brings %s', (requirement, module) => expect(brings(requirement, module)).toBe(true));

test.each([
  ['fastapi', 'starlette'], ['types-requests', 'requests'], ['flask-sqlalchemy', 'sqlalchemy'], ['django-redis', 'redis'], ['boto3', 'botocore'], ['attrs', 'attrd'],
  ['google-cloud-storage', 'google.cloud.bigquery'], ['azure-core', 'azure.identity'], ['google-auth', 'google.protobuf'], ['opentelemetry-api', 'opentelemetry.instrumentation.flask'], ['celery', 'redis'], ['rich', 'rxx'],
])('%s does not bring %s', (requirement, module) => expect(brings(requirement, module)).toBe(false));

test('a package that distributions share is told by its part', () => {
  const subjects = (module: string, names: readonly string[]): string[] => modulesOf(module, names).map(({ subject }) => subject);
  expect(subjects('google.cloud', ['storage', 'bigquery'])).toEqual(['google.cloud.storage', 'google.cloud.bigquery']);
  expect(subjects('azure.storage.blob', ['BlobClient'])).toEqual(['azure.storage.blob']);
  expect(subjects('azure', ['identity'])).toEqual(['azure.identity']);
  expect(subjects('yaml.nodes', ['Node'])).toEqual(['yaml']);
  expect(modulesOf('google.cloud.bigquery', []).map(adviceFor)).toEqual([['google-cloud-bigquery']]);
  expect(modulesOf('PIL', []).map(adviceFor)).toEqual([['pillow']]);
  expect(brings('google-cloud-storage', 'google.cloud', [])).toBe(true);
});

test('a distribution brings the module of its name, however either is spelt', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-z]{2,6}(_[a-z]{2,6}){0,2}$/), (module) => {
    fc.pre(!DISTRIBUTIONS.has(module) && !/^(?:google|azure|zope|win32)/.test(module));
    for (const name of [module, module.replaceAll('_', '-'), module.toUpperCase(), `python-${module}`, `${module}-python`, `py${module}`]) expect(brings(name, module), name).toBe(true);
  }));
});

test('the table is well made', () => {
  expect(DISTRIBUTIONS.size).toBeGreaterThan(500);
  for (const [module, names] of DISTRIBUTIONS) {
    expect(module).toMatch(/^[A-Za-z_]\w*$/);
    for (const name of names) expect(name, module).toBe(normalName(name));
  }
});

describe('the standard library', () => {
  test.each([
    [undefined, 8, 14], ['>=3.9', 9, 14], ['>=3.9,<3.13', 9, 12], ['^3.11', 11, 14], ['~=3.10', 10, 14], ['~=3.10.1', 10, 10], ['==3.11.*', 11, 11], ['3.12', 12, 12], ['>=3.8,!=3.9.1', 8, 14],
    ['<4', 8, 14], ['>=3.13', 13, 14], ['>=3.6', 6, 14], ['>=2.7', 8, 14], ['>=3.10,<=3.12', 10, 12], ['>=3.99', 99, 99], ['', 8, 14],
  ])('%s', (requires, first, last) => expect(versionsOf(requires)).toEqual({ first, last }));

  test.each([
    ['asyncio', '>=3.9', true], ['telnetlib', '>=3.13', false], ['telnetlib', '>=3.12', true], ['telnetlib', undefined, true], ['distutils', '>=3.12', false], ['tomllib', '>=3.11', true], ['tomllib', '==3.10.*', false],
    ['annotationlib', '>=3.14', true], ['requests', undefined, false], ['pkg_resources', undefined, false],
  ])('%s of %s', (module, requires, expected) => expect(isStandard(module, versionsOf(requires), 'somewhere')).toBe(expected));

  const own = namesOfOwnPython();
  test.skipIf(own === undefined)('is that of the Python of this machine', () => {
    const { minor = 0, names = [] } = own ?? {};
    const known = { first: minor, last: minor };
    expect(names.filter((name) => !name.startsWith('_') && !isStandard(name, known, 'everywhere'))).toEqual([]);
    expect(['tomllib', 'distutils', 'cgi', 'binhex', 'imp'].filter((name) => isStandard(name, known, 'everywhere'))).toEqual(['tomllib', 'distutils', 'cgi', 'binhex', 'imp'].filter((name) => names.includes(name)));
  });
});

function namesOfOwnPython(): { readonly minor: number; readonly names: readonly string[] } | undefined {
  try {
    const printed = execFileSync('python3', ['-c', 'import sys; print(sys.version_info[1]); print(" ".join(sys.stdlib_module_names))'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [minor = '', names = ''] = printed.trim().split('\n');
    return { minor: Number(minor), names: names.split(' ') };
  } catch {
    return undefined; // there is no Python, or one older than 3.10
  }
}
