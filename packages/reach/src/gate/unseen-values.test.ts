import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** More ways to give an answer that nobody sees: platform callbacks, reflection, readers of objects, stores. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const asks = (yes: string, no = 'finish()', first = '', more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${first} ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show(); } ${more} }`;
const app = (first: string, more = '') => `class App extends Application { public void onCreate() { super.onCreate(); ${first} } ${more} }`;
const FULL = 'if (getIntent().getBooleanExtra("full", false)) Dev.read(this);';
const HOME_PAGE = `class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${FULL} } }`;
const START = 'startActivity(new Intent(this, HomeActivity.class)';
const two = asks(`${START}.putExtra("full", true))`, `${START}.putExtra("full", false))`);
const FRAGMENT = `class AskFragment extends Fragment {
  static AskFragment of(boolean v) { AskFragment f = new AskFragment(); Bundle b = new Bundle(); b.putBoolean("agreed", v); f.setArguments(b); return f; }
  public void onCreate(Bundle s) { super.onCreate(s); if (getArguments().getBoolean("agreed", false)) Dev.read(getActivity()); } }`;
const shown = (fragment: string) => `getFragmentManager().beginTransaction().add(1, ${fragment}).commit()`;
const fragments = (first: string) => `${FRAGMENT}${asks(shown('AskFragment.of(true)'), shown('AskFragment.of(false)'), first)}`;
const STORE = 'getSharedPreferences("s", 0)';
const EDIT = 'getSharedPreferences("s", 0).edit()';
const stored = (first: string, test = `${STORE}.getBoolean("t", false)`, yes = `${EDIT}.putBoolean("t", true).apply()`) =>
  `${app(first)}${asks(yes, 'go()', 'go();', `void go() { if (${test}) Dev.read(this); }`)}`;
const STATE = 'class State { static boolean on; boolean ok; }';
const kept = (first: string, more = '') =>
  `${STATE}${more}${app(first)}${asks('State.on = true; go()', 'go()', 'go();', 'void go() { if (State.on) Dev.read(this); }')}`;

const APP = { application: { name: '.App' } };
const HOME = { ...APP, activities: [{ name: '.HomeActivity', exported: false }] };
const FILTERED = { ...APP, activities: [{ name: '.HomeActivity', exported: false, filters: [{ actions: ['cn.OPEN'] }] }] };

const UNSETTLED = ['before-gate', 'undecided'];
const BEHIND = ['behind-gate'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  [
    'a factory of pages that puts it in',
    `class Made extends AppComponentFactory { public Activity instantiateActivity(ClassLoader l, String c, Intent i) { i.putExtra("full", true); return super.instantiateActivity(l, c, i); } }${app('')}${HOME_PAGE}${two}`,
    { ...HOME, application: { name: '.App', appComponentFactory: '.Made' } },
    UNSETTLED,
  ],
  [
    'a page above that adds to all that it opens',
    `class Base extends Activity { public void startActivityForResult(Intent i, int c) { super.startActivityForResult(i.putExtra("full", true), c); } }
${app('')}${HOME_PAGE}class MainActivity extends Base { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${START}.putExtra("full", true)); }).setNegativeButton("不同意", (d, w) -> { ${START}); }).show(); } }`,
    HOME,
    UNSETTLED,
  ],
  [
    'a context that adds to all that it opens',
    `class Adding extends ContextWrapper { Adding(Context c) { super(c); } public void startActivity(Intent i) { super.startActivity(i.putExtra("full", true)); } }
${app('')}${HOME_PAGE}${asks(`${START}.putExtra("full", true))`, 'Context c = new Adding(this); c.startActivity(new Intent(this, HomeActivity.class))')}`,
    HOME,
    UNSETTLED,
  ],
  [
    'an intent kept in a field of the page',
    `${app('')}class HomeActivity extends Activity { Intent it; protected void onCreate(Bundle b) { super.onCreate(b); it = getIntent(); it.putExtra("full", true); } protected void onResume() { super.onResume(); ${FULL} } }${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'an intent given to a thread that puts it in',
    `${app('')}class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent i = getIntent(); new Thread(() -> { i.putExtra("full", true); }).start(); } protected void onResume() { super.onResume(); ${FULL} } }${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'a page opened by its action',
    `${app('startActivity(new Intent("cn.OPEN").setPackage(getPackageName()).putExtra("full", true));')}${HOME_PAGE}${two}`,
    FILTERED,
    UNSETTLED,
  ],
  [
    'a page opened by an action that is not known',
    `${app('startActivity(new Intent(System.getProperty("a")).putExtra("full", true));')}${HOME_PAGE}${two}`,
    FILTERED,
    UNSETTLED,
  ],
  [
    'a bundle inside the intent that the page adds to',
    `${app('')}class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Bundle e = getIntent().getBundleExtra("e"); e.putBoolean("full", true); if (e.getBoolean("full")) Dev.read(this); } }${two}`,
    HOME,
    UNSETTLED,
  ],
  [
    'arguments of a fragment that was found by its number',
    fragments('getFragmentManager().findFragmentById(1).getArguments().putBoolean("agreed", true);'),
    {},
    UNSETTLED,
  ],
  [
    'arguments that a helper fills later',
    `${fragments('Bundle x = new Bundle(); Fill.it(x); AskFragment g = new AskFragment(); g.setArguments(x);')}class Fill { static void it(Bundle b) { b.putBoolean("agreed", true); } }`,
    {},
    UNSETTLED,
  ],
  [
    'arguments that are those of the page',
    `${FRAGMENT}${asks(shown('AskFragment.of(true)'), shown('AskFragment.of(false)'), `AskFragment g = new AskFragment(); g.setArguments(getIntent().getExtras()); ${shown('g')};`)}`,
    {},
    UNSETTLED,
  ],
  [
    'arguments under a name that is not known',
    fragments(
      `Bundle x = new Bundle(); x.putBoolean(System.getProperty("k"), true); AskFragment g = new AskFragment(); g.setArguments(x); ${shown('g')};`,
    ),
    {},
    UNSETTLED,
  ],

  // Fields that others than the code write.
  ['a field that is not set but by agreement', kept(''), APP, BEHIND],
  ['a field set by its name', kept('State.class.getDeclaredField("on").set(null, Boolean.TRUE);'), APP, UNSETTLED],
  [
    'a field set by a name that is not known',
    kept('Class.forName(System.getProperty("c")).getDeclaredField(System.getProperty("f")).set(null, Boolean.TRUE);'),
    APP,
    UNSETTLED,
  ],
  [
    'an object that is read from a file',
    `class State implements Serializable { boolean ok; }${app('')}${asks('it().ok = true; go()', 'go()', 'go();', 'State it() { return (State) new ObjectInputStream(null).readObject(); } void go() { if (it().ok) Dev.read(this); }')}`,
    APP,
    UNSETTLED,
  ],
  [
    'an object that a library makes of a text',
    `class State { boolean ok; }${app('')}${asks('State s = it(); s.ok = true; go(s)', 'go(it())', 'go(it());', 'State it() { return (State) new Gson().fromJson(System.getProperty("s"), State.class); } void go(State s) { if (s.ok) Dev.read(this); }')}`,
    APP,
    UNSETTLED,
  ],

  // Stores.
  ['a store that is not written but by agreement', stored(''), APP, BEHIND],
  ['a store written under a name that is not known', stored(`${EDIT}.putBoolean(System.getProperty("k"), true).apply();`), APP, UNSETTLED],
  [
    'a store written under all names of a map',
    stored(
      `Map m = new HashMap(); m.put("t", Boolean.TRUE); SharedPreferences$Editor e = ${EDIT}; for (Object k : m.keySet()) e.putBoolean((String) k, true); e.apply();`,
    ),
    APP,
    UNSETTLED,
  ],
  [
    'whether a store has a set of texts',
    stored(`${EDIT}.putStringSet("t", new HashSet()).apply();`, `${STORE}.contains("t")`),
    APP,
    UNSETTLED,
  ],
  [
    'the store of the app by its name',
    stored(
      'getSharedPreferences("cn.shi.li_preferences", 0).edit().putBoolean("t", true).apply();',
      'PreferenceManager.getDefaultSharedPreferences(this).getBoolean("t", false)',
      'PreferenceManager.getDefaultSharedPreferences(this).edit().putBoolean("t", true).apply()',
    ),
    APP,
    UNSETTLED,
  ],
  [
    'the store of a page by its name',
    stored(
      'getSharedPreferences("MainActivity", 0).edit().putBoolean("t", true).apply();',
      'getPreferences(0).getBoolean("t", false)',
      'getPreferences(0).edit().putBoolean("t", true).apply()',
    ),
    APP,
    UNSETTLED,
  ],
  ['another store', stored('getSharedPreferences("o", 0).edit().putBoolean("t", true).apply();'), APP, BEHIND],
  [
    'a store that is filled with what a file says',
    stored(
      'PreferenceManager.setDefaultValues(this, 0x7f110000, false);',
      'PreferenceManager.getDefaultSharedPreferences(this).getBoolean("t", false)',
      'PreferenceManager.getDefaultSharedPreferences(this).edit().putBoolean("t", true).apply()',
    ),
    APP,
    UNSETTLED,
  ],

  // Buttons that nobody taps.
  [
    'a button of a dialog that code presses',
    `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); AlertDialog d = ${DIALOG}.setPositiveButton("同意", (x, w) -> { Dev.read(this); }).setNegativeButton("不同意", (x, w) -> { finish(); }).create(); d.show(); d.getButton(-1).performClick(); } }`,
    {},
    UNSETTLED,
  ],
  [
    'a button of a dialog that code presses once the user agreed',
    `class MainActivity extends Activity { AlertDialog d; protected void onCreate(Bundle b) { super.onCreate(b); d = ${DIALOG}.setPositiveButton("同意", (x, w) -> { Dev.read(this); d.getButton(-1).performClick(); }).setNegativeButton("不同意", (x, w) -> { finish(); }).create(); d.show(); } }`,
    {},
    BEHIND,
  ],

  // Numbers and texts.
  [
    'a default that is cut to a character',
    stored('', `(char) ${STORE}.getInt("t", 65536) == 0`, `${EDIT}.putInt("t", 131072).apply()`),
    APP,
    UNSETTLED,
  ],
  [
    'a default that is cut to a short',
    stored('', `(short) ${STORE}.getInt("t", 65536) == 0`, `${EDIT}.putInt("t", 131072).apply()`),
    APP,
    UNSETTLED,
  ],
  [
    'a default that is multiplied over',
    stored('', `${STORE}.getInt("t", 65536) * 65536 == 0`, `${EDIT}.putInt("t", 0).apply()`),
    APP,
    UNSETTLED,
  ],
  [
    'a default whose sign is turned',
    stored('', `-${STORE}.getInt("t", -2147483648) < 0`, `${EDIT}.putInt("t", 1).apply()`),
    APP,
    UNSETTLED,
  ],
  [
    'a default in a box',
    stored('', `Integer.valueOf(${STORE}.getString("t", "1000")).intValue() == 1000`, `${EDIT}.putString("t", "1000").apply()`),
    APP,
    UNSETTLED,
  ],
  ['a default put together', stored('', `("" + ${STORE}.getInt("t", 7)).equals("7")`, `${EDIT}.putInt("t", 7).apply()`), APP, UNSETTLED],
  [
    'a default without its ends',
    stored('', `${STORE}.getString("t", " 7 ").trim().equals("7")`, `${EDIT}.putString("t", "7").apply()`),
    APP,
    UNSETTLED,
  ],
  [
    'a default that throws',
    `${app(`boolean is = false; try { Integer.parseInt(${STORE}.getString("t", "none")); } catch (Exception e) { is = true; } if (is) Dev.read(this);`)}${asks(`${EDIT}.putString("t", "5").apply()`)}`,
    APP,
    UNSETTLED,
  ],
])('%s', (_, java, manifest, accepted) => {
  const { reads } = seen(`${READ}\n${java}`, manifest);
  expect(reads.map((read) => read.split(' ')[1])).toHaveLength(1);
  expect(accepted).toContain(reads[0]?.split(' ')[1]);
});
