import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ARTIFACT_KINDS, clausesOf, faultsOfDescription } from '@touchstone/domain/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, EngineTask } from './engine.ts';
import { runEngine } from './run-engine.ts';
import type { EngineRun } from './settle.ts';
import { taskOf } from './task.fixture.ts';

export interface EngineSuite {
  readonly make: () => Engine;
  /** An artifact that the engine can test, and what is handed over with it. */
  readonly task: () => EngineTask;
  /** Longest time after which a run that was cancelled must have ended. */
  readonly promptMs?: number;
}

/** What every engine must keep to, whoever wrote it. */
export function engineContract(name: string, { make, task, promptMs = 4_000 }: EngineSuite): void {
  describe(`${name} keeps the contract`, () => {
    let engine: Engine;
    let workFolder: string;
    beforeAll(() => {
      engine = make();
      workFolder = mkdtempSync(join(tmpdir(), 'engine-contract-'));
    });
    afterAll(async () => {
      await engine.close?.();
      rmSync(workFolder, { recursive: true });
    });

    const left = () => readdirSync(workFolder).filter((one) => one.startsWith('touchstone-run-'));
    const garbage = (bytes: Uint8Array): EngineTask => {
      const path = join(workFolder, 'garbage.bin');
      writeFileSync(path, bytes);
      return taskOf(path, { kind: engine.description.accepts[0] ?? 'apk' });
    };

    test('its description can be registered', () => {
      expect(faultsOfDescription(engine.description)).toEqual([]);
    });

    test('it has one vote for each clause of its matrix, says nothing that has to be corrected, and says the same again', async () => {
      const first = await runEngine(engine, task(), { workFolder });
      const again = await runEngine(engine, task(), { workFolder });
      expect([first.outcome, first.message, first.problems]).toEqual([expect.stringMatching(/^(?:SUCCEEDED|PARTIAL)$/), undefined, []]);
      expect(first.result?.clauses.map(({ clause }) => clause)).toEqual(clausesOf(engine.description));
      expect(again).toEqual(first);
      expect(left()).toEqual([]);
    });

    test.each<[string, Uint8Array]>([
      ['an empty file', new Uint8Array()],
      ['noise', Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251)],
      ['the beginning of an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0)],
    ])('%s is not clean', async (_name, bytes) => {
      const run = await runEngine(engine, garbage(bytes), { workFolder });
      expect(run.outcome).toMatch(/^(?:NOT_APPLICABLE|FAILED)$/);
      expect(clean(run)).toEqual([]);
      expect(left()).toEqual([]);
    });

    test('a file that is gone is a failure', async () => {
      const good = task();
      const run = await runEngine(engine, { ...good, artifact: { ...good.artifact, path: join(workFolder, 'gone.apk') } }, { workFolder });
      expect([run.outcome, clean(run)]).toEqual(['FAILED', []]);
    });

    test('an artifact of a kind it does not take is not begun', async () => {
      const kind = ARTIFACT_KINDS.find((one) => !engine.description.accepts.includes(one));
      if (kind === undefined) return;
      const good = task();
      const run = await runEngine(engine, { ...good, artifact: { ...good.artifact, kind } }, { workFolder });
      expect([run.outcome, run.errorClass, clean(run)]).toEqual(['NOT_APPLICABLE', 'kind-not-accepted', []]);
    });

    test('out of time it ends, and nothing is clean', async () => {
      const started = performance.now();
      const run = await runEngine(engine, task(), { workFolder, limits: { timeoutMs: 1 } });
      expect([run.outcome, clean(run)]).toEqual(['TIMED_OUT', []]);
      expect(performance.now() - started).toBeLessThan(promptMs);
      expect(left()).toEqual([]);
    });

    test('cancelled it ends and has no result', async () => {
      const stop = new AbortController();
      const run = runEngine(engine, task(), { workFolder, signal: stop.signal });
      await new Promise((resolve) => setTimeout(resolve, 20));
      const asked = performance.now();
      stop.abort();
      expect(await run).toEqual({ outcome: 'CANCELLED', result: null, problems: [] });
      expect(performance.now() - asked).toBeLessThan(promptMs);
      expect(left()).toEqual([]);
    });

    test('what it gives is bounded', async () => {
      const run = await runEngine(engine, task(), { workFolder });
      expect(JSON.stringify(run.result).length).toBeLessThan(64 * 1024 * 1024);
    });
  });
}

const clean = ({ result }: EngineRun) => result?.clauses.filter(({ vote }) => vote === 'NOT_DETECTED') ?? [];
