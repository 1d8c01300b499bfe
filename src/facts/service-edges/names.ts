import type { Given } from '#model';
import type { constants as constantsFact } from '../constants.ts';
import type { origins as originsFact } from '../origins.ts';
import type { pythonConstants as pythonConstantsFact } from '../python-constants.ts';
import type { pythonModules as pythonModulesFact } from '../python-modules.ts';
import type { resolutions as resolutionsFact } from '../resolutions.ts';
import type { ServiceCalls } from '../service-calls.ts';
import { member, type WrittenValue } from '../service-calls/values.ts';
import type { Surroundings } from './values.ts';

type Needs = Given<{
  constants: typeof constantsFact;
  pythonConstants: typeof pythonConstantsFact;
  origins: typeof originsFact;
  resolutions: typeof resolutionsFact;
  pythonModules: typeof pythonModulesFact;
}>;

/** What imported names stand for, by the file that declares them. */
export function importedNames({ constants, pythonConstants, origins, resolutions, pythonModules }: Needs): Surroundings['imported'] {
  const constantOf = (file: string, name: string): WrittenValue | undefined => (file.endsWith('.py') ? pythonConstants : constants).get(file)?.find(([one]) => one === name)?.[1];
  const inScript: Surroundings['imported'] = (file, from, path) => {
    const target = resolutions.target(file, from);
    if (target.kind !== 'file') return undefined;
    const [first = '', ...others] = path;
    // `import config from` a CommonJS module, or `require` of it, may mean the module's names as well
    const choices: (readonly [string, readonly string[]])[] = first === '*' ? [[others[0] ?? '', others.slice(1)]] : first === 'default' && others[0] !== undefined ? [['default', others], [others[0], others.slice(1)]] : [[first, others]];
    for (const [name, rest] of choices) {
      const origin = origins.find(target.file, name);
      const [at, exported] = origin.kind === 'found' ? [origin.file, origin.name] : [target.file, name];
      const value = constantOf(at, exported);
      if (value) return { value, file: at, rest };
    }
    return undefined;
  };
  const inPython: Surroundings['imported'] = (file, from, path) => {
    const [, dots = '', module = ''] = /^(\.*)(.*)$/.exec(from) ?? [];
    let at = pythonModules.find(file, module, dots.length);
    const rest = [...path];
    // `from app import config`, `import app.config`: names may be modules
    for (let name = module, next = rest[0]; next !== undefined && next !== '()'; next = rest[0]) {
      name = name === '' ? next : `${name}.${next}`;
      const inner = pythonModules.find(file, name, dots.length);
      if (inner === undefined) break;
      at = inner;
      rest.shift();
    }
    const [name] = rest;
    const value = at === undefined || name === undefined ? undefined : constantOf(at, name);
    return value && at !== undefined ? { value, file: at, rest: rest.slice(1) } : undefined;
  };
  return (file, from, path) => (file.endsWith('.py') ? inPython : inScript)(file, from, path);
}

/** What configuration services give out, by the services that run the files which define it. */
export function settingsOf(calls: Iterable<readonly [file: string, calls: ServiceCalls]>, usersOf: (file: string) => readonly string[]): Surroundings['setting'] {
  const byService = new Map<string, { readonly namespace: string; readonly value: WrittenValue; readonly file: string }[]>();
  for (const [file, { settings }] of calls)
    for (const [namespace, value] of settings)
      for (const service of usersOf(file)) byService.set(service, [...(byService.get(service) ?? []), { namespace, value, file }]);
  return (service, key) => {
    const parts = key.split('.');
    for (const { namespace, value, file } of byService.get(service) ?? []) {
      if (namespace !== '' && namespace !== parts[0]) continue;
      const found = (namespace === '' ? parts : parts.slice(1)).reduce(member, value);
      if (found.kind !== 'unknown') return { value: found, file };
    }
    return undefined;
  };
}
