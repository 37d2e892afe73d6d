import type { Fact } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';
import { expect, test } from 'vitest';
import { situationOf } from './situation.ts';

const hidden = (attributes: Fact['attributes']): Fact => ({ kind: 'code.not-visible', attributes, at: { file: 'a' } });
const limit = (what: string): Fact => ({ kind: 'analysis.limit', attributes: { what }, at: { file: 'a' } });

test.each<[string, readonly Fact[], Record<string, string>]>([
  ['nothing hidden', [], {}],
  ['a packer hides code', [hidden({ why: 'packed', detail: 'x' })], { code: 'packed' }],
  ['a script that calls Android through DEX hides only itself', [hidden({ why: 'script-engine', detail: 'x', partly: true })], {}],
  ['a script that calls anything hides code', [hidden({ why: 'script-engine', detail: 'x', partly: false })], { code: 'script-engine' }],
  ['a limit of a detector of code', [limit('reflection:code.reflection')], { code: 'budget' }],
  ['a limit of whole-program analysis is one of its kind alone', [limit('whole-program:reach.reads')], {}],
  ['a limit of bundled texts', [limit('filing-number:text-files')], { resources: 'budget' }],
  ['a limit of texts in native libraries', [limit('native-code:native-texts')], { native: 'budget' }],
  ['a limit of native libraries', [limit('native-code:libraries')], { native: 'budget' }],
])('%s', (_name, facts, expected) => {
  const scan = { asOf: '2026-01-01' as LocalDate, isReadable: true, depth: 'standard', given: [] } as const;
  expect(Object.fromEntries(situationOf(facts, scan).blind)).toEqual(expected);
});
