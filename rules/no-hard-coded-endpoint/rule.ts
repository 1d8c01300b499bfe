import { choices, defineRule, type Place } from '#model';
import { productionFiles } from '#facts/production-files';
import { serviceEdges } from '#facts/service-edges';
import { isForDevelopment } from './development.ts';

export default defineRule({
  id: 'no-hard-coded-endpoint',
  summary: 'The address of a service is configuration, not code.',
  presets: { strict: 'error' },
  options: {
    kinds: choices('What may not be written into code: names of services, ports of the same machine, IP addresses.', ['service', 'local', 'ip'], ['service', 'local', 'ip']),
  },
  messages: {
    service: '`{{address}}` is where the service `{{service}}` runs in one deployment. Read it from the environment, so that another one can put it elsewhere.',
    local: '`{{address}}` is a port of the machine that this runs on, {{who}}. Read the address from the environment, with this one as the default.',
    ip: '`{{address}}` is one machine, written into code. Give it a name, and read that from the environment.',
    call: '`{{address}}` is called here.',
  },
  needs: { productionFiles, serviceEdges },
  check({ productionFiles, serviceEdges: { endpoints } }, report, { kinds }) {
    const isJudged = ({ file }: Place): boolean => productionFiles.has(file) && !isForDevelopment(file);
    for (const { address, host, kind, service = '', isDeployed, at, call } of endpoints) {
      // a browser, or a program of somebody's own machine, may well mean it
      if (kind === 'local' && service === '' && !isDeployed) continue;
      if (!kinds.includes(kind) || !isJudged(at) || !isJudged(call)) continue;
      const isElsewhere = call.file !== at.file || call.end < at.start || call.start > at.end;
      const related = isElsewhere ? [{ messageId: 'call', place: call, data: { address } }] : [];
      const who = host === 'host.docker.internal' ? 'as a container knows it on a developer\'s desktop only' : service === '' ? 'where only its own container listens' : `where the service \`${service}\` listens on a developer's machine only`;
      report(kind, at, { address, host, service, who }, related, { address });
    }
  },
});
