import { expect, test } from 'vitest';
import { availableEngines } from './available-engines.ts';
import { BadSetting, describedEngines, filesNamed, workerSettings } from './settings.ts';

const tool = {
  id: 'vendor-x',
  version: '1.0',
  ruleSet: 'x-1',
  program: '/bin/true',
  capabilities: [{ clause: 'check/signature-valid', inputs: [] }],
};
const files: Readonly<Record<string, string>> = {
  'one.json': JSON.stringify(tool),
  'two.json': JSON.stringify([
    { ...tool, id: 'a' },
    { ...tool, id: 'b' },
  ]),
  'bad.json': '{',
};
const read = (path: string) => files[path] ?? '';
const nowhere = { concurrency: 1, apksigner: '/nowhere', python: '/nowhere' };
const offered = async (described: readonly unknown[], only: readonly string[] = ['vendor-x', 'a', 'b']) =>
  (await availableEngines({ ...nowhere, only, described })).map(({ description }) => description.id);

test('a file of settings describes an engine or several, and the worker offers them', async () => {
  const described = describedEngines(['one.json', 'two.json'], read);
  expect(await offered(described)).toEqual(['vendor-x', 'a', 'b']);
  expect(await offered(described, ['b'])).toEqual(['b']);
});

test('files are named by arguments, or by the environment', () => {
  const env = { TOUCHSTONE_WORKER_TOKEN: 't', TOUCHSTONE_ENGINE_SETTINGS: 'one.json, two.json' };
  const args = ['--server', 'http://127.0.0.1:8700'];
  expect(filesNamed(env)).toEqual(['one.json', 'two.json']);
  expect(workerSettings(args, env, read).described).toHaveLength(3);
  expect(workerSettings([...args, '--engine-settings', 'one.json'], env, read).described).toEqual([tool]);
});

test.each([
  ['no JSON', () => Promise.resolve(describedEngines(['bad.json'], read)), /bad\.json/],
  ['no program', () => offered([{ ...tool, program: 'relative' }]), /settings\/program/],
  ['a clause that nobody knows', () => offered([{ ...tool, capabilities: [{ clause: '999' }] }]), /unknown-clause:999/],
  ['two of one name', () => offered([tool, tool]), /two engines are called vendor-x/],
])('%s is said', async (_name, work, message) => {
  const fault = await (async () => work())().catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(BadSetting);
  expect((fault as Error).message).toMatch(message);
});
