import { knowledge } from '@touchstone/knowledge';
import { expect, test } from 'vitest';

interface Row {
  readonly sdk: string;
  readonly class: string;
  readonly name: string;
  readonly does: string;
  readonly argument?: number | 'result';
  readonly when?: boolean | number | string;
}
const { switches } = knowledge.lists['sdk-switches'] as { readonly switches: readonly Row[] };

test('switches are of SDKs in the catalogue, each call once', () => {
  const known = new Set(knowledge.sdks.map(({ id }) => id));
  expect(switches.filter(({ sdk }) => !known.has(sdk))).toEqual([]);
  const calls = switches.map((row) => `${row.class}.${row.name}`);
  expect(calls).toHaveLength(new Set(calls).size);
});

test('what opens or closes says by which value, when it takes one', () => {
  const words = new Set(['opens', 'closes', 'starts', 'prepares']);
  expect(switches.filter(({ does }) => !words.has(does))).toEqual([]);
  expect(switches.filter(({ does, when }) => when !== undefined && does !== 'opens' && does !== 'closes')).toEqual([]);
  expect(switches.filter(({ argument, when }) => argument === undefined && when !== undefined)).toEqual([]);
});
