import { type Recipe, read } from '../recipe.ts';

export const gateInAnotherClass: readonly Recipe[] = [
  {
    id: 'other-class-manager-listener',
    about: 'A manager shows the dialog and tells a listener; the screen knows nothing of dialogs.',
    java: `package com.danqing.one;
interface ConsentListener { void onResult(boolean agreed); }
class ConsentManager {
  private static final ConsentManager INSTANCE = new ConsentManager();
  private ConsentListener mListener;
  static ConsentManager get() { return INSTANCE; }
  void ensure(Activity a, ConsentListener l) {
    mListener = l;
    if (a.getSharedPreferences("cm", 0).getBoolean("ok", false)) { l.onResult(true); return; }
    new AlertDialog$Builder(a).setTitle("个人信息保护提示").setMessage("《隐私政策》")
      .setPositiveButton("同意", (d, w) -> finish(a, true)).setNegativeButton("不同意", (d, w) -> finish(a, false)).setCancelable(false).show();
  }
  void finish(Activity a, boolean agreed) {
    a.getSharedPreferences("cm", 0).edit().putBoolean("ok", agreed).apply();
    if (mListener != null) mListener.onResult(agreed);
  }
}
class MainActivity extends Activity implements ConsentListener {
  protected void onCreate(Bundle b) { super.onCreate(b); ConsentManager.get().ensure(this, this); }
  public void onResult(boolean agreed) { if (agreed) Log.d("m", ((TelephonyManager) getSystemService("phone")).getDeviceId()); else finish(); }
}`,
    truth: {
      reads: [
        read('imei', 'MainActivity.onResult', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'agreed and refused go the same way and differ only in a parameter',
        }),
      ],
      gate: { how: 'dialog', flag: 'ok' },
    },
  },
  {
    id: 'other-class-two-methods',
    about: 'The listener has one method for each answer; only onAgreed reads.',
    java: `package com.danqing.two;
interface PolicyCallback { void onAgreed(); void onDenied(); }
class PolicyHelper {
  final Activity activity;
  PolicyHelper(Activity a) { activity = a; }
  void show(PolicyCallback cb) {
    AlertDialog$Builder b = new AlertDialog$Builder(activity);
    b.setTitle("用户协议及隐私政策");
    b.setPositiveButton("同意", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { cb.onAgreed(); } });
    b.setNegativeButton("暂不同意", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { cb.onDenied(); } });
    b.show();
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new PolicyHelper(this).show(new PolicyCallback() {
      public void onAgreed() { Log.d("x", ((TelephonyManager) getSystemService("phone")).getSubscriberId()); }
      public void onDenied() { Log.d("x", "denied"); }
    });
  }
}`,
    truth: { reads: [read('imsi', 'MainActivity$1.onAgreed', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'other-class-singleton-flag',
    about: 'The flag lives in a singleton with a cache and a getter of its own; Application asks it.',
    java: `package com.danqing.three;
class UserState {
  private static volatile UserState sInstance;
  private final SharedPreferences prefs; private Boolean cached;
  private UserState(Context c) { prefs = c.getSharedPreferences("state", 0); }
  static UserState of(Context c) { if (sInstance == null) sInstance = create(c); return sInstance; }
  static UserState create(Context c) { return new UserState(c.getApplicationContext()); }
  boolean isPrivacyAgreed() { if (cached == null) cached = Boolean.valueOf(prefs.getBoolean("privacy_agreed", false)); return cached.booleanValue(); }
  void setPrivacyAgreed() { cached = Boolean.TRUE; prefs.edit().putBoolean("privacy_agreed", true).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (UserState.of(this).isPrivacyAgreed()) Tasks.launch(this); } }
class Tasks { static void launch(Context c) { Log.d("t", Settings$Secure.getString(c.getContentResolver(), "android_id")); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (!UserState.of(this).isPrivacyAgreed()) new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> { UserState.of(this).setPrivacyAgreed(); Tasks.launch(this); }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'Tasks.launch', ['process-start', 'user-action'], ['behind-gate', 'undecided'], {
          why: 'the flag is boxed and cached in a field',
        }),
      ],
      gate: { how: 'dialog', flag: 'privacy_agreed' },
    },
  },
  {
    id: 'other-class-bypass',
    about: 'The same kind of manager, and one caller that goes round it.',
    java: `package com.danqing.four;
class Guard {
  static boolean ok(Context c) { return c.getSharedPreferences("g", 0).getBoolean("agree", false); }
  static void run(Context c, Runnable r) { if (ok(c)) r.run(); }
}
class Info { static void log(Context c) { Log.d("info", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getSSID()); } }
class App extends Application { public void onCreate() { super.onCreate(); Guard.run(this, () -> Info.log(this)); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("《隐私政策》").setPositiveButton("同意", (d, w) -> getSharedPreferences("g", 0).edit().putBoolean("agree", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show(); }
  protected void onPause() { super.onPause(); Info.log(this); }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('ssid', 'Info.log', ['first-screen', 'user-action', 'system-event'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agree' },
    },
  },
  {
    id: 'other-class-guarded-runner',
    about: 'The same manager without the caller that goes round it: the Runnable runs in the class that tests the flag.',
    java: `package com.danqing.five;
class Guard {
  static boolean ok(Context c) { return c.getSharedPreferences("g", 0).getBoolean("agree", false); }
  static void run(Context c, Runnable r) { if (ok(c)) r.run(); }
}
class Info { static void log(Context c) { Log.d("info", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getBSSID()); } }
class App extends Application { public void onCreate() { super.onCreate(); Guard.run(this, () -> Info.log(this)); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("《隐私政策》").setPositiveButton("同意", (d, w) -> getSharedPreferences("g", 0).edit().putBoolean("agree", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show(); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('bssid', 'Info.log', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agree' } },
  },
  {
    id: 'other-class-base-activity',
    about: 'The gate is in a base activity: onCreate of the parent asks, and calls the abstract onReady when it may.',
    java: `package com.danqing.six;
abstract class GateActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (getSharedPreferences("x", 0).getBoolean("agreed", false)) { onReady(); return; }
    new AlertDialog$Builder(this).setTitle("服务协议与隐私政策").setCancelable(false).setPositiveButton("同意", (d, w) -> { getSharedPreferences("x", 0).edit().putBoolean("agreed", true).apply(); onReady(); }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
  protected abstract void onReady();
}
class MainActivity extends GateActivity {
  protected void onReady() { Log.d("c", "" + getContentResolver().query(CallLog$Calls.CONTENT_URI, null, null, null, null)); }
}`,
    truth: {
      reads: [read('call log', 'MainActivity.onReady', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
