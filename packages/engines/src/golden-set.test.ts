import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clausesOf, GOLDEN_THRESHOLDS, type GoldenArtifact, judgeGolden, type Vote } from '@touchstone/domain/engine';
import { apk } from '@touchstone/test-kit';
import { afterAll, expect, test } from 'vitest';
import type { Engine, EngineTask } from './engine.ts';
import { ownConfig, ownEngine } from './index.ts';
import { availableEngines } from './registry.ts';
import { runEngine } from './run-engine.ts';
import { taskOf } from './task.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'golden-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Apps of which we know the answers because we made them: half of them are for systems on which permissions are granted at once. */
const SET: readonly { readonly task: EngineTask; readonly golden: GoldenArtifact }[] = Array.from({ length: 20 }, (_, i) => {
  const isOld = i % 2 === 0;
  const isSigned = i % 4 < 2;
  const path = join(folder, `app${i}.apk`);
  writeFileSync(
    path,
    apk({
      package: `cn.example.app${i}`,
      minSdk: 21,
      targetSdk: isOld ? 22 : 34,
      permissions: ['android.permission.CAMERA', 'android.permission.READ_CONTACTS'],
      ...(isSigned ? {} : { sign: false }),
    }),
  );
  const task = taskOf(path, { config: ownConfig({ category: '实用工具' }) });
  const level = isOld ? 'violates' : 'clean';
  return {
    task,
    golden: {
      artifact: task.artifact.sha256,
      answers: { 'PIC-08': level, 'PG-20204A-5.11': level, 'check/signature-valid': isSigned ? 'clean' : 'violates' },
    },
  };
});
const THRESHOLDS = { ...GOLDEN_THRESHOLDS, fewestAnswers: 10 };

async function judged(engine: Engine) {
  const results = [];
  for (const { task } of SET) results.push((await runEngine(engine, task)).result);
  await engine.close?.();
  return judgeGolden(
    SET.map(({ golden }) => golden),
    results.filter((result) => result !== null),
    new Set(clausesOf(engine.description)),
    THRESHOLDS,
  );
}

test('every engine of this machine passes the apps that we know the answers of', async () => {
  for (const engine of await availableEngines({ scans: 1 })) {
    const { passed, faults, figures } = await judged(engine);
    expect([engine.description.id, passed, faults, figures.artifacts]).toEqual([engine.description.id, true, [], SET.length]);
  }
});

/** A new version of our own with a fault in it. */
function faulty(change: (vote: Vote) => Vote | undefined): Engine {
  const engine = ownEngine(1);
  return {
    ...engine,
    async run(task, context) {
      const answer = await engine.run(task, context);
      const clauses = (answer.result?.clauses ?? []).flatMap((one) => {
        const vote = change(one.vote);
        return vote === undefined ? [] : [{ ...one, vote }];
      });
      return answer.result === null ? answer : { ...answer, result: { ...answer.result, clauses } };
    },
  };
}

test.each<[string, Engine, RegExp]>([
  ['overlooks everything', faulty((vote) => (vote === 'DETECTED' ? 'NOT_DETECTED' : vote)), /^recall 0\.000/],
  ['reports everything', faulty(() => 'DETECTED'), /^precision 0\.\d+/],
  ['has become silent', faulty(() => undefined), /^untested 1\.000/],
])('a version that %s stays on probation', async (_name, engine, fault) => {
  const { passed, faults } = await judged(engine);
  expect([passed, faults.some((one) => fault.test(one))]).toEqual([false, true]);
});
