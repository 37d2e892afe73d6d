import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** What an object answers by its class, what listeners of a store hear, what loops wait for, what a screen gives back. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const asks = (yes: string, no = 'finish()', first = '', more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${first} ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show(); } ${more} }`;
const app = (first: string) => `class App extends Application { public void onCreate() { super.onCreate(); ${first} } }`;
const APP = { application: { name: '.App' } };
const home = (exported: boolean) => ({ ...APP, activities: [{ name: '.HomeActivity', exported }] });
const STORE = 'getSharedPreferences("s", 0)';
const AGREE = `${STORE}.edit().putBoolean("agree", true).apply()`;

const TASKS = (type: string, low: string, high: string, test: string) => `
interface Task { ${type} kind(); void run(Context c); }
class LogTask implements Task { public ${type} kind() { return ${low}; } public void run(Context c) { Log.d("t", "l"); } }
class IdTask implements Task { public ${type} kind() { return ${high}; } public void run(Context c) { Dev.read(c); } }
class Tasks { static final List ALL = new ArrayList(); static void run(Context c, ${type} now) { for (Object o : ALL) { Task t = (Task) o; if (${test}) t.run(c); } } }`;
const tasks = (first: string, then: string) =>
  `${app(`Tasks.ALL.add(new LogTask()); Tasks.ALL.add(new IdTask()); Tasks.run(this, ${first});`)}${asks(`Tasks.run(getApplicationContext(), ${then})`)}`;
const KEPT = (late: string) => `
class Task { final boolean late; Task(boolean late) { this.late = late; } void run(Context c) { } }
class LogTask extends Task { LogTask() { super(false); } void run(Context c) { Log.d("t", "l"); } }
class IdTask extends Task { IdTask() { super(${late}); } void run(Context c) { Dev.read(c); } }
class Tasks { static final List ALL = new ArrayList(); static void run(Context c, boolean now) { for (Object o : ALL) { Task t = (Task) o; if (!t.late || now) t.run(c); } } }`;
const SCREENS = (test: string) => `
class Watch implements Application$ActivityLifecycleCallbacks { public void onActivityCreated(Activity a, Bundle b) { } public void onActivityStarted(Activity a) { } public void onActivityResumed(Activity a) { if (${test}) Dev.read(a); } public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { } }
class HomeActivity extends Activity { } ${app('registerActivityLifecycleCallbacks(new Watch());')}${asks('startActivity(new Intent(this, HomeActivity.class))')}`;
const BASE = (own: string) => `
abstract class Base extends Activity { protected void onResume() { super.onResume(); if (isReady()) Dev.read(this); } boolean isReady() { return true; } }
class HomeActivity extends Base { } class MainActivity extends Base { ${own} protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> startActivity(new Intent(this, HomeActivity.class))).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`;
const CONTROL = (first: string) => `
abstract class Control { boolean mayRead() { return true; } } class Closed extends Control { boolean mayRead() { return false; } }
class Kit { static void start(Context c, Control k) { if (k.mayRead()) Dev.read(c); } }
${app(`Kit.start(this, ${first});`)}${asks('Kit.start(this, new Control() { })')}`;
/** A controller as SDKs have them: it allows everything, and the app's own asks what is stored. */
const KEEPS = `class Control { boolean mayRead() { return true; } } class Own extends Control { final Context c; Own(Context c) { this.c = c; } boolean mayRead() { return c.${STORE}.getBoolean("agree", false); } }`;
const KIT = (before: string) =>
  `${KEEPS} class Kit { static Control now; static void start(Context c, Control k) { ${before} if (k.mayRead()) Dev.read(c); } }`;
const LOCK = (loop: string) => `
class Lock { static final Object L = new Object(); static boolean isOpen; static void hold() { int n = 0; ${loop} } static void open() { isOpen = true; } }
${app('new Thread(() -> { Lock.hold(); Dev.read(this); }).start();')}${asks('Lock.open()')}`;
const heard = (test: string) => `${STORE}.registerOnSharedPreferenceChangeListener((sp, k) -> { if (${test}) Dev.read(this); });`;
const RESULT = (no: string) => `
class AskActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> { setResult(-1, new Intent().putExtra("ok", true)); finish(); }).setNegativeButton("不同意", (d, w) -> { setResult(-1, new Intent().putExtra("ok", ${no})); finish(); }).show(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); startActivityForResult(new Intent(this, AskActivity.class), 7); } protected void onActivityResult(int q, int r, Intent i) { if (i != null && i.getBooleanExtra("ok", false)) Dev.read(this); } }`;
const ASK_PAGE = { activities: [{ name: '.AskActivity', exported: false }] };

const BEHIND = ['behind-gate'];
const BEFORE = ['before-gate'];
const UNSETTLED = ['behind-gate', 'undecided'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  ['tasks that are as late as it is', `${TASKS('boolean', 'false', 'true', 't.kind() == now')}${tasks('false', 'true')}`, APP, BEHIND],
  [
    'tasks of which the one that reads says that it is early',
    `${TASKS('boolean', 'true', 'false', 't.kind() == now')}${tasks('false', 'true')}`,
    APP,
    BEFORE,
  ],
  [
    'tasks that need no consent, or have it',
    `${TASKS('boolean', 'false', 'true', '!t.kind() || now')}${tasks('false', 'true')}`,
    APP,
    BEHIND,
  ],
  ['tasks of a stage', `${TASKS('int', '0', '1', 't.kind() == now')}${tasks('0', '1')}`, APP, BEHIND],
  ['tasks up to a stage', `${TASKS('int', '0', '1', 't.kind() <= now')}${tasks('0', '1')}`, APP, BEHIND],
  ['tasks up to a stage that process start is in', `${TASKS('int', '0', '1', 't.kind() <= now')}${tasks('1', '1')}`, APP, BEFORE],
  ['tasks from a stage on', `${TASKS('int', '0', '1', 't.kind() >= now')}${tasks('0', '1')}`, APP, BEFORE],
  ['tasks that keep how late they are', `${KEPT('true')}${tasks('false', 'true')}`, APP, BEHIND],
  ['tasks that keep that they are early', `${KEPT('false')}${tasks('false', 'true')}`, APP, BEFORE],
  ['a screen of one class', SCREENS('a instanceof HomeActivity'), home(false), BEHIND],
  ['a screen of one class that others open', SCREENS('a instanceof HomeActivity'), home(true), BEFORE],
  ['a screen that is not the first', SCREENS('!(a instanceof MainActivity)'), home(false), UNSETTLED],
  ['a screen that is not the second', SCREENS('!(a instanceof HomeActivity)'), home(false), BEFORE],
  ['a screen of exactly one class', SCREENS('a.getClass() == HomeActivity.class'), home(false), UNSETTLED],
  ['a screen of exactly the first class', SCREENS('a.getClass() == MainActivity.class'), home(false), BEFORE],
  ['screens that say whether they are ready', BASE('boolean isReady() { return false; }'), home(false), BEHIND],
  ['screens that are all ready', BASE(''), home(false), BEFORE],
  ['a first screen that is ready where others open the second', BASE('boolean isReady() { return false; }'), home(true), BEFORE],
  ['an object that forbids', CONTROL('new Closed()'), APP, BEHIND],
  ['an object that allows', CONTROL('new Control() { }'), APP, BEFORE],
  ['an object that is one or the other', CONTROL('getPackageName().isEmpty() ? new Closed() : new Control() { }'), APP, BEFORE],
  ['a controller that asks what is stored', `${KIT('')}${app('Kit.start(this, new Own(this));')}${asks(AGREE)}`, APP, BEHIND],
  ['a controller that allows everything', `${KIT('')}${app('Kit.start(this, new Control());')}${asks(AGREE)}`, APP, BEFORE],
  [
    'a controller that asks, or none',
    `${KIT('if (k == null) k = new Control();')}${app('Kit.start(this, Build.MODEL.isEmpty() ? null : new Own(this));')}${asks(AGREE)}`,
    APP,
    BEFORE,
  ],
  ['a controller that is kept', `${KIT('k = now;')}${app('Kit.now = new Own(this); Kit.start(this, null);')}${asks(AGREE)}`, APP, BEHIND],
  [
    'a controller that is kept, and exchanged',
    `${KIT('k = now;')}${app('Kit.now = new Own(this); Kit.now = new Control(); Kit.start(this, null);')}${asks(AGREE)}`,
    APP,
    BEFORE,
  ],
  [
    'a controller out of a list',
    `${KIT('')}${app('List l = new ArrayList(); l.add(new Control()); Kit.start(this, (Control) l.get(0));')}${asks('Kit.start(this, new Own(this))')}`,
    APP,
    BEFORE,
  ],
  [
    'a controller by its name',
    `${KIT('')}${app('Kit.start(this, (Control) Class.forName(System.getProperty("c")).newInstance());')}${asks('Kit.start(this, new Own(this))')}`,
    APP,
    BEFORE,
  ],
  [
    'a controller of a class below that allows everything',
    `${KIT('')} class Lax extends Own { Lax(Context c) { super(c); } boolean mayRead() { return true; } } ${app('Kit.start(this, new Lax(this));')}${asks('Kit.start(this, new Own(this))')}`,
    APP,
    BEFORE,
  ],
  ['a loop that sleeps', LOCK('while (!isOpen) { SystemClock.sleep(10L); }'), APP, BEHIND],
  ['a loop that waits', LOCK('synchronized (L) { while (!isOpen) { L.wait(); } }'), APP, BEHIND],
  ['a loop that gives up', LOCK('while (!isOpen && n < 9) { SystemClock.sleep(10L); n++; }'), APP, BEFORE],
  ['a loop that waits for the other', LOCK('while (isOpen) { SystemClock.sleep(10L); }'), APP, BEFORE],
  ['a name that a listener hears', `${app(heard('"agree".equals(k)'))}${asks(AGREE)}`, APP, BEHIND],
  [
    'any name that a listener hears',
    `${app(heard('true'))}${asks(AGREE, 'finish()', `${STORE}.edit().putInt("n", 1).apply();`)}`,
    APP,
    BEFORE,
  ],
  [
    'a name in another store',
    `${app(heard('"agree".equals(k)'))}${asks(AGREE, 'finish()', 'getSharedPreferences("t", 0).edit().putBoolean("agree", false).apply();')}`,
    APP,
    BEHIND,
  ],
  [
    'a name that is removed at start',
    `${app(`${heard('"agree".equals(k)')} ${STORE}.edit().remove("agree").apply();`)}${asks(AGREE)}`,
    APP,
    BEFORE,
  ],
  [
    'a name that refusal stores too',
    `${app(heard('"agree".equals(k)'))}${asks(AGREE, `${STORE}.edit().putBoolean("agree", false).apply()`)}`,
    APP,
    BEFORE,
  ],
  ['an extra that a page gives back', RESULT('false'), ASK_PAGE, UNSETTLED],
  ['an extra that a page gives back for both answers', RESULT('true'), ASK_PAGE, BEFORE],
])('%s', (_, java, manifest, accepted) => {
  const states = seen(`${READ}\n${java}`, manifest).reads.map((read) => read.split(' ')[1]);
  expect(states).toHaveLength(1);
  expect(accepted).toContain(states[0]);
});
