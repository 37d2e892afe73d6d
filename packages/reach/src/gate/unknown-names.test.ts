import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Before anybody agreed, something is named by what is not known: what that can be is told by what is done with it. */
const READ = `class Dev { public static void read(Context c) { Log.d("a", ${ID}); } }`;
const app = (created: string) => `class App extends Application { public void onCreate() { super.onCreate(); ${created} } }`;
const asks = (yes: string, shown = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (x, w) -> { ${yes}; }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); ${shown} } }`;
const APP = { application: { name: '.App' } };
const UNKNOWN = 'System.getProperty("c")';
const LOADED = `Class.forName(${UNKNOWN})`;
const THIS = 'new Object[]{this}';

const TASKS =
  'interface Task { void run(Context c); } class LogTask implements Task { public void run(Context c) { } } class IdTask implements Task { public void run(Context c) { Dev.read(c); } }';
const OTHERS = 'interface Other { void go(); } class One implements Other { public void go() { Log.d("a", "b"); } }';
const LOADS = `class Load { static Object make(String n) { return Class.forName(n).newInstance(); } }`;
const SPEAKS =
  'interface Named { } class Speaks { final Context c; Speaks(Context c) { this.c = c; } public String toString() { Dev.read(c); return "a"; } }';
const DEEP = 'class Deep { public static void setUp(Context c) { Dev.read(c); } }';
const EARLY = 'class Hold { static Context c; } class Early { static { Dev.read(Hold.c); } static void go() { } }';
const GO =
  'class Go { public Go() { } public Go(Context c) { Dev.read(c); } public void log() { } public void read(Context c) { Dev.read(c); } }';

const TWO = 'class Two extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Dev.read(this); } }';
const SERVES =
  'class Two extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { Dev.read(this); return 1; } }';
const PAGE = { ...APP, activities: [{ name: '.Two', exported: false }] };
const SERVICE = { ...APP, services: [{ name: '.Two', exported: false }] };
const OPENS_TWO = asks('startActivity(new Intent(this, Two.class))');
const STARTS_TWO = asks('startService(new Intent(this, Two.class))');
const IF_AGREED = 'if (getSharedPreferences("s", 0).getBoolean("agreed", false))';
const AGREE = 'getSharedPreferences("s", 0).edit().putBoolean("agreed", true).apply()';

const UNSETTLED = ['before-gate', 'undecided'];
const BEHIND = ['behind-gate'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  [
    'whether a class is there',
    `${app(`boolean is; try { ${LOADED}; is = true; } catch (ClassNotFoundException e) { is = false; } Log.d("a", "" + is);`)}${asks('Dev.read(this)')}`,
    APP,
    BEHIND,
  ],
  ['a field of a class', `${app(`Log.d("a", "" + ${LOADED}.getField("DEBUG").get(null));`)}${asks('Dev.read(this)')}`, APP, BEHIND],
  ['a class that is made ready', `${EARLY}${app(`Hold.c = this; ${LOADED};`)}${asks('Early.go()')}`, APP, UNSETTLED],
  [
    'an object of a type of which none reads',
    `${OTHERS}${TASKS}${app(`((Other) ${LOADED}.newInstance()).go();`)}${asks('new IdTask().run(this)')}`,
    APP,
    BEHIND,
  ],
  [
    'an object of a type of which one reads',
    `${TASKS}${app(`((Task) ${LOADED}.newInstance()).run(this);`)}${asks('new IdTask().run(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object that a helper makes, of a type of which none reads',
    `${OTHERS}${TASKS}${LOADS}${app(`((Other) Load.make(${UNKNOWN})).go();`)}${asks('new IdTask().run(this)')}`,
    APP,
    BEHIND,
  ],
  [
    'an object that a helper makes, of a type of which one reads',
    `${TASKS}${LOADS}${app(`((Task) Load.make(${UNKNOWN})).run(this);`)}${asks('new IdTask().run(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object that nobody takes for anything',
    `${TASKS}${app(`Object o = ${LOADED}.newInstance();`)}${asks('new IdTask().run(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object of a class that is looked at on the way',
    `${TASKS}${app(`Class k = (Class) Objects.requireNonNull(${LOADED}); ((Task) k.newInstance()).run(this);`)}${asks('new IdTask().run(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object of a class that is looked at on the way, of which none reads',
    `${OTHERS}${TASKS}${app(`Class k = (Class) Objects.requireNonNull(${LOADED}); ((Other) k.newInstance()).go();`)}${asks('new IdTask().run(this)')}`,
    APP,
    BEHIND,
  ],
  [
    'an object made by a constructor that is looked at on the way',
    `${TASKS}${app(`Constructor k = (Constructor) Objects.requireNonNull(${LOADED}.getConstructor(new Class[0])); ((Task) k.newInstance(new Object[0])).run(this);`)}${asks('new IdTask().run(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object that a class takes for its own',
    `${OTHERS}${TASKS}${app(`((Task) Task.class.cast(${LOADED}.newInstance())).run(this);`)}${asks('new IdTask().run(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object that is told as a text, of any type',
    `${SPEAKS}${app(`Object o = ${LOADED}.newInstance(); if (o instanceof Named) { Named n = (Named) o; Log.d("a", "b"); } Log.d("a", o.toString());`)}${asks('Log.d("a", new Speaks(this).toString())')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object that is put into a text, of any type',
    `${SPEAKS}${app(`Object o = ${LOADED}.newInstance(); if (o instanceof Named) { Named n = (Named) o; Log.d("a", "b"); } Log.d("a", String.valueOf(o));`)}${asks('Log.d("a", new Speaks(this).toString())')}`,
    APP,
    UNSETTLED,
  ],
  [
    'a method whose name leads elsewhere',
    `${app(`${LOADED}.getMethod("tearDown", new Class[0]).invoke(null, new Object[0]);`)}${asks('Dev.read(this)')}`,
    APP,
    BEHIND,
  ],
  [
    'a method whose name leads there',
    `${DEEP}${app(`${LOADED}.getMethod("setUp", new Class[]{Context.class}).invoke(null, ${THIS});`)}${asks('Deep.setUp(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'a method of an object that is known',
    `${GO}${app(`Object o = new Go(); o.getClass().getMethod(${UNKNOWN}, new Class[]{Context.class}).invoke(o, ${THIS});`)}${asks('new Go().read(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'a method among those that are listed',
    `${app(`for (Method m : Dev.class.getDeclaredMethods()) if (m.getName().equals(${UNKNOWN})) m.invoke(null, ${THIS});`)}${asks('Dev.read(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'a constructor among those that are listed',
    `${GO}${app(`Go.class.getDeclaredConstructors()[0].newInstance(${THIS});`)}${asks('new Go(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'a class of another loader',
    `${app(`new DexClassLoader("a", "b", "c", getClassLoader()).loadClass(${UNKNOWN}).getMethod(System.getProperty("m"), new Class[]{Context.class}).invoke(null, ${THIS});`)}${asks('Dev.read(this)')}`,
    APP,
    UNSETTLED,
  ],
  [
    'a loader that asks the next',
    `class Loader extends ClassLoader { public Class loadClass(String n) { return super.loadClass(n); } }${app('new Loader().loadClass("cn.shi.li.App");')}${asks('Dev.read(this)')}`,
    APP,
    BEHIND,
  ],
  [
    'a factory that the platform tells what to make',
    `class Factory extends AppComponentFactory { public Activity instantiateActivity(ClassLoader l, String n, Intent i) { return (Activity) l.loadClass(n).newInstance(); } }${asks('Dev.read(this)')}`,
    { application: { appComponentFactory: '.Factory' } },
    BEHIND,
  ],
  ['after agreement only', asks(`${LOADED}.getMethod("a", new Class[0]).invoke(null, new Object[0]); Dev.read(this)`), {}, BEHIND],
  ['a page that reads', `${TWO}${app(`startActivity(new Intent(this, ${LOADED}));`)}${OPENS_TWO}`, PAGE, UNSETTLED],
  [
    'a page, where the button reads',
    `${TWO.replace('Dev.read(this);', '')}${app(`startActivity(new Intent(this, ${LOADED}));`)}${asks('Dev.read(this)')}`,
    PAGE,
    BEHIND,
  ],
  [
    'a page by its name',
    `${TWO}${asks('startActivity(new Intent(this, Two.class))', `startActivity(new Intent().setClassName(this, ${UNKNOWN}));`)}`,
    PAGE,
    UNSETTLED,
  ],
  [
    'a service by its name',
    `${SERVES}${app(`startService(new Intent().setClassName(this, ${UNKNOWN}));`)}${STARTS_TWO}`,
    SERVICE,
    UNSETTLED,
  ],
  [
    'a service by its name, once agreed',
    `${SERVES}${app(`${IF_AGREED} startService(new Intent().setClassName(this, ${UNKNOWN}));`)}${asks(`${AGREE}; startService(new Intent(this, Two.class))`)}`,
    SERVICE,
    BEHIND,
  ],
  [
    'a page by its name, and no service',
    `${SERVES}${app(`startActivity(new Intent().setClassName(this, ${UNKNOWN}));`)}${STARTS_TWO}`,
    SERVICE,
    BEHIND,
  ],
])('%s', (_name, java, manifest, right) => {
  const { reads } = seen(`${READ}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
