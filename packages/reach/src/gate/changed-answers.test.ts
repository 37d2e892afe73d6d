import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Answers that are worked with before a branch asks for them. */
const STORE = 'getSharedPreferences("s", 0)';
const asked = (test: string, yes: string, first = '') => `
class App extends Application { public void onCreate() { super.onCreate(); Context c = this; ${first} if (${test}) Log.d("a", ${ID}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { finish(); }).show(); } }`;
const number = (n: number) => `${STORE}.edit().putInt("x", ${n}).apply()`;
const text = (t: string) => `${STORE}.edit().putString("t", "${t}").apply()`;
const NUMBER = `${STORE}.getInt("x", 0)`;
const TEXT = (missing: string) => `${STORE}.getString("t", "${missing}")`;

test.each<[string, string, string]>([
  ['shifted', asked(`(${NUMBER} >> 1) == 1`, number(2)), 'behind-gate'],
  ['shifted away', asked(`(${NUMBER} >> 2) == 0`, number(2)), 'before-gate'],
  ['one bit of it', asked(`((${NUMBER} >> 1) & 1) == 1`, number(2), `${number(1)};`), 'behind-gate'],
  ['one bit of it, set at start', asked(`((${NUMBER} >> 1) & 1) == 1`, number(2), `${number(3)};`), 'before-gate'],
  ['doubled', asked(`${NUMBER} * 2 == 2`, number(1)), 'behind-gate'],
  ['odd', asked(`${NUMBER} % 2 == 1`, number(1), `${number(4)};`), 'behind-gate'],
  ['even', asked(`${NUMBER} % 2 == 0`, number(2)), 'before-gate'],
  ['the length of a text', asked(`${TEXT('')}.length() > 0`, text('yes')), 'behind-gate'],
  ['the length of a text that is there at first', asked(`${TEXT('no')}.length() > 0`, text('yes')), 'before-gate'],
  ['a number in a text', asked(`Integer.parseInt(${TEXT('0')}) == 1`, text('1')), 'behind-gate'],
  ['a number in a text, written at start', asked(`Integer.parseInt(${TEXT('0')}) == 1`, text('1'), `${text('1')};`), 'before-gate'],
  ['a number in a text that is there at first', asked(`Integer.parseInt(${TEXT('0')}) >= 0`, text('1')), 'before-gate'],
])('%s', (_, java, state) => {
  expect(seen(java, { application: { name: '.App' } }).reads).toEqual([`App.onCreate ${state}`]);
});
