import { defineRule, groupBy, type Related } from '#model';
import { serviceEdges, type SharedTable, type TableOwner } from '#facts/service-edges';

const MOST_NAMED = 3;

export default defineRule({
  id: 'no-shared-database',
  summary: 'A table of a database is changed by one service only.',
  presets: {}, // a new rule joins a preset after a run on real repositories
  options: {},
  messages: {
    shared: '{{services}} change {{names}} of the same database (`{{store}}`). Let one of them own {{it}}, and the others ask it or take its events.',
    migrates: '`{{service}}` migrates `{{table}}` here.',
    writes: '`{{service}}` writes `{{table}}` here.',
  },
  needs: { serviceEdges },
  check({ serviceEdges: { sharedTables } }, report) {
    const membersOf = ({ owners }: SharedTable): string[] => owners.map(({ service }) => service);
    for (const tables of groupBy(sharedTables, (one) => [one.store, ...membersOf(one)].join('\0')).values()) {
      const [first] = tables;
      const intruder = first && intruderAmong(first.owners);
      if (!first || !intruder) continue;
      const { store } = first;
      const members = membersOf(first);
      const names = tables.map(({ table }) => table);
      const related = tables.slice(0, MOST_NAMED).flatMap(({ table, owners }) => owners.filter((owner) => owner !== intruder).map(({ service, kind, at }): Related => ({ messageId: kind === 'migrate' ? 'migrates' : 'writes', place: at, data: { service, table } })));
      report('shared', intruder.at, { services: listed(members), members, names: `the ${names.length === 1 ? 'table' : 'tables'} ${listed(names)}`, tables: names, store, it: names.length === 1 ? 'it' : 'them' }, related, { store, members });
    }
  },
});

/** Who changes a table that another one makes: the first that only writes, or else the last by name. */
function intruderAmong(owners: readonly TableOwner[]): TableOwner | undefined {
  return (owners.some(({ kind }) => kind === 'migrate') ? owners.find(({ kind }) => kind === 'write') : undefined) ?? owners.at(-1);
}

function listed(names: readonly string[]): string {
  const named = names.slice(0, names.length > MOST_NAMED + 1 ? MOST_NAMED : names.length).map((name) => `\`${name}\``);
  const more = names.length - named.length;
  const last = more > 0 ? `${more} more` : (named.pop() ?? '');
  return named.length === 0 ? last : `${named.join(', ')} and ${last}`;
}
