import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('one worker asks every second', () => {
  const turns = new Turns();
  let nowMs = 1_000_000;
  for (let i = 0; i < 5; i++) {
    expect(turns.next(nowMs)).toBe(1000);
    nowMs += 1000;
  }
});

test.each([
  [2, 2],
  [500, 21],
  [5000, 400],
])('%d idle workers ask at most %d times a second, and none waits longer than half a minute', (workers, most) => {
  const turns = new Turns();
  const due = Array.from({ length: workers }, () => 0);
  const asked = new Map<number, number>();
  for (let tick = 0; tick < 2000; tick++) {
    const nowMs = tick * 50;
    for (let i = 0; i < workers; i++) {
      if (due[i]! > nowMs) continue;
      const wait = turns.next(nowMs);
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(30_000);
      due[i] = nowMs + wait;
      const second = Math.floor(nowMs / 1000);
      asked.set(second, (asked.get(second) ?? 0) + 1);
    }
  }
  // the first half minute is of their coming
  for (const [second, times] of asked) if (second >= 40) expect(times).toBeLessThanOrEqual(most);
});
