import { expect, test } from 'vitest';
import { keptLines } from './kept-lines.ts';

test('what was kept is told in one order; what says nothing, and manifests, are left out', () =>
  expect(
    keptLines({
      manifest: { a: 1 },
      storedAt: '2026-03-02T02:00:00Z',
      sizeBytes: 2048,
      signers: [],
      package: 'cn.example',
      device: null,
    }).map(({ name, said }) => `${name} ${said}`),
  ).toEqual(['package cn.example', 'sizeBytes 2.0 KB', 'storedAt 2026-03-02 10:00']));

test.each([[null], ['x'], [7]])('%j keeps nothing', (kept) => expect(keptLines(kept)).toEqual([]));
