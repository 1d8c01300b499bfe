import type { Unit } from '../deployments.ts';

const NOTHING = { aliases: [], environment: [], environmentFiles: [], environmentFrom: [], ports: [], dependsOn: [], labels: [] } as const;

/** Processes of a Procfile: `name: command` a line. */
export function readProcfile(text: string): Unit[] {
  return [...text.matchAll(/^([A-Za-z0-9_-]{1,100}):[ \t]*(\S[^\r\n]*)/gm)].map(({ index, 1: name = '', 2: command = '' }) => ({ ...NOTHING, form: 'process', name, at: { start: index, end: index + name.length }, command }));
}

/** Images that a Tiltfile builds: `docker_build('name', './folder', dockerfile='path')`, where they are written as they are. */
export function readTiltfile(text: string): Unit[] {
  const calls = text.matchAll(/\bdocker_build(?:_with_restart)?\(\s{0,100}(?:ref\s{0,10}=\s{0,10})?(['"])([^'"\n]{1,300})\1\s{0,100},\s{0,100}(?:context\s{0,10}=\s{0,10})?(['"])([^'"\n]{0,300})\3([^()]{0,2000})/g);
  return [...calls].map(({ index, 0: all, 2: image = '', 4: context = '', 5: rest = '' }): Unit => {
    const start = index + all.indexOf(image);
    const at = { start, end: start + image.length };
    const dockerfile = /\bdockerfile\s{0,10}=\s{0,10}['"]([^'"\n]{1,300})['"]/.exec(rest)?.[1];
    return { ...NOTHING, form: 'artifact', name: image, at, image: { text: image, at }, build: { context, ...(dockerfile === undefined ? {} : { dockerfile }), at } };
  });
}
