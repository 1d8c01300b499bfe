import { expect, it } from 'vitest';
import { pythonConstants } from '#facts/python-constants';
import { pythonServiceCalls } from '#facts/python-service-calls';
import { openSource } from '#facts/source';
import { told, words } from './told.ts';

const calls = (text: string): string[] => pythonServiceCalls.extract(openSource('a.py', 'python', text)).calls.map(told);

it.each<readonly [string, string, readonly string[]]>([
  ['requests and a variable', 'import os, requests\nrequests.get(os.environ["ORDERS_URL"] + "/x")\n', ['http $ORDERS_URL/x']],
  ['getenv with a default', 'import requests\nBASE = os.getenv("ORDERS_URL", "http://localhost")\nrequests.post(f"{BASE}/x/{id}", json={})\n', ['http ($ORDERS_URL|http://localhost)/x/?']],
  ['or', "import httpx\nurl = os.environ.get('ORDERS_URL') or 'http://orders'\nhttpx.get(url)\n", ['http ($ORDERS_URL|http://orders)']],
  ['a condition', "import httpx\nurl = 'http://a' if dev else 'http://b'\nhttpx.get(url)\n", ['http (http://a|http://b)']],
  ['a client in a with statement', 'import httpx\nasync def run():\n    async with httpx.AsyncClient(base_url="http://orders") as c:\n        await c.get("/x")\n', ['http http://orders', 'http /x']],
  ['aiohttp', 'import aiohttp\nasync def run():\n    async with aiohttp.ClientSession() as session:\n        async with session.get("http://orders/x") as response:\n            pass\n', ['http http://orders/x']],
  ['format', "import requests\nrequests.get('http://{user}:80/x/{id}'.format(user=USER, id=1))\nUSER = 'user'\n", ['http http://user:80/x/?']],
  ['%', "import requests\nrequests.get('http://orders/%s' % id)\n", ['http http://orders/?']],
  ['urllib', 'from urllib.request import urlopen\nurlopen("http://orders")\n', ['http http://orders']],
  ['an attribute', 'import requests\nclass A:\n    def __init__(self, base=None):\n        self.base = base or "http://orders"\n    def run(self):\n        return requests.get(self.base + "/x")\n', ['http (?|http://orders)/x']],
  ['pydantic settings', 'import httpx\nclass Settings(BaseSettings):\n    orders_url: str = "http://orders"\n    model_config = SettingsConfigDict(env_prefix="APP_")\nsettings = Settings()\nhttpx.get(settings.orders_url)\n', ['http ($APP_ORDERS_URL|http://orders)']],
  ['another module', 'import httpx\nfrom .config import settings\nhttpx.get(settings.orders_url)\n', ['http <.config>.settings.orders_url']],
  ['a parameter', 'import httpx\nurl = "http://orders"\ndef run(url):\n    return httpx.get(url)\n', ['http ?']],
  ['gRPC', 'import grpc\nchannel = grpc.insecure_channel(os.environ["CART_ADDR"])\nstub = cart_pb2_grpc.CartStub(channel)\nadd_MailServicer_to_server(Mail(), server)\n', ['grpc $CART_ADDR', 'grpc Cart ?', 'serve Mail ?']],
  ['pika', "import pika\nchannel.basic_publish(exchange='', routing_key='mails', body=b)\nchannel.basic_publish(exchange='shop', routing_key='order.placed', body=b)\nchannel.basic_consume(queue='mails', on_message_callback=f)\nchannel.queue_bind(exchange='shop', queue='q', routing_key='order.*')\n", ['publish amqp mails', 'publish amqp shop key order.placed', 'consume amqp mails', 'consume amqp shop key order.*']],
  ['aio_pika, with keys of a list', "import aio_pika\nasync def run(queue, exchange):\n    keys = ['order.placed', 'order.#']\n    for key in keys:\n        await queue.bind(exchange, routing_key=key)\n    await exchange.publish(message, routing_key='stock.low')\n    await publisher.publish_event('stock.gone', {})\n", ['consume amqp order.placed', 'consume amqp order.#', 'publish amqp stock.low', 'publish any stock.gone']],
  ['kafka', "from aiokafka import AIOKafkaConsumer\nconsumer = AIOKafkaConsumer('a', bootstrap_servers=x)\nproducer.send_and_wait('b', v)\n", ['consume kafka a', 'publish kafka b']],
  ['celery', "from celery import Celery\napp.send_task('mails.send')\n@app.task(name='mails.send')\ndef send(): pass\n", ['publish celery mails.send', 'consume celery mails.send']],
  ['boto3', 'import boto3\nsqs.send_message(QueueUrl=os.environ["Q"], MessageBody=b)\n', ['publish aws $Q']],
  ['what is none', 'import requests\nd.get("http://orders")\nprint("http://orders")\n@app.get("/x")\ndef x(): pass\n', []],
])('%s', (_, text, expected) => expect(calls(text)).toEqual(expected));

it('tells what the names of a module stand for', () => {
  const found = pythonConstants.extract(openSource('a.py', 'python', 'import os\nURL = os.environ["ORDERS_URL"]\nTOPICS = {"placed": "order.placed"}\ndef base():\n    return URL\n'));
  expect(found.filter(([name]) => name !== 'os').map(([name, value]) => `${name} ${words(value)}`)).toEqual(['URL $ORDERS_URL', 'TOPICS {placed:order.placed}', 'base ()=>$ORDERS_URL']);
});
