import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseFlows } from './index.ts';
import { damagedApp, flowsIn, IMEI, knowledge, loaded, madeApp, main, PRINTED, written } from './made-flows.contract.ts';

const chain = `class Keep { static String kept; } class Deep { String one(String s) { return two(s); } String two(String s) { return s + "!"; } } ${main(`Keep.kept = new Deep().one(${IMEI}); Log.d("t", Keep.kept);`)}`;

describe('the budget', () => {
  test('ends the work with a partial answer', () => {
    const app = loaded(madeApp(chain));
    const whole = analyseFlows(app, knowledge);
    expect(whole.isPartial).toBe(false);
    for (let budget = 1; budget < whole.spent; budget += 7) {
      const part = analyseFlows(app, knowledge, budget);
      expect(part.spent).toBeLessThan(budget + 400);
      expect(part.isPartial || part.flows.length === whole.flows.length).toBe(true);
    }
  });

  test('the same bytes give the same answer', () => {
    const bytes = madeApp(chain);
    const written_ = () => {
      const { flows, spent } = analyseFlows(loaded(bytes), knowledge);
      return [flows.map(written), flows.map(({ path }) => path.map(({ what, instruction }) => [what, instruction])), spent];
    };
    expect(written_()).toEqual(written_());
  });
});

describe('of large apps', () => {
  test('what leads to a source is run all the same', () => expect(flowsIn(chain, {}, 0)).toEqual(PRINTED));

  test('an app without sources costs nothing', () => {
    const app = loaded(madeApp(main('for (int i = 0; i < 100; i++) { Log.d("t", "x"); }')));
    expect(analyseFlows(app, knowledge, undefined, 0)).toEqual({ flows: [], isPartial: false, spent: 0 });
  });
});

test('the steps between lead from the source to the sink', () => {
  const java = `class A { static void go(String s) { B.go(s); } } class B { static void go(String s) { Log.d("t", s); } } ${main(`A.go(${IMEI});`)}`;
  const [flow] = analyseFlows(loaded(madeApp(java)), knowledge).flows;
  expect(flow?.path.map(({ what, method }) => `${what} ${method.class.slice(13, -1)}.${method.name}`)).toEqual([
    'call MainActivity.onCreate',
    'call A.go',
  ]);
});

test('the address is told', () => {
  const [flow] = analyseFlows(
    loaded(madeApp(main(`SmsManager.getDefault().sendTextMessage("+8613800000000", null, ${IMEI}, null, null);`))),
    knowledge,
  ).flows;
  expect(flow?.to).toBe('+8613800000000');
});

test('damaged code is run as far as it goes', () => {
  const change = fc.tuple(fc.nat(100_000), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
      const { spent } = analyseFlows(loaded(damagedApp(chain, changes)), knowledge, 50_000);
      expect(spent).toBeLessThan(51_000);
    }),
    { numRuns: 150 },
  );
});

test.each([
  [60, false],
  [80, true],
])('a value of %i objects is partial: %s', (count, isPartial) => {
  const nodes = Array.from({ length: count }, (_, i) => `if (i == ${i}) { n = new Node(); }`);
  const java = `class Node { String s; } ${main(`int i = ${IMEI}.length(); Node n = new Node(); ${nodes.slice(1).join('\n')} n.s = "x"; Log.d("t", n.s);`)}`;
  expect(analyseFlows(loaded(madeApp(java)), knowledge).isPartial).toBe(isPartial);
});
