import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESSEE_KINDS, ORDER_TYPES } from '@touchstone/domain/order';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ADDRESSEES, USUAL_ADDRESSEES } from './usual-addressees.ts';

const PAPERS = join(import.meta.dirname, '../../../../../data/papers');

test('there are the kinds of addressees and the types of documents that the law of orders has', () => {
  expect([...ADDRESSEES].sort()).toEqual([...ADDRESSEE_KINDS].sort());
  expect(Object.keys(USUAL_ADDRESSEES).sort()).toEqual([...ORDER_TYPES].sort());
});

test.each(readdirSync(PAPERS))('a new template goes to whom ours goes: %s', (file) => {
  const { type, addressees } = parse(readFileSync(join(PAPERS, file), 'utf8')) as { type: string; addressees: string[] };
  expect([...(USUAL_ADDRESSEES[type] ?? [])].sort()).toEqual([...addressees].sort());
});
