import { describe, expect, it } from 'vitest';
import { read, shown, unitsOf } from './reading.ts';

const ORDERS = `# of the shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders, tier: back } }
    spec:
      containers:
        - name: main
          image: registry.example.com/shop/orders:1.2
          command: [node]
          args: [main.js]
          ports: [{ containerPort: 8080 }]
          env:
            - name: PAYMENTS_URL
              value: http://payments.shop.svc.cluster.local
            - name: TOPIC
              valueFrom: { configMapKeyRef: { name: topics, key: placed } }
          envFrom: [{ secretRef: { name: database } }]
        - name: proxy
          image: envoyproxy/envoy
---
apiVersion: v1
kind: Service
metadata:
  name: orders-api
spec:
  selector: { app: orders }
  ports: [{ port: 80, targetPort: 8080 }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: topics }
data:
  placed: orders.placed
---
apiVersion: v1
kind: Secret
metadata: { name: database }
data: { URL: cG9zdGdyZXM= }
stringData: { HOST: db }
`;

describe('a manifest of Kubernetes', () => {
  const units = unitsOf('k8s/orders.yaml', ORDERS);
  const [main, proxy, address] = units;

  it('is read document by document', () => {
    expect(units.map(({ form, name }) => `${form} ${name}`)).toEqual(['workload orders', 'workload orders', 'address orders-api']);
    expect(main).toMatchObject({ namespace: 'shop', command: 'node main.js', labels: ['app=orders', 'tier=back'], ports: [{ inside: 8080 }] });
    expect(main?.environment.map(({ name, value }) => `${name}=${value}`)).toEqual(['PAYMENTS_URL=http://payments.shop.svc.cluster.local']);
    expect(main?.environmentFrom.map(({ kind, from, key = '*', name = '*' }) => `${kind} ${from} ${key} ${name}`)).toEqual(['config-map topics placed TOPIC', 'secret database * *']);
    expect([main?.image, proxy?.image].map((image) => image && shown(ORDERS, image.at))).toEqual(['registry.example.com/shop/orders:1.2', 'envoyproxy/envoy']);
    expect(address).toMatchObject({ labels: ['app=orders'], ports: [{ inside: 80 }] });
    expect(read('k8s/orders.yaml', ORDERS)?.data.map(({ kind, name, entries }) => `${kind} ${name} ${entries.map(({ name, value }) => `${name}=${value}`).join()}`)).toEqual(['config-map topics placed=orders.placed', 'secret database HOST=db']);
  });

  it.each([
    ['a CronJob', 'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: report }\nspec: { jobTemplate: { spec: { template: { spec: { containers: [{ image: shop/report }] } } } } }\n'],
    ['a StatefulSet in a List', 'apiVersion: v1\nkind: List\nitems:\n  - kind: StatefulSet\n    metadata: { name: report }\n    spec: { template: { spec: { containers: [{ image: shop/report }] } } }\n'],
    ['a Service of Knative', 'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: { name: report }\nspec: { template: { spec: { containers: [{ image: shop/report }] } } }\n'],
    ['a Pod', 'apiVersion: v1\nkind: Pod\nmetadata: { name: report }\nspec: { containers: [{ image: shop/report }] }\n'],
  ])('may be %s', (_, text) => {
    expect(unitsOf('a.yaml', text).map(({ form, name, image }) => `${form} ${name} ${image?.text}`)).toEqual(['workload report shop/report']);
  });

  it('of another kind is not read', () => {
    expect(read('crd.yaml', 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x }\nspec: { image: a/b }\n')).toBe(undefined);
  });
});

describe('a template of Helm', () => {
  const text = `{{- if .Values.orders.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-orders
  {{- include "shop.labels" . | nindent 2 }}
  labels: {{ toYaml .Values.labels }}
spec:
  replicas: {{ .Values.replicas }}
  template:
    spec:
      {{- with .Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: main
          image: "{{ .Values.registry }}/orders:{{ .Values.tag }}"
          env:
            {{- range $key, $value := .Values.env }}
            - name: {{ $key }}
              value: {{ $value | quote }}
            {{- end }}
            - name: PAYMENTS
              value: "http://{{ .Release.Name }}-payments:8080"
{{- end }}
`;

  it('gives what can be read, with templates as they are written', () => {
    const [unit, ...others] = unitsOf('chart/templates/orders.yaml', text);
    expect(others).toEqual([]);
    expect(unit).toMatchObject({ form: 'workload', name: '{{ .Release.Name }}-orders', image: { text: '{{ .Values.registry }}/orders:{{ .Values.tag }}' } });
    expect(unit?.environment.map(({ name, value }) => `${name}=${value}`)).toEqual(['{{ $key }}={{ $value | quote }}', 'PAYMENTS=http://{{ .Release.Name }}-payments:8080']);
    expect(shown(text, unit?.environment[1]?.at ?? { start: 0, end: 0 })).toBe('http://{{ .Release.Name }}-payments:8080');
  });

  it('that is no YAML at all gives nothing, and crashes nothing', () => {
    for (const broken of ['{{ define "x" }}\nkind: Deployment\napiVersion: v1\n{{ end', '{{', 'kind: Deployment\napiVersion: v1\nmetadata: {{ .x }}: {{ .y }}: [\n', '{{}}{{}}\nkind: Pod\napiVersion: v1\n'.repeat(3)]) expect(() => read('a.yaml', broken)).not.toThrow();
  });
});

describe('values of a chart', () => {
  it('name images, with what stands beside them', () => {
    const units = unitsOf('values.yaml', 'orders:\n  image: { repository: shop/orders, tag: "1" }\n  env: { PAYMENTS_URL: "http://payments" }\n  service: { port: 8080 }\nmail:\n  image: shop/mail:2\n  env: [{ name: A, value: b }]\nlogo:\n  image: "a picture of the shop"\n');
    expect(units.map(({ form, name, image, environment, ports }) => `${form} ${name} ${image?.text} ${environment.map(({ name, value }) => `${name}=${value}`).join()} ${ports.map(({ inside }) => inside).join()}`)).toEqual(['chart orders shop/orders PAYMENTS_URL=http://payments 8080', 'chart mail shop/mail:2 A=b ']);
  });

  it('are not jobs of a CI', () => {
    expect(read('.gitlab-ci.yml', 'stages: [test]\ntest:\n  image: node:20\n  script: [npm test]\n')).toBe(undefined);
  });

  it('belong to the chart that is described beside them', () => {
    expect(read('Chart.yaml', 'apiVersion: v2\nname: orders\nversion: 1.0.0\n')).toMatchObject({ chart: 'orders', units: [] });
  });
});
