import { expect, test } from 'vitest';
import { createBody, emptyPlan, faultsOf, type Plan } from './plan.ts';
import { planOf } from './plan-of.ts';

const SEED = '2026-03-09';
const plan: Plan = {
  ...emptyPlan(SEED),
  ...{ name: '抽测', stores: ['s'], categories: ['1', '2'], provinces: ['11'], reach: '6' },
};
/** As the server gives back what was sent. */
const kept = (body: object): Parameters<typeof planOf>[0] =>
  Object.assign({ profile: 'deep', engines: [] }, body as Parameters<typeof planOf>[0]);

test.each<[string, Partial<Plan>]>([
  ['in proportion', {}],
  ['equally', { allocation: 'equal', size: '70' }],
  ['all of them', { allocation: 'all' }],
])('a draft that is drawn %s comes back as it was typed', (_, change) => {
  const body = createBody({ ...plan, ...change });
  expect(createBody(planOf(kept(body), SEED))).toEqual(body);
});

test.each([
  [
    'a condition that the form has no field for',
    {
      all: [
        { field: 'platform', in: ['android'] },
        { field: 'isHead', is: true },
      ],
    },
  ],
  ['a frame that is no list of conditions', { any: [{ field: 'platform', in: ['ios'] }] }],
  [
    'two conditions of one field',
    {
      all: [
        { field: 'store', in: ['a', 'b'] },
        { field: 'store', in: ['b'] },
      ],
    },
  ],
  ['reach that the form does not offer', { all: [{ field: 'reachBand', atLeast: 9 }] }],
])('%s is kept', (_, frame) => {
  const edited = planOf(kept({ ...createBody(plan), frame }), SEED);
  expect(faultsOf(edited)).toEqual([]);
  const { frame: sent } = createBody(edited);
  expect(JSON.stringify(sent)).toContain(
    JSON.stringify(frame)
      .replace(/^\{"all":\[|\]\}$/g, '')
      .split('},{')[0],
  );
  expect(planOf(kept({ ...createBody(edited) }), SEED)).toEqual(edited);
});

test('sizes of single strata are kept until another way is chosen', () => {
  const allocation = { kind: 'fixed', sizes: { 'category=1': 3 } };
  const edited = planOf(kept({ ...createBody(plan), allocation }), SEED);
  expect(createBody(edited).allocation).toEqual(allocation);
  expect(createBody({ ...edited, allocation: 'all' }).allocation).toEqual({ kind: 'all' });
});
