import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineDescription, EngineResult } from '@touchstone/domain/engine';
import { afterAll, expect, test } from 'vitest';
import { checkEngine, conformanceChecks } from './conformance.ts';
import type { Engine, EngineAnswer } from './engine.ts';
import { emptyResult } from './results.ts';
import { taskOf } from './task.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'a.apk'), 'PK\u0003\u0004 an app');
const task = taskOf(join(folder, 'a.apk'));

const description: EngineDescription = {
  id: 'liar',
  version: '1',
  ruleSet: 'r',
  name: 'Liar',
  vendor: 'Liar',
  kind: 'own',
  correlationGroup: 'liar',
  capabilities: [{ clause: 'PIC-08', inputs: [] }],
  accepts: ['apk'],
  timeoutMs: 10_000,
  cores: 1,
  memoryMiB: 64,
};
const clean = (more: Partial<EngineResult> = {}): EngineAnswer => ({
  outcome: 'SUCCEEDED',
  result: { ...emptyResult(description, task, 'SUCCEEDED'), clauses: [{ clause: 'PIC-08', vote: 'NOT_DETECTED', evidence: [] }], ...more },
});

async function faultsOf(run: Engine['run'], more: Partial<EngineDescription> = {}): Promise<string> {
  const found: string[] = [];
  for await (const { name, faults } of checkEngine({ description: { ...description, ...more }, run }, task))
    found.push(...faults.map((fault) => `${name}: ${fault}`));
  return found.join('\n');
}

let counter = 0;

test.each<[string, Engine['run'], Partial<EngineDescription>, string]>([
  ['calls everything clean', async () => clean(), {}, 'an empty file is not clean: outcome SUCCEEDED'],
  [
    'always says something else',
    async () => clean({ facts: [{ kind: 'f', attributes: { n: counter++ }, at: { file: 'x' } }] }),
    {},
    'the same artifact gave another result',
  ],
  ['leaves clauses out', async () => clean({ clauses: [] }), {}, 'result/not-reported PIC-08'],
  [
    'answers what it does not claim',
    async () => clean({ clauses: [{ clause: '337-1', vote: 'DETECTED', evidence: [] }] }),
    {},
    'result/outside-capability 337-1',
  ],
  ['talks about another artifact', async () => clean({ artifact: 'x' }), {}, 'outcome FAILED result-other-artifact'],
  ['crashes', () => Promise.reject(new Error('segmentation fault')), {}, 'outcome FAILED engine-crashed Error: segmentation fault'],
  ['has no name', async () => clean(), { id: '' }, 'engine/id'],
])(
  'an engine that %s does not pass',
  async (_name, run, more, fault) => {
    expect(await faultsOf(run, more)).toContain(fault);
  },
  120_000,
);

test('an engine that does not stop does not pass', async () => {
  const cancelled = conformanceChecks.find(({ name }) => name.startsWith('cancelled'));
  const engine: Engine = { description, run: () => new Promise(() => {}) };
  expect(await cancelled?.faults({ engine, task, folder })).toEqual(['it went on']);
});
