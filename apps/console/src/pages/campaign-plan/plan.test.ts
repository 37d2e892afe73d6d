import { STRATA } from '@touchstone/api-client/routes/campaigns';
import { STRATUM_FIELDS } from '@touchstone/domain/campaign';
import { expect, test } from 'vitest';
import { words as en } from '../../words/en/campaign-plan.ts';
import { words as zh } from '../../words/zh/campaign-plan.ts';
import { createBody, emptyPlan, faultsOf, frameOf, previewBody } from './plan.ts';

const plan = { ...emptyPlan('2026-03-09'), name: ' 抽测 ' };

test('what was chosen becomes conditions that all hold; what was not is none', () => {
  expect(frameOf(plan)).toEqual({ all: [{ field: 'platform', in: ['android'] }] });
  expect(frameOf({ ...plan, stores: ['s'], categories: ['1', '2'], provinces: ['11'], reach: '6' })).toEqual({
    all: [
      { field: 'platform', in: ['android'] },
      { field: 'store', in: ['s'] },
      { field: 'category', in: ['1', '2'] },
      { field: 'province', in: ['11'] },
      { field: 'reachBand', atLeast: 6 },
    ],
  });
});

test.each([
  [{ name: ' ' }, ['name']],
  [{ platforms: [] }, ['platforms']],
  [{ size: '0' }, ['size']],
  [{ size: 'many', allocation: 'equal' as const, least: '-' }, ['size']],
  [{ size: '', least: '', allocation: 'all' as const }, []],
  [{ least: '1.5' }, ['least']],
  [{ seed: '' }, ['seed']],
  [{}, []],
])('%j: %j is wrong', (change, faults) => expect(faultsOf({ ...plan, ...change })).toEqual(faults));

test('the preview and the campaign are of the same plan', () => {
  const { name, profile, engines, ...same } = createBody(plan);
  expect([name, profile, engines]).toEqual(['抽测', 'deep', []]);
  expect(previewBody(plan)).toEqual({ ...same, seed: '2026-03-09' });
});

test('a sample is drawn by what the domain draws by, in words', () => {
  expect(STRATA).toEqual(STRATUM_FIELDS);
  for (const { stratum } of [zh, en]) expect(Object.keys(stratum)).toEqual(STRATUM_FIELDS);
});
