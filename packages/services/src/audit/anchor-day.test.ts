import { createHash } from 'node:crypto';
import { type Anchor, NO_PREVIOUS } from '@touchstone/domain/audit';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { expect, test } from 'vitest';
import { type AnchorPorts, anchorDay, endOf } from './anchor-day.ts';

const hash = {
  of: (name: string, ...parts: readonly Uint8Array[]) => parts.reduce((digest, part) => digest.update(part), createHash(name)).digest(),
} as unknown as Sha256;
const day = (text: string) => text as LocalDate;

/** Anchors in memory, and chains that stand where the test puts them. */
function ports(): AnchorPorts & { readonly kept: Anchor[]; readonly asked: Date[] } {
  const kept: Anchor[] = [];
  const asked: Date[] = [];
  return {
    kept,
    asked,
    chainHeads: async (before) => {
      asked.push(before);
      return [{ chain: 'a', seq: asked.length, hash: 'f'.repeat(64) }];
    },
    lastAnchor: async () => kept.at(-1),
    keepAnchor: async (anchor) => void kept.push(anchor),
  };
}

test('a day ends at midnight in Asia/Shanghai', () => expect(endOf(day('2026-03-01')).toISOString()).toBe('2026-03-01T16:00:00.000Z'));

test('each anchor stands on the one before, and holds what stood when its day ended', async () => {
  const own = ports();
  const first = await anchorDay(own, hash, day('2026-03-01'));
  const second = await anchorDay(own, hash, day('2026-03-02'));
  expect([first.previous, second.previous]).toEqual([NO_PREVIOUS, first.hash]);
  expect(own.asked).toEqual([endOf(day('2026-03-01')), endOf(day('2026-03-02'))]);
});

test('a day is anchored once, and none before it afterwards', async () => {
  const own = ports();
  const made = await anchorDay(own, hash, day('2026-03-02'));
  expect(await anchorDay(own, hash, day('2026-03-02'))).toBe(made);
  expect(await anchorDay(own, hash, day('2026-03-01'))).toBe(made);
  expect(own.kept).toHaveLength(1);
});
