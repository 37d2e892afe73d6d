import { expect, test } from 'vitest';
import { analyseFlows } from '../index.ts';
import { IMEI, knowledge, loaded, madeApp, main } from '../made-flows.contract.ts';

const second =
  'class SecondActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("t", getIntent().getStringExtra("k")); } }';
const create = 'protected void onCreate(Bundle b) { super.onCreate(b);';

test.each([
  ['given to a method', main(`show(${IMEI});`, 'void show(String s) { Log.d("t", s); }'), ['call onCreate']],
  ['returned by a method', main('Log.d("t", read());', `String read() { return ${IMEI}; }`), ['return read']],
  [
    'kept in a field',
    `class MainActivity extends Activity { String s; ${create} s = ${IMEI}; } protected void onStop() { super.onStop(); Log.d("t", s); } }`,
    ['field onCreate'],
  ],
  [
    'kept in a list by another method',
    `class MainActivity extends Activity { List l = new ArrayList(); ${create} keep(${IMEI}); } void keep(String s) { l.add(s); } protected void onStop() { super.onStop(); Log.d("t", (String) l.get(0)); } }`,
    ['call onCreate', 'collection keep'],
  ],
  [
    'in an intent',
    `${main(`startActivity(new Intent(this, SecondActivity.class).putExtra("k", ${IMEI}));`)} ${second}`,
    ['intent onCreate'],
  ],
])('steps of data that is %s', (_, java, expected) => {
  const app = loaded(madeApp(java, { activities: ['.SecondActivity'] }));
  const [flow, ...more] = analyseFlows(app, knowledge).flows;
  expect(more).toEqual([]);
  expect(flow?.path.map(({ what, method }) => `${what} ${method.name}`)).toEqual(expected);
  expect(flow?.path.every(({ instruction }) => instruction > 0)).toBe(true);
});
