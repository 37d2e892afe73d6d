import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Only agreement is seen to give the answer, and somebody whom nobody sees, or nobody looks at, gives it too. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const asks = (yes: string, no = 'finish()', first = '', more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${first} ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show(); } ${more} }`;
const app = (first: string, more = '') => `class App extends Application { public void onCreate() { super.onCreate(); ${first} } ${more} }`;
const page = (body: string, more = '') =>
  `class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${body} } ${more} }`;
const service = (body: string, more = '') =>
  `class CoreService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { ${body} return 1; } ${more} }`;
const START = 'startActivity(new Intent(this, HomeActivity.class)';
const two = asks(`${START}.putExtra("full", true))`, `${START}.putExtra("full", false))`);
const more = (first: string, rest = '') => asks(`${START}.putExtra("full", true))`, `${START}.putExtra("full", false))`, first, rest);
const serve = asks('startService(new Intent(this, CoreService.class).putExtra("full", true))');
const FULL = 'if (getIntent().getBooleanExtra("full", false)) Dev.read(this);';
const SENT = 'if (i.getBooleanExtra("full", false)) Dev.read(this);';
const callbacks = (created: string) =>
  `class Watch implements Application$ActivityLifecycleCallbacks { public void onActivityCreated(Activity a, Bundle b) { ${created} } public void onActivityStarted(Activity a) { } public void onActivityResumed(Activity a) { } public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { } }`;
const WATCHED = app('registerActivityLifecycleCallbacks(new Watch());');
const RESUMED = `class HomeActivity extends Activity { protected void onResume() { super.onResume(); ${FULL} } }`;
const FRAGMENT = `class AskFragment extends Fragment {
  static AskFragment of(boolean v) { AskFragment f = new AskFragment(); Bundle b = new Bundle(); b.putBoolean("agreed", v); f.setArguments(b); return f; }
  public void onCreate(Bundle s) { super.onCreate(s); if (getArguments().getBoolean("agreed", false)) Dev.read(getActivity()); } }`;
const shown = (fragment: string) => `getFragmentManager().beginTransaction().add(1, ${fragment}).commit()`;
const fragments = (first: string, rest = '') =>
  `${FRAGMENT}${asks(shown('AskFragment.of(true)'), shown('AskFragment.of(false)'), first, rest)}`;
const told = (body: string) => `class Told extends BroadcastReceiver { public void onReceive(Context c, Intent i) { ${body} } }`;
const LOCAL = 'LocalBroadcastManager.getInstance(this)';
const STORE = 'getSharedPreferences("s", 0)';
const stored = (test: string, put: string) =>
  `${app(`if (${test}) Dev.read(this);`)}${asks(`getSharedPreferences("s", 0).edit().${put}.apply()`)}`;

const APP = { application: { name: '.App' } };
const HOME = { ...APP, activities: [{ name: '.HomeActivity', exported: false }] };
const SERVICE = { ...APP, services: [{ name: '.CoreService', exported: false }] };

const UNSETTLED = ['before-gate', 'undecided'];
const BEFORE = ['before-gate'];
const BEHIND = ['behind-gate'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  // Starts of which it is not known what they start.
  [
    'a page opened by a name that is not known',
    `${app('startActivity(new Intent().setClassName(this, System.getProperty("home")).putExtra("full", true));')}${page(FULL)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a service started by a name that is not known',
    `${app('startService(new Intent().setClassName(this, System.getProperty("s")).putExtra("full", true)); startService(new Intent(this, CoreService.class));')}${service(SENT)}${serve}`,
    SERVICE,
    UNSETTLED,
  ],
  [
    'a page opened by a name that is not known, with an action',
    `${app('startActivity(new Intent("go").setClassName(this, System.getProperty("home")).putExtra("full", true));')}${page(FULL)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page opened by one of two names',
    `${app('String n = Build.MODEL.isEmpty() ? "cn.shi.li.OtherActivity" : System.getProperty("home"); startActivity(new Intent().setClassName(this, n).putExtra("full", true));')}${page(FULL)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page opened by an intent that is read from a text',
    `${app('startActivity(Intent.parseUri(System.getProperty("home"), 0));')}${page(FULL)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page opened by an intent out of another',
    `${app('startActivity((Intent) Parcel.obtain().readParcelable(null));')}${page(FULL)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'an unknown page opened only after agreement',
    `${app('')}${page(FULL)}${asks(`startActivity(new Intent().setClassName(this, System.getProperty("home")).putExtra("full", true)); ${START}.putExtra("full", true))`, `${START}.putExtra("full", false))`)}`,
    HOME,
    BEHIND,
  ],
  [
    'an unknown page opened with nothing that is asked for',
    `${app('startActivity(new Intent().setClassName(this, System.getProperty("home")).putExtra("from", "app"));')}${page(FULL)}${two}`,
    HOME,
    BEHIND,
  ],
  [
    'an unknown service, which is no page',
    `${app('startService(new Intent().setClassName(this, System.getProperty("s")).putExtra("full", true));')}${page(FULL)}${two}`,
    HOME,
    BEHIND,
  ],
  [
    'extras that are filled in when it is sent',
    `${app('PendingIntent p = PendingIntent.getActivity(this, 0, new Intent(this, HomeActivity.class), 0); p.send(this, 0, new Intent().putExtra("full", true));')}${page(FULL)}${two}`,
    HOME,
    UNSETTLED,
  ],

  // Who gets the intent puts into it.
  ['a page that puts it in itself', `${app('')}${page(`getIntent().putExtra("full", true); ${FULL}`)}${two}`, HOME, UNSETTLED],
  [
    'a page that puts it in itself, and asks in another method',
    `${app('')}${page('getIntent().putExtra("full", true); go();', `void go() { ${FULL} }`)}${two}`,
    HOME,
    UNSETTLED,
  ],
  ['a page that puts it in under another name', `${app('')}${page(`getIntent().putExtra("seen", true); ${FULL}`)}${two}`, HOME, BEHIND],
  [
    'a callback of all pages that puts it in',
    `${callbacks('a.getIntent().putExtra("full", true);')}${WATCHED}${RESUMED}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a callback of all pages that gives another intent',
    `${callbacks('a.setIntent(new Intent().putExtra("full", true));')}${WATCHED}${RESUMED}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page above that gives another intent',
    `${app('')}class Base extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setIntent(new Intent().putExtra("full", true)); } }
class HomeActivity extends Base { protected void onCreate(Bundle b) { super.onCreate(b); ${FULL} } }${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page above that puts it in',
    `${app('')}class Base extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); getIntent().putExtra("full", true); } }
class HomeActivity extends Base { protected void onCreate(Bundle b) { super.onCreate(b); ${FULL} } }${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a helper that the page gives its intent to',
    `${app('')}class Extras { static void fill(Intent i) { i.putExtra("full", true); } }${page(`Extras.fill(getIntent()); ${FULL}`)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a helper that only looks at it',
    `${app('')}class Extras { static void log(Intent i) { Log.d("a", i.getStringExtra("from")); } }${page(`Extras.log(getIntent()); ${FULL}`)}${two}`,
    HOME,
    BEHIND,
  ],
  [
    'a page that keeps its intent for others',
    `${app('')}class Held { static Intent it; static void fill() { it.putExtra("full", true); } }${page(`Held.it = getIntent(); Held.fill(); ${FULL}`)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page that gives its intent to who asks',
    `${app('')}${page(`mine().putExtra("full", true); ${FULL}`, 'Intent mine() { return getIntent(); }')}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page that says itself what its intent is',
    `${app('')}${page(FULL, 'public Intent getIntent() { return super.getIntent().putExtra("full", true); }')}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a new intent that the page changes and keeps',
    `${app('')}class HomeActivity extends Activity { protected void onNewIntent(Intent i) { super.onNewIntent(i); i.putExtra("full", true); setIntent(i); } protected void onResume() { super.onResume(); ${FULL} } }${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a new intent that the page keeps as it is',
    `${app('')}class HomeActivity extends Activity { protected void onNewIntent(Intent i) { super.onNewIntent(i); setIntent(i); } protected void onResume() { super.onResume(); ${FULL} } }${two}`,
    HOME,
    BEHIND,
  ],
  [
    'a service that puts it in itself',
    `${app('startService(new Intent(this, CoreService.class));')}${service(`i.putExtra("full", true); ${SENT}`)}${serve}`,
    SERVICE,
    UNSETTLED,
  ],
  [
    'a service that puts it in before another method asks',
    `${app('startService(new Intent(this, CoreService.class));')}${service('i.putExtra("full", true); handle(i);', `void handle(Intent i) { ${SENT} }`)}${serve}`,
    SERVICE,
    UNSETTLED,
  ],
  [
    'a service above that puts it in',
    `${app('startService(new Intent(this, CoreService.class));')}class Base extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { i.putExtra("full", true); return 1; } }
class CoreService extends Base { public int onStartCommand(Intent i, int f, int id) { super.onStartCommand(i, f, id); ${SENT} return 1; } }${serve}`,
    SERVICE,
    UNSETTLED,
  ],
  [
    'a bundle of extras that the page adds to',
    `${app('')}${page('Bundle e = getIntent().getExtras(); e.putBoolean("full", true); if (e.getBoolean("full", false)) Dev.read(this);')}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a bundle of extras that the page adds to by a name of the class above',
    `${app('')}${page('Bundle e = getIntent().getExtras(); BaseBundle a = e; a.putBoolean("full", true); if (e.getBoolean("full", false)) Dev.read(this);')}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a bundle of extras that is passed on and added to',
    `${app('')}${page('Bundle e = getIntent().getExtras(); e.putBoolean("full", true); go(e);', 'void go(Bundle e) { if (e.getBoolean("full", false)) Dev.read(this); }')}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'extras that are filled in from elsewhere',
    `${app('')}${page(`getIntent().fillIn(Intent.parseUri(System.getProperty("x"), 0), 0); ${FULL}`)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'extras that are replaced',
    `${app('')}${page(`Bundle e = new Bundle(); e.putBoolean("full", true); getIntent().replaceExtras(e); ${FULL}`)}${two}`,
    HOME,
    UNSETTLED,
  ],

  // Who sends it puts in what does not count, or takes it out again.
  [
    'an intent sent as a copy without what was put in',
    `${app('')}${page('if (getIntent().getBooleanExtra("full", true)) Dev.read(this);')}${more(`startActivity(new Intent(this, HomeActivity.class).putExtra("full", false).cloneFilter());`)}`,
    HOME,
    UNSETTLED,
  ],
  [
    'extras replaced by none',
    `${app('')}${page('if (getIntent().getBooleanExtra("full", true)) Dev.read(this);')}${more(`Intent i = new Intent(this, HomeActivity.class).putExtra("full", false); i.replaceExtras(new Bundle()); startActivity(i);`)}`,
    HOME,
    UNSETTLED,
  ],
  [
    'one of two intents is told no',
    `${app('')}${page('if (getIntent().getBooleanExtra("full", true)) Dev.read(this);')}${more('Intent i = new Intent(this, HomeActivity.class); Intent k = new Intent(this, HomeActivity.class); Intent one = Build.MODEL.isEmpty() ? i : k; one.putExtra("full", false); startActivity(i);')}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a number in a box',
    `${app('')}${page('if (getIntent().getIntExtra("full", 0) == 2) Dev.read(this);')}${asks(`${START}.putExtra("full", 2))`, `Serializable two = (Serializable) Integer.valueOf(2); ${START}.putExtra("full", two))`)}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a truth value that is taken out as an object',
    `${app('')}${page('if (getIntent().getSerializableExtra("full") != null) Dev.read(this);')}${asks(`${START}.putExtra("full", (Serializable) "x"))`, `${START}.putExtra("full", false))`)}`,
    HOME,
    UNSETTLED,
  ],
  [
    'an intent that a helper gives back and is changed there',
    `${app('')}class Same { static Intent of(Intent i) { return i; } }${page(FULL)}${more('Intent i = new Intent(this, HomeActivity.class); Intent k = Same.of(i); k.putExtra("full", true); startActivity(i);')}`,
    HOME,
    UNSETTLED,
  ],
  [
    'an intent in a list that others change',
    `${app('')}class Held { static void fill(List l) { ((Intent) l.get(0)).putExtra("full", true); } }${page(FULL)}${more('Intent i = new Intent(this, HomeActivity.class); ArrayList l = new ArrayList(); l.add(i); Held.fill(l); startActivity(i);')}`,
    HOME,
    UNSETTLED,
  ],
  [
    'extras made of what is stored for good',
    `${app('')}${page('if (getIntent().getExtras().getBoolean("full", false)) Dev.read(this);')}${more('PersistableBundle p = new PersistableBundle(); p.putBoolean("full", true); startActivity(new Intent(this, HomeActivity.class).putExtras(new Bundle(p)));')}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a name that is changed later',
    `${app('Names.key = "full"; startActivity(new Intent(this, HomeActivity.class).putExtra(Names.key, true)); Names.key = "x";')}class Names { static String key = "full"; }${page(FULL)}${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a broadcast that the first of two receivers changes',
    `${told('if (i.getBooleanExtra("yes", false)) Dev.read(c);')}class First extends BroadcastReceiver { public void onReceive(Context c, Intent i) { i.putExtra("yes", true); } }
${app(`${LOCAL}.registerReceiver(new First(), new IntentFilter("cn.A")); ${LOCAL}.registerReceiver(new Told(), new IntentFilter("cn.A"));`)}${asks(`${LOCAL}.sendBroadcast(new Intent("cn.A").putExtra("yes", true))`, `${LOCAL}.sendBroadcast(new Intent("cn.A"))`)}`,
    APP,
    UNSETTLED,
  ],

  // Results of screens.
  [
    'what a screen of another app says',
    `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); startActivityForResult(new Intent("android.intent.action.GET_CONTENT"), 1); ${DIALOG}.setPositiveButton("同意", (d, w) -> { finish(); }).setNegativeButton("不同意", (d, w) -> { finish(); }).show(); }
protected void onActivityResult(int r, int c, Intent i) { if (i.getBooleanExtra("full", false)) Dev.read(this); } }`,
    {},
    UNSETTLED,
  ],
  [
    'that a screen of another app is done',
    `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); startActivityForResult(new Intent("android.media.action.IMAGE_CAPTURE"), 1); ${DIALOG}.setPositiveButton("同意", (d, w) -> { finish(); }).setNegativeButton("不同意", (d, w) -> { finish(); }).show(); }
protected void onActivityResult(int r, int c, Intent i) { if (c == -1) Dev.read(this); } }`,
    {},
    UNSETTLED,
  ],
  [
    'a result that the app tells itself',
    `class AskActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> { setResult(-1, new Intent().putExtra("full", true)); finish(); }).setNegativeButton("不同意", (d, w) -> { finish(); }).show(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); startActivityForResult(new Intent(this, AskActivity.class), 1); onActivityResult(1, -1, new Intent().putExtra("full", true)); }
protected void onActivityResult(int r, int c, Intent i) { if (i.getBooleanExtra("full", false)) Dev.read(this); } }`,
    { activities: [{ name: '.AskActivity', exported: false }] },
    UNSETTLED,
  ],

  // Arguments of fragments.
  [
    'arguments of a fragment that are added to from outside',
    fragments(`AskFragment g = AskFragment.of(false); g.getArguments().putBoolean("agreed", true); ${shown('g')};`),
    {},
    UNSETTLED,
  ],
  [
    'arguments of a fragment that it adds to itself',
    `${FRAGMENT.replace('super.onCreate(s);', 'super.onCreate(s); getArguments().putBoolean("agreed", true);')}${asks(shown('AskFragment.of(true)'), shown('AskFragment.of(false)'))}`,
    {},
    UNSETTLED,
  ],
  [
    'a fragment made by its name',
    fragments(`Bundle x = new Bundle(); x.putBoolean("agreed", true); ${shown('Fragment.instantiate(this, "cn.shi.li.AskFragment", x)')};`),
    {},
    UNSETTLED,
  ],
  [
    'arguments that are added to after they were given',
    fragments(
      `AskFragment g = new AskFragment(); Bundle x = new Bundle(); g.setArguments(x); x.putBoolean("agreed", true); ${shown('g')};`,
    ),
    {},
    UNSETTLED,
  ],
  [
    'arguments that another fragment shares',
    fragments(
      `AskFragment g = AskFragment.of(false); Sister s = new Sister(); s.setArguments(g.getArguments()); ${shown('s')}; ${shown('g')};`,
    ).concat(
      'class Sister extends Fragment { public void onCreate(Bundle b) { super.onCreate(b); getArguments().putBoolean("agreed", true); } }',
    ),
    {},
    UNSETTLED,
  ],
  [
    'a state that the platform kept',
    `${app('')}class HomeActivity extends Activity { protected void onSaveInstanceState(Bundle b) { b.putBoolean("full", true); } protected void onCreate(Bundle b) { super.onCreate(b); if (b != null && b.getBoolean("full")) Dev.read(this); } }${asks(`${START})`, `${START})`)}`,
    HOME,
    UNSETTLED,
  ],

  // Numbers.
  [
    'a default of sixteen digits',
    stored(`Long.parseLong(${STORE}.getString("t", "1000000000000000")) > 0L`, 'putString("t", "5")'),
    APP,
    UNSETTLED,
  ],
  [
    'a default of nineteen digits',
    stored(`Long.parseLong(${STORE}.getString("t", "9223372036854775807")) > 0L`, 'putString("t", "5")'),
    APP,
    UNSETTLED,
  ],
  [
    'a default with a sign',
    stored(`Long.parseLong(${STORE}.getString("t", "-1000000000000000000")) < 0L`, 'putString("t", "5")'),
    APP,
    UNSETTLED,
  ],
  [
    'a default with zeros before it',
    stored(`Integer.parseInt(${STORE}.getString("t", "00000000000000000001")) == 1`, 'putString("t", "1")'),
    APP,
    UNSETTLED,
  ],
  ['a default in wide digits', stored(`Integer.parseInt(${STORE}.getString("t", "１")) == 1`, 'putString("t", "1")'), APP, UNSETTLED],
  [
    'a default in another radix',
    stored(`Integer.parseInt(${STORE}.getString("t", "ff"), 16) == 255`, 'putString("t", "5")'),
    APP,
    UNSETTLED,
  ],
  ['a default that overflows', stored(`${STORE}.getInt("t", 2147483647) + 1 < 0`, 'putInt("t", -9)'), APP, UNSETTLED],
  ['a default that overflows downwards', stored(`${STORE}.getInt("t", -2147483648) - 1 > 0`, 'putInt("t", 9)'), APP, UNSETTLED],
  ['a default that is cut to a byte', stored(`(byte) ${STORE}.getInt("t", 256) == 0`, 'putInt("t", 512)'), APP, UNSETTLED],
  ['a default that is no number', stored(`!(${STORE}.getFloat("t", 0f / 0f) >= 0f)`, 'putFloat("t", -1f)'), APP, UNSETTLED],
  [
    'a default beyond what doubles hold',
    stored(`${STORE}.getLong("t", 9007199254740993L) > 9007199254740992L`, 'putLong("t", 9007199254740996L)'),
    APP,
    UNSETTLED,
  ],
  ['a text that is nothing by default', stored(`${STORE}.getString("t", null) == null`, 'putString("t", null)'), APP, BEFORE],
  ['a text that is no number', stored(`Integer.parseInt(${STORE}.getString("t", "none")) == 5`, 'putString("t", "5")'), APP, BEHIND],
  ['a default that is another number', stored(`Integer.parseInt(${STORE}.getString("t", "4")) == 5`, 'putString("t", "5")'), APP, BEHIND],
])('%s', (_, java, manifest, accepted) => {
  const { reads } = seen(`${READ}\n${java}`, manifest);
  expect(reads.map((read) => read.split(' ')[1])).toHaveLength(1);
  expect(accepted).toContain(reads[0]?.split(' ')[1]);
});
