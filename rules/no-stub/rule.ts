import { defineRule } from '#model';
import { productionFiles } from '#facts/production-files';
import { stubs } from '#facts/stubs';
import { isVendored } from '#facts/vendored';
import { evidence } from './evidence.ts';

export default defineRule({
  id: 'no-stub',
  summary: 'A function must do what its name says, not stand in for one that does.',
  presets: { recommended: 'warn', strict: 'error' },
  options: {},
  messages: {
    notImplemented: '{{subject}} only says that it is not implemented. Write it, or take it out until it is needed.',
    emptyFunction: '{{subject}} takes parameters and does nothing. Write it, or say in a comment why there is nothing to do.',
    hardCodedData: '{{subject}} gives the same written-out data whatever it is asked for. Read it from where it is kept.',
    fakeLatency: '{{subject}} waits for a timer where it should ask somebody else. Make the call, or take the wait out.',
    emptyCast: '{{subject}} casts an empty value to the type that it promises. Build the real value, or change the type.',
    constantAnswer: '{{subject}} gives every request the same answer. Do what is asked for, or take the route out.',
  },
  needs: { stubs, productionFiles },
  others: 'silence',
  check({ stubs, productionFiles }, report) {
    const isProven = evidence(stubs);
    for (const [file, { stubs: written }] of stubs) {
      if (written.length === 0 || file.endsWith('.pyi') || isVendored(file) || !productionFiles.has(file)) continue;
      for (const stub of written) {
        const { kind, name, owner, start, end } = stub;
        if (!isProven(stub) || (kind === 'fakeLatency' && /simulat/i.test(file))) continue;
        const subject = name === '' ? 'This code' : `\`${owner === undefined ? name : `${owner}.${name}`}\``;
        report(kind, { file, start, end }, { subject });
      }
    }
  },
});
