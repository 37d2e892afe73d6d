import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Only agreement is seen to store the answer, and it gets into the store in another way too. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const app = (created: string, more = '') =>
  `class App extends Application { public void onCreate() { super.onCreate(); ${created} } ${more} }`;
const asks = (yes: string, shown = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); AlertDialog d = ${DIALOG}.setPositiveButton("同意", (x, w) -> { ${yes}; }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); ${shown} } }`;
const APP = { application: { name: '.App' } };

const STORE = 'getSharedPreferences("s", 0)';
const YES = `${STORE}.edit().putBoolean("agreed", true).apply()`;
const IF_AGREED = `if (${STORE}.getBoolean("agreed", false)) Dev.read(this);`;
const PUT = 'getSharedPreferences("s", 0).edit().putBoolean';
const KEEPS = `class Kv { static Context c; public static void put(String k) { c.${PUT}(k, true).apply(); } }`;
const serves = (key: string) =>
  `class Keep extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { ${PUT}(${key}, true).apply(); return 1; } }`;
const SERVED = { ...APP, services: [{ name: '.Keep', exported: false }] };
const start = (key: string) => app(`startService(new Intent(this, Keep.class).putExtra("k", "${key}")); ${IF_AGREED}`);

const FILE = 'new File("/data/a", "agreed")';
const filed = (made: string) => `${app(`${made} if (${FILE}.exists()) Dev.read(this);`)}${asks(`${FILE}.createNewFile()`)}`;

const imported = (into: string, from: string) =>
  `${app(
    `getSharedPreferences("${from}", 0).edit().putBoolean("agreed", true).apply(); ${into}.importFromSharedPreferences(${STORE}); if (MMKV.defaultMMKV().decodeBool("agreed", false)) Dev.read(this);`,
  )}${asks('MMKV.defaultMMKV().encode("agreed", true)')}`;

const presses = (go: string, shown = 'Hold.d = d; Hold.go();') =>
  `class Hold { static AlertDialog d; static void go() { ${go} } }${asks('Dev.read(this)', shown)}`;

const UNSETTLED = ['before-gate', 'undecided'];
const BEHIND = ['behind-gate'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  [
    'a keeper of answers called by reflection',
    `${app(`Kv.c = this; Class.forName("cn.shi.li.Kv").getMethod("put", new Class[]{String.class}).invoke(null, new Object[]{"agreed"}); ${IF_AGREED}`)}${KEEPS}${asks(YES)}`,
    APP,
    UNSETTLED,
  ],
  ['a keeper of answers that is told another name', `${app(`Kv.c = this; Kv.put("seen"); ${IF_AGREED}`)}${KEEPS}${asks(YES)}`, APP, BEHIND],
  ['a service that is told the name', `${start('agreed')}${serves('i.getStringExtra("k")')}${asks(YES)}`, SERVED, UNSETTLED],
  ['a service that knows another name', `${start('agreed')}${serves('"seen"')}${asks(YES)}`, SERVED, BEHIND],
  [
    'a service that keeps it in another store',
    `${start('agreed')}${serves('i.getStringExtra("k")').replace('"s"', '"t"')}${asks(YES)}`,
    SERVED,
    BEHIND,
  ],
  ['a file that gets the name of another', filed(`new File("/data/a", "b").renameTo(${FILE});`), APP, UNSETTLED],
  ['a file that gets another name', filed(`new File("/data/a", "b").renameTo(new File("/data/a", "c"));`), APP, BEHIND],
  [
    'a cache',
    `${app('LruCache c = new LruCache(3); c.put("agreed", "x"); if (c.get("agreed") != null) Dev.read(this);')}${asks(YES)}`,
    APP,
    UNSETTLED,
  ],
  ['a store that another is copied into', imported('MMKV.defaultMMKV()', 's'), APP, UNSETTLED],
  ['a store that one is copied into where nothing is kept', imported('MMKV.defaultMMKV()', 'other'), APP, BEHIND],
  ['a store beside one that another is copied into', imported('MMKV.mmkvWithID("x", 1)', 's'), APP, BEHIND],
  ['a button pressed elsewhere', presses('d.getButton(-1).performClick();'), {}, UNSETTLED],
  [
    'a button of another dialog pressed elsewhere',
    presses('AlertDialog o = new AlertDialog$Builder(null).setTitle("x").show(); o.getButton(-1).performClick();'),
    {},
    BEHIND,
  ],
])('%s', (_name, java, manifest, right) => {
  const { reads } = seen(`${READ}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});

const LONG = Array.from({ length: 7_000 }, (_, i) => `x = x * 3 + ${i};`).join(' ');
const NOISE = Array.from({ length: 25 }, (_, i) => `static void z${i}(Field f, Object o, Object v) { f.set(o, v); }`).join(' ');
const HIDDEN = 'Class.forName("cn.shi.li." + System.getProperty("c")).getDeclaredField(System.getProperty("f")).set(null, Boolean.TRUE);';

test.each([
  [
    'a store in a method too long to look at',
    `${app(`Big.go(this); ${IF_AGREED}`)}class Big { static void go(Context c) { int x = 0; ${LONG} c.${PUT}("agreed", x > 1).apply(); } }${asks(YES)}`,
  ],
  [
    'a static field written by reflection, among many such writes',
    `${app(`${HIDDEN} if (Kept.ok) Dev.read(this);`)}class Kept { static boolean ok; } class Noise { ${NOISE} }${asks('Kept.ok = true')}`,
  ],
])('%s is not cleared', (_name, java) => {
  expect(UNSETTLED).toContain(seen(`${READ}${java}`, APP).reads[0]!.replace('Dev.read ', ''));
});

test('a table that asks an object for its number runs what that runs', () => {
  const key = (method: string) =>
    `class Key { Context c; Key(Context c) { this.c = c; } ${method} }${app('new HashMap().put(new Key(this), "x");')}${asks('finish()')}`;
  for (const method of ['public int hashCode() { Dev.read(c); return 1; }', 'protected void finalize() { Dev.read(c); }'])
    expect(seen(`${READ}${key(method)}`, APP).reads).toEqual(['Dev.read before-gate']);
});

test('an app with more buttons pressed than are looked at is not cleared', () => {
  const many = Array.from({ length: 301 }, (_, i) => `void p${i}(View v) { v.performClick(); }`).join(' ');
  expect(seen(`${READ}class Many { ${many} }${asks('Dev.read(this)')}`).reads).toEqual(['Dev.read undecided']);
});
