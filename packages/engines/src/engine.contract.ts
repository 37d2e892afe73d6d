import type { EngineDescription } from '@touchstone/domain/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkEngine, checksOf } from './conformance.ts';
import type { Engine, EngineTask } from './engine.ts';

export interface EngineSuite {
  readonly make: () => Engine;
  /** An artifact that the engine can test, and what is handed over with it; of imports and people the file of what they say. */
  readonly task: () => EngineTask;
  /** Decides what it is held against. */
  readonly kind?: EngineDescription['kind'];
}

/** What every engine must keep to, as tests. */
export function engineContract(name: string, { make, task, kind = 'own' }: EngineSuite): void {
  describe(`${name} keeps the contract`, () => {
    const found = new Map<string, readonly string[]>();
    beforeAll(async () => {
      const engine = make();
      for await (const check of checkEngine(engine, task())) found.set(check.name, check.faults);
      await engine.close?.();
    });
    afterAll(() => found.clear());

    test.each(checksOf({ kind }).map((check) => check.name))('%s', (check) => {
      expect(found.get(check)).toEqual([]);
    });
  });
}
