import { posix } from 'node:path';
import { compareText, groupBy, type ByFile } from '#model';
import type { Deployment, Unit, UnitForm } from '#facts/deployments';
import { interpolated, variablesBeside } from '#facts/deployments/interpolation';
import { isInfrastructure } from '#facts/deployments/infrastructure';
import type { ServiceEvidence, ServiceSign } from '#facts/services';
import { builtFrom, componentsOf, type PlacedUnit } from './service-builds.ts';
import { folderOf, upward, type Folders } from './service-folders.ts';
import { alike, imageName, meantBy } from './service-names.ts';
import { listedProjects, signsOf } from './service-signs.ts';

/** The services of a project by their folders, and which folder each unit of a deployment file runs the source of. */
export interface Discovery {
  readonly found: ReadonlyMap<string, readonly ServiceEvidence[]>;
  readonly folderOfUnit: ReadonlyMap<Unit, string>;
  /** Images of data stores that are built here with nothing but settings. */
  readonly stores: ReadonlySet<Unit>;
}

const SIGN_OF: Partial<Record<UnitForm, ServiceSign>> = { compose: 'compose', artifact: 'artifact', workload: 'kubernetes', chart: 'helm', function: 'serverless', process: 'process' };
const ORDER: readonly ServiceSign[] = ['compose', 'artifact', 'kubernetes', 'helm', 'serverless', 'process', 'project', 'package', 'python', 'program', 'dockerfile', 'start-script'];

/** Looks in deployment files first, which say what runs, and then in folders for what looks like it. */
export function discoverServices(deployments: ByFile<Deployment | undefined>, folders: Folders): Discovery {
  const signs = new Map<string, ServiceEvidence[]>();
  const folderOfUnit = new Map<Unit, string>();
  const add = (folder: string, evidence: ServiceEvidence): void => {
    const known = signs.get(folder);
    if (known) known.push(evidence);
    else signs.set(folder, [evidence]);
  };
  const placed = unitsIn(deployments, folders);
  const note = ({ file, unit }: PlacedUnit, folder: string): void => {
    folderOfUnit.set(unit, folder);
    const sign = SIGN_OF[unit.form];
    if (sign !== undefined && folder !== '' && !isJob(unit) && !folders.isAside(folder)) add(folder, { sign, file, line: folders.lineOf(file, unit.at.start) });
  };
  const stores = new Set<Unit>();
  for (const one of placed) {
    const built = builtFrom(one, deployments, folders);
    if (built === undefined) continue;
    if ('store' in built) stores.add(one.unit);
    else note(one, built.folder);
  }
  for (const folder of folders.all) if (folder !== '' && !folders.isAside(folder)) for (const evidence of signsOf(folder, folders, deployments)) add(folder, evidence);
  for (const { folder, evidence } of listedProjects(folders)) if (!folders.isAside(folder)) add(folder, evidence);

  const known = [...signs.keys()];
  const images = dockerfileNames(deployments);
  const isBuilt = (folder: string): boolean => folders.names(folder).includes('Dockerfile') || folders.calledAs(folder).some((name) => images.has(name)) || (folders.underServices(folder) === folder.split('/').length - 1 && folders.isProgram(folder));
  const candidates = [...new Set([...known, ...componentsOf(folders).filter(isBuilt), ...[...images].filter((name) => !folders.isAside(name) && folders.isProgram(name))])].filter((folder) => !folders.isImported(folder) || signs.has(folder));
  const namesakes = groupBy(placed.filter(({ unit }) => unit.form === 'compose'), ({ file, unit }) => `${folderOf(file)}\0${unit.name}`);
  const imagesBuilt = new Map<string, Set<string>>();
  for (const { unit } of placed) {
    const folder = folderOfUnit.get(unit);
    const name = unit.image && imageName(unit.image.text);
    if (folder !== undefined && name !== undefined && name !== '') imagesBuilt.set(name, (imagesBuilt.get(name) ?? new Set()).add(folder));
  }
  for (const one of placed) {
    const { unit, file } = one;
    if (folderOfUnit.has(unit) || stores.has(unit)) continue;
    if (unit.form === 'process' || unit.form === 'function' || unit.form === 'image') {
      const folder = [folderOf(file), ...upward(folderOf(file))].find((folder) => signs.has(folder));
      if (folder !== undefined) folderOfUnit.set(unit, folder);
      continue;
    }
    const folder = runs(one, namesakes, folderOfUnit, imagesBuilt, candidates, folders, deployments);
    if (folder !== undefined) note(one, folder);
  }
  const jobs = new Set(placed.flatMap(({ unit }) => (isJob(unit) ? (folderOfUnit.get(unit) ?? []) : [])));
  const found = [...signs].filter(([folder]) => !isPartOfService(folder, signs) && !(jobs.has(folder) && isWeak(signs.get(folder))) && !folders.isLibrary(folder)).map(([folder, list]) => [folder, inOrder(list)] as const);
  return { found: new Map(found.sort(([a], [b]) => compareText(a, b))), folderOfUnit, stores };
}

/** What Dockerfiles that stand elsewhere are called for: `docker/orders.Dockerfile`, `Dockerfile.orders`, `docker/orders/Dockerfile`. */
function dockerfileNames(deployments: ByFile<Deployment | undefined>): ReadonlySet<string> {
  const names = [...deployments.keys()].flatMap((file) => /(?:^|\/)(?:([\w-]+)\.Dockerfile|Dockerfile[.-]([\w-]+)|([\w-]+)\/Dockerfile)$/i.exec(file)?.slice(1) ?? []);
  return new Set(names.filter((name) => name !== undefined));
}

/** Units of files that deploy this project, not of templates and examples of it. */
function unitsIn(deployments: ByFile<Deployment | undefined>, folders: Folders): PlacedUnit[] {
  const isCharted = (file: string): boolean => /(?:^|\/)[\w.-]*values[\w.-]*\.ya?ml$/i.test(file) || upward(file).some((folder) => [`${folder}/Chart.yaml`, 'Chart.yaml'].some((chart) => deployments.get(chart.replace(/^\//, ''))?.chart !== undefined));
  const found: PlacedUnit[] = [];
  for (const [file, deployment] of deployments) {
    if (!deployment || folders.isAside(folderOf(file)) || /\.(?:template|tmpl|tpl)\./i.test(file) || isBelowSource(file, folders)) continue;
    deployment.units.forEach((unit, index) => {
      if (unit.form !== 'chart' || isCharted(file)) found.push({ file, index, unit });
    });
  }
  return found;
}

function isBelowSource(file: string, folders: Folders): boolean {
  return upward(file).some((folder) => /(?:^|\/)src$/.test(folder) && folders.packageOf(folderOf(folder)) !== undefined && folderOf(folder) !== '');
}

/** The folder of what a unit runs that it does not build itself: by the unit of another file, by its image, by its name. */
function runs({ file, unit }: PlacedUnit, namesakes: ReadonlyMap<string, readonly PlacedUnit[]>, folderOfUnit: ReadonlyMap<Unit, string>, imagesBuilt: ReadonlyMap<string, ReadonlySet<string>>, candidates: readonly string[], folders: Folders, deployments: ByFile<Deployment | undefined>): string | undefined {
  if (unit.form === 'address' || unit.form === 'project') return undefined;
  if (unit.form === 'compose') {
    const from = unit.extends?.file === undefined ? folderOf(file) : folderOf(posix.normalize(posix.join(folderOf(file), unit.extends.file)));
    const same = new Set((namesakes.get(`${from}\0${unit.extends?.name ?? unit.name}`) ?? []).flatMap(({ unit }) => folderOfUnit.get(unit) ?? []));
    if (same.size === 1) return [...same][0];
  }
  if (!unit.image || isInfrastructure(unit.image.text)) return undefined;
  const name = imageName(interpolated(unit.image.text, variablesBeside(file, deployments)) ?? unit.image.text);
  const built = [...(imagesBuilt.get(name) ?? [])];
  if (built.length === 1) return built[0];
  const calledAs = (folder: string): readonly string[] => folders.calledAs(folder);
  const owner = upward(file).find((folder) => candidates.includes(folder));
  if (owner !== undefined && meantBy(name, [owner], calledAs) !== undefined) return owner; // a chart in the folder of its service
  return meantBy(name, candidates, calledAs) ?? byUnit(unit, candidates, calledAs);
}

/** `image: registry.example.com/shop:${TAG}` of a unit `orders`: one image for all, told apart by the unit. */
function byUnit({ name, image }: Unit, candidates: readonly string[], calledAs: (folder: string) => readonly string[]): string | undefined {
  if (!image || !/[/$]/.test(image.text)) return undefined;
  const [only, ...others] = candidates.filter((folder) => calledAs(folder).some((called) => alike(called, name)));
  return others.length === 0 ? only : undefined;
}

/** What only a Dockerfile or a script speaks for, inside of what a deployment builds: a part of that service, or a tool of it. */
function isPartOfService(folder: string, signs: ReadonlyMap<string, readonly ServiceEvidence[]>): boolean {
  return isWeak(signs.get(folder)) && upward(folder).some((above) => (signs.get(above) ?? []).some(({ sign }) => sign === 'compose' || sign === 'artifact'));
}

function isWeak(evidence: readonly ServiceEvidence[] = []): boolean {
  return evidence.every(({ sign }) => sign === 'dockerfile' || sign === 'start-script');
}

/** What runs to its end before others start. */
function isJob({ name, isJob }: Unit): boolean {
  return isJob === true || /(?:^|[-_.])(?:migrat(?:e|ions?|or)|seed(?:er|s|-data)?|init|setup|bootstrap)(?:[-_.]|$)/i.test(name);
}

function inOrder(evidence: readonly ServiceEvidence[]): ServiceEvidence[] {
  const sorted = [...evidence].sort((a, b) => ORDER.indexOf(a.sign) - ORDER.indexOf(b.sign) || compareText(a.file, b.file) || a.line - b.line);
  return sorted.filter((one, index) => index === 0 || one.sign !== sorted[index - 1]?.sign || one.file !== sorted[index - 1]?.file || one.line !== sorted[index - 1]?.line);
}
