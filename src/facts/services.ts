import { toolFact } from '#model';
import { deployments } from './deployments.ts';

/** What says that a folder is a service, the most certain first. */
export type ServiceSign =
  | 'compose' // a compose file builds it
  | 'artifact' // Skaffold or Tilt builds an image of it
  | 'kubernetes' // a manifest runs an image that is built there
  | 'helm' // values of a chart name such an image
  | 'serverless' // a serverless file deploys functions of it
  | 'process' // a Procfile or a blueprint of a platform starts it
  | 'project' // it is an application of Nx, Nest or moon
  | 'package' // a package under a folder such as `services`
  | 'python' // a Python project under a folder such as `services`
  | 'program' // a program in another language under a folder such as `services`
  | 'dockerfile' // a package or program with a Dockerfile
  | 'start-script'; // a package that a script starts

export interface ServiceEvidence {
  readonly sign: ServiceSign;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** A part of the project that runs by itself. */
export interface Service {
  /** Unique in the project. */
  readonly name: string;
  /** Folder relative to the root; `.` for the root itself. */
  readonly path: string;
  /** What says so: the configuration, or the first of its evidence. */
  readonly kind: 'configured' | ServiceSign;
  /** Why it is one, the most certain first; may be empty where the configuration says so. */
  readonly evidence: readonly ServiceEvidence[];
}

export interface Services {
  /** In code-unit order of their names. */
  readonly all: readonly Service[];
  /** The service that a file belongs to: of nested ones the innermost. */
  of(file: string): Service | undefined;
  /** The service whose source a unit of a deployment file runs: `unit` is its place in `Deployment.units`. */
  ofUnit(file: string, unit: number): Service | undefined;
  /** Whether the configuration says where services are; else they are looked for. */
  readonly isConfigured: boolean;
  /** Selectors of the configuration that match no folder. */
  readonly unmatched: readonly string[];
}

/** The services of the project: as configured, or else as found. Only the host knows. */
export const services = toolFact<Services, { deployments: typeof deployments }>({ id: 'services', version: 1, needs: { deployments } });
