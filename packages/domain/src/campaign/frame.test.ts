import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FrameQuery, type FrameSubject, isInFrame, readFrameQuery } from './index.ts';

const [HUAWEI, XIAOMI, OPPO] = [1, 2, 3].map((n) => `00000000-0000-7000-8000-00000000000${n}`) as [string, string, string];

const subject: FrameSubject = {
  app: ['a1'],
  kind: ['app'],
  platform: ['android'],
  category: ['5'],
  province: ['11'],
  store: [HUAWEI, XIAOMI],
  operator: ['o1'],
  isHead: true,
  reachBand: 6,
  clause: ['164-01.2'],
  permission: ['android.permission.READ_CONTACTS'],
  dataType: ['contacts'],
  sdk: ['umeng'],
  leads: 2,
  versionAgeDays: 10,
  testedAgeDays: undefined,
  named: 0,
};

describe('who is in a frame', () => {
  test.each<[string, FrameQuery, boolean]>([
    ['a value it has', { field: 'store', in: [XIAOMI, OPPO] }, true],
    ['none it has', { field: 'store', in: [OPPO] }, false],
    ['a flag', { field: 'isHead', is: true }, true],
    ['a number at least', { field: 'reachBand', atLeast: 6 }, true],
    ['a number at most', { field: 'leads', atMost: 1 }, false],
    ['a number at most, itself', { field: 'leads', atMost: 2 }, true],
    ['a number nobody knows is in no range', { field: 'testedAgeDays', atLeast: 0 }, false],
    ['and so it is found by not', { not: { field: 'testedAgeDays', atMost: 90 } }, true],
    [
      'all',
      {
        all: [
          { field: 'province', in: ['11'] },
          { field: 'sdk', in: ['umeng'] },
        ],
      },
      true,
    ],
    [
      'all but one',
      {
        all: [
          { field: 'province', in: ['11'] },
          { field: 'sdk', in: ['other'] },
        ],
      },
      false,
    ],
    [
      'any',
      {
        any: [
          { field: 'province', in: ['31'] },
          { field: 'clause', in: ['164-01.2'] },
        ],
      },
      true,
    ],
  ])('%s', (_name, query, inside) => {
    expect(readFrameQuery(query)).toEqual({ ok: true, value: query });
    expect(isInFrame(query, subject)).toBe(inside);
  });
});

describe('what is no query', () => {
  test.each<[string, unknown, string, string]>([
    ['nothing', null, '', 'not-a-condition'],
    ['a text', 'all', '', 'not-a-condition'],
    ['an unknown field', { field: 'colour', in: ['x'] }, '', 'unknown-field'],
    ['a field of every object', { field: 'toString', in: ['x'] }, '', 'unknown-field'],
    ['a number asked of a text', { field: 'store', atLeast: 1 }, '', 'wrong-operator'],
    ['two questions at once', { field: 'leads', atLeast: 1, atMost: 2 }, '', 'wrong-operator'],
    ['a number as text', { field: 'leads', atLeast: '1' }, '', 'wrong-operator'],
    ['not a number', { field: 'leads', atLeast: Number.NaN }, '', 'wrong-operator'],
    ['a store by its name', { field: 'store', in: [HUAWEI, 'huawei'] }, '', 'wrong-value'],
    ['a firm that is no id', { field: 'operator', in: ['91110000MA00000000'] }, '', 'wrong-value'],
    ['an app that is no id', { field: 'app', in: [''] }, '', 'wrong-value'],
    ['a category by its name', { field: 'category', in: ['网络直播'] }, '', 'wrong-value'],
    ['a category that there is not', { field: 'category', in: ['1', '40'] }, '', 'wrong-value'],
    ['a text that no database keeps', { field: 'clause', in: ['a\0'] }, '', 'wrong-value'],
    ['a list of nothing', { field: 'store', in: [] }, '', 'empty'],
    ['all of nothing, which would be everybody', { all: [] }, 'all', 'empty'],
    [
      'a fault deep inside',
      { all: [{ any: [{ field: 'store', in: [HUAWEI] }, { not: { field: 'x', is: true } }] }] },
      'all[0].any[1].not',
      'unknown-field',
    ],
    ['a condition with something besides', { not: { field: 'isHead', is: true }, more: 1 }, '', 'not-a-condition'],
  ])('%s', (_name, value, at, reason) => expect(readFrameQuery(value)).toEqual({ ok: false, faults: [{ at, reason }] }));

  test('a query of a thousand storeys is refused and not climbed', () => {
    let query: unknown = { field: 'isHead', is: true };
    for (let i = 0; i < 1000; i++) query = { not: query };
    expect(readFrameQuery(query)).toMatchObject({ ok: false, faults: [{ reason: 'too-deep' }] });
  });

  test('any value is read or refused, never thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof readFrameQuery(value).ok).toBe('boolean');
      }),
    );
  });
});

test('not, all and any are what they are in logic', () => {
  const leaf = fc.constantFrom<FrameQuery>(
    { field: 'store', in: [HUAWEI] },
    { field: 'leads', atLeast: 3 },
    { field: 'isHead', is: false },
  );
  fc.assert(
    fc.property(fc.array(leaf, { minLength: 1, maxLength: 5 }), (parts) => {
      const none = isInFrame({ not: { any: parts } }, subject);
      expect(isInFrame({ all: parts.map((part) => ({ not: part })) }, subject)).toBe(none);
    }),
  );
});
