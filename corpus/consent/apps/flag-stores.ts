import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, imsi, mac, meid } from '../snippets/reading.ts';

export const flagStores: readonly Recipe[] = [
  {
    id: 'store-mmkv-text',
    about: 'MMKV keeps the text "1"; it is compared with equals, and only the agree button writes it.',
    java: `package cn.cunchu.mmkvtext;
class App extends Application { public void onCreate() { super.onCreate(); MMKV.initialize(this); if ("1".equals(MMKV.defaultMMKV().decodeString("agree_state", "0"))) Log.d("a", ${imei('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if ("1".equals(MMKV.defaultMMKV().decodeString("agree_state", "0"))) return; ${dialog('MMKV.defaultMMKV().encode("agree_state", "1")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agree_state' } },
  },
  {
    id: 'store-timestamp-not-negative',
    about: 'Greater or equal zero, and the default is zero: true for everybody.',
    java: `package cn.cunchu.timezero;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("user", 0).getLong("agree_time", 0L) >= 0L) Log.d("a", ${mac('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("user", 0).getLong("agree_time", 0L) > 0L) return; ${dialog('getSharedPreferences("user", 0).edit().putLong("agree_time", System.currentTimeMillis()).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agree_time' } },
  },
  {
    id: 'store-policy-version',
    about: 'The number of the policy agreed to; at least three is agreed.',
    java: `package cn.cunchu.version;
class Policy { static final int CURRENT = 3; static boolean isCurrent(Context c) { return c.getSharedPreferences("policy", 0).getInt("policy_version", 0) >= CURRENT; } }
class App extends Application { public void onCreate() { super.onCreate(); if (!Policy.isCurrent(this)) return; Log.d("a", "" + ${apps('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Policy.isCurrent(this)) return; ${dialog('getSharedPreferences("policy", 0).edit().putInt("policy_version", Policy.CURRENT).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'policy_version' } },
  },
  {
    id: 'store-json-text',
    about: 'One JSON text for all settings: the flag is a member of it.',
    java: `package cn.cunchu.json;
class Conf {
  static JSONObject load(Context c) { return new JSONObject(c.getSharedPreferences("conf", 0).getString("all", "{}")); }
  static void put(Context c, String k, boolean v) { JSONObject o = load(c); o.put(k, v); c.getSharedPreferences("conf", 0).edit().putString("all", o.toString()).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); Conf.put(this, "launched", true); if (Conf.load(this).optBoolean("privacyAgreed")) Log.d("a", ${imsi('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Conf.put(this, "privacyAgreed", true)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the text is written for other members as well, before anybody is asked; only its content says who agreed',
        }),
      ],
      gate: { how: ['dialog', 'flag'], flag: 'privacyAgreed' },
    },
  },
  {
    id: 'store-database-row',
    about: 'A row of a table holds the answer; the agree button inserts it, and whoever has the row has agreed.',
    java: `package cn.cunchu.row;
class Db extends SQLiteOpenHelper {
  Db(Context c) { super(c, "app.db", null, 1); }
  public void onCreate(SQLiteDatabase d) { d.execSQL("create table consent(v integer)"); }
  public void onUpgrade(SQLiteDatabase d, int a, int b) { }
  boolean agreed() { Cursor c = getReadableDatabase().rawQuery("select v from consent where v = 1", null); try { return c.moveToFirst(); } finally { c.close(); } }
  void agree() { ContentValues v = new ContentValues(); v.put("v", "1"); getWritableDatabase().insert("consent", null, v); }
}
class App extends Application { static Db db; public void onCreate() { super.onCreate(); db = new Db(this); if (db.agreed()) Log.d("a", ${meid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (App.db.agreed()) return; ${dialog('App.db.agree()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('meid', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the answer is a row; what the query means stands in its text',
        }),
      ],
      gate: { how: ['dialog', 'flag'] },
    },
  },
  {
    id: 'store-wrong-bit',
    about: 'The same number, and the application class asks for the bit that the start itself sets.',
    java: `package cn.cunchu.wrongbit;
class Bits {
  static boolean has(Context c, int bit) { return (c.getSharedPreferences("b", 0).getInt("state", 0) & bit) != 0; }
  static void add(Context c, int bit) { SharedPreferences sp = c.getSharedPreferences("b", 0); sp.edit().putInt("state", sp.getInt("state", 0) | bit).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); Bits.add(this, 1); if (Bits.has(this, 1)) Log.d("a", ${imei('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Bits.add(this, 4)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: ['dialog', 'flag'], flag: 'state' } },
  },
  {
    id: 'store-same-key-other-file',
    about:
      'Two files have the key agree: the button writes the one, an upgrade step at process start writes the other, and that one is asked.',
    java: `package cn.cunchu.twofiles;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    SharedPreferences legacy = getSharedPreferences("legacy_user", 0);
    if (!legacy.contains("agree")) legacy.edit().putBoolean("agree", true).commit();
    if (legacy.getBoolean("agree", false)) Log.d("a", ${imei('this')});
  }
}
${asksOnce('user', 'agree')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agree' } },
  },
  {
    id: 'store-contains-either-answer',
    about: 'contains() is true as soon as anything was chosen: the refusal stores false, and the next start reads.',
    java: `package cn.cunchu.contains;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("p", 0).contains("privacy_choice")) Log.d("a", ${androidId('this')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("p", 0);
    if (sp.getBoolean("privacy_choice", false)) return;
    ${dialog('sp.edit().putBoolean("privacy_choice", true).apply()', 'sp.edit().putBoolean("privacy_choice", false).apply(); finish()')}
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'privacy_choice' } },
  },
  {
    id: 'store-contains-only-yes',
    about: 'contains() again, and only the agree button stores the key.',
    java: `package cn.cunchu.containsyes;
class App extends Application { public void onCreate() { super.onCreate(); if (!getSharedPreferences("p", 0).contains("agreed_at")) return; Log.d("a", ${androidId('this')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("p", 0);
    if (sp.contains("agreed_at")) return;
    ${dialog('sp.edit().putLong("agreed_at", System.currentTimeMillis()).apply()')}
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed_at' } },
  },
  {
    id: 'store-asked-of-provider',
    about: 'The flag is asked of a provider in the main process, as other processes must; call() gives a Bundle.',
    java: `package cn.cunchu.provider;
class FlagProvider extends ContentProvider {
  public boolean onCreate() { return true; }
  public Bundle call(String method, String key, Bundle extras) {
    Bundle out = new Bundle(); SharedPreferences sp = getContext().getSharedPreferences("flags", 0);
    if ("put".equals(method)) sp.edit().putBoolean(key, true).apply(); else out.putBoolean("v", sp.getBoolean(key, false));
    return out;
  }
}
class Flags {
  static final Uri AT = Uri.parse("content://cn.cunchu.provider.flags");
  static boolean is(Context c, String k) { return c.getContentResolver().call(AT, "get", k, null).getBoolean("v", false); }
  static void put(Context c, String k) { c.getContentResolver().call(AT, "put", k, null); }
}
class PushService extends Service { public IBinder onBind(Intent i) { return null; } public void onCreate() { super.onCreate(); if (Flags.is(this, "agreed")) Log.d("push", ${androidId('this')}); } }
class App extends Application { public void onCreate() { super.onCreate(); startService(new Intent(this, PushService.class)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Flags.put(this, "agreed")')} } }`,
    manifest: {
      application: { name: '.App' },
      providers: [{ name: '.FlagProvider', authorities: 'cn.cunchu.provider.flags', exported: false }],
      services: [{ name: '.PushService', process: ':push', exported: false }],
    },
    truth: {
      reads: [
        read('android id', 'PushService.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the flag comes out of another process, in a Bundle',
          isBackground: true,
        }),
      ],
      gate: { how: ['dialog', 'flag'], flag: 'agreed' },
    },
  },
];
