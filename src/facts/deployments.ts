import { fileFact, type Span } from '#model';
import { readDeployment } from './deployments/read.ts';

/** A value with the place where it is written. */
export interface Written {
  readonly text: string;
  readonly at: Span;
}

/** One variable of an environment: `at` is its value, or its name where the value is elsewhere or empty. */
export interface EnvironmentEntry {
  readonly name: string;
  /** As written, references such as `${HOST}` included. */
  readonly value: string;
  readonly at: Span;
}

/** A part of another thing's data that fills an environment: a whole ConfigMap or Secret, or one key of it as `name`. */
export interface EnvironmentSource {
  readonly from: string;
  readonly kind: 'config-map' | 'secret';
  /** The variable that it fills, and the key it is taken from; absent where all keys are taken. */
  readonly name?: string;
  readonly key?: string;
  readonly at: Span;
}

export interface Port {
  /** What the process listens on, or for a Kubernetes Service the port that others use. */
  readonly inside: number;
  /** The port of the machine that leads to it. */
  readonly published?: number;
}

/**
 * What a unit is:
 * `compose`: a service of a compose file; `workload`: a Kubernetes Deployment, StatefulSet, CronJob and the like, a container each;
 * `address`: a Kubernetes Service, a name that others reach a workload by; `chart`: an image in Helm values;
 * `artifact`: an image that Skaffold or Tilt builds; `function`: a serverless application;
 * `process`: a line of a Procfile, or of a platform's blueprint; `image`: what a Dockerfile makes; `project`: a project of moon or the like.
 */
export type UnitForm = 'compose' | 'workload' | 'address' | 'chart' | 'artifact' | 'function' | 'process' | 'image' | 'project';

/** Something that a deployment file says runs, or is built, or has a name on the network. */
export interface Unit {
  readonly form: UnitForm;
  readonly name: string;
  /** Of the name, or of the key that makes it one. */
  readonly at: Span;
  /** Other names on the network: `container_name`, `hostname`, aliases of networks, links. */
  readonly aliases: readonly string[];
  readonly image?: Written;
  /** Folder and Dockerfile as written: the folder relative to the file, the Dockerfile to the folder. */
  readonly build?: { readonly context: string; readonly dockerfile?: string; readonly target?: string; readonly at: Span };
  /** What a Dockerfile copies out of its context, without `./` in front and `/` behind. */
  readonly copied?: readonly string[];
  /** `command` or `entrypoint`, joined by blanks. */
  readonly command?: string;
  readonly environment: readonly EnvironmentEntry[];
  /** `env_file`, relative to the file. */
  readonly environmentFiles: readonly Written[];
  readonly environmentFrom: readonly EnvironmentSource[];
  readonly ports: readonly Port[];
  /** Units of the same deployment that start first. */
  readonly dependsOn: readonly Written[];
  /** It runs once, to its end, before another one starts: migrations and the like. */
  readonly isJob?: true;
  /** Labels of the pods of a workload, or what a Kubernetes Service selects by: `key=value`. */
  readonly labels: readonly string[];
  readonly namespace?: string;
  /** A unit of another file that it takes after. */
  readonly extends?: { readonly file?: string; readonly name: string; readonly at: Span };
}

/** What one file says of how the project is deployed. */
export interface Deployment {
  readonly units: readonly Unit[];
  /** Data of ConfigMaps and Secrets; of an `.env` file everything, under the empty name. */
  readonly data: readonly { readonly name: string; readonly kind: 'config-map' | 'secret' | 'env'; readonly entries: readonly EnvironmentEntry[] }[];
  /** Other files that belong to it: `include` of compose, `resources` of kustomize. */
  readonly includes: readonly Written[];
  /** The name of the Helm chart that the file describes. */
  readonly chart?: string;
}

/** What compose files, Kubernetes manifests, Helm values, Skaffold, serverless files, Procfiles, Dockerfiles and `.env` files say; undefined for a file that speaks of none of it. */
export const deployments = fileFact<Deployment | undefined>({
  id: 'deployments',
  version: 1,
  syntax: ['yaml', 'env', 'dockerfile', 'procfile', 'tiltfile'],
  extract: (source) => readDeployment(source),
});
