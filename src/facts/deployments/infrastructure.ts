/** Databases, brokers and caches. */
const DATA_STORE = /(?:^|[-_/])(?:postgres(?:ql)?|postgis|pgvector|timescaledb(?:-ha)?|mysql|mariadb|percona|mssql|mongo(?:db)?|redis(?:-stack)?|valkey|keydb|dragonfly|memcached|rabbitmq|kafka|zookeeper|redpanda|pulsar|nats|mosquitto|emqx|activemq|artemis|elasticsearch|opensearch|solr|meilisearch|typesense|clickhouse(?:-server)?|cassandra|scylla|cockroach(?:db)?|couchdb|couchbase|neo4j|arangodb|influxdb|minio|localstack|dynamodb(?:-local)?|elasticmq|etcd|consul|vault)(?:-[\w.]+)?$/;
/** What else people run without building it. */
const TOOL = /(?:^|[-_/])(?:nginx|traefik|caddy|haproxy|envoy|kong|keycloak|jaeger|all-in-one|zipkin|prometheus|grafana|loki|tempo|alertmanager|cadvisor|otel[\w-]*collector|opentelemetry-collector[\w-]*|fluentd|fluent-bit|kibana|logstash|mailhog|mailpit|maildev|adminer|pgadmin4?|kafka-ui|redisinsight|bull-board|busybox|alpine|debian|ubuntu|curl|node|python|golang|openjdk|php|ruby)(?:-[\w.]+)?$/;

/** An image without registry host, tag and digest: `confluentinc/cp-kafka`. */
export function plainImage(image: string): string {
  return image.replace(/[@:]?\$\{[^}]*\}\/?|[@:]?\{\{[^}]*\}\}\/?/g, '').replace(/@sha256.*$/, '').replace(/:[^/:]*$/, '').replace(/^(?:docker\.io\/(?:library\/)?|[\w-]+(?:\.[\w-]+)+(?::\d+)?\/|localhost(?::\d+)?\/)/, '');
}

/** Whether an image, by its name, is that of a database, a broker or a cache. */
export const isDataStore = (image: string): boolean => DATA_STORE.test(plainImage(image).toLowerCase());

/** Whether an image, by its name, is one that everybody uses and nobody's own. */
export function isInfrastructure(image: string): boolean {
  const name = plainImage(image).toLowerCase();
  return DATA_STORE.test(name) || TOOL.test(name);
}
