/**
 * What a file must say for a call to another process to be in it: the name of a library, or a global with its bracket.
 * Looked for in comments and strings too, which costs a tree and nothing else.
 */
const CALL =
  /\b(?:fetch|\$fetch|ofetch|axios|got|ky|undici|superagent|needle|wretch|io)\b\s{0,9}(?:\(|\.|<)|fetch[A-Z]\w{0,40}\(|['"](?:node:)?https?['"]|['"](?:axios|got|ky|undici|superagent|request(?:-promise)?|needle|wretch|ofetch|node-fetch|socket\.io-client)['"]|\bHttp(?:Service|Client)\b|\baxiosRef\b|\bnew (?:WebSocket|EventSource)\(|\b(?:baseURL|baseUrl|base_url|prefixUrl|serverUrl|apiUrl)\b|\bcreateProxyMiddleware\b|\bHttpLink\b|\bhttp(?:Batch)?Link\b|\bApolloClient\b|\bGraphQLClient\b|\bIntrospectAndCompose\b/;
const RPC = /\bcreate(?:Insecure|Ssl)\b|\baddService\b|\bgetService\b|\bGrpc\w{0,20}Method\b|\btransport\s{0,9}:\s{0,9}Transport\b/;
const BROKER = /kafka|amqp|rabbit|bullmq|\bbull\b|@nestjs\/(?:bull|microservices)|\bsqs\b|\bsns\b|\bnats\b|redis|pub-?sub|\b\w{0,40}(?:queue|broker|topic|\bbus\b|eventbus|producer|publisher)\b/i;
const MESSAGE = /\.(?:publish|subscribe|psubscribe|pSubscribe|emit|emitMessage|send|sendBatch|sendMessage|sendToQueue|consume|bindQueue|produce|enqueue|request|add)\s{0,9}[(<]|@(?:EventPattern|MessagePattern|Processor|InjectQueue|RabbitSubscribe|RabbitRPC|SqsMessageHandler)\b|\bnew (?:Queue|Worker|SendMessageCommand|ReceiveMessageCommand|PublishCommand)\b|\bsuper\(/;
/** `bus.publish('order.placed'` says enough by itself. */
const VERB = /\.(?:publish|subscribe)\s{0,9}\(\s{0,9}['"`]/;

/** Configuration that a service of Nest hands out. */
const SETTINGS = /\bregisterAs\(|export default \(\)[^=\n]{0,40}=> ?\(\{/;

export function mayCall(text: string): boolean {
  return CALL.test(text) || RPC.test(text) || VERB.test(text) || (MESSAGE.test(text) && BROKER.test(text)) || (text.includes('env') && SETTINGS.test(text));
}
