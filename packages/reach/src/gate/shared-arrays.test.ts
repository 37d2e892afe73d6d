import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** `final boolean[] ok = {false}`: an answer that a method shares with its lambdas. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } } class Other { static boolean[] all; static void set(boolean[] b) { b[0] = true; } static void go() { all[0] = true; } }`;
const page = (first: string, yes: string, no: string, more = '') =>
  `class MainActivity extends Activity { ${more} protected void onCreate(Bundle b) { super.onCreate(b); final boolean[] ok = new boolean[]{${first}}; ${DIALOG}.setPositiveButton("同意", (x, w) -> { ${yes}; }).setNegativeButton("不同意", (x, w) -> { ${no}; }).show(); new Handler().post(() -> { if (ok[0]) Dev.read(this); }); } }`;
const kept = (early: string, more = '') =>
  `class MainActivity extends Activity { final boolean[] ok = new boolean[1]; protected void onCreate(Bundle b) { super.onCreate(b); ${early} ${DIALOG}.setPositiveButton("同意", (x, w) -> { ok[0] = true; }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); } protected void onResume() { super.onResume(); if (ok[0]) Dev.read(this); } ${more} }`;
const ofOthers = (first: string, others: string) => `${others} ${kept('Keeper.go();').replace('new boolean[1]', first)}`;
const YES = 'ok[0] = true';
const UNSETTLED = ['before-gate', 'undecided'];
const BEHIND = ['behind-gate'];

test.each<[string, string, readonly string[]]>([
  ['that agreement sets', page('false', YES, 'finish()'), BEHIND],
  ['that refusal sets to no', page('false', YES, 'ok[0] = false'), BEHIND],
  ['that is true at first', page('true', YES, 'ok[0] = false'), UNSETTLED],
  ['that both set', page('false', YES, YES), UNSETTLED],
  ['that a helper sets', page('false', YES, 'Other.set(ok)'), UNSETTLED],
  ['that is kept where others find it', page('false', YES, 'Other.all = ok; Other.go()'), UNSETTLED],
  ['that a table holds', page('false', YES, 'new HashMap().put("a", ok)'), UNSETTLED],
  ['of a field', kept(''), BEHIND],
  ['of a field, set at start', kept('ok[0] = true;'), UNSETTLED],
  ['of a field, set under another name', kept('boolean[] same = ok; same[0] = true;'), UNSETTLED],
  ['of a field, set by a method that is given it', kept('put(ok);', 'void put(boolean[] a) { a[0] = true; }'), UNSETTLED],
  [
    'of a field, set by a method that is given another',
    kept('put(new boolean[1]);', 'private void put(boolean[] a) { a[0] = true; }'),
    BEHIND,
  ],
  ['of a field, set by who is given it', kept('', 'boolean[] all() { return ok; }'), UNSETTLED],
  [
    'of a field, which another class made and sets',
    ofOthers('Keeper.all', 'class Keeper { static boolean[] all = new boolean[1]; static void go() { all[0] = true; } }'),
    UNSETTLED,
  ],
  [
    'of a field, which a helper made and keeps',
    ofOthers(
      'Keeper.make()',
      'class Keeper { static boolean[] all; static boolean[] make() { boolean[] a = new boolean[1]; all = a; return a; } static void go() { all[0] = true; } }',
    ),
    UNSETTLED,
  ],
  [
    'of a field, given to what is declared inside and written elsewhere',
    `interface MainActivity$Decide { void decide(boolean[] a); } class Decides implements MainActivity$Decide { public void decide(boolean[] a) { a[0] = true; } } ${kept('decide.decide(ok);', 'MainActivity$Decide decide = new Decides();')}`,
    UNSETTLED,
  ],
  ['of a field, given to code of the machine', kept('fill(ok);', 'native void fill(boolean[] a);'), UNSETTLED],
  [
    'of a field, given to a method that a class below has too',
    `${kept('put(ok);', 'void put(boolean[] a) { }')} class Below extends MainActivity { void put(boolean[] a) { a[0] = true; } }`,
    UNSETTLED,
  ],
  [
    'of a field, given on under another type',
    `class Sets { static void set(Object b) { ((boolean[]) b)[0] = true; } } ${kept('same = (Serializable) ok; Sets.set(same);', 'Serializable same;')}`,
    UNSETTLED,
  ],
  ['of a field, given to a method of its own', kept('put(ok);', 'private void put(boolean[] a) { a[0] = false; }'), BEHIND],
])('an array %s', (_name, java, right) => {
  const { reads } = seen(`${READ}${java}`);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
