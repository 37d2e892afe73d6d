import { expect, test } from 'vitest';
import { layout } from '../../../../corpus/consent/snippets/layouts.ts';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Ordinary code is seen to do one thing, and something else does another that is not seen. */
const READ = `class Dev { public static void read(Context c) { Log.d("a", ${ID}); } }`;
const app = (created: string, more = '') =>
  `class App extends Application { ${more} public void onCreate() { super.onCreate(); ${created} } }`;
const asks = (yes: string) =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (x, w) -> { ${yes}; }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); } }`;
const APP = { application: { name: '.App' } };
const PUT = 'getSharedPreferences("s", 0).edit().putBoolean';
const YES = `${PUT}("agreed", true).apply()`;
const IF_AGREED = 'if (getSharedPreferences("s", 0).getBoolean("agreed", false)) Dev.read(this);';

const KEEPS = `class Kv { static Context c; private static void put(String k) { c.${PUT}(k, true).apply(); } static void seen() { Kv.put("seen"); } }`;
const keeper = (first: string) => `${app(`Kv.c = this; Kv.seen(); ${first} ${IF_AGREED}`)}${KEEPS}${asks(YES)}`;
const KV = 'Class.forName("cn.shi.li.Kv")';
const INVOKE = '.invoke(null, new Object[]{"agreed"});';

const NOISE = Array.from({ length: 25 }, (_, i) => `static void z${i}(Field f, Object o, Object v) { f.set(o, v); }`).join(' ');
const written = (noise: string, set: string) =>
  `${app(`Kept.last = new Kept(); ${set} if (Kept.last.ok) Dev.read(this);`)}class Kept { static Kept last; boolean ok; } ${noise}${asks('Kept.last.ok = true')}`;
const SET = 'Noise.z3(Kept.class.getDeclaredFields()[0], Kept.last, Boolean.TRUE);';

const button = (later: string) =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); LinearLayout l = new LinearLayout(this); TextView t = new TextView(this); t.setText("请阅读《隐私政策》"); Button k = new Button(this); k.setText("同意"); ${later} k.setOnClickListener(v -> Dev.read(this)); l.addView(t); l.addView(k); setContentView(l); } }`;

const answer = (type: string, method: string, ask: string, make: string) =>
  `class Kept implements ${type} { public Object ${method} { return Boolean.valueOf(App.ok); } } class Source { static boolean yes() { return true; } }
class Ask { static boolean of(${type} a) { return ((Boolean) a.${ask}).booleanValue(); } static ${type} make() { return (${type}) ${make}; } }
${app(`if (Ask.of(System.getProperty("m") == null ? new Kept() : Ask.make())) Dev.read(this);`, 'static boolean ok;')}${asks('App.ok = true')}`;
const BY_NAME = 'Class.forName("java.util.concurrent.Executors").getMethod("callable", new Class[0]).invoke(null, new Object[0])';

const page = (created: string) =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.ask); ${created} } public void go(View v) { Dev.read(this); } }`;
const ASKING = layout(
  'ask',
  '<LinearLayout><TextView android:text="请阅读《隐私政策》"/><Button android:id="@+id/ok" android:text="同意" android:onClick="go"/></LinearLayout>',
);
const POLICY = { ...ASKING, resources: { ...ASKING.resources, id: { ok: false as const } } };

const UNSETTLED = ['before-gate', 'undecided'];
const BEHIND = ['behind-gate'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  ['a private keeper of answers that is called with another name', keeper(''), APP, BEHIND],
  [
    'a private keeper of answers that is called by reflection too',
    keeper(`${KV}.getDeclaredMethod("put", new Class[]{String.class})${INVOKE}`),
    APP,
    UNSETTLED,
  ],
  ['a private keeper of answers among the methods that are listed', keeper(`${KV}.getDeclaredMethods()[0]${INVOKE}`), APP, UNSETTLED],
  [
    'a private keeper of answers whose name is put together',
    keeper(`${KV}.getDeclaredMethod("p".concat("ut"), new Class[]{String.class})${INVOKE}`),
    APP,
    UNSETTLED,
  ],
  [
    'a private keeper of answers whose name is not known',
    keeper(`${KV}.getDeclaredMethod(System.getProperty("m"), new Class[]{String.class})${INVOKE}`),
    APP,
    UNSETTLED,
  ],
  [
    'a private keeper of answers of which all names are put together',
    keeper(`Class.forName("cn.shi.li.".concat("Kv")).getDeclaredMethod("p".concat("ut"), new Class[]{String.class})${INVOKE}`),
    APP,
    UNSETTLED,
  ],
  [
    'a field that nothing writes but reflection',
    `class Kept { static boolean ok; } ${app('Kept.class.getDeclaredField("ok").set(null, Boolean.TRUE); if (Kept.ok) Dev.read(this);')}${asks('finish()')}`,
    APP,
    UNSETTLED,
  ],
  ['a field that only agreement writes', written('', ''), APP, BEHIND],
  ['a field written by reflection, among many such writes', written(`class Noise { ${NOISE} }`, SET), APP, UNSETTLED],
  ['a button that agrees', button(''), {}, BEHIND],
  ['a button that agrees until it says something else', button('k.setText("登录");'), {}, UNSETTLED],
  ['a button that agrees until it is one to go on', button('k.setText("下一步");'), {}, UNSETTLED],
  ['a button that agrees in other words', button('k.setText("同意并继续");'), {}, BEHIND],
  ['a button of a layout that agrees', page(''), POLICY, BEHIND],
  [
    'a button of a layout that agrees until code gives it another text',
    page('((Button) findViewById(R.id.ok)).setText("登录");'),
    POLICY,
    UNSETTLED,
  ],
  ['a callable that the app alone makes', answer('Callable', 'call()', 'call()', 'new Kept()'), APP, BEHIND],
  ['a callable that is made by reflection', answer('Callable', 'call()', 'call()', BY_NAME), APP, UNSETTLED],
  [
    'a callable that another method gets by reflection',
    `class Raw { static Object it() { return ${BY_NAME}; } }${answer('Callable', 'call()', 'call()', 'Raw.it()')}`,
    APP,
    UNSETTLED,
  ],
  ['a function that the app alone makes', answer('Function0', 'invoke()', 'invoke()', 'new Kept()'), APP, BEHIND],
  ['a function that is made by reflection', answer('Function0', 'invoke()', 'invoke()', BY_NAME), APP, UNSETTLED],
])('%s', (_name, java, manifest, right) => {
  const { reads } = seen(`${READ}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});

const TASKS = `interface Task { void run(Context c); } class LogTask implements Task { public void run(Context c) { } } class IdTask implements Task { public void run(Context c) { Dev.read(c); } }`;
const WORKER =
  'class IdWorker extends Worker { IdWorker(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { Dev.read(getApplicationContext()); return null; } }';
const work = (type: string) => `WorkManager.getInstance(this).enqueue(new OneTimeWorkRequest$Builder(${type}).build())`;
const hidden = (first: string, yes: string) => `${app(first)}${asks(yes)}`;
test.each<[string, string, readonly string[]]>([
  [
    'a class whose name is not known',
    hidden(
      'Class.forName(System.getProperty("c")).getMethod("read", new Class[]{Context.class}).invoke(null, new Object[]{this});',
      'Dev.read(this)',
    ),
    UNSETTLED,
  ],
  [
    'a method whose name is not known',
    hidden(
      'Class.forName("cn.shi.li.Dev").getMethod(System.getProperty("m"), new Class[]{Context.class}).invoke(null, new Object[]{this});',
      'Dev.read(this)',
    ),
    UNSETTLED,
  ],
  [
    'a class and a method of which no name is known',
    hidden(
      'Class.forName(System.getProperty("c")).getMethod(System.getProperty("m"), new Class[]{Context.class}).invoke(null, new Object[]{this});',
      'Dev.read(this)',
    ),
    UNSETTLED,
  ],
  [
    'another class',
    hidden(
      'Class.forName("cn.shi.li.MainActivity").getMethod(System.getProperty("m"), new Class[]{Context.class}).invoke(null, new Object[]{this});',
      'Dev.read(this)',
    ),
    BEHIND,
  ],
  [
    'another class, whose name is put together',
    hidden(
      'Class.forName("cn.shi.li.".concat("MainActivity")).getMethod("finish", new Class[0]).invoke(null, new Object[]{this});',
      'Dev.read(this)',
    ),
    BEHIND,
  ],
  [
    'an object of a class whose name is not known',
    `${TASKS}${hidden('((Task) Class.forName(System.getProperty("c")).newInstance()).run(this);', 'new IdTask().run(this)')}`,
    UNSETTLED,
  ],
  [
    'an object of another class',
    `${TASKS}${hidden('((Task) Class.forName("cn.shi.li.LogTask").newInstance()).run(this);', 'new IdTask().run(this)')}`,
    BEHIND,
  ],
  [
    'a worker whose name is not known',
    `${WORKER}${hidden(`${work('Class.forName(System.getProperty("c"))')};`, work('IdWorker.class'))}`,
    UNSETTLED,
  ],
  ['no worker', `${WORKER}${hidden('', work('IdWorker.class'))}`, BEHIND],
])('started before by %s', (_name, java, right) => {
  const { reads } = seen(`${READ}${java}`, APP);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
