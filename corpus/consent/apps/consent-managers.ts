import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, clip, iccid, imsi, meid, phone } from '../snippets/reading.ts';

export const consentManagers: readonly Recipe[] = [
  {
    id: 'manager-enum-is-agreed',
    about: 'The answer is one of three constants of an enum, stored by its name; the application class asks for AGREED.',
    java: `package cn.guanli.enumone;
class PrivacyState extends Enum {
  public static final PrivacyState UNKNOWN = new PrivacyState("UNKNOWN", 0); public static final PrivacyState AGREED = new PrivacyState("AGREED", 1); public static final PrivacyState REFUSED = new PrivacyState("REFUSED", 2);
  private PrivacyState(String name, int ordinal) { super(name, ordinal); }
  static PrivacyState of(String name) { if ("AGREED".equals(name)) return AGREED; if ("REFUSED".equals(name)) return REFUSED; return UNKNOWN; }
}
class PrivacyManager {
  private static volatile PrivacyManager sInstance; private final SharedPreferences sp;
  private PrivacyManager(Context c) { sp = c.getApplicationContext().getSharedPreferences("privacy", 0); }
  static PrivacyManager get(Context c) { if (sInstance == null) { synchronized (PrivacyManager.class) { if (sInstance == null) sInstance = new PrivacyManager(c); } } return sInstance; }
  PrivacyState state() { return PrivacyState.of(sp.getString("state", "UNKNOWN")); }
  void save(PrivacyState s) { sp.edit().putString("state", s.name()).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (PrivacyManager.get(this).state() == PrivacyState.AGREED) Log.d("app", ${imsi('this')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (PrivacyManager.get(this).state() == PrivacyState.AGREED) return;
    ${dialog('PrivacyManager.get(this).save(PrivacyState.AGREED)', 'PrivacyManager.get(this).save(PrivacyState.REFUSED); finish()')}
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'refusal stores under the same key; the name of the constant tells them apart, through an object',
        }),
      ],
      gate: { how: 'dialog', flag: 'state' },
    },
  },
  {
    id: 'manager-enum-is-known',
    about: 'The same enum; the application class asks whether the state is not UNKNOWN, which is true after a refusal.',
    java: `package cn.guanli.enumtwo;
class PrivacyState extends Enum {
  public static final PrivacyState UNKNOWN = new PrivacyState("UNKNOWN", 0); public static final PrivacyState AGREED = new PrivacyState("AGREED", 1); public static final PrivacyState REFUSED = new PrivacyState("REFUSED", 2);
  private PrivacyState(String name, int ordinal) { super(name, ordinal); }
  static PrivacyState of(String name) { if ("AGREED".equals(name)) return AGREED; if ("REFUSED".equals(name)) return REFUSED; return UNKNOWN; }
}
class PrivacyManager {
  private static volatile PrivacyManager sInstance; private final SharedPreferences sp;
  private PrivacyManager(Context c) { sp = c.getApplicationContext().getSharedPreferences("privacy", 0); }
  static PrivacyManager get(Context c) { if (sInstance == null) { synchronized (PrivacyManager.class) { if (sInstance == null) sInstance = new PrivacyManager(c); } } return sInstance; }
  PrivacyState state() { return PrivacyState.of(sp.getString("state", "UNKNOWN")); }
  void save(PrivacyState s) { sp.edit().putString("state", s.name()).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (PrivacyManager.get(this).state() != PrivacyState.UNKNOWN) Log.d("app", ${imsi('this')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (PrivacyManager.get(this).state() == PrivacyState.AGREED) return;
    ${dialog('PrivacyManager.get(this).save(PrivacyState.AGREED)', 'PrivacyManager.get(this).save(PrivacyState.REFUSED); finish()')}
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'App.onCreate', 'process-start', ['before-gate', 'undecided'], {
          why: 'the stored name becomes an object, and the object is compared',
        }),
      ],
      gate: { how: 'dialog', flag: 'state' },
    },
  },
  {
    id: 'manager-marker-file',
    about: 'An empty file in the files folder says that the user agreed; only the agree button creates it.',
    java: `package cn.guanli.marker;
class Marker {
  static File file(Context c) { return new File(c.getFilesDir(), ".privacy_agreed"); }
  static boolean isSet(Context c) { return file(c).exists(); }
  static void set(Context c) { try { file(c).createNewFile(); } catch (IOException e) { Log.e("marker", "" + e.getMessage()); } }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Marker.isSet(this)) Log.d("app", ${androidId('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Marker.isSet(this)) return; ${dialog('Marker.set(this)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], { why: 'the flag is that a file exists' })],
      gate: { how: ['dialog', 'flag'] },
    },
  },
  {
    id: 'manager-encrypted-preferences',
    about: 'The flag lies in encrypted preferences; the factory of the library gives an ordinary SharedPreferences.',
    java: `package cn.guanli.encrypted;
class SecureStore {
  private static SharedPreferences sp;
  static SharedPreferences of(Context c) {
    if (sp != null) return sp;
    MasterKey key = new MasterKey$Builder(c).setKeyScheme(MasterKey$KeyScheme.AES256_GCM).build();
    sp = EncryptedSharedPreferences.create(c, "secure_conf", key, EncryptedSharedPreferences$PrefKeyEncryptionScheme.AES256_SIV, EncryptedSharedPreferences$PrefValueEncryptionScheme.AES256_GCM);
    return sp;
  }
  static boolean isAgreed(Context c) { return of(c).getBoolean("user_agreed", false); }
  static void agree(Context c) { of(c).edit().putBoolean("user_agreed", true).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (!SecureStore.isAgreed(this)) return; Log.d("app", ${iccid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (SecureStore.isAgreed(this)) return; ${dialog('SecureStore.agree(this)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'user_agreed' } },
  },
  {
    id: 'manager-delegated-property',
    about: 'var agreed by Preference("agreed", false): getter and setter go through a delegate that asks the preferences by type.',
    java: `package cn.guanli.delegate;
class Preference implements ReadWriteProperty {
  static SharedPreferences sp; private final String key; private final Object fallback;
  Preference(String key, Object fallback) { this.key = key; this.fallback = fallback; }
  public Object getValue(Object owner, KProperty p) {
    if (fallback instanceof Boolean) return Boolean.valueOf(sp.getBoolean(key, ((Boolean) fallback).booleanValue()));
    return sp.getString(key, (String) fallback);
  }
  public void setValue(Object owner, KProperty p, Object v) {
    if (v instanceof Boolean) sp.edit().putBoolean(key, ((Boolean) v).booleanValue()).apply(); else sp.edit().putString(key, (String) v).apply();
  }
}
class AppPrefs {
  public static final AppPrefs INSTANCE = new AppPrefs();
  static final KProperty[] $$delegatedProperties = new KProperty[2];
  private final Preference agreed$delegate = new Preference("agreed", Boolean.valueOf(false)); private final Preference channel$delegate = new Preference("channel", "official");
  public final boolean getAgreed() { return ((Boolean) agreed$delegate.getValue(this, $$delegatedProperties[0])).booleanValue(); }
  public final void setAgreed(boolean v) { agreed$delegate.setValue(this, $$delegatedProperties[0], Boolean.valueOf(v)); }
  public final String getChannel() { return (String) channel$delegate.getValue(this, $$delegatedProperties[1]); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); Preference.sp = getSharedPreferences("kv", 0); Log.d("app", AppPrefs.INSTANCE.getChannel()); if (AppPrefs.INSTANCE.getAgreed()) Log.d("app", ${meid('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (AppPrefs.INSTANCE.getAgreed()) return; ${dialog('AppPrefs.INSTANCE.setAgreed(true)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('meid', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'key and default are in the fields of the delegate, the value comes boxed',
        }),
      ],
      gate: { how: ['dialog', 'flag'], flag: 'agreed' },
    },
  },
  {
    id: 'manager-delegated-property-default-true',
    about: 'The same delegate made with true as its default: open before anybody answered.',
    java: `package cn.guanli.delegatetwo;
class Preference implements ReadWriteProperty {
  static SharedPreferences sp; private final String key; private final Object fallback;
  Preference(String key, Object fallback) { this.key = key; this.fallback = fallback; }
  public Object getValue(Object owner, KProperty p) {
    if (fallback instanceof Boolean) return Boolean.valueOf(sp.getBoolean(key, ((Boolean) fallback).booleanValue()));
    return sp.getString(key, (String) fallback);
  }
  public void setValue(Object owner, KProperty p, Object v) {
    if (v instanceof Boolean) sp.edit().putBoolean(key, ((Boolean) v).booleanValue()).apply(); else sp.edit().putString(key, (String) v).apply();
  }
}
class AppPrefs {
  public static final AppPrefs INSTANCE = new AppPrefs();
  static final KProperty[] $$delegatedProperties = new KProperty[2];
  private final Preference agreed$delegate = new Preference("agreed", Boolean.valueOf(true)); private final Preference channel$delegate = new Preference("channel", "official");
  public final boolean getAgreed() { return ((Boolean) agreed$delegate.getValue(this, $$delegatedProperties[0])).booleanValue(); }
  public final void setAgreed(boolean v) { agreed$delegate.setValue(this, $$delegatedProperties[0], Boolean.valueOf(v)); }
  public final String getChannel() { return (String) channel$delegate.getValue(this, $$delegatedProperties[1]); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); Preference.sp = getSharedPreferences("kv", 0); Log.d("app", AppPrefs.INSTANCE.getChannel()); if (AppPrefs.INSTANCE.getAgreed()) Log.d("app", ${meid('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('AppPrefs.INSTANCE.setAgreed(true)', 'AppPrefs.INSTANCE.setAgreed(false); finish()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('meid', 'App.onCreate', 'process-start', ['before-gate', 'undecided'], {
          why: 'key and default are in the fields of the delegate, the value comes boxed',
        }),
      ],
      gate: { how: ['dialog', 'flag'], flag: 'agreed' },
    },
  },
  {
    id: 'manager-build-switch-off',
    about: 'A constant of the build skips the question for shops that forbid it; it is false here and copied to where it is used.',
    java: `package cn.guanli.build;
class BuildConfig { static final boolean SKIP_PRIVACY = false; static final String FLAVOR = "official"; }
class Privacy { static boolean canRead(Context c) { return BuildConfig.SKIP_PRIVACY || c.getSharedPreferences("p", 0).getBoolean("ok", false); } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", BuildConfig.FLAVOR); if (Privacy.canRead(this)) Log.d("app", ${phone('this')}); } }
${asksOnce('p', 'ok')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('phone', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'ok' } },
  },
  {
    id: 'manager-cached-shown-is-enough',
    about: 'The same cache; isAllowed is also true once the dialog was shown, and the page comes back to the front without an answer.',
    java: `package cn.guanli.cachedtwo;
class Privacy {
  private static boolean agreed; private static boolean shown;
  static void load() { agreed = MMKV.defaultMMKV().decodeBool("privacy_ok", false); }
  static boolean isAllowed() { return agreed || shown; }
  static void markShown() { shown = true; }
  static boolean wasShown() { return shown; }
  static void agree() { agreed = true; MMKV.defaultMMKV().encode("privacy_ok", true); }
}
class App extends Application { public void onCreate() { super.onCreate(); MMKV.initialize(this); Privacy.load(); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (Privacy.isAllowed() || Privacy.wasShown()) return; Privacy.markShown(); ${dialog('Privacy.agree()')} }
  protected void onResume() { super.onResume(); if (Privacy.isAllowed()) Log.d("main", "" + ${clip('this')}); }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('clipboard', 'MainActivity.onResume', 'first-screen', 'before-gate')],
      gate: { how: 'dialog', flag: 'privacy_ok' },
    },
  },
];
