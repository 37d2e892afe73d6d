import { expect, test } from 'vitest';
import { contentsOf, problemOf } from './contents.ts';

test('a file that is no app has no contents', () => expect(contentsOf(null)).toBeUndefined());

test('what an app says is read field by field, and what is of another kind is left out', () =>
  expect(contentsOf({ label: 'x', minSdk: '21', permissions: ['a', 1], signature: { schemes: { v2: 'verified' } } })).toMatchObject({
    label: 'x',
    minSdk: undefined,
    permissions: ['a'],
    schemes: [{ scheme: 'v2', result: 'verified' }],
  }));

test.each([
  ['zh', '压缩包结构异常'],
  ['en', 'archive structure: overlap'],
] as const)('a problem is its code, in words of %s too, and where it was', (language, said) =>
  expect(problemOf({ code: 'zip/overlap', at: 12 }, language)).toEqual({ code: 'zip/overlap', said, where: '{"at":12}' }),
);

test('a problem that is a code alone is said in words too', () =>
  expect(problemOf('trace/unknown-zone', 'zh')).toEqual({ code: 'trace/unknown-zone', said: '不认识的时区，按东八区处理', where: '' }));
