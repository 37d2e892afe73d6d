import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** A call whose method the app has too, on an object that may be the platform's: what it gives is not only what the app's method gives. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const app = (created: string, more = '') =>
  `class App extends Application { public void onCreate() { super.onCreate(); ${created} } ${more} }`;
const asks = (yes: string, no = 'finish()', more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show(); } ${more} }`;
const APP = { application: { name: '.App' } };

const walks = (iterator: string) => `Iterator i = ${iterator}; while (i.hasNext()) { i.next(); Dev.read(this); }`;
const LIST = 'List l = new ArrayList(); l.add("x");';
const own = (hasNext: string) =>
  `class Own implements Iterator { public boolean hasNext() { return ${hasNext}; } public Object next() { return null; } public void remove() { } }`;
const AGREE = 'App.ok = true; new Own().hasNext()';
const FLAG = 'static boolean ok;';

const ended = (
  other: string,
) => `class Base extends Activity { protected void onResume() { super.onResume(); if (!isFinishing()) Dev.read(this); } }
class First extends Base { public boolean isFinishing() { return true; } } class Second extends Base { ${other} }
${asks('startActivity(new Intent(this, First.class))', 'startActivity(new Intent(this, Second.class))')}`;
const PAGES = { activities: ['.First', '.Second'].map((name) => ({ name, exported: false })) };

const STORE = 'getSharedPreferences("s", 0)';
const YES = `${STORE}.edit().putBoolean("agreed", true).apply()`;
const stores = (override: string) =>
  `class Kv { static void put(Context c) { c.getSharedPreferences("b", 0).edit().putBoolean("agreed", true).apply(); } static boolean has(Context c) { return c.${STORE}.getBoolean("agreed", false); } }
${app('Kv.put(this); if (Kv.has(this)) Dev.read(this);', override)}${asks(YES)}`;

const decides = (
  second: string,
) => `interface Answer { boolean isYes(); } class Kept implements Answer { public boolean isYes() { return App.ok; } } class Other implements Answer { ${second} }
${app('Answer a = Build.MODEL.isEmpty() ? (Answer) new Kept() : (Answer) new Other(); if (Ask.of(a)) Dev.read(this);', FLAG)}class Ask { static boolean of(Answer a) { return a.isYes(); } }${asks('App.ok = true')}`;

const proxied = (
  gives: string,
  type: string,
) => `interface Answer { boolean isYes(); } class Kept implements Answer { public boolean isYes() { return App.ok; } }
${app(`Ask.last = Proxy.newProxyInstance(null, new Class[]{${type}.class}, (o, m, p) -> ${gives}); if (Ask.of(Ask.last == null ? new Kept() : (Answer) Ask.last)) Dev.read(this);`, FLAG)}class Ask { static Object last; static boolean of(Answer a) { return a.isYes(); } }${asks('App.ok = true')}`;

const compared = (asks: string, first: string) =>
  `class State { final boolean ok; State(boolean ok) { this.ok = ok; } public boolean equals(Object o) { return o instanceof State && ((State) o).ok == ok; } static final State YES = new State(true); } class Hold { static State now = new State(${first}); }
${app(`if (${asks}) Dev.read(this);`)}`;
const NOW_YES = 'Hold.now = State.YES';
const NOW_NO = 'Hold.now = new State(false)';

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  [
    'an answer that is equal to agreement from the start',
    `${compared('Hold.now.equals(State.YES)', 'true')}${asks(NOW_YES, NOW_NO)}`,
    APP,
    ['before-gate'],
  ],
  [
    'an answer that is equal to agreement from the start, as Kotlin asks',
    `${compared('Intrinsics.areEqual(Hold.now, State.YES)', 'true')}${asks(NOW_YES, NOW_NO)}`,
    APP,
    ['before-gate'],
  ],
  ['an iterator of the platform', `${app(LIST + walks('l.iterator()'), FLAG)}${own('App.ok')}${asks(AGREE)}`, APP, ['before-gate']],
  [
    'an iterator of the platform, beside an empty one',
    `${app(LIST + walks('l.iterator()'))}${own('false')}${asks('new Own().hasNext()')}`,
    APP,
    ['before-gate'],
  ],
  ['an iterator of the app', `${app(walks('new Own()'), FLAG)}${own('App.ok')}${asks(AGREE)}`, APP, ['behind-gate']],
  [
    'a list of the platform',
    `${app('List l = Arrays.asList(new Object[]{"x"}); if (!l.isEmpty()) Dev.read(this);', FLAG)}class Own extends ArrayList { public boolean isEmpty() { return !App.ok; } }${asks('App.ok = true; new Own().isEmpty()')}`,
    APP,
    ['before-gate'],
  ],
  ['a page below that does as the platform does', ended(''), PAGES, ['before-gate']],
  ['pages below that all say the same', ended('public boolean isFinishing() { return true; }'), PAGES, ['before-gate', 'dead']],
  [
    'stores that the app opens under one name',
    stores(
      'public SharedPreferences getSharedPreferences(String n, int m) { return m == 0 ? super.getSharedPreferences("one", m) : super.getSharedPreferences(n, m); }',
    ),
    APP,
    ['before-gate'],
  ],
  ['stores of two names', stores(''), APP, ['behind-gate']],
  ['two answers, one of them native', decides('public native boolean isYes();'), APP, ['before-gate']],
  ['two answers, one of them no', decides('public boolean isYes() { return false; }'), APP, ['behind-gate']],
  ['an answer made at run time', proxied('Boolean.TRUE', 'Answer'), APP, ['before-gate']],
  ['something else made at run time', proxied('null', 'Runnable'), APP, ['behind-gate']],
])('%s', (_name, java, manifest, right) => {
  const { reads } = seen(`${READ}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});

test('methods that ask each other again and again spend nothing that other questions need', () => {
  const all = Array.from({ length: 6 }, (_, i) => i);
  const again = `interface Answer { boolean isYes(); } ${all.map((i) => `class A${i} implements Answer { Answer next; public boolean isYes() { return next.isYes() && !next.isYes(); } }`).join(' ')} class Held { static Answer a; }`;
  const java = `class Sure { static void go(Context c) { Dev.read(c); } } class Again { static void go(Context c) { Log.d("b", ${ID}); } }
${app(`if (getSharedPreferences("s", 0).getBoolean("agreed", false)) Sure.go(this); if (Held.a.isYes()) Again.go(this);`)}
${asks(`${all.map((i) => `Held.a = new A${i}();`).join(' ')} getSharedPreferences("s", 0).edit().putBoolean("agreed", true).apply()`)}`;
  expect(seen(`${READ}${again}${java}`, APP).reads).toEqual(['Again.go before-gate', 'Dev.read behind-gate']);
});
