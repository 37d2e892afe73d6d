import { expect, test } from 'vitest';
import { androidxStartup, startupProvider } from '../../../../corpus/consent/snippets/androidx-startup.ts';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** What runs without a screen: initializers, workers, injected objects, receivers, other processes, tasks of the platform. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const app = (created: string, more = '') =>
  `class App extends Application { ${more} public void onCreate() { super.onCreate(); ${created} } }`;
const asks = (yes: string) =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (x, w) -> { ${yes}; }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); } }`;
const APP = { application: { name: '.App' } };
const STORE = 'getSharedPreferences("s", 0)';
const YES = `${STORE}.edit().putBoolean("agreed", true).apply()`;
const agreed = (c: string) => `${c}.${STORE}.getBoolean("agreed", false)`;
const IF_AGREED = `if (${STORE}.getBoolean("agreed", false))`;

const initializer = (body: string) =>
  `class Tracking implements Initializer { public Object create(Context c) { ${body} return null; } public List dependencies() { return Collections.emptyList(); } }${asks(YES)}${androidxStartup}`;
const INITIALIZER = { providers: [startupProvider('cn.shi.li', 'cn.shi.li.Tracking')] };
const WORKER =
  'class IdWorker extends Worker { IdWorker(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { Dev.read(getApplicationContext()); return null; } }';
const WORK = 'WorkManager.getInstance(this).enqueue(new OneTimeWorkRequest$Builder(IdWorker.class).build())';
const GRAPH =
  'interface Provider { Object get(); } class Once implements Provider { final Provider p; Object o; Once(Provider p) { this.p = p; } public Object get() { if (o == null) o = p.get(); return o; } } class Sdk { Sdk(Context c) { Dev.read(c); } void go() { } } class SdkFactory implements Provider { final Context c; SdkFactory(Context c) { this.c = c; } public Object get() { return new Sdk(c); } } class Graph { final Provider sdk; Graph(Context c) { sdk = new Once(new SdkFactory(c)); } }';
const injected = (created: string) =>
  `${GRAPH}${app(`graph = new Graph(this); ${created}`, 'static Graph graph;')}${asks('((Sdk) App.graph.sdk.get()).go()')}`;
const generated = (created: string) =>
  `abstract class Made_App extends Application { boolean isDone; public void onCreate() { inject(); super.onCreate(); } void inject() { if (!isDone) { isDone = true; ((App) this).tracker = new Tracker(this); } } } class Tracker { final Context c; Tracker(Context c) { this.c = c; } void begin() { Dev.read(c); } } class App extends Made_App { Tracker tracker; public void onCreate() { super.onCreate(); ${created} } }${asks(YES)}`;
const boot = (body: string, yes = YES) =>
  `class Boot extends BroadcastReceiver { static boolean ok; public void onReceive(Context c, Intent i) { ${body} } } ${asks(yes)}`;
const BOOT = { receivers: [{ name: '.Boot', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] }] };
const TICK = 'class Tick extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Dev.read(c); } }';
const ALARM = '((AlarmManager) getSystemService("alarm")).set(0, 0L, PendingIntent.getBroadcast(this, 0, new Intent(this, Tick.class), 0))';
const TICKS = { ...APP, receivers: [{ name: '.Tick', exported: false }] };
const SERVES = (test: string) =>
  `class Core extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { ${test} Dev.read(this); return 1; } }`;
const CORE = (more: object) => ({ ...APP, services: [{ name: '.Core', exported: false, ...more }] });
const provider = (body: string) =>
  `class Base extends ContentProvider { public boolean onCreate() { return true; } public Bundle call(String m, String a, Bundle b) { ${body} return null; } }`;
const PROVIDER = { ...APP, providers: [{ name: '.Base', authorities: 'a.b', exported: false }] };
const CALL = 'getContentResolver().call(Uri.parse("content://a.b"), "x", null, null)';
const task = (over: string) =>
  `class Task extends AsyncTask { final Context c; Task(Context c) { this.c = c; } protected Object doInBackground(Object[] p) { return null; } ${over} }`;
const late = (test: string) =>
  app(`new Thread(() -> { int n = 0; while (${test}) { Thread.sleep(100L); n = n + 1; } Dev.read(this); }).start();`);

const array = (body: string) =>
  `class Tasks { static void run(boolean ok, Runnable[] all) { ${body} } } ${app(`Tasks.run(${STORE}.getBoolean("agreed", false), new Runnable[]{() -> { Dev.read(this); }});`)}${asks(YES)}`;

const BEHIND = ['behind-gate'];
const BEFORE = ['before-gate'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  ['an initializer that asks', `${initializer(`if (${agreed('c')}) Dev.read(c);`)}`, INITIALIZER, BEHIND],
  ['an initializer that does not', `${initializer('Dev.read(c);')}`, INITIALIZER, BEFORE],
  ['a worker, once agreed', `${WORKER}${app(`${IF_AGREED} ${WORK};`)}${asks(`${YES}; ${WORK}`)}`, APP, BEHIND],
  ['a worker at start', `${WORKER}${app(`${WORK};`)}${asks(`${YES}; ${WORK}`)}`, APP, BEFORE],
  ['an object made when it is asked for', injected(''), APP, BEHIND],
  ['an object asked for at start', injected('graph.sdk.get();'), APP, BEFORE],
  ['an object that generated code puts in, once agreed', generated(`${IF_AGREED} tracker.begin();`), APP, BEHIND],
  ['an object that generated code puts in', generated('tracker.begin();'), APP, BEFORE],
  ['a receiver of the start of the phone that asks', boot(`if (!${agreed('c')}) return; Dev.read(c);`), BOOT, BEHIND],
  ['a receiver of the start of the phone', boot('Dev.read(c);'), BOOT, BEFORE],
  [
    'a receiver whose memory others fill',
    boot('if (i.getBooleanExtra("ok", false)) ok = true; if (ok) Dev.read(c);', 'Boot.ok = true'),
    BOOT,
    ['before-gate', 'undecided'],
  ],
  ['an alarm set by agreement', `${TICK}${asks(ALARM)}`, TICKS, BEHIND],
  ['an alarm set at start', `${TICK}${app(`${ALARM};`)}${asks(YES)}`, TICKS, BEFORE],
  [
    'a service of another process, asked by memory',
    `${SERVES('')}class Hold { static boolean ok; } ${app('if (Hold.ok) startService(new Intent(this, Core.class));')}${asks('Hold.ok = true; startService(new Intent(this, Core.class))')}`,
    CORE({ process: ':core' }),
    BEHIND,
  ],
  [
    'a service of another process that others start',
    `${SERVES('')}${asks('startService(new Intent(this, Core.class))')}`,
    CORE({ process: ':core', exported: true }),
    BEFORE,
  ],
  [
    'a service that is told',
    `${SERVES('if (i == null || !i.getBooleanExtra("agreed", false)) return 1;')}${app('startService(new Intent(this, Core.class));')}${asks('startService(new Intent(this, Core.class).putExtra("agreed", true))')}`,
    CORE({}),
    BEHIND,
  ],
  ['a provider called by agreement', `${provider('Dev.read(getContext());')}${asks(CALL)}`, PROVIDER, BEHIND],
  ['a provider called at start', `${provider('Dev.read(getContext());')}${app(`${CALL};`)}${asks(YES)}`, PROVIDER, BEFORE],
  ['tasks of an array, once agreed', array('if (!ok) return; for (Runnable one : all) one.run();'), APP, BEHIND],
  ['tasks of an array', array('for (Runnable one : all) one.run();'), APP, BEFORE],
  ['tasks of an array that are posted, once agreed', array('if (ok) new Handler().post(all[0]);'), APP, BEHIND],
  ['tasks of an array that are posted', array('new Handler().post(all[0]);'), APP, BEFORE],
  ['tasks of an array that is copied', array('((Runnable) Arrays.copyOf(all, 1)[0]).run();'), APP, BEFORE],
  [
    'a task that is cancelled',
    `${task('protected void onCancelled(Object o) { Dev.read(c); }')}${app('Task t = new Task(this); t.execute(new Object[0]); t.cancel(true);')}${asks(YES)}`,
    APP,
    BEFORE,
  ],
  [
    'a handler that looks at messages itself',
    `class Own extends Handler { final Context c; Own(Context c) { this.c = c; } public void dispatchMessage(Message m) { Dev.read(c); } }${app('new Own(this).sendEmptyMessage(1);')}${asks(YES)}`,
    APP,
    BEFORE,
  ],
  ['a thread that looks until it is agreed', `${late(`!${STORE}.getBoolean("agreed", false)`)}${asks(YES)}`, APP, BEHIND],
  ['a thread that looks ten times', `${late(`!${STORE}.getBoolean("agreed", false) && n < 10`)}${asks(YES)}`, APP, BEFORE],
])('%s', (_name, java, manifest, right) => {
  const { reads } = seen(`${READ}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
