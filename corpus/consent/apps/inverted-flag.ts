import { type Recipe, read } from '../recipe.ts';
import { ask } from '../snippets/inverted-flag.ts';

export const invertedFlag: readonly Recipe[] = [
  {
    id: 'inverted-first-run',
    about: 'is_first_run is true until the agree button writes false; reading where it is false is right.',
    java: `package com.hetao.one;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (!getSharedPreferences("conf", 0).getBoolean("is_first_run", true)) Log.d("i", ((TelephonyManager) getSystemService("phone")).getDeviceId());
  }
}${ask('is_first_run', false)}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'is_first_run' } },
  },
  {
    id: 'inverted-by-mistake',
    about: 'The exclamation mark is wrong: it reads exactly as long as nobody agreed.',
    java: `package com.hetao.two;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    boolean agreed = getSharedPreferences("conf", 0).getBoolean("agreed", false);
    if (!agreed) Log.d("i", ((TelephonyManager) getSystemService("phone")).getDeviceId());
  }
}${ask('agreed', true)}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'inverted-method-name',
    about: 'needsConsent() returns the negation; the caller negates again and returns early.',
    java: `package com.hetao.three;
class Gate {
  static boolean needsConsent(Context c) { return !c.getSharedPreferences("conf", 0).getBoolean("privacy_accepted", false); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); if (Gate.needsConsent(this)) return; load(); }
  void load() { Log.d("a", "" + getPackageManager().getInstalledPackages(0)); }
}${ask('privacy_accepted', true)}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.load', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'privacy_accepted' } },
  },
  {
    id: 'inverted-else-branch',
    about: 'Refused is the flag; what stands in the branch of true runs for those who refused, and the else for those never asked.',
    java: `package com.hetao.four;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    SharedPreferences sp = getSharedPreferences("conf", 0);
    if (sp.getBoolean("refused", false)) { Log.d("app", "limited"); }
    else { Log.d("app", ((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress()); }
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setPositiveButton("同意", (d, w) -> d.dismiss())
      .setNegativeButton("不同意", (d, w) -> getSharedPreferences("conf", 0).edit().putBoolean("refused", true).apply()).show();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'inverted-stored-negation',
    about:
      'show_privacy is what is kept: default true, the agree button writes false, the reader stores the negation in a local and tests it with &&.',
    java: `package com.hetao.five;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    boolean show = getSharedPreferences("conf", 0).getBoolean("show_privacy", true);
    boolean ready = !show;
    boolean hasPhone = checkSelfPermission("android.permission.READ_PHONE_STATE") == 0;
    if (ready && hasPhone) Log.d("i", ((TelephonyManager) getSystemService("phone")).getSimSerialNumber());
  }
}${ask('show_privacy', false)}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'show_privacy' } },
  },
  {
    id: 'inverted-xor',
    about: 'A compiler-shaped negation: flag ^ 1, kept in an int and compared with zero.',
    java: `package com.hetao.seven;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    int pending = (getSharedPreferences("conf", 0).getBoolean("agreed", false) ? 1 : 0) ^ 1;
    if (pending != 0) return;
    Log.d("a", Settings$Secure.getString(getContentResolver(), "android_id"));
  }
}${ask('agreed', true)}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
