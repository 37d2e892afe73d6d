import { expect, test } from 'vitest';
import { engineOfSettings } from './command-settings.ts';

const settings = {
  id: 'bangbang',
  version: '5.0',
  ruleSet: '2026-11',
  program: '/opt/bangbang/scan',
  args: ['--in', '{input}', '--out', '{output}'],
  capabilities: [{ clause: 'PIC-08' }, { clause: '164-01.2', inputs: ['trace'] }],
};

test('a program is described by a file', () => {
  const read = engineOfSettings(settings);
  expect(read.ok && read.engine.description).toMatchObject({
    id: 'bangbang',
    kind: 'command',
    correlationGroup: 'bangbang',
    accepts: ['apk'],
    capabilities: [
      { clause: 'PIC-08', inputs: [] },
      { clause: '164-01.2', inputs: ['trace'] },
    ],
  });
});

test.each([
  ['nothing', undefined, 'settings/id'],
  ['a program by its name only', { ...settings, program: 'scan' }, 'settings/program'],
  ['no capability', { ...settings, capabilities: [] }, 'settings/capabilities'],
  ['a clause that does not exist', { ...settings, capabilities: [{ clause: '164-99.9' }] }, 'engine/unknown-clause:164-99.9'],
  ['an input that does not exist', { ...settings, capabilities: [{ clause: 'PIC-08', inputs: ['magic'] }] }, 'settings/capabilities'],
  ['a time that is none', { ...settings, timeoutMs: 'long' }, 'settings/timeoutMs'],
  ['no time at all', { ...settings, timeoutMs: 0 }, 'engine/timeout'],
  ['only kinds that do not exist', { ...settings, accepts: ['exe'] }, 'engine/accepts-nothing'],
])('%s is refused', (_name, value, fault) => {
  const read = engineOfSettings(value);
  expect(read.ok ? [] : read.faults).toContain(fault);
});
