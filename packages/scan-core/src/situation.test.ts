import type { Fact } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';
import { expect, test } from 'vitest';
import { situationOf } from './situation.ts';

const of = (kind: string, attributes: Fact['attributes']) =>
  situationOf([{ kind, attributes, at: { file: 'a.apk' } }], '2026-11-20' as LocalDate, true, undefined);

test('a detector that failed takes its kinds along, and what is concluded from all', () => {
  const { failed } = of('analysis.failed', { detector: 'permissions-declared', reason: 'RangeError' });
  expect(failed.get('permission.declared')).toBe('permissions-declared');
  expect(failed.get('compare.unnecessary-for-type')).toBe('permissions-declared');
  expect(failed.has('code.reads')).toBe(false);
});

test.each<[string, string, Fact['attributes'], [string, string][]]>([
  ['packed code', 'code.not-visible', { why: 'packed', detail: 'x' }, [['code', 'packed']]],
  ['scripts beside DEX code', 'code.not-visible', { why: 'script-engine', detail: 'x', partly: true }, []],
  ['too many facts of the manifest', 'analysis.limit', { what: 'components:component.exported' }, [['manifest', 'budget']]],
  ['too many facts of code', 'analysis.limit', { what: 'personal-information:code.reads' }, [['code', 'budget']]],
  ['too many native libraries', 'analysis.limit', { what: 'native-code:bytes' }, [['native', 'budget']]],
])('%s', (_name, kind, attributes, blind) => {
  expect([...of(kind, attributes).blind]).toEqual(blind);
});
