import type { Deployment, Unit } from '../deployments.ts';
import { commandOf, environmentOf } from './compose.ts';
import type { YamlValue } from './yaml.ts';

const NOTHING = { aliases: [], environment: [], environmentFiles: [], environmentFrom: [], ports: [], dependsOn: [], labels: [] } as const;

/** Images that Skaffold builds, in all profiles. */
export function readSkaffold(top: YamlValue): Deployment {
  const builds = [top.get('build'), ...(top.get('profiles')?.items() ?? []).map((profile) => profile.get('build'))];
  const units = builds.flatMap((build) =>
    (build?.get('artifacts')?.items() ?? []).flatMap((artifact): Unit[] => {
      const image = artifact.get('image')?.written;
      if (!image) return [];
      const context = artifact.get('context')?.written;
      const dockerfile = (artifact.get('docker', 'dockerfile') ?? artifact.get('kaniko', 'dockerfile'))?.text;
      return [{ ...NOTHING, form: 'artifact', name: image.text, at: image.at, image, build: { context: context?.text ?? '.', ...(dockerfile === undefined ? {} : { dockerfile }), at: context?.at ?? image.at } }];
    }),
  );
  const includes = (top.get('requires')?.items() ?? []).flatMap((one) => one.get('path')?.written ?? []);
  return { units, data: [], includes };
}

/** An application of the Serverless Framework: all of its functions are one unit, as they are deployed together. */
export function readServerless(top: YamlValue): Deployment {
  const service = top.get('service');
  const name = service?.written ?? service?.get('name')?.written;
  if (!service || !name) return { units: [], data: [], includes: [] };
  const functions = top.get('functions')?.entries() ?? [];
  const environment = [top.get('provider', 'environment'), ...functions.map(({ value }) => value.get('environment'))].flatMap(environmentOf);
  return { units: [{ ...NOTHING, form: 'function', name: name.text, at: name.at, environment }], data: [], includes: [] };
}

const MOST_RESOURCES = 2000;

/** Functions of an AWS SAM template, each with the folder of its code. */
export function readSam(top: YamlValue): Deployment {
  const shared = environmentOf(top.get('Globals', 'Function', 'Environment', 'Variables'));
  const units = (top.get('Resources')?.entries() ?? []).slice(0, MOST_RESOURCES).flatMap(({ key, keyAt, value }): Unit[] => {
    if (value.get('Type')?.text !== 'AWS::Serverless::Function') return [];
    const code = (value.get('Properties', 'CodeUri') ?? value.get('Metadata', 'DockerContext'))?.written;
    const environment = [...shared, ...environmentOf(value.get('Properties', 'Environment', 'Variables'))];
    return [{ ...NOTHING, form: 'function', name: key, at: keyAt, environment, ...(code ? { build: { context: code.text, at: code.at } } : {}) }];
  });
  return { units, data: [], includes: [] };
}

/** A blueprint of Render or an app of DigitalOcean: a list of services, workers and jobs with the folders that they are built from. */
export function readBlueprint(top: YamlValue): Deployment {
  const listed = ['services', 'workers', 'jobs', 'functions', 'static_sites'].flatMap((key) => top.get(key)?.items() ?? []);
  const units = listed.flatMap((one): Unit[] => {
    const name = one.get('name')?.written;
    const context = (one.get('rootDir') ?? one.get('source_dir') ?? one.get('dockerContext'))?.written;
    const dockerfile = (one.get('dockerfilePath') ?? one.get('dockerfile_path'))?.text;
    const isOne = context !== undefined || dockerfile !== undefined || ['startCommand', 'run_command', 'buildCommand', 'build_command'].some((key) => one.get(key) !== undefined);
    if (!name || !isOne) return [];
    const command = commandOf(one.get('startCommand') ?? one.get('run_command'));
    const environment = [...(one.get('envVars')?.items() ?? []), ...(one.get('envs')?.items() ?? [])].flatMap((entry) => {
      const [key, value] = [entry.get('key')?.text, entry.get('value')?.written];
      return key !== undefined && value ? [{ name: key, value: value.text, at: value.at }] : [];
    });
    return [{ ...NOTHING, form: 'process', name: name.text, at: name.at, environment, ...(command === undefined ? {} : { command }), build: { context: context?.text ?? '.', ...(dockerfile === undefined ? {} : { dockerfile }), at: context?.at ?? name.at } }];
  });
  return { units, data: [], includes: [] };
}

/** The file of a project of moon that is an application. */
export function readMoon(top: YamlValue): Deployment {
  const layer = (top.get('layer') ?? top.get('type'))?.written;
  const units: Unit[] = layer?.text === 'application' ? [{ ...NOTHING, form: 'project', name: '', at: layer.at }] : [];
  return { units, data: [], includes: [] };
}
