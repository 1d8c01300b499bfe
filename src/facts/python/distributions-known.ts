/**
 * Modules of well-known distributions that have the same name, or nearly: another whose name only begins or ends like it (`flask-sqlalchemy`,
 * `types-requests`) does not bring them, so they are never taken for a part of one. No word that a company would name a library of its own.
 */
export const OWN_NAME: ReadonlySet<string> = new Set(
  `
IPython MDAnalysis PyInstaller PyPDF2 PySimpleGUI SimpleITK accelerate aio_pika aioboto3 aiobotocore aiocache aiogram aiohttp aiohttp_cors
aiohttp_session aiokafka aiomysql aiopg aioredis aiosmtplib albumentations alembic altair amqp anndata anthropic anyio apispec apscheduler ariadne
asgiref astroid astropy asyncmy asyncpg asyncssh attrs authlib babel bcrypt beanie beartype behave billiard bitsandbytes bleach bokeh boltons boto
boto3 botocore braintree cachetools catboost cattrs cbor2 ccxt celery cerberus certifi cffi channels_redis chardet charset_normalizer
cherrypy chromadb ciso8601 click cloudinary cloudpickle cohere colorama configobj confluent_kafka connexion coverage croniter cryptography cssselect
cvxpy cytoolz dacite dagster dask dataclasses_json datadog dateparser ddtrace deepdiff defusedxml dependency_injector diffusers dill diskcache
distributed django django_celery_beat django_celery_results django_countries django_extensions django_filters django_htmx django_otp django_prometheus
django_redis django_rq django_tables2 djoser docutils dramatiq drf_spectacular drf_yasg dropbox dynaconf elasticsearch elasticsearch_dsl
email_validator eventlet facebook_business faker falcon fastapi fastapi_mail fastapi_users fastavro feedparser filelock firebase_admin flake8 flasgger
flask flask_admin flask_babel flask_bcrypt flask_caching flask_cors flask_jwt_extended flask_limiter flask_login flask_mail flask_marshmallow
flask_migrate flask_restful flask_restx flask_session flask_socketio flask_sqlalchemy flask_wtf folium freezegun frozendict fsspec ftfy funcy
fuzzywuzzy gensim geoalchemy2 geopandas geopy gevent gradio graphene graphene_django greenlet gspread gunicorn gymnasium h11 h2 h5py hiredis
html2text html5lib httpcore httplib2 httpretty httptools httpx httpx_sse huggingface_hub humanize hvac hypercorn hypothesis icalendar idna imageio
importlib_metadata importlib_resources inflection ipykernel ipywidgets iso8601 isodate isort itsdangerous jax jaxlib jieba jinja2 jmespath joblib
jsonpatch jsonpickle jsonschema jupyter_client jupyter_core kazoo keyring kombu kubernetes langchain langchain_community langchain_core
langchain_openai langdetect langgraph lightgbm litellm litestar llvmlite locust loguru luigi lxml lz4 mako markdown markdown2 markupsafe
marshmallow marshmallow_sqlalchemy matplotlib mechanize minio mlflow mongoengine more_itertools moto msal msgpack msgspec multidict mypy
mypy_extensions nbformat networkx nltk nuitka numba numexpr numpy oauthlib omegaconf onnx onnxruntime openai openpyxl opensearchpy optuna oracledb
orjson ormar pandas paramiko passlib pathspec pdf2image pdfkit pdfplumber peewee pendulum pexpect pgvector phonenumbers pika pikepdf
platformdirs playwright plotly pluggy polars portalocker posthog prefect prometheus_client prompt_toolkit psutil psycopg psycopg2 pyarrow pyasn1
pycountry pycparser pydantic pydantic_core pydantic_settings pydash pydicom pydub pygame pygments pyinstaller pylint pymongo pymssql pymysql pynput
pyodbc pyotp pyparsing pypdf pyperclip pyproj pyspark pytesseract pytest pytest_asyncio pytest_django pytest_httpx pytest_mock pytz qdrant_client
qrcode redis reportlab requests requests_mock requests_oauthlib requests_toolbelt rich rollbar rsa s3fs s3transfer sanic scipy scrapy
seaborn selenium sendgrid sentence_transformers sentry_sdk setproctitle shap shapely simplejson six slack_bolt slack_sdk slowapi smart_open sniffio
sortedcontainers soupsieve spacy sphinx sqlalchemy sqlalchemy_utils sqlglot sqlmodel sqlparse starlette statsd statsmodels stripe structlog sympy
tabulate telethon tenacity tensorboard termcolor testcontainers textual tiktoken tinycss2 tldextract tokenizers toml tomli tomli_w tomlkit toolz torch
torchaudio torchvision tornado tortoise tqdm traitlets transformers trio tweepy twilio twisted typeguard typer typing_extensions tzdata tzlocal ujson
unidecode urllib3 uvicorn uvloop vine virtualenv voluptuous waitress wandb watchdog watchfiles weasyprint websockets werkzeug whitenoise wrapt wtforms
xarray xgboost xlrd xlsxwriter xlwt xmltodict xxhash yarl yfinance youtube_dl yt_dlp zeep zstandard
`.trim().split(/\s+/),
);
