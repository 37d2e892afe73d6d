import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, clip, iccid, phone } from '../snippets/reading.ts';

export const consentManagers: readonly Recipe[] = [
  {
    id: 'manager-marker-file-of-start',
    about: 'Two marker files; the application class creates the one for the first run itself, and asks for that one.',
    java: `package cn.guanli.markertwo;
class Marker {
  static File file(Context c, String name) { return new File(c.getFilesDir(), name); }
  static boolean isSet(Context c, String name) { return file(c, name).exists(); }
  static void set(Context c, String name) { try { file(c, name).createNewFile(); } catch (IOException e) { Log.e("marker", "" + e.getMessage()); } }
}
class App extends Application { public void onCreate() { super.onCreate(); Marker.set(this, ".first_run"); if (Marker.isSet(this, ".first_run")) Log.d("app", ${androidId('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Marker.isSet(this, ".privacy_agreed")) return; ${dialog('Marker.set(this, ".privacy_agreed")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: ['dialog', 'flag'] } },
  },
  {
    id: 'manager-encrypted-preferences-plain-copy',
    about: 'The same, and the application class asks the plain preferences of old, where a migration wrote true for everybody.',
    java: `package cn.guanli.encryptedtwo;
class SecureStore {
  private static SharedPreferences sp;
  static SharedPreferences of(Context c) {
    if (sp != null) return sp;
    MasterKey key = new MasterKey$Builder(c).setKeyScheme(MasterKey$KeyScheme.AES256_GCM).build();
    sp = EncryptedSharedPreferences.create(c, "secure_conf", key, EncryptedSharedPreferences$PrefKeyEncryptionScheme.AES256_SIV, EncryptedSharedPreferences$PrefValueEncryptionScheme.AES256_GCM);
    return sp;
  }
  static void migrate(Context c) { SharedPreferences old = c.getSharedPreferences("conf", 0); if (!old.contains("user_agreed")) old.edit().putBoolean("user_agreed", true).commit(); }
  static boolean isAgreed(Context c) { return of(c).getBoolean("user_agreed", false); }
  static void agree(Context c) { of(c).edit().putBoolean("user_agreed", true).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); SecureStore.migrate(this); if (!getSharedPreferences("conf", 0).getBoolean("user_agreed", false)) return; Log.d("app", ${iccid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (SecureStore.isAgreed(this)) return; ${dialog('SecureStore.agree(this)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'user_agreed' } },
  },
  {
    id: 'manager-build-switch-on',
    about: 'The same switch set the way the build tools write DEBUG: parsed from the text "true".',
    java: `package cn.guanli.buildtwo;
class BuildConfig { static final boolean SKIP_PRIVACY = Boolean.parseBoolean("true"); static final String FLAVOR = "official"; }
class Privacy { static boolean canRead(Context c) { return BuildConfig.SKIP_PRIVACY || c.getSharedPreferences("p", 0).getBoolean("ok", false); } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", BuildConfig.FLAVOR); if (Privacy.canRead(this)) Log.d("app", ${phone('this')}); } }
${asksOnce('p', 'ok')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('phone', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'ok' } },
  },
  {
    id: 'manager-cached-in-memory',
    about: 'The answer is cached in a static field that is filled from MMKV; every page asks the cache.',
    java: `package cn.guanli.cached;
class Privacy {
  private static boolean agreed; private static boolean shown;
  static void load() { agreed = MMKV.defaultMMKV().decodeBool("privacy_ok", false); }
  static boolean isAllowed() { return agreed; }
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
      reads: [read('clipboard', 'MainActivity.onResume', 'first-screen', 'behind-gate')],
      gate: { how: 'dialog', flag: 'privacy_ok' },
    },
  },
];
