import { expect, it } from 'vitest';
import { serviceCalls } from '#facts/service-calls';
import { openSource } from '#facts/source';
import { told } from './told.ts';

const calls = (text: string): string[] => serviceCalls.extract(openSource('a.ts', 'typescript', text)).calls.map(told);
const KAFKA = "import { Kafka } from 'kafkajs'; const kafka = new Kafka({}); const producer = kafka.producer(); const consumer = kafka.consumer({}); ";
const NEST = "import { ClientProxy } from '@nestjs/microservices'; class A { constructor(private readonly client: ClientProxy) {} run() { ";

it.each<readonly [string, string, readonly string[]]>([
  ['kafkajs sends', `${KAFKA} producer.send({ topic: 'a', messages: [] }); producer.sendBatch({ topicMessages: [{ topic: 'b', messages: [] }] })`, ['publish kafka a', 'publish kafka b']],
  ['kafkajs takes', `${KAFKA} consumer.subscribe({ topic: 'a' }); consumer.subscribe({ topics: ['b', TOPICS.c] }); const TOPICS = { c: 'c' }`, ['consume kafka a', 'consume kafka b', 'consume kafka c']],
  ['amqplib', "import amqp from 'amqplib'; const channel = await (await amqp.connect('x')).createChannel(); channel.sendToQueue('a', b); channel.publish('e', 'k.x', b); channel.bindQueue('q', 'e', 'k.*'); channel.consume('a', f)", ['publish amqp a', 'publish amqp e key k.x', 'consume amqp e key k.*', 'consume amqp a']],
  ['bullmq', "import { Queue, Worker } from 'bullmq'; new Queue('mails'); new Worker('mails', f)", ['publish bull mails', 'consume bull mails']],
  ['bull in Nest', "import { Processor, InjectQueue } from '@nestjs/bull'; @Processor('mails') class A { constructor(@InjectQueue('files') q) {} }", ['consume bull mails', 'publish bull files']],
  ['SQS and SNS', "import { SendMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'; import { PublishCommand } from '@aws-sdk/client-sns'; new SendMessageCommand({ QueueUrl: process.env.Q }); new ReceiveMessageCommand({ QueueUrl: process.env.Q }); new PublishCommand({ TopicArn: process.env.T })", ['publish aws $Q', 'consume aws $Q', 'publish aws $T']],
  ['NATS', "import { connect } from 'nats'; const nc = await connect(); nc.publish('a'); nc.subscribe('b.*'); nc.request('c')", ['publish nats a', 'consume nats b.*', 'request nats c']],
  ['Redis', "import Redis from 'ioredis'; const redis = new Redis(); redis.publish('a', 'x'); redis.subscribe('b')", ['publish redis a', 'consume redis b']],
  ['Nest sends', `${NEST} this.client.emit('a', 1); return this.client.send({ cmd: 'sum' }, 1); } }`, ['publish nest a', 'request nest {cmd:sum}']],
  ['Nest takes', "import { EventPattern, MessagePattern } from '@nestjs/microservices'; class A { @EventPattern('a') on() {} @MessagePattern({ cmd: 'sum' }) sum() {} }", ['consume nest a', 'reply nest {cmd:sum}']],
  ['a bus of one’s own', "bus.publish('order.placed', {}); bus.subscribe('order.placed', f)", ['publish any order.placed', 'consume any order.placed']],
  ['a queue of its own class', "import { QueueBase } from './queue'; class MailQueue extends QueueBase { constructor() { super('mails') } } class MailWorker extends WorkerBase { constructor() { super('mails') } }", ['publish any mails', 'consume any mails']],
  ['what is none: observables, responses, emitters', "orders$.subscribe((x) => x); orders$.subscribe({ next: f }); res.send({ ok: true }); emitter.emit('change', 1); map.add('x')", []],
  ['gRPC', "import * as grpc from '@grpc/grpc-js'; new shop.CartService(process.env.CART_ADDR, grpc.credentials.createInsecure()); server.addService(shop.Cart.service, {})", ['grpc CartService $CART_ADDR', 'serve Cart ?']],
  ['gRPC in Nest', "import { ClientsModule, Transport, GrpcMethod } from '@nestjs/microservices'; ClientsModule.register([{ name: 'X', transport: Transport.GRPC, options: { url: `${process.env.HOST}:5000` } }]); class A { @GrpcMethod('Cart', 'Get') get() {} on() { this.client.getService('Cart') } }", ['grpc $HOST:5000', 'serve Cart ?', 'grpc Cart ?']],
  ['TCP in Nest, and a server’s own address', "import { Transport } from '@nestjs/microservices'; const a = { transport: Transport.TCP, options: { host: 'users', port: 3001 } }; NestFactory.createMicroservice(M, { transport: Transport.TCP, options: { host: '0.0.0.0', port: 3001 } })", ['tcp users:3001']],
])('%s', (_, text, expected) => expect(calls(text)).toEqual(expected));
