import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** What an intent, a broadcast inside the app or the arguments of a fragment say decides what is read. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const asks = (yes: string, no = 'finish()', first = '', more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${first} ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show(); } ${more} }`;
const home = (test: string) =>
  `class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (${test}) Dev.read(this); } }`;
const service = (test: string) =>
  `class CoreService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { if (${test}) Dev.read(this); return 1; } }`;
const app = (first: string) => `class App extends Application { public void onCreate() { super.onCreate(); ${first} } }`;
const started = (more: string) => `startService(new Intent(this, CoreService.class)${more})`;
const opened = (more: string) => `startActivity(new Intent(this, HomeActivity.class)${more})`;
const open = (more: string, type = 'boolean') => `void open(${type} v) { startActivity(new Intent(this, HomeActivity.class)${more}); }`;
const receiver = (test: string) =>
  `class Told extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if (${test}) Dev.read(c); } }`;
const LOCAL = 'LocalBroadcastManager.getInstance(this)';
const send = (action: string, more = '') => `${LOCAL}.sendBroadcast(new Intent(${action})${more})`;
const register = (filter: string) => `${LOCAL}.registerReceiver(new Told(), ${filter});`;
const FILTER = 'new IntentFilter("cn.AGREED")';
const FRAGMENT = `class AskFragment extends Fragment {
  static AskFragment of(boolean v) { AskFragment f = new AskFragment(); Bundle b = new Bundle(); b.putBoolean("agreed", v); f.setArguments(b); return f; }
  public void onCreate(Bundle s) { super.onCreate(s); if (getArguments().getBoolean("agreed", false)) Dev.read(getActivity()); } }`;
const shown = (fragment: string) => `getFragmentManager().beginTransaction().add(1, ${fragment}).commit()`;

const ACTIVITIES = { activities: [{ name: '.HomeActivity', exported: false }] };
const EXPORTED = { activities: [{ name: '.HomeActivity', exported: true }] };
const SERVICES = { application: { name: '.App' }, services: [{ name: '.CoreService', exported: false }] };
const OPEN_SERVICE = { application: { name: '.App' }, services: [{ name: '.CoreService', exported: true }] };
const APP = { application: { name: '.App' } };

const BEHIND = ['behind-gate'];
const BEFORE = ['before-gate'];
const UNSETTLED = ['behind-gate', 'undecided'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  [
    'an extra that only agreement gives',
    `${home('getIntent().getBooleanExtra("full", false)')}${asks('open(true)', 'open(false)', '', open('.putExtra("full", v)'))}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'an extra that only agreement gives, to a page that others open',
    `${home('getIntent().getBooleanExtra("full", false)')}${asks('open(true)', 'open(false)', '', open('.putExtra("full", v)'))}`,
    EXPORTED,
    BEFORE,
  ],
  [
    'an extra that refusal gives too',
    `${home('getIntent().getBooleanExtra("full", false)')}${asks('open(true)', 'open(true)', '', open('.putExtra("full", v)'))}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'an extra under another name',
    `${home('!getIntent().getBooleanExtra("basic", false)')}${asks('open(false)', 'open(true)', '', open('.putExtra("isBasic", v)'))}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'an extra of another type, so that the default counts',
    `${home('getIntent().getIntExtra("full", 1) == 1')}${asks('open(true)', 'open(false)', '', open('.putExtra("full", v)'))}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'a text that only agreement gives',
    `${home('"full".equals(getIntent().getStringExtra("mode"))')}${asks('open("full")', 'open("basic")', '', open('.putExtra("mode", v)', 'String'))}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'a number that only agreement gives',
    `${home('getIntent().getIntExtra("mode", 0) == 2')}${asks('open(2)', 'open(1)', '', open('.putExtra("mode", v)', 'int'))}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'whether an extra is there',
    `${home('getIntent().hasExtra("agreed")')}${asks(opened('.putExtra("agreed", 1)'), opened(''))}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'whether an extra is not there',
    `${home('!getIntent().hasExtra("agreed")')}${asks(opened('.putExtra("agreed", 1)'), opened(''))}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'an extra put in by calls of its own',
    `${home('getIntent().getBooleanExtra("full", false)')}${asks('open(true)', 'open(false)', '', 'void open(boolean v) { Intent i = new Intent(this, HomeActivity.class); i.putExtra("full", v); startActivity(i); }')}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'an extra that a branch puts in',
    `${home('getIntent().getBooleanExtra("full", false)')}${asks('open(true)', 'open(false)', '', 'void open(boolean v) { Intent i = new Intent(this, HomeActivity.class); if (v) i.putExtra("full", true); startActivity(i); }')}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'an extra that a branch takes back',
    `${home('getIntent().getBooleanExtra("full", true)')}${asks('open(true)', 'open(false)', '', 'void open(boolean v) { Intent i = new Intent(this, HomeActivity.class); i.putExtra("full", false); if (v) i.removeExtra("full"); startActivity(i); }')}`,
    ACTIVITIES,
    UNSETTLED.concat(BEFORE),
  ],
  [
    'an intent that the page makes itself',
    `class HomeActivity extends Activity { static Intent of(Context c, boolean v) { return new Intent(c, HomeActivity.class).putExtra("full", v); } protected void onCreate(Bundle b) { super.onCreate(b); if (getIntent().getBooleanExtra("full", false)) Dev.read(this); } }
${asks('startActivity(HomeActivity.of(this, true))', 'startActivity(HomeActivity.of(this, false))')}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'an intent that the page makes itself, and who opens it puts in more',
    `class HomeActivity extends Activity { static Intent of(Context c, boolean v) { return new Intent(c, HomeActivity.class).putExtra("full", v); } protected void onCreate(Bundle b) { super.onCreate(b); if (getIntent().getBooleanExtra("full", false)) Dev.read(this); } }
${asks('startActivity(HomeActivity.of(this, true))', 'startActivity(HomeActivity.of(this, false).putExtra("full", true))')}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'a wrapper that opens pages',
    `class Router { static void go(Context c, Class k, boolean v) { Intent i = new Intent(c, k); i.putExtra("full", v); c.startActivity(i); } }
${home('getIntent().getBooleanExtra("full", false)')}${asks('Router.go(this, HomeActivity.class, true)', 'Router.go(this, HomeActivity.class, false)')}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'a wrapper that opens pages and always says yes',
    `class Router { static void go(Context c, Class k, boolean v) { Intent i = new Intent(c, k); i.putExtra("full", true); c.startActivity(i); } }
${home('getIntent().getBooleanExtra("full", false)')}${asks('Router.go(this, HomeActivity.class, true)', 'Router.go(this, HomeActivity.class, false)')}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'a wrapper that takes an intent and puts in more',
    `class Router { static void go(Context c, Intent i) { i.putExtra("full", true); c.startActivity(i); } }
${home('getIntent().getBooleanExtra("full", false)')}${asks('Router.go(this, new Intent(this, HomeActivity.class))', 'Router.go(this, new Intent(this, HomeActivity.class))')}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'a helper that puts in more',
    `class Extras { static void fill(Intent i) { i.putExtra("full", true); } }
${home('getIntent().getBooleanExtra("full", false)')}${asks(opened(''), 'Intent i = new Intent(this, HomeActivity.class); Extras.fill(i); startActivity(i)')}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'a bundle of extras',
    `${home('getIntent().getExtras().getBoolean("full", false)')}${asks('open(true)', 'open(false)', '', 'void open(boolean v) { Bundle e = new Bundle(); e.putBoolean("full", v); startActivity(new Intent(this, HomeActivity.class).putExtras(e)); }')}`,
    ACTIVITIES,
    BEHIND,
  ],
  [
    'a bundle of extras that refusal fills too',
    `${home('getIntent().getExtras().getBoolean("full", false)')}${asks('open(true)', 'open(true)', '', 'void open(boolean v) { Bundle e = new Bundle(); e.putBoolean("full", v); startActivity(new Intent(this, HomeActivity.class).putExtras(e)); }')}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'an extra that one of two pages is opened with',
    `class SecondActivity extends HomeActivity { } ${home('getIntent().getBooleanExtra("full", false)')}${asks(opened('.putExtra("full", true)'), 'startActivity(new Intent(this, SecondActivity.class).putExtra("full", true))')}`,
    { activities: [...ACTIVITIES.activities, { name: '.SecondActivity', exported: false }] },
    BEFORE,
  ],
  [
    'a page that gives itself another intent',
    `class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setIntent(new Intent().putExtra("full", true)); if (getIntent().getBooleanExtra("full", false)) Dev.read(this); } }${asks(opened('.putExtra("full", true)'), opened(''))}`,
    ACTIVITIES,
    BEFORE,
  ],
  [
    'an action',
    `${service('"collect".equals(i.getAction())')}${app(`${started('.setAction("keep")')};`)}${asks(started('.setAction("collect")'))}`,
    SERVICES,
    BEHIND,
  ],
  [
    'an action that process start sends too',
    `${service('"collect".equals(i.getAction())')}${app(`${started('.setAction("collect")')};`)}${asks(started('.setAction("collect")'))}`,
    SERVICES,
    BEFORE,
  ],
  [
    'an action, of a service that others start',
    `${service('"collect".equals(i.getAction())')}${app(`${started('.setAction("keep")')};`)}${asks(started('.setAction("collect")'))}`,
    OPEN_SERVICE,
    BEFORE,
  ],
  [
    'any action but one',
    `${service('!"keep".equals(i.getAction())')}${app(`${started('.setAction("alive")')};`)}${asks(started('.setAction("collect")'))}`,
    SERVICES,
    BEFORE,
  ],
  ['no action', `${service('i.getAction() == null')}${app(`${started('')};`)}${asks(started('.setAction("collect")'))}`, SERVICES, BEFORE],
  [
    'an action that a helper is told',
    `class Core { static void tell(Context c, String action) { Intent i = new Intent(c, CoreService.class); i.setAction(action); c.startService(i); } }
${service('"collect".equals(i.getAction())')}${app('Core.tell(this, "keep");')}${asks('Core.tell(this, "collect")')}`,
    SERVICES,
    BEHIND,
  ],
  [
    'an intent that another method of the service looks at',
    `class CoreService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { handle(i); return 1; } void handle(Intent i) { if (i.getBooleanExtra("collect", false)) Dev.read(this); } }
${app(`${started('')};`)}${asks(started('.putExtra("collect", true)'))}`,
    SERVICES,
    BEHIND,
  ],
  [
    'a broadcast inside the app',
    `${receiver('true')}${app(register(FILTER))}${asks(send('"cn.AGREED"'), 'finish()', `${send('"cn.SHOWN"')};`)}`,
    APP,
    BEHIND,
  ],
  [
    'a broadcast inside the app that the page sends',
    `${receiver('true')}${app(register(FILTER))}${asks(send('"cn.AGREED"'), 'finish()', `${send('"cn.AGREED"')};`)}`,
    APP,
    BEFORE,
  ],
  [
    'a broadcast inside the app whose action is not seen',
    `${receiver('true')}${app(register(FILTER))}${asks(send('"cn.AGREED"'), 'finish()', `${send('getPackageName()')};`)}`,
    APP,
    ['undecided', 'before-gate'],
  ],
  [
    'a broadcast for several actions',
    `${receiver('"cn.AGREED".equals(i.getAction())')}${app(`IntentFilter f = new IntentFilter(); f.addAction("cn.AGREED"); f.addAction("cn.SHOWN"); ${register('f')}`)}${asks(send('"cn.AGREED"'), 'finish()', `${send('"cn.SHOWN"')};`)}`,
    APP,
    BEHIND,
  ],
  [
    'a broadcast with an extra that tells the answer',
    `${receiver('i.getBooleanExtra("yes", false)')}${app(register(FILTER))}${asks(send('"cn.AGREED"', '.putExtra("yes", true)'), send('"cn.AGREED"', '.putExtra("yes", false)'))}`,
    APP,
    BEHIND,
  ],
  [
    'a broadcast with an extra that is true for both answers',
    `${receiver('i.getBooleanExtra("yes", false)')}${app(register(FILTER))}${asks(send('"cn.AGREED"', '.putExtra("yes", true)'), send('"cn.AGREED"', '.putExtra("yes", true)'))}`,
    APP,
    BEFORE,
  ],
  [
    'a broadcast that other apps may send',
    `${receiver('true')}${app(`registerReceiver(new Told(), ${FILTER});`)}${asks('sendBroadcast(new Intent("cn.AGREED"))')}`,
    APP,
    BEFORE,
  ],
  ['arguments of a fragment', `${FRAGMENT}${asks(shown('AskFragment.of(true)'), shown('AskFragment.of(false)'))}`, {}, BEHIND],
  [
    'arguments of a fragment that refusal gives too',
    `${FRAGMENT}${asks(shown('AskFragment.of(true)'), shown('AskFragment.of(true)'))}`,
    {},
    BEFORE,
  ],
])('%s', (_, java, manifest, accepted) => {
  const { reads } = seen(`${READ}\n${java}`, manifest);
  expect(reads.map((read) => read.split(' ')[1])).toHaveLength(1);
  expect(accepted).toContain(reads[0]?.split(' ')[1]);
});
