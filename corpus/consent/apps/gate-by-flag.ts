import { type Recipe, read } from '../recipe.ts';

export const gateByFlag: readonly Recipe[] = [
  {
    id: 'flag-in-application',
    about: 'Application.onCreate initializes only when the flag is set; the dialog sets it and initializes itself.',
    java: `package com.songguo.one;
class App extends Application {
  static App self;
  public void onCreate() {
    super.onCreate();
    self = this;
    if (getSharedPreferences("app", 0).getBoolean("user_agreed", false)) initSdks();
  }
  void initSdks() { Log.d("sdk", ((TelephonyManager) getSystemService("phone")).getDeviceId()); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("app", 0);
    if (sp.getBoolean("user_agreed", false)) return;
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("请同意隐私政策").setCancelable(false)
      .setPositiveButton("同意", (d, w) -> { sp.edit().putBoolean("user_agreed", true).apply(); App.self.initSdks(); })
      .setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'App.initSdks', ['process-start', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'user_agreed' },
    },
  },
  {
    id: 'flag-string-value',
    about: 'The flag is a text, compared with equals.',
    java: `package com.songguo.three;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    String state = getSharedPreferences("cfg", 0).getString("consent_state", "none");
    if ("agreed".equals(state)) { String sn = Build.getSerial(); Log.d("sn", sn); }
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Dialog d = new AlertDialog$Builder(this).setTitle("隐私保护").setMessage("查看完整版《隐私政策》")
      .setPositiveButton("同意并继续", new DialogInterface$OnClickListener() { public void onClick(DialogInterface x, int w) { save("agreed"); } })
      .setNegativeButton("拒绝", new DialogInterface$OnClickListener() { public void onClick(DialogInterface x, int w) { save("refused"); } }).create();
    d.show();
  }
  void save(String state) { getSharedPreferences("cfg", 0).edit().putString("consent_state", state).apply(); }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('serial', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'both buttons write the flag by one method; only the value tells them apart',
        }),
      ],
      gate: { how: 'dialog', flag: 'consent_state' },
    },
  },
  {
    id: 'flag-mmkv',
    about: 'The flag is kept in MMKV.',
    java: `package com.songguo.four;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    MMKV.initialize(this);
    MMKV kv = MMKV.defaultMMKV();
    if (!kv.decodeBool("privacy", false)) return;
    Log.d("apps", "" + getPackageManager().getInstalledPackages(64));
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (MMKV.defaultMMKV().decodeBool("privacy", false)) return;
    new AlertDialog$Builder(this).setTitle("隐私政策及用户协议").setCancelable(false).setPositiveButton("同意", (d, w) -> MMKV.defaultMMKV().encode("privacy", true)).setNegativeButton("不同意", (d, w) -> System.exit(0)).show();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'privacy' } },
  },
  {
    id: 'flag-file-exists',
    about: 'The flag is a file that the agree button creates.',
    java: `package com.songguo.five;
class Agreement {
  static File mark(Context c) { return new File(c.getFilesDir(), "agreed.mark"); }
  static boolean done(Context c) { return mark(c).exists(); }
  static void make(Context c) { try { mark(c).createNewFile(); } catch (IOException e) { e.printStackTrace(); } }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (!Agreement.done(this)) { ask(); return; }
    locate();
  }
  void ask() {
    new AlertDialog$Builder(this).setTitle("用户隐私政策").setMessage("同意后方可使用")
      .setPositiveButton("同意", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { Agreement.make(MainActivity.this); locate(); } })
      .setNegativeButton("不同意", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { finish(); } }).setCancelable(false).show();
  }
  void locate() { Log.d("l", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("gps")); }
}`,
    truth: {
      reads: [read('location', 'MainActivity.locate', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed.mark' },
    },
  },
  {
    id: 'flag-held-in-static-field',
    about: 'The preference is read once into a static field; the field is the test everywhere else.',
    java: `package com.songguo.six;
class App extends Application {
  static boolean sAgreed;
  public void onCreate() {
    super.onCreate();
    sAgreed = getSharedPreferences("a", 0).getBoolean("agree", false);
    Sdk.start(this);
  }
}
class Sdk {
  static void start(Context c) {
    if (!App.sAgreed) return;
    Log.d("sdk", ((TelephonyManager) c.getSystemService("phone")).getSubscriberId());
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (App.sAgreed) return;
    new AlertDialog$Builder(this).setTitle("《隐私政策》").setPositiveButton("同意", (d, w) -> { App.sAgreed = true; getSharedPreferences("a", 0).edit().putBoolean("agree", true).apply(); Sdk.start(getApplicationContext()); }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'Sdk.start', ['process-start', 'user-action'], 'behind-gate')], gate: { how: 'dialog', flag: 'agree' } },
  },
  {
    id: 'flag-default-true',
    about: 'The flag is read with default true: on the first run nobody has agreed, and it reads.',
    java: `package com.songguo.seven;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (getSharedPreferences("cfg", 0).getBoolean("privacy_agree", true)) Log.d("a", Settings$Secure.getString(getContentResolver(), "android_id"));
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> mark(true)).setNegativeButton("不同意", (d, w) -> mark(false)).show();
  }
  void mark(boolean yes) { getSharedPreferences("cfg", 0).edit().putBoolean("privacy_agree", yes).apply(); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'privacy_agree' } },
  },
  {
    id: 'flag-written-before-asking',
    about: 'The flag is set when the dialog is shown, not when it is agreed to: the second start reads though nobody agreed.',
    java: `package com.songguo.eight;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (getSharedPreferences("s", 0).getBoolean("privacy_shown", false)) Log.d("mac", ((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress());
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("s", 0);
    if (sp.getBoolean("privacy_shown", false)) return;
    sp.edit().putBoolean("privacy_shown", true).apply();
    new AlertDialog$Builder(this).setTitle("用户协议和隐私政策").setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'flag-of-something-else',
    about: 'The branch asks for first_run, which no agree button writes; the dialog exists and guards nothing.',
    java: `package com.songguo.nine;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("x", 0);
    if (!sp.getBoolean("guide_done", false)) { sp.edit().putBoolean("guide_done", true).apply(); } else { Log.d("g", ((TelephonyManager) getSystemService("phone")).getImei(1)); }
    if (!sp.getBoolean("agree", false)) new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> sp.edit().putBoolean("agree", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`,
    truth: {
      reads: [read('imei of a slot', 'MainActivity.onCreate', 'first-screen', 'before-gate')],
      gate: { how: 'dialog', flag: 'agree' },
    },
  },
  {
    id: 'flag-without-dialog-in-code',
    about:
      'The flag is stored by a page of the mini-program container through a bridge; in the code only a flag named for consent is seen.',
    java: `package com.songguo.ten;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (Keep.agreedPrivacy(this)) Log.d("id", ((TelephonyManager) getSystemService("phone")).getMeid());
  }
}
class Keep {
  static boolean agreedPrivacy(Context c) { return c.getSharedPreferences("h5", 0).getBoolean("hasAgreedPrivacyPolicy", false); }
}
class Bridge {
  final Context context;
  Bridge(Context c) { context = c; }
  @JavascriptInterface public void agree() { context.getSharedPreferences("h5", 0).edit().putBoolean("hasAgreedPrivacyPolicy", true).apply(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    WebView w = new WebView(this);
    w.getSettings().setJavaScriptEnabled(true);
    w.addJavascriptInterface(new Bridge(getApplicationContext()), "native");
    w.loadUrl("file:///android_asset/privacy.html");
    setContentView(w);
  }
}`,
    manifest: {
      application: { name: '.App' },
      files: { 'assets/privacy.html': '<h1>隐私政策</h1><button onclick="native.agree()">同意</button><button>不同意</button>' },
    },
    truth: {
      reads: [
        read('meid', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the question is asked in a page; that its button is the agreement cannot be seen in code',
        }),
      ],
      gate: { how: ['flag', 'activity', 'dialog'], flag: 'hasAgreedPrivacyPolicy', why: 'asked in a web page' },
    },
  },
];
