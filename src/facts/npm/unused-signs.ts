/** Commands of packages whose names do not tell them. */
const COMMANDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['typescript', ['tsc', 'tsserver']], ['@nestjs/cli', ['nest']], ['@angular/cli', ['ng']], ['@swc/cli', ['swc', 'spack']], ['@babel/cli', ['babel']], ['npm-run-all', ['run-s', 'run-p']], ['npm-run-all2', ['run-s', 'run-p']],
  ['@vue/cli-service', ['vue-cli-service']], ['@biomejs/biome', ['biome']], ['dotenv-cli', ['dotenv']], ['@changesets/cli', ['changeset']], ['@sentry/cli', ['sentry-cli']], ['serverless', ['sls']], ['aws-cdk', ['cdk']], ['netlify-cli', ['netlify', 'ntl']],
  ['firebase-tools', ['firebase']], ['ts-node-dev', ['tsnd']], ['tsx', ['tsx']], ['@redocly/cli', ['redocly']], ['@capacitor/cli', ['cap']], ['@ionic/cli', ['ionic']], ['@playwright/test', ['playwright']], ['start-server-and-test', ['server-test']], ['storybook', ['sb']],
  ['http-server', ['hs']], ['@storybook/cli', ['sb', 'storybook']], ['@react-router/dev', ['react-router']], ['@remix-run/serve', ['remix-serve']], ['@react-router/serve', ['react-router-serve']], ['@remix-run/dev', ['remix']], ['@sveltejs/kit', ['svelte-kit']], ['@typespec/compiler', ['tsp']],
]);

/** Packages that are needed beside others, found by a name that is made at run time, or woven in by a compiler. */
const IMPLICIT = new Set([
  'tslib', '@swc/helpers', '@babel/runtime', '@babel/runtime-corejs3', 'core-js', 'regenerator-runtime', 'source-map-support', 'react', 'react-dom', 'react-native', 'react-is', 'scheduler', 'preact', 'vue', 'svelte', 'solid-js', 'astro', 'next', 'nuxt', 'expo', 'zone.js', 'typescript', 'graphql',
  '@react-router/node', '@react-router/serve', '@remix-run/node', '@remix-run/serve', 'isbot', 'thulite',
  'reflect-metadata', 'rxjs', 'class-validator', 'class-transformer', '@nestjs/platform-express', '@nestjs/platform-fastify', '@nestjs/platform-socket.io', '@nestjs/microservices', '@nestjs/websockets', 'swagger-ui-express', '@fastify/static', '@fastify/swagger-ui', '@fastify/view',
  'pg', 'pg-native', 'pg-hstore', 'pg-query-stream', 'mysql', 'mysql2', 'mariadb', 'sqlite3', 'better-sqlite3', 'sql.js', 'tedious', 'mssql', 'oracledb', 'mongodb', 'redis', 'ioredis', 'kafkajs', 'amqplib', 'amqp-connection-manager', 'mqtt', 'nats', '@grpc/grpc-js', '@grpc/proto-loader', 'bull', 'bullmq', 'libsql', '@libsql/client', '@neondatabase/serverless', '@planetscale/database',
  'pino-pretty', 'ejs', 'pug', 'hbs', 'handlebars', 'nunjucks', 'mustache', 'express-handlebars', 'sharp', 'encoding', 'bufferutil', 'utf-8-validate', 'fsevents', 'canvas', 'node-gyp', 'node-gyp-build', 'node-addon-api', 'nan', 'node-pre-gyp', '@mapbox/node-pre-gyp', 'bcrypt-pbkdf', 'cpu-features',
  'sass', 'sass-embedded', 'node-sass', 'less', 'stylus', 'autoprefixer', 'tailwindcss', 'ts-node', 'esbuild', 'vite', 'webpack', 'rollup', 'buffer', 'process', 'util', 'stream-browserify', 'crypto-browserify', 'path-browserify', 'web-streams-polyfill', 'punycode', 'url', 'events', 'assert', 'string_decoder', 'react-refresh', 'server-only', 'client-only', '@prisma/client', '@prisma/engines', 'prisma', 'dd-trace', 'newrelic', 'elastic-apm-node', 'encoding-sniffer', 'timers', 'global', '@aws-sdk/signature-v4-crt', 'aws-crt', '@lezer/lr', '@mdx-js/react', 'prism-react-renderer', '@graphql-typed-document-node/core', 'google-protobuf', '@bufbuild/protobuf', 'protobufjs', '@nuxt/devtools', '@vueuse/math', '@vueuse/router', '@vueuse/integrations',
]);

/** Tools and what configures them, whose uses are of many kinds. */
const TOOLS = /^@types\/|-(?:darwin|linux|win32|windows)(?:-|$)|language-service$|^@iconify|(?:^|\/)(?:eslint|prettier|stylelint|babel|postcss|commitlint|tsconfig|jest|vitest|webpack|rollup|vite|esbuild|semantic-release|storybook|typedoc)(?:$|-)|^@(?:babel|eslint|storybook|tsconfig|commitlint|typescript-eslint|svgr|swc|opentelemetry\/auto|esbuild|rollup|img|next\/swc|vitest|angular|intlify|tailwindcss|lingui)|-(?:loader|webpack-plugin|polyfill|preset)$|polyfill/;

/** In a project of these frameworks, what has native code is linked in without an import. */
export const AUTOLINKING = ['react-native', 'expo', '@capacitor/core', '@ionic/core', 'cordova', 'nativescript', '@nativescript/core', '@capacitor/cli'];

/** Whether the name alone says that no import need show a use. */
export function isImplicit(name: string): boolean {
  return IMPLICIT.has(name) || TOOLS.test(name);
}

/** The commands that a package may bring, as far as its name tells, or is known. */
export function commandsOf(name: string): readonly string[] {
  const [, scope = '', rest = name] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
  return [rest, rest.replace(/-cli$/, ''), ...(/^(?:cli|core|main)$/.test(rest) ? [scope] : []), ...(scope === '' ? [] : [`${scope}-${rest}`]), ...(COMMANDS.get(name) ?? [])];
}

/** The words of a script: commands, and what they are handed. */
export function wordsOf(script: string): readonly string[] {
  return script.split(/[^\w@/.-]+/).flatMap((word) => [word, word.replace(/^.*node_modules\/(?:\.bin\/)?/, ''), word.replace(/^(@?[^@]+)@.*$/, '$1')]);
}
