import { normalName } from './requirements-line.ts';

/** Distributions that work without an import: servers, drivers that a URL names, plugins, tools of the command line, data. */
const SILENT: ReadonlySet<string> = new Set(
  ('pyasynchat pyasyncore standard-imghdr standard-cgi legacy-cgi audioop-lts setproctitle paho-mqtt tablib gunicorn uvicorn uvicorn-worker hypercorn daphne waitress uwsgi pyuwsgi cheroot meinheld granian supervisor honcho circus chaussette gevent gevent-websocket eventlet greenlet uvloop httptools ' +
    'websockets wsproto watchfiles h11 h2 hiredis whitenoise brotli brotlicffi zstandard python-multipart email-validator dnspython itsdangerous jinja2 ujson orjson aiofiles httpx ' +
    'psycopg2 psycopg2-binary psycopg psycopg-binary psycopg-c psycopg-pool asyncpg pg8000 mysqlclient pymysql aiomysql asyncmy mysql-connector-python aiosqlite pymssql pyodbc cx-oracle oracledb ' +
    'mssql-django django-mssql-backend snowflake-sqlalchemy sqlalchemy-redshift sqlalchemy-bigquery pybigquery duckdb-engine clickhouse-sqlalchemy clickhouse-driver ibm-db ibm-db-sa teradatasqlalchemy ' +
    'trino pyhive impyla redis pymongo pymemcache pylibmc python-memcached django-redis django-redis-cache celery flower kombu librabbitmq amqp billiard tornado ' +
    'alembic flask-migrate south tzdata pytz python-dateutil setuptools wheel pip pip-tools build twine hatchling poetry poetry-core poetry-dynamic-versioning setuptools-scm uv pdm ' +
    'cryptography bcrypt argon2-cffi pynacl passlib certifi idna urllib3 chardet charset-normalizer lxml html5lib defusedxml pyopenssl ndg-httpsclient pyasn1 requests-oauthlib oauthlib ' +
    'openpyxl xlrd xlsxwriter xlwt odfpy pyxlsb tables pyarrow fastparquet tabulate matplotlib jupyter jupyterlab notebook ipython ipykernel ipywidgets ipdb pdbpp numexpr bottleneck numba ' +
    'pillow markdown pygments coreapi uritemplate inflection django-filter django-crispy-forms docutils pyyaml typing-extensions ' +
    'sentry-sdk newrelic ddtrace opentelemetry-distro opentelemetry-exporter-otlp elastic-apm scout-apm awscli awsebcli zappa chalice boto3-stubs ' +
    'black ruff flake8 pylint mypy isort pre-commit pytest tox nox coverage bandit safety pyright pip-audit yapf autopep8 pyflakes pycodestyle pydocstyle pyupgrade codespell ' +
    'sphinx mkdocs mkdocs-material furo mkdocstrings pymdown-extensions myst-parser ' +
    'protobuf grpcio grpcio-tools cython pybind11 numpy cffi setproctitle tablib unidecode text-unidecode nodeenv nodejs-bin django-stubs djangorestframework-stubs dbt-core apache-airflow ansible ansible-core ansible-lint molecule ' +
    'sentencepiece accelerate safetensors tokenizers torchvision torchaudio bitsandbytes xformers triton onnxruntime tensorboard protobuf3-to-dict pywin32 pyobjc colorama win-unicode-console pyreadline3 ' +
    'libsass rjsmin rcssmin csscompressor jsmin python-ldap django-auth-ldap python3-saml pysaml2 pycountry backports-zoneinfo gdal playwright selenium chromedriver-binary webdriver-manager').split(' '),
);

const KINDS = /^types-|-stubs$|^pytest-|^flake8-|^pylint-|^mypy-|^sphinx|^sphinxcontrib-|^mkdocs-|^mkdocstrings|^opentelemetry-(?:instrumentation|exporter|propagator|resource|sdk-extension)|^apache-airflow-providers-|^dbt-|^nvidia-|^backports-|^jupyter|^ipython|^tree-sitter-|^django-(?:cors-headers|environ|debug-toolbar|extensions|storages|compressor|stubs|admin|widget-tweaks|import-export|anymail|allauth|celery-beat|celery-results|health-check)|^crispy-|^drf-|^fontawesome|^xstatic|^llama-index-|^keyrings?-|^kivy-deps|^pyobjc|-(?:plugin|theme|backend|dialect|driver|worker|exporter)$|-plugin-|^pulumi-plugin|^lib|^zope-|^cmake$|^ninja$/;

/** Whether a distribution may be of use though nothing imports it. */
export function worksUnseen(name: string): boolean {
  const normal = normalName(name);
  return SILENT.has(normal) || KINDS.test(normal);
}
