/**
 * Modules and the distributions that bring them, any of which will do, the usual one first; for what is installed under another name.
 * One module a line. It may only take findings away or make advice better, so a distribution too many does no harm.
 */
const TABLE = `
re2: google-re2 pyre2 fb-re2
admin_auto_filters: django-admin-autocomplete-filter
rest_flex_fields: drf-flex-fields
aifc: standard-aifc
asynchat: standard-asynchat pyasynchat
asyncore: standard-asyncore pyasyncore
audioop: audioop-lts
cgi: legacy-cgi standard-cgi
cgitb: legacy-cgi standard-cgitb
chunk: standard-chunk
crypt: crypt-r legacycrypt
distutils: setuptools
imghdr: standard-imghdr
mailcap: standard-mailcap
nntplib: standard-nntplib
pipes: standard-pipes
smtpd: standard-smtpd
sndhdr: standard-sndhdr
sunau: standard-sunau
telnetlib: standard-telnetlib telnetlib-313-and-up
tomllib: tomli
uu: standard-uu
xdrlib: standard-xdrlib
absl: absl-py
acme: dm-acme
actstream: django-activity-stream
adafruit_dht: adafruit-circuitpython-dht
admin_honeypot: django-admin-honeypot django-admin-honeypot-updated-2021
admin_reorder: django-modeladmin-reorder
admin_tools: django-admin-tools
adminsortable: django-admin-sortable
adminsortable2: django-admin-sortable2
aiofiles: aiofiles aiofile
airflow: apache-airflow apache-airflow-core
ajax_select: django-ajax-selects
alipay: python-alipay-sdk
aliyunsdkcore: aliyun-python-sdk-core
allauth: django-allauth
amplitude: amplitude-analytics
analytics: analytics-python segment-analytics-python
annoying: django-annoying
ansible: ansible ansible-core
antlr4: antlr4-python3-runtime
anymail: django-anymail
apiclient: google-api-python-client
appconf: django-appconf
appium: appium-python-client
arango: python-arango
argon2: argon2-cffi
atlassian: atlassian-python-api
attr: attrs
auditlog: django-auditlog
auth0: auth0-python
autoslug: django-autoslug
avro: avro avro-python3
aws_cdk: aws-cdk-lib
axes: django-axes
barcode: python-barcode
beeline: honeycomb-beeline
bencode: bencode-py
binance: python-binance binance-connector
Bio: biopython
bitcoin: bitcoin python-bitcoinlib
bluetooth: pybluez
bmemcached: python-binary-memcached
bootstrap3: django-bootstrap3
bootstrap4: django-bootstrap4
bootstrap5: django-bootstrap5
bootstrapform: django-bootstrap-form
box: python-box
brotli: brotli brotlipy brotlicffi
brownie: eth-brownie
bs4: beautifulsoup4
bson: pymongo bson
bulk_update: django-bulk-update
bulk_update_or_create: django-bulk-update-or-create
cachalot: django-cachalot
cacheops: django-cacheops
caffe2: torch
cairo: pycairo
camelot: camelot-py
can: python-can
capnp: pycapnp
captcha: django-simple-captcha django-recaptcha captcha
cassandra: cassandra-driver scylla-driver
cattr: cattrs
cchardet: cchardet faust-cchardet
chromadb: chromadb chromadb-client
cinderclient: python-cinderclient
cities_light: django-cities-light
ckeditor: django-ckeditor
ckeditor_uploader: django-ckeditor
clang: libclang clang
cloudinary_storage: django-cloudinary-storage
cms: django-cms
colorfield: django-colorfield
community: python-louvain
compressor: django-compressor
concurrency: django-concurrency
constance: django-constance
consul: python-consul python-consul2 py-consul
controlcenter: django-controlcenter
corsheaders: django-cors-headers
countries_plus: django-countries-plus
cpuinfo: py-cpuinfo
crequest: django-crequest
crispy_forms: django-crispy-forms
crontab: python-crontab crontab
Crypto: pycryptodome pycrypto
Cryptodome: pycryptodomex
csp: django-csp
cups: pycups
cupy: cupy cupy-cuda11x cupy-cuda12x
cuser: django-cuser
cv2: opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless opencv py-opencv
cyclonedx: cyclonedx-python-lib
daemon: python-daemon
dal: django-autocomplete-light
dal_select2: django-autocomplete-light
dash_core_components: dash-core-components dash
dash_html_components: dash-html-components dash
dask: dask dask-core
databricks: databricks-sdk databricks-sql-connector databricks-cli
datetimewidget: django-datetime-widget
dateutil: python-dateutil
dbbackup: django-dbbackup
dbt: dbt-core
dbtemplates: django-dbtemplates
debug_toolbar: django-debug-toolbar
decouple: python-decouple
defender: django-defender
delegator: delegator-py
delta: delta-spark
digitalocean: python-digitalocean
dirtyfields: django-dirtyfields
discord: discord-py discord-py-self py-cord nextcord discord
distributed: distributed dask
django_filters: django-filter
django_fsm: django-fsm django-fsm-2
django_q: django-q django-q2
djcelery: django-celery
djcelery_email: django-celery-email
djmoney: django-money
djstripe: dj-stripe
dlib: dlib dlib-bin
dns: dnspython
docker: docker docker-py
docopt: docopt docopt-ng
docx: python-docx docx
dotenv: python-dotenv
drf_extra_fields: django-extra-fields
drf_yasg: drf-yasg drf-yasg2
dynamic_preferences: django-dynamic-preferences
elasticapm: elastic-apm
elasticsearch: elasticsearch elasticsearch7 elasticsearch8
elasticsearch_dsl: elasticsearch-dsl elasticsearch
embed_video: django-embed-video
empyrical: empyrical empyrical-reloaded
enchant: pyenchant
encrypted_fields: django-searchable-encrypted-fields django-encrypted-fields
encrypted_model_fields: django-encrypted-model-fields
engineio: python-engineio
ens: web3
envelope: django-envelope
environ: django-environ environ-config
escpos: python-escpos
etcd: python-etcd
execjs: pyexecjs
explorer: django-sql-explorer
extra_settings: django-extra-settings
extra_views: django-extra-views
fabric: fabric fabric3
facebook: facebook-sdk
factory: factory-boy
faiss: faiss-cpu faiss-gpu faiss
fasttext: fasttext fasttext-wheel
fernet_fields: django-fernet-fields
ffmpeg: ffmpeg-python python-ffmpeg
fieldsignals: django-fieldsignals
filebrowser: django-filebrowser
filer: django-filer
fitz: pymupdf
flags: django-flags
flask_babel: flask-babel flask-babelex
flask_bootstrap: flask-bootstrap bootstrap-flask flask-bootstrap4
flask_mail: flask-mail flask-mailman
flask_security: flask-security flask-security-too
fluent_contents: django-fluent-contents
formtools: django-formtools
fpdf: fpdf fpdf2
functional: pyfunctional
gcm: python-gcm
generic_chooser: wagtail-generic-chooser
geventwebsocket: gevent-websocket
gfklookupwidget: django-gfklookupwidget
gi: pygobject
git: gitpython
github: pygithub
github3: github3-py
gitlab: python-gitlab
glanceclient: python-glanceclient
Globals: zope
gnupg: python-gnupg gnupg
googleapiclient: google-api-python-client
googlesearch: google googlesearch-python
gradio_client: gradio-client gradio
graphql: graphql-core
graphql_jwt: django-graphql-jwt
graphviz: graphviz python-graphviz
grappelli: django-grappelli
gridfs: pymongo
grpc: grpcio
grpc_health: grpcio-health-checking
grpc_reflection: grpcio-reflection
grpc_status: grpcio-status
grpc_tools: grpcio-tools
guardian: django-guardian
haiku: dm-haiku
hashid_field: django-hashid-field
haystack: django-haystack haystack-ai farm-haystack
health_check: django-health-check
heatclient: python-heatclient
hid: hidapi hid
hijack: django-hijack
hijack_admin: django-hijack-admin
honeypot: django-honeypot
hubspot: hubspot-api-client
hydra: hydra-core
iban: schwifty
ibm_boto3: ibm-cos-sdk
ibm_db_dbi: ibm-db
ignite: pytorch-ignite
igraph: igraph python-igraph
imagekit: django-imagekit
imblearn: imbalanced-learn
impala: impyla
impersonate: django-impersonate
import_export: django-import-export
intercom: python-intercom
invitations: django-invitations
ipware: python-ipware django-ipware
iso639: iso-639 iso639-lang python-iso639
jaxlib: jaxlib jax
jazzmin: django-jazzmin
jenkins: python-jenkins
jks: pyjks
jnius: pyjnius
jnpr: junos-eznc
jose: python-jose python-jose-cryptodome
jpype: jpype1
js_asset: django-js-asset
json5: json5 pyjson5
jsoneditor: django-jsoneditor
jsonfield: jsonfield django-jsonfield
jsonrpc: json-rpc
jwkest: pyjwkest
jwt: pyjwt jwt
kafka: kafka-python kafka-python-ng kafka-python3
keras: keras tensorflow
kerberos: kerberos pykerberos winkerberos
keycloak: python-keycloak
keystoneclient: python-keystoneclient
knox: django-rest-knox
lark: lark lark-parser
ldap: python-ldap
ldapdb: django-ldapdb
ldclient: launchdarkly-server-sdk
Levenshtein: levenshtein python-levenshtein
libarchive: libarchive-c
libvirt: libvirt-python
linebot: line-bot-sdk
linkedin: python-linkedin
llama_cpp: llama-cpp-python
llama_index: llama-index llama-index-core
localflavor: django-localflavor
lockdown: django-lockdown
log_request_id: django-log-request-id
logging_loki: python-logging-loki
loginas: django-loginas
logstash: python-logstash
logstash_async: python-logstash-async
lzo: python-lzo
magic: python-magic python-magic-bin file-magic
mailer: django-mailer
mailparser: mail-parser
maintenance_mode: django-maintenance-mode
markdown_it: markdown-it-py
markdownx: django-markdownx
material: mkdocs-material
mathfilters: django-mathfilters
matlab: matlabengine
matplotlib: matplotlib matplotlib-base
mdx_math: python-markdown-math
MeCab: mecab-python3 mecab
memcache: python-memcached python3-memcached
meta: django-meta
minio_storage: django-minio-storage
mjml: django-mjml mjml-python mjml
mlflow: mlflow mlflow-skinny
mmcv: mmcv mmcv-full
model_utils: django-model-utils
modelcluster: django-modelcluster
modeltranslation: django-modeltranslation
modernrpc: django-modern-rpc
moneyed: py-moneyed django-money
mpl_toolkits: matplotlib basemap matplotlib-base
mptt: django-mptt
msgpack: msgpack msgpack-python
mssql: mssql-django
multipart: python-multipart multipart
multiselectfield: django-multiselectfield
mypy_boto3_s3: mypy-boto3-s3 boto3-stubs
mypy_django_plugin: django-stubs
mysql: mysql-connector-python mysql-connector mysqlclient
MySQLdb: mysqlclient mysql-python mysqlclient-python
nacl: pynacl
nats: nats-py
neo4j: neo4j neo4j-driver
neptune: neptune neptune-client
nested_admin: django-nested-admin
neutronclient: python-neutronclient
newspaper: newspaper3k newspaper4k
ninja: django-ninja
ninja_extra: django-ninja-extra
ninja_jwt: django-ninja-jwt
nio: matrix-nio
nmap: python-nmap
nmb: pysmb
nose: nose pynose
notifications: django-notifications-hq
notifications_rest: django-notifications-rest
novaclient: python-novaclient
oauth2_provider: django-oauth-toolkit
object_actions: django-object-actions
odf: odfpy
office365: office365-rest-python-client
OFS: zope
oidc_provider: django-oidc-provider
onelogin: python3-saml python-saml
onesignal: onesignal-sdk
onnxruntime: onnxruntime onnxruntime-gpu onnxruntime-silicon onnxruntime-directml
openbabel: openbabel openbabel-wheel
opencc: opencc opencc-python-reimplemented
OpenGL: pyopengl pyopengl-accelerate
openid: python3-openid python-openid
opensearchpy: opensearch-py
OpenSSL: pyopenssl
openstack: openstacksdk
ordered_model: django-ordered-model
organizations: django-organizations
osgeo: gdal pygdal
paddle: paddlepaddle paddlepaddle-gpu
paho: paho-mqtt
pam: python-pam
parler: django-parler
past: future
path: path path-py
patoolib: patool
pattern_library: django-pattern-library
payments: django-payments
pcapy: pcapy pcapy-ng
pdfminer: pdfminer-six pdfminer
permissions_policy: django-permissions-policy
pg: pygresql
pgcrypto: django-pgcrypto
pgdb: pygresql
pghistory: django-pghistory
pgtrigger: django-pgtrigger
phonenumber_field: django-phonenumber-field
phonenumbers: phonenumbers phonenumberslite
photologue: django-photologue
PIL: pillow pil pillow-simd
pinecone: pinecone pinecone-client
pipeline: django-pipeline
pkcs11: python-pkcs11
pkg_resources: setuptools
plaid: plaid-python
playhouse: peewee
playwright: playwright pytest-playwright
polars: polars polars-lts-cpu polars-u64-idx
polymorphic: django-polymorphic
positions: django-positions
post_office: django-post-office
postgres_copy: django-postgres-copy
postgres_stats: django-postgres-stats
postmark: python-postmark
pptx: python-pptx
prestodb: presto-python-client
private_storage: django-private-storage
Products: zope plone
progressbar: progressbar2 progressbar
psqlextra: django-postgres-extra
psycopg: psycopg psycopg-binary psycopg-c
psycopg2: psycopg2 psycopg2-binary psycopg2cffi aws-psycopg2
psycopg_pool: psycopg-pool psycopg
push_notifications: django-push-notifications
pwa: django-pwa
pwiz: peewee
py: py pytest
py4j: py4j pyspark
pyas2: django-pyas2
pydot: pydot pydotplus
pydrive: pydrive pydrive2
pygame: pygame pygame-ce
pylab: matplotlib matplotlib-base
pymdownx: pymdown-extensions
pypandoc: pypandoc pypandoc-binary
PyQt5: pyqt5 pyqt
pyrebase: pyrebase4 pyrebase
pyro: pyro-ppl pyro4
pyrogram: pyrogram kurigram
PySide6: pyside6 pyside6-essentials pyside6-addons
pysnmp: pysnmp pysnmplib
pyspark: pyspark databricks-connect pyspark-client
pytest_lazyfixture: pytest-lazy-fixture pytest-lazy-fixtures
pytest_metadata: pytest-metadata pytest-html
pytestqt: pytest-qt
pythoncom: pywin32
pythonjsonlogger: python-json-logger
pytorch_lightning: pytorch-lightning lightning
pyVim: pyvmomi pyvim
pywintypes: pywin32
pyximport: cython
qcloud_cos: cos-python-sdk-v5
qr_code: django-qr-code
querycount: django-querycount
quickbooks: python-quickbooks
ranged_fileresponse: django-ranged-fileresponse
ranged_response: django-ranged-response
rapidjson: python-rapidjson
ratelimit: django-ratelimit ratelimit
rdkit: rdkit rdkit-pypi
readability: readability-lxml
recurrence: django-recurrence
redbeat: celery-redbeat
redis_lock: python-redis-lock
redisboard: django-redisboard
rediscluster: redis-py-cluster
registration: django-registration django-registration-redux
report_builder: django-report-builder
repoze: repoze-lru repoze-who
request_id: django-request-id
request_logging: django-request-logging
reset_migrations: django-reset-migrations
rest_auth: django-rest-auth dj-rest-auth
rest_framework: djangorestframework
rest_framework_api_key: djangorestframework-api-key
rest_framework_bulk: djangorestframework-bulk
rest_framework_csv: djangorestframework-csv
rest_framework_extensions: drf-extensions
rest_framework_gis: djangorestframework-gis
rest_framework_jwt: djangorestframework-jwt drf-jwt
rest_framework_nested: drf-nested-routers
rest_framework_recursive: djangorestframework-recursive
rest_framework_serializer_extensions: djangorestframework-serializer-extensions
rest_framework_simplejwt: djangorestframework-simplejwt
rest_framework_swagger: django-rest-swagger
rest_framework_tracking: drf-tracking
rest_framework_xml: djangorestframework-xml
rest_framework_yaml: djangorestframework-yaml
rest_passwordreset: django-rest-passwordreset
rest_polymorphic: django-rest-polymorphic
rest_registration: django-rest-registration
retry: retry retry2
reversion: django-reversion
reversion_compare: django-reversion-compare
robot: robotframework
robots: django-robots
rosetta: django-rosetta
RPi: rpi-gpio rpi-lgpio
ruamel: ruamel-yaml
ruamel_yaml: ruamel-yaml-conda ruamel-yaml
safedelete: django-safedelete
saml2: pysaml2
sass: libsass
schema_graph: django-schema-graph
scss: pyscss
sdl2: pysdl2
segment: analytics-python segment-analytics-python
sekizai: django-sekizai
select2: django-easy-select2
seleniumwire: selenium-wire
sendgrid_backend: django-sendgrid-v5
sequences: django-sequences
serial: pyserial pyserial-asyncio
serial_asyncio: pyserial-asyncio
session_security: django-session-security
shapefile: pyshp
silk: django-silk
simple_email_confirmation: django-simple-email-confirmation
simple_history: django-simple-history
sip: sip pyqt5-sip
sitetree: django-sitetree
skbio: scikit-bio
skfuzzy: scikit-fuzzy
skimage: scikit-image
sklearn: scikit-learn scikit-learn-intelex
skopt: scikit-optimize
sksurv: scikit-survival
slack: slackclient slack-sdk slack-bolt
slugify: python-slugify awesome-slugify unicode-slugify
smart_selects: django-smart-selects
smb: pysmb
smbclient: smbprotocol
smbus: smbus smbus-cffi
snap7: python-snap7
snappy: python-snappy
snowflake: snowflake-connector-python snowflake-sqlalchemy snowflake-snowpark-python
social_core: social-auth-core social-auth-app-django
social_django: social-auth-app-django
social_flask: social-auth-app-flask
socketio: python-socketio
socks: pysocks
solo: django-solo
sonnet: dm-sonnet
sorl: sorl-thumbnail
soundfile: soundfile pysoundfile
speech_recognition: speechrecognition
sql_server: django-mssql django-pyodbc-azure
square: squareup
sslserver: django-sslserver
stdimage: django-stdimage
stdnum: python-stdnum
stomp: stomp-py
storages: django-storages
strawberry: strawberry-graphql strawberry-graphql-django
strawberry_django: strawberry-graphql-django
stronghold: django-stronghold
subdomains: django-subdomains
suds: suds suds-py3 suds-jurko suds-community
suit: django-suit
svg: svg-py
swagger_ui: swagger-ui-py
swiftclient: python-swiftclient
systemd: systemd-python systemd
tabbed_admin: django-tabbed-admin
tables: tables pytables
tabula: tabula-py
taggit: django-taggit
taggit_serializer: django-taggit-serializer
tagulous: django-tagulous
tailwind: django-tailwind
talib: ta-lib ta-lib-binary
taos: taospy
tastypie: django-tastypie
telebot: pytelegrambotapi
telegram: python-telegram-bot
tellcore: tellcore-py
tenant_schemas: django-tenant-schemas
tencentcloud: tencentcloud-sdk-python
tensorflow: tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos tf-nightly intel-tensorflow
test_plus: django-test-plus
test_without_migrations: django-test-without-migrations
testcontainers: testcontainers testcontainers-postgres testcontainers-redis
theano: theano theano-pymc
timezone_field: django-timezone-field
tinymce: django-tinymce
tlz: toolz cytoolz
torch: torch pytorch pytorch-cpu pytorch-gpu torch-nightly
tortoise: tortoise-orm
translated_fields: django-translated-fields
tree: dm-tree
treebeard: django-treebeard
treenode: django-treenode
treewidget: django-treewidget
trello: py-trello
TTS: tts coqui-tts
two_factor: django-two-factor-auth
typer: typer typer-slim
tz_detect: django-tz-detect
u2flib_server: python-u2flib-server
umap: umap-learn
unfold: django-unfold
url_filter: django-url-filter
usb: pyusb
usb1: libusb1
user_sessions: django-user-sessions
user_visit: django-user-visit
uuid_extensions: uuid7
vcf: pyvcf pyvcf3
vcr: vcrpy pytest-vcr pytest-recording
versatileimagefield: django-versatileimagefield
visa: pyvisa
vlc: python-vlc
volcenginesdkcore: volcengine-python-sdk
vtkmodules: vtk
waffle: django-waffle
watson: django-watson
weaviate: weaviate-client
web: web-py
webdav3: webdavclient3
webhook: django-webhook
webpack_loader: django-webpack-loader
webpush: django-webpush pywebpush
websocket: websocket-client
whisper: openai-whisper
whois: python-whois whois
whoosh: whoosh whoosh-reloaded
widget_tweaks: django-widget-tweaks
win32api: pywin32
win32clipboard: pywin32
win32com: pywin32
win32con: pywin32
win32event: pywin32
win32file: pywin32
win32gui: pywin32
win32process: pywin32
win32security: pywin32
win32service: pywin32
win32serviceutil: pywin32
winrm: pywinrm
wkhtmltopdf: django-wkhtmltopdf
wx: wxpython
xadmin: django-xadmin xadmin
xdg: xdg pyxdg
xdist: pytest-xdist
xgboost: xgboost xgboost-cpu
Xlib: python-xlib
xprocess: pytest-xprocess
yaml: pyyaml ruamel-yaml pyyaml-ft
zbar: zbar-py
zeal: django-zeal
zipline: zipline zipline-reloaded
zmq: pyzmq
ZODB: zodb zodb3
zopfli: zopfli zopflipy
zxcvbn: zxcvbn zxcvbn-python
`;

/** Modules by their name as it is imported. */
export const DISTRIBUTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [module = '', names = ''] = line.split(': ');
      return [module, names.split(' ')] as const;
    }),
);
