import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EngineClosed, type EngineWorker, limitMs, openEngine } from './engine.ts';
import type { Answer, Ask, CheckedFile } from './messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Deed = 'answers' | 'hangs' | 'dies';
const told = { problems: [] } as unknown as CheckedFile;
const file = { name: 'x.apk', size: 1024 } as File;

/** Workers that do these things, one after the other; what they were asked, and how many still live. */
function workers(...deeds: readonly Deed[]) {
  const asked: Ask[] = [];
  let [started, ended] = [0, 0];
  const start = (): EngineWorker => {
    const deed = deeds[started++] ?? 'answers';
    const worker: EngineWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => (ended += 1),
      postMessage(ask) {
        asked.push(ask);
        const answer: Answer = { kind: 'told', told };
        if (deed === 'answers') queueMicrotask(() => worker.onmessage?.({ data: answer }));
        if (deed === 'dies') queueMicrotask(() => worker.onerror?.({}));
      },
    };
    return worker;
  };
  return { start, asked, alive: () => started - ended };
}

test.each([
  [['answers'], undefined, ['whole']],
  [['hangs', 'answers'], 'timed-out', ['whole', 'parsers']],
  [['dies', 'answers'], 'crashed', ['whole', 'parsers']],
  [['hangs', 'dies', 'answers'], 'crashed', ['whole', 'parsers', 'nothing']],
] as const)('workers of which it %s: the failure is %s, and a report comes', async (deeds, failure, attempts) => {
  const { start, asked, alive } = workers(...deeds);
  const checked = openEngine(start).check(file, 'zh', () => {});
  await vi.advanceTimersByTimeAsync(2 * limitMs(file.size) + 1);
  expect(await checked).toEqual({ file: told, failure });
  expect(asked.map((ask) => (ask.kind === 'check' ? ask.attempt.kind : ask.kind))).toEqual(attempts);
  expect(alive()).toBe(1);
});

test('what hangs is ended at its limit and not before', async () => {
  const { start, asked } = workers('hangs', 'answers');
  void openEngine(start).check(file, 'zh', () => {});
  await vi.advanceTimersByTimeAsync(limitMs(file.size) - 1);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(asked).toHaveLength(2);
});

test('who ends a check has no worker left, and nothing is tried again', async () => {
  const { start, asked, alive } = workers('hangs', 'answers');
  const engine = openEngine(start);
  const checked = engine.check(file, 'zh', () => {});
  engine.close();
  await expect(checked).rejects.toBeInstanceOf(EngineClosed);
  expect([asked.length, alive()]).toEqual([1, 0]);
});
