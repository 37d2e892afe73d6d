import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** The identifier is read when the process starts, if `test` holds. */
const starts = (test: string, first = '') =>
  `class App extends Application { public void onCreate() { super.onCreate(); Context c = this; ${first} if (${test}) Log.d("a", ${ID}); } }`;
/** The first screen asks unless `asked` holds. */
const asks = (yes: string, no = 'finish()', asked = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Context c = this; ${asked === '' ? '' : `if (${asked}) return;`} ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show(); } }`;

const PREFS = 'getSharedPreferences("s", 0)';
const prefs = `c.${PREFS}`;

const BEHIND = ['behind-gate'];
const BEFORE = ['before-gate'];
/** A store whose content is not followed: that it is not settled is right as well. */
const UNSETTLED = ['behind-gate', 'undecided'];
/** The same where the answer is the other one. */
const OPEN = ['before-gate', 'undecided'];

const FILE = 'new File(c.getFilesDir(), "agreed")';
const CHOICE = `
class Choice extends Enum { static final Choice ASK = new Choice("ASK", 0); static final Choice YES = new Choice("YES", 1); static final Choice NO = new Choice("NO", 2); Choice(String n, int i) { super(n, i); } static Choice of(String s) { return (Choice) Enum.valueOf(Choice.class, s); } }`;
const JSON_STORE = `
class Conf {
  static JSONObject load(Context c) { return new JSONObject(${prefs}.getString("conf", "{}")); }
  static void put(Context c, String k, boolean v) { JSONObject o = load(c); o.put(k, v); ${prefs}.edit().putString("conf", o.toString()).apply(); }
}`;
const PROPERTIES = `
class Conf {
  static Properties load(Context c) { Properties p = new Properties(); try { p.load(c.openFileInput("conf")); } catch (Exception e) { } return p; }
  static void put(Context c, String k, String v) { Properties p = load(c); p.setProperty(k, v); try { p.store(c.openFileOutput("conf", 0), ""); } catch (Exception e) { } }
}`;
const LINES = `
class Marks {
  static String first(Context c, String name) { try { return new BufferedReader(new FileReader(c.getFilesDir().getPath() + name)).readLine(); } catch (Exception e) { return null; } }
  static void put(Context c, String name, String text) { try { FileWriter w = new FileWriter(c.getFilesDir().getPath() + name); w.write(text); w.close(); } catch (Exception e) { } }
}`;
const TABLE = (value: string) => `
class Db extends SQLiteOpenHelper {
  Db(Context c) { super(c, "app.db", null, 1); }
  public void onCreate(SQLiteDatabase d) { d.execSQL("create table consent(v integer)"); }
  public void onUpgrade(SQLiteDatabase d, int a, int b) { }
  boolean agreed() { Cursor c = getReadableDatabase().rawQuery("select v from consent", null); boolean is = c.moveToFirst() && c.getInt(0) == ${value}; c.close(); return is; }
  void put(int i) { ContentValues v = new ContentValues(); v.put("v", Integer.valueOf(i)); getWritableDatabase().insert("consent", null, v); }
}`;
const DAO = `
class Consent { boolean given; }
interface ConsentDao { Consent latest(); void insert(Consent c); }
class ConsentDao_Impl implements ConsentDao {
  final Db db; ConsentDao_Impl(Db db) { this.db = db; }
  public void insert(Consent c) { ContentValues v = new ContentValues(); v.put("given", Integer.valueOf(c.given ? 1 : 0)); db.getWritableDatabase().insert("consent", null, v); }
  public Consent latest() { Cursor k = db.getReadableDatabase().rawQuery("select given from consent order by id desc limit 1", null); if (!k.moveToFirst()) return null; Consent c = new Consent(); c.given = k.getInt(0) != 0; return c; }
}
class Db extends SQLiteOpenHelper { static Db one; Db(Context c) { super(c, "room.db", null, 1); } public void onCreate(SQLiteDatabase d) { d.execSQL("create table consent(given integer)"); } public void onUpgrade(SQLiteDatabase d, int a, int b) { } static ConsentDao dao(Context c) { if (one == null) one = new Db(c); return new ConsentDao_Impl(one); } }`;
const DAO_INSERT = (given: string) => `Consent k = new Consent(); k.given = ${given}; Db.dao(this).insert(k)`;
const BITS = `
class Bits {
  static boolean isAgreed(Context c) { return (${prefs}.getInt("flags", 0) & 4) == 4; }
  static boolean isLaunched(Context c) { return (${prefs}.getInt("flags", 0) & 1) != 0; }
  static void agree(Context c) { ${prefs}.edit().putInt("flags", ${prefs}.getInt("flags", 0) | 4).apply(); }
  static void launch(Context c) { ${prefs}.edit().putInt("flags", ${prefs}.getInt("flags", 0) | 1).apply(); }
}`;
const CHECKER = (body: string) => `
interface PrivacyChecker { boolean isAllowed(); void allow(boolean is); }
class PrefsChecker implements PrivacyChecker { final Context c; PrefsChecker(Context c) { this.c = c; } public boolean isAllowed() { return ${body}; } public void allow(boolean is) { ${prefs}.edit().putBoolean("allowed", is).apply(); } }
class Checkers { static PrivacyChecker of(Context c) { return new PrefsChecker(c); } }`;
const CACHE = (first: string) => `
class Cache {
  private static Cache one; final Map all = new HashMap();
  static Cache get(Context c) { if (one == null) { one = new Cache(); one.all.put("agree", Boolean.valueOf(${first})); } return one; }
  boolean is(String k) { Object o = all.get(k); return o != null && ((Boolean) o).booleanValue(); }
  void put(Context c, String k, boolean v) { all.put(k, Boolean.valueOf(v)); ${prefs}.edit().putBoolean(k, v).apply(); }
}`;
const FACADE = (first: string) => `
class Stats {
  static boolean granted = ${first}; static final List waiting = new ArrayList();
  static void grant(boolean is) { granted = is; if (is) flush(); }
  static void flush() { for (Object o : waiting) ((Runnable) o).run(); waiting.clear(); }
  static void init(Context c) { if (granted) now(c); else waiting.add(new Runnable() { public void run() { now(c); } }); }
  static void now(Context c) { Log.d("a", ${ID}); }
}
class App extends Application { public void onCreate() { super.onCreate(); Stats.init(this); } }`;
const OWN_PROVIDER = `
class FlagProvider extends ContentProvider {
  public boolean onCreate() { return true; }
  public Cursor query(Uri u, String[] p, String s, String[] a, String o) { MatrixCursor m = new MatrixCursor(new String[]{"v"}); m.addRow(new Object[]{Boolean.valueOf(getContext().${PREFS}.getBoolean("agree", false))}); return m; }
  public int update(Uri u, ContentValues v, String s, String[] a) { getContext().${PREFS}.edit().putBoolean("agree", true).apply(); return 1; }
  public Uri insert(Uri u, ContentValues v) { return u; } public String getType(Uri u) { return null; } public int delete(Uri u, String s, String[] a) { return 0; }
}
class Flags { static final Uri AT = Uri.parse("content://cn.shi.li.flags/agree"); static boolean is(Context c) { Cursor k = c.getContentResolver().query(AT, null, null, null, null); return k != null && k.moveToFirst() && "true".equals(k.getString(0)); } static void put(Context c) { c.getContentResolver().update(AT, new ContentValues(), null, null); } }`;
const ON_DISMISS = (first: string) => `
class MainActivity extends Activity {
  boolean agreed = ${first};
  protected void onCreate(Bundle b) { super.onCreate(b); AlertDialog a = ${DIALOG}.setPositiveButton("同意", (d, w) -> { agreed = true; }).setNegativeButton("不同意", (d, w) -> { d.cancel(); }).create(); a.setOnDismissListener(d -> { ${PREFS}.edit().putBoolean("agree", agreed).apply(); }); a.show(); }
}`;
const TWO_TEXTS = (yes: string, no: string) => `
class AskView extends LinearLayout {
  AskView(Context c) { super(c); TextView t = new TextView(c); t.setText("请阅读《隐私政策》"); TextView y = new TextView(c); y.setText("同意并继续"); y.setOnClickListener(v -> { ${yes}; }); TextView n = new TextView(c); n.setText("不同意"); n.setOnClickListener(v -> { ${no}; }); addView(t); addView(y); addView(n); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Dialog d = new Dialog(this); d.setContentView(new AskView(this)); d.setCancelable(false); d.show(); } }`;

const put = (call: string) => `${prefs}.edit().${call}.apply()`;
const agree = put('putBoolean("agree", true)');
const isAgreed = `${prefs}.getBoolean("agree", false)`;
const app = { application: { name: '.App' } };
const PROVIDER = { ...app, providers: [{ name: '.FlagProvider', authorities: 'cn.shi.li.flags', exported: false }] };
const digest = 'Base64.encodeToString("agreed:1".getBytes(), 2)';

/** Left out where nothing can tell: a file that opens without an exception, bits that a caller names, a collection that only agreement fills. */
test.each<[string, string, readonly string[], Parameters<typeof seen>[1]?]>([
  ['getAll().get', `${starts(`Boolean.TRUE.equals(${prefs}.getAll().get("agree"))`)}${asks(agree)}`, BEHIND],
  [
    'getAll().get of another key',
    `${starts(`Boolean.TRUE.equals(${prefs}.getAll().get("launched"))`, `${put('putBoolean("launched", true)')};`)}${asks(agree)}`,
    BEFORE,
  ],
  [
    'getAll().get of a text that is written at start',
    `${starts(`"1".equals(${prefs}.getAll().get("agree"))`, `${put('putString("agree", "1")')};`)}${asks(put('putString("agree", "1")'))}`,
    BEFORE,
  ],
  ['getAll().get of a text', `${starts(`"1".equals(${prefs}.getAll().get("agree"))`)}${asks(put('putString("agree", "1")'))}`, BEHIND],
  [
    'a component that is enabled at start',
    `${starts('getPackageManager().getComponentEnabledSetting(new ComponentName(this, MainActivity.class)) == 1', 'getPackageManager().setComponentEnabledSetting(new ComponentName("cn.shi.li", "cn.shi.li.MainActivity"), 1, 1);')}${asks('getPackageManager().setComponentEnabledSetting(new ComponentName(this, MainActivity.class), 1, 1)')}`,
    BEFORE,
  ],
  ['getAll().containsKey', `${starts(`${prefs}.getAll().containsKey("agree")`)}${asks(agree)}`, BEHIND],
  [
    'contains of what both buttons write',
    `${starts(`${prefs}.contains("agree")`)}${asks(agree, put('putBoolean("agree", false)'))}`,
    BEFORE,
  ],
  [
    'getStringSet holds the name',
    `${starts(`${prefs}.getStringSet("granted", new HashSet()).contains("privacy")`)}${asks('Set s = new HashSet(); s.add("privacy"); getSharedPreferences("s", 0).edit().putStringSet("granted", s).apply()')}`,
    UNSETTLED,
  ],
  [
    'getStringSet, and its default holds the name',
    `class Names { static Set all() { Set s = new HashSet(); s.add("privacy"); return s; } }${starts(`${prefs}.getStringSet("granted", Names.all()).contains("privacy")`)}${asks(put('putStringSet("granted", Names.all())'))}`,
    OPEN,
  ],
  ['a time above zero', `${starts(`${prefs}.getLong("at", 0L) > 0L`)}${asks(put('putLong("at", System.currentTimeMillis())'))}`, BEHIND],
  [
    'a time above minus one',
    `${starts(`${prefs}.getLong("at", 0L) > -1L`)}${asks(put('putLong("at", System.currentTimeMillis())'))}`,
    BEFORE,
  ],
  ['a version as a fraction', `${starts(`${prefs}.getFloat("version", 0f) >= 2.5f`)}${asks(put('putFloat("version", 2.5f)'))}`, BEHIND],
  [
    'a version as a fraction, written at start',
    `${starts(`${prefs}.getFloat("version", 0f) >= 2.5f`, `${put('putFloat("version", 2.5f)')};`)}${asks(put('putFloat("version", 2.5f)'))}`,
    BEFORE,
  ],
  [
    'the name of an enum',
    `${CHOICE}${starts(`Choice.of(${prefs}.getString("choice", "ASK")) == Choice.YES`)}${asks(put('putString("choice", Choice.YES.name())'), put('putString("choice", Choice.NO.name())'))}`,
    UNSETTLED,
  ],
  [
    'the name of an enum, and not the one of refusal',
    `${CHOICE}${starts(`Choice.of(${prefs}.getString("choice", "ASK")) != Choice.NO`)}${asks(put('putString("choice", Choice.YES.name())'), put('putString("choice", Choice.NO.name())'))}`,
    BEFORE,
  ],
  [
    'a member of a JSON text',
    `${JSON_STORE}${starts('Conf.load(this).optBoolean("agree", false)')}${asks('Conf.put(this, "agree", true)')}`,
    UNSETTLED,
  ],
  [
    'a member of a JSON text that is true without it',
    `${JSON_STORE}${starts('Conf.load(this).optBoolean("agree", true)')}${asks('Conf.put(this, "agree", true)')}`,
    BEFORE,
  ],
  [
    'a number in a JSON text',
    `${starts(`new JSONObject(${prefs}.getString("conf", "{}")).optInt("state", 0) == 1`)}${asks('JSONObject o = new JSONObject(); o.put("state", 1); getSharedPreferences("s", 0).edit().putString("conf", o.toString()).apply()')}`,
    UNSETTLED,
  ],
  [
    'properties',
    `${PROPERTIES}${starts('"1".equals(Conf.load(this).getProperty("agree", "0"))')}${asks('Conf.put(this, "agree", "1")')}`,
    UNSETTLED,
  ],
  [
    'properties, agreed by default',
    `${PROPERTIES}${starts('"1".equals(Conf.load(this).getProperty("agree", "1"))')}${asks('Conf.put(this, "agree", "1")')}`,
    BEFORE,
  ],
  ['a file that is there', `${starts(`${FILE}.exists()`)}${asks(`${FILE}.createNewFile()`)}`, BEHIND],
  [
    'a file that is there, withdrawn',
    `${starts(`${FILE}.exists()`)}${asks(`${FILE}.createNewFile()`, `${FILE}.delete(); finish()`)}`,
    BEHIND,
  ],
  ['a file that is made at start', `${starts(`${FILE}.exists()`, `${FILE}.createNewFile();`)}${asks(`${FILE}.createNewFile()`)}`, BEFORE],
  ['a file that is not there', `${starts(`!${FILE}.exists()`)}${asks(`${FILE}.createNewFile()`)}`, BEFORE],
  ['a line of a file', `${LINES}${starts('"1".equals(Marks.first(this, "/agree"))')}${asks('Marks.put(this, "/agree", "1")')}`, UNSETTLED],
  [
    'a line of another file',
    `${LINES}${starts('"1".equals(Marks.first(this, "/launched"))', 'Marks.put(this, "/launched", "1");')}${asks('Marks.put(this, "/agree", "1")')}`,
    BEFORE,
  ],
  [
    'a file that opens, and true as well when not',
    `${starts('Marks.has(this)')}${asks('Marks.put(this)')} class Marks { static boolean has(Context c) { try { c.openFileInput("agree").close(); return true; } catch (FileNotFoundException e) { return true; } } static void put(Context c) { try { c.openFileOutput("agree", 0).close(); } catch (Exception e) { } } }`,
    BEFORE,
  ],
  [
    'a number in a table',
    `${TABLE('1')}${starts('new Db(this).agreed()')}${asks('new Db(this).put(1)', 'new Db(this).put(0)')}`,
    UNSETTLED,
  ],
  [
    'a number in a table that refusal writes',
    `${TABLE('0')}${starts('new Db(this).agreed()')}${asks('new Db(this).put(1)', 'new Db(this).put(0)')}`,
    OPEN,
  ],
  [
    'an interface to a table',
    `${DAO}${starts('Db.dao(this).latest() != null && Db.dao(this).latest().given')}${asks(DAO_INSERT('true'))}`,
    UNSETTLED,
  ],
  [
    'an interface to a table, and no row will do',
    `${DAO}${starts('Db.dao(this).latest() == null || Db.dao(this).latest().given')}${asks(DAO_INSERT('true'))}`,
    BEFORE,
  ],
  [
    'a setting of the system',
    `${starts('Settings$System.getInt(getContentResolver(), "cn_shi_agree", 0) == 1')}${asks('Settings$System.putInt(getContentResolver(), "cn_shi_agree", 1)')}`,
    UNSETTLED,
  ],
  [
    'a setting of the system, one by default',
    `${starts('Settings$System.getInt(getContentResolver(), "cn_shi_agree", 1) == 1')}${asks('Settings$System.putInt(getContentResolver(), "cn_shi_agree", 1)')}`,
    BEFORE,
  ],
  [
    'MMKV without default',
    `${starts('MMKV.defaultMMKV().decodeBool("agree")')}${asks('MMKV.defaultMMKV().encode("agree", true)')}`,
    BEHIND,
  ],
  [
    'MMKV holds the key',
    `${starts('MMKV.defaultMMKV().containsKey("agree")')}${asks('MMKV.defaultMMKV().encode("agree", true)', 'MMKV.defaultMMKV().removeValueForKey("agree")')}`,
    BEHIND,
  ],
  [
    'MMKV holds the key, which refusal writes too',
    `${starts('MMKV.defaultMMKV().containsKey("agree")')}${asks('MMKV.defaultMMKV().encode("agree", true)', 'MMKV.defaultMMKV().encode("agree", false)')}`,
    BEFORE,
  ],
  [
    'MMKV of another name',
    `${starts('MMKV.mmkvWithID("b", 1).decodeBool("agree", false)', 'MMKV.mmkvWithID("b", 1).encode("agree", true);')}${asks('MMKV.mmkvWithID("a", 1).encode("agree", true)')}`,
    BEFORE,
  ],
  ['a provider of the app', `${OWN_PROVIDER}${starts('Flags.is(this)')}${asks('Flags.put(this)')}`, UNSETTLED, PROVIDER],
  ['a bit', `${BITS}${starts('Bits.isAgreed(this)', 'Bits.launch(this);')}${asks('Bits.agree(this)')}`, BEHIND],
  ['the wrong bit', `${BITS}${starts('Bits.isLaunched(this)', 'Bits.launch(this);')}${asks('Bits.agree(this)')}`, BEFORE],
  [
    'a fraction below nothing, written at start',
    `${starts(`${prefs}.getFloat("version", -9f) >= -3f`, `${put('putFloat("version", -2f)')};`)}${asks(put('putFloat("version", 1f)'))}`,
    BEFORE,
  ],
  [
    'a bit among others that the start sets',
    `${BITS}${starts('Bits.isAgreed(this)', `${put(`putInt("flags", ${prefs}.getInt("flags", 0) | 5)`)};`)}${asks('Bits.agree(this)')}`,
    BEFORE,
  ],
  [
    'a bit that the start turns round',
    `${BITS}${starts('Bits.isAgreed(this)', `${put(`putInt("flags", ${prefs}.getInt("flags", 0) ^ 4)`)};`)}${asks('Bits.agree(this)')}`,
    BEFORE,
  ],
  [
    'a bit that refusal takes away',
    `${BITS}${starts('Bits.isAgreed(this)', 'Bits.launch(this);')}${asks('Bits.agree(this)', put(`putInt("flags", ${prefs}.getInt("flags", 0) & 3)`))}`,
    UNSETTLED,
  ],
  [
    'bits of a mask that is nothing yet',
    `class Mask { static int mask; static boolean is(Context c) { return (${prefs}.getInt("flags", 0) & mask) == mask; } }${starts('Mask.is(this)')}${asks(`Mask.mask = 4; ${put('putInt("flags", 4)')}`)}`,
    BEFORE,
  ],
  [
    'bits of which one is enough',
    `${BITS}${starts(`(${prefs}.getInt("flags", 0) & 5) != 0`, 'Bits.launch(this);')}${asks('Bits.agree(this)')}`,
    BEFORE,
  ],
  [
    'the name of an enum, agreed by default',
    `${CHOICE}${starts(`Choice.of(${prefs}.getString("choice", "YES")) == Choice.YES`)}${asks(put('putString("choice", Choice.YES.name())'), put('putString("choice", Choice.NO.name())'))}`,
    BEFORE,
  ],
  [
    'the name of an enum, stored at start as a text',
    `${CHOICE}${starts(`Choice.of(${prefs}.getString("choice", "ASK")) == Choice.YES`, `${put('putString("choice", "YES")')};`)}${asks(put('putString("choice", Choice.YES.name())'))}`,
    BEFORE,
  ],
  [
    'the name of an enum that changes',
    `${CHOICE} class Now { static Choice wanted = Choice.ASK; }${starts(`Choice.of(${prefs}.getString("choice", "ASK")) == Now.wanted`)}${asks(`Now.wanted = Choice.YES; ${put('putString("choice", Choice.YES.name())')}`)}`,
    BEFORE,
  ],
  [
    'an encoded text',
    `${starts(`${digest}.equals(${prefs}.getString("token", ""))`)}${asks(put(`putString("token", ${digest})`))}`,
    UNSETTLED,
  ],
  [
    'an encoded text, written by both buttons',
    `${starts(`${digest}.equals(${prefs}.getString("token", ""))`)}${asks(put(`putString("token", ${digest})`), put(`putString("token", ${digest})`))}`,
    BEFORE,
  ],
  [
    'negated twice',
    `${starts('!Store.missing(this)')}${asks(agree)} class Store { static boolean missing(Context c) { return !${isAgreed}; } }`,
    BEHIND,
  ],
  [
    'negated once',
    `${starts('Store.missing(this)')}${asks(agree)} class Store { static boolean missing(Context c) { return !${isAgreed}; } }`,
    BEFORE,
  ],
  [
    'xor with true, of what refusal writes',
    `${starts(`${prefs}.getBoolean("refused", true) ^ true`)}${asks(put('putBoolean("refused", false)'))}`,
    BEHIND,
  ],
  ['xor with true', `${starts(`${isAgreed} ^ true`)}${asks(agree)}`, BEFORE],
  ['a choice of numbers', `${starts(`(${isAgreed} ? 1 : 0) == 1`)}${asks(agree)}`, BEHIND],
  ['a choice of numbers, the other', `${starts(`(${isAgreed} ? 1 : 0) == 0`)}${asks(agree)}`, BEFORE],
  [
    'equal to another truth',
    `${starts(`${isAgreed} == Flavor.STRICT`)}${asks(agree)} class Flavor { static final boolean STRICT = true; }`,
    BEHIND,
  ],
  [
    'equal to a wrong truth',
    `${starts(`${isAgreed} == Flavor.STRICT`)}${asks(agree)} class Flavor { static final boolean STRICT = false; }`,
    BEFORE,
  ],
  [
    'a box that is shared',
    `${starts('State.agreed.get()')}${asks('State.agreed.set(true)')} class State { static final AtomicBoolean agreed = new AtomicBoolean(false); }`,
    UNSETTLED,
  ],
  [
    'a reference that is shared',
    `${starts('"yes".equals(State.answer.get())')}${asks('State.answer.set("yes")', 'State.answer.set("no")')} class State { static final AtomicReference answer = new AtomicReference("none"); }`,
    UNSETTLED,
  ],
  [
    'a reference that is shared, and refusal writes',
    `${starts('State.answer.get() != null')}${asks('State.answer.set("yes")', 'State.answer.set("no")')} class State { static final AtomicReference answer = new AtomicReference(); }`,
    BEFORE,
  ],
  [
    'a count that is shared, counted up at start',
    `${starts('State.level.get() >= 1', 'State.level.incrementAndGet();')}${asks('State.level.set(2)')} class State { static final AtomicInteger level = new AtomicInteger(0); }`,
    BEFORE,
  ],
  [
    'a box that is shared, true at first',
    `${starts('State.agreed.get()')}${asks('State.agreed.set(true)')} class State { static final AtomicBoolean agreed = new AtomicBoolean(true); }`,
    BEFORE,
  ],
  [
    'a count that is shared',
    `class PushService extends Service { public IBinder onBind(Intent i) { return null; } public void onCreate() { super.onCreate(); Context c = this; if (State.level.get() >= 2) Log.d("a", ${ID}); } } class App extends Application { public void onCreate() { super.onCreate(); State.level.set(1); startService(new Intent(this, PushService.class)); } }${asks('State.level.set(2)')} class State { static final AtomicInteger level = new AtomicInteger(0); }`,
    UNSETTLED,
    { ...app, services: [{ name: '.PushService', exported: false }] },
  ],
  [
    'a volatile field, filled from the store',
    `class State { static volatile boolean ok; }${starts('State.ok', `State.ok = ${isAgreed};`)}${asks(`State.ok = true; ${agree}`)}`,
    BEHIND,
  ],
  [
    'a volatile field, filled from the store or a debug build',
    `class State { static volatile boolean ok; }${starts('State.ok', `State.ok = ${isAgreed} || Build.TAGS.contains("keys");`)}${asks(`State.ok = true; ${agree}`)}`,
    BEFORE,
  ],
  [
    'a reference that is weak',
    `class State { static final WeakReference of = new WeakReference(new State()); boolean ok; static boolean ok() { State s = (State) of.get(); return s != null && s.ok; } static void set() { State s = (State) of.get(); if (s != null) s.ok = true; } }${starts('State.ok()')}${asks('State.set()')}`,
    UNSETTLED,
  ],
  [
    'a cache that is filled with true',
    `${CACHE('true')}${starts('Cache.get(this).is("agree")')}${asks('Cache.get(this).put(this, "agree", true)')}`,
    BEFORE,
  ],
  [
    'a list of what is granted',
    `class State { static final List granted = new ArrayList(); }${starts('State.granted.contains("privacy")')}${asks('State.granted.add("privacy")')}`,
    UNSETTLED,
  ],
  [
    'a list of what is granted, filled at start',
    `class State { static final List granted = new ArrayList(); }${starts('State.granted.contains("privacy")', 'State.granted.add("privacy");')}${asks('State.granted.add("privacy")')}`,
    OPEN,
  ],
  [
    'an optional answer',
    `${starts('((Boolean) Store.answer(this).orElse(Boolean.FALSE)).booleanValue()')}${asks(agree)} class Store { static Optional answer(Context c) { return ${prefs}.contains("agree") ? Optional.of(Boolean.valueOf(${isAgreed})) : Optional.empty(); } }`,
    UNSETTLED,
  ],
  [
    'an optional answer, else true',
    `${starts('((Boolean) Store.answer(this).orElse(Boolean.TRUE)).booleanValue()')}${asks(agree)} class Store { static Optional answer(Context c) { return ${prefs}.contains("agree") ? Optional.of(Boolean.valueOf(${isAgreed})) : Optional.empty(); } }`,
    BEFORE,
  ],
  [
    'a component that is enabled',
    `${starts('getPackageManager().getComponentEnabledSetting(new ComponentName(this, MainActivity.class)) == 1')}${asks('getPackageManager().setComponentEnabledSetting(new ComponentName(this, MainActivity.class), 1, 1)')}`,
    UNSETTLED,
  ],
  [
    'a property of the process',
    `${starts('"1".equals(System.getProperty("cn.shi.agree", "0"))')}${asks('System.setProperty("cn.shi.agree", "1")')}`,
    UNSETTLED,
  ],
  [
    'a property of the process, set at start',
    `${starts('"1".equals(System.getProperty("cn.shi.agree", "0"))', 'System.setProperty("cn.shi.agree", "1");')}${asks('System.setProperty("cn.shi.agree", "1")')}`,
    OPEN,
  ],
  [
    'an interface with one class',
    `${CHECKER(`${prefs}.getBoolean("allowed", false)`)}${starts('Checkers.of(this).isAllowed()')}${asks('Checkers.of(this).allow(true)', 'Checkers.of(this).allow(false)')}`,
    BEHIND,
  ],
  [
    'an interface with one class that allows all',
    `${CHECKER('true')}${starts('Checkers.of(this).isAllowed()')}${asks('Checkers.of(this).allow(true)')}`,
    BEFORE,
  ],
  ['a facade that waits', `${FACADE('false')}${asks('Stats.grant(true)', 'Stats.grant(false)')}`, UNSETTLED],
  ['a facade that waits for nobody', `${FACADE('true')}${asks('Stats.grant(true)', 'Stats.grant(false)')}`, BEFORE],
  ['a facade that waits, flushed on refusal', `${FACADE('false')}${asks('Stats.grant(true)', 'Stats.flush()')}`, OPEN],
  ['two texts of an own view', `${starts(isAgreed)}${TWO_TEXTS(agree, 'System.exit(0)')}`, BEHIND],
  ['two texts of an own view, both write', `${starts(isAgreed)}${TWO_TEXTS(agree, agree)}`, BEFORE],
  ['written on dismissal, from a field', `${starts(isAgreed)}${ON_DISMISS('false')}`, UNSETTLED],
  ['written on dismissal, from a field that is true', `${starts(isAgreed)}${ON_DISMISS('true')}`, BEFORE],
  [
    'one number for each answer',
    `${starts(`${prefs}.getInt("answer", 0) == 1`)}${asks(put('putInt("answer", 1)'), put('putInt("answer", 2)'))}`,
    BEHIND,
  ],
  [
    'one number for each answer, and both above zero',
    `${starts(`${prefs}.getInt("answer", 0) > 0`)}${asks(put('putInt("answer", 1)'), put('putInt("answer", 2)'))}`,
    BEFORE,
  ],
  [
    'withdrawn later',
    `${starts(isAgreed)}${asks(agree)} class Withdraw extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Context c = this; findViewById(1).setOnClickListener(v -> { ${put('putBoolean("agree", false)')}; }); } }`,
    BEHIND,
    { ...app, activities: [{ name: '.Withdraw', exported: false }] },
  ],
  [
    'a helper called from both sides',
    `class Go { static void go(Context c) { Log.d("a", ${ID}); } } class App extends Application { public void onCreate() { super.onCreate(); Context c = this; if (${isAgreed}) Go.go(this); else Go.go(this); } }${asks(agree)}`,
    BEFORE,
  ],
  [
    'a helper called from behind only',
    `class Go { static void go(Context c) { Log.d("a", ${ID}); } } class App extends Application { public void onCreate() { super.onCreate(); Context c = this; if (${isAgreed}) Go.go(this); } }${asks(`${agree}; Go.go(this)`)}`,
    BEHIND,
  ],
])('%s', (_, java, accepted, manifest = app) => {
  const [state] = seen(java, manifest).reads.map((one) => one.split(' ')[1]);
  expect(accepted).toContain(state);
});
