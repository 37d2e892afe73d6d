import { noGate, type Recipe, read } from '../recipe.ts';

export const applicationStartUp: readonly Recipe[] = [
  {
    id: 'application-attach-base-context',
    about: 'attachBaseContext runs before providers, long before any screen.',
    java: `package com.muyu.reader;
class ReaderApp extends Application {
  protected void attachBaseContext(Context base) {
    super.attachBaseContext(base);
    String sn = Build.getSerial();
    System.loadLibrary("reader");
    Log.d("ReaderApp", sn);
  }
}`,
    manifest: { application: { name: '.ReaderApp' } },
    truth: { reads: [read('serial', 'ReaderApp.attachBaseContext', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'application-static-initializer',
    about: 'The read is in the class initializer of a helper that Application.onCreate touches first; a field, not a method.',
    java: `package com.muyu.player;
class PlayerApp extends Application { public void onCreate() { super.onCreate(); Log.d("player", Ids.tag()); } }
class Ids {
  static String serial;
  static { serial = Build.SERIAL; }
  static String tag() { return "sn:" + serial; }
}`,
    manifest: { application: { name: '.PlayerApp' } },
    truth: { reads: [read('serial field', 'Ids.<clinit>', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'application-own-static-initializer',
    about: 'The class initializer of the application class itself, by way of NetworkInterface.',
    java: `package com.muyu.radio;
class RadioApp extends Application {
  static byte[] hw;
  static {
    NetworkInterface wlan = NetworkInterface.getByName("wlan0");
    if (wlan != null) hw = wlan.getHardwareAddress();
  }
  public void onCreate() { super.onCreate(); }
}`,
    manifest: { application: { name: '.RadioApp' } },
    truth: { reads: [read('mac of an interface', 'RadioApp.<clinit>', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'application-constructor',
    about: 'The constructor hooks a field whose object reads in its own constructor.',
    java: `package com.muyu.scan;
class ScanApp extends Application {
  private DeviceInfo info;
  ScanApp() { super(); info = new DeviceInfo(); }
}
class DeviceInfo {
  String bt;
  DeviceInfo() { BluetoothAdapter a = BluetoothAdapter.getDefaultAdapter(); if (a != null) bt = a.getAddress(); }
}`,
    manifest: { application: { name: '.ScanApp' } },
    truth: { reads: [read('bluetooth mac', 'DeviceInfo.<init>', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'application-on-create-chain',
    about: 'onCreate of the parent class; the app overrides a template method that the parent calls.',
    java: `package com.muyu.travel;
abstract class BaseApplication extends Application {
  public void onCreate() { super.onCreate(); initSdk(); initBusiness(this); }
  protected void initSdk() { }
  protected abstract void initBusiness(Context c);
}
class TravelApp extends BaseApplication {
  protected void initBusiness(Context c) { new Thread(new Runnable() { public void run() { report(TravelApp.this); } }).start(); }
  void report(Context c) {
    TelephonyManager tm = (TelephonyManager) c.getSystemService(Context.TELEPHONY_SERVICE);
    if (c.checkSelfPermission("android.permission.READ_PHONE_STATE") == 0) Log.i("id", tm.getImei(0));
  }
}`,
    manifest: { application: { name: '.TravelApp' } },
    truth: { reads: [read('imei of a slot', 'TravelApp.report', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'application-lifecycle-callbacks',
    about: 'Registered at process start; the callback runs when the first activity resumes, before anybody agreed to the dialog it shows.',
    java: `package com.muyu.bank;
class BankApp extends Application implements Application$ActivityLifecycleCallbacks {
  public void onCreate() { super.onCreate(); registerActivityLifecycleCallbacks(this); }
  public void onActivityCreated(Activity a, Bundle b) { }
  public void onActivityStarted(Activity a) { }
  public void onActivityResumed(Activity a) {
    ClipboardManager cm = (ClipboardManager) a.getSystemService("clipboard");
    ClipData clip = cm.getPrimaryClip();
    if (clip != null) Log.d("clip", clip.getItemAt(0).getText().toString());
  }
  public void onActivityPaused(Activity a) { }
  public void onActivityStopped(Activity a) { }
  public void onActivitySaveInstanceState(Activity a, Bundle b) { }
  public void onActivityDestroyed(Activity a) { }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (getSharedPreferences("bank", 0).getBoolean("agreed_v2", false)) return;
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("点击同意即表示您已阅读").setPositiveButton("同意", (d, w) -> getSharedPreferences("bank", 0).edit().putBoolean("agreed_v2", true).apply()).setNegativeButton("不同意", (d, w) -> finishAffinity()).setCancelable(false).show();
  }
}`,
    manifest: { application: { name: '.BankApp' } },
    truth: {
      reads: [read('clipboard', 'BankApp.onActivityResumed', ['first-screen', 'process-start'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed_v2' },
    },
  },
  {
    id: 'application-main-process-only',
    about: 'The usual test for the main process is no gate.',
    java: `package com.muyu.taxi;
class TaxiApp extends Application {
  public void onCreate() {
    super.onCreate();
    if (!getPackageName().equals(currentProcess())) return;
    Log.d("taxi", ((TelephonyManager) getSystemService("phone")).getSubscriberId());
  }
  String currentProcess() {
    ActivityManager am = (ActivityManager) getSystemService("activity");
    for (Object o : am.getRunningAppProcesses()) {
      ActivityManager$RunningAppProcessInfo p = (ActivityManager$RunningAppProcessInfo) o;
      if (p.pid == Os$$Process.myPid()) return p.processName;
    }
    return null;
  }
}`,
    manifest: { application: { name: '.TaxiApp' } },
    truth: {
      reads: [
        read('imsi', 'TaxiApp.onCreate', 'process-start', 'no-gate'),
        read('running apps', 'TaxiApp.currentProcess', 'process-start', 'no-gate'),
      ],
      gate: noGate,
    },
  },
  {
    id: 'application-not-declared',
    about: 'A class extends Application, but the manifest names another: it never runs.',
    java: `package com.muyu.quiz;
class QuizApp extends Application { public void onCreate() { super.onCreate(); } }
class DebugApp extends Application { public void onCreate() { super.onCreate(); Log.d("debug", ((TelephonyManager) getSystemService("phone")).getDeviceId()); } }`,
    manifest: { application: { name: '.QuizApp' } },
    truth: { reads: [], dead: [['imei', 'DebugApp.onCreate']], gate: noGate },
  },
  {
    id: 'app-component-factory',
    about: 'AppComponentFactory.instantiateApplication runs before the application object exists.',
    java: `package com.muyu.vpn;
class HookFactory extends AppComponentFactory {
  public Application instantiateApplication(ClassLoader l, String name) { Boot.run(l); return super.instantiateApplication(l, name); }
}
class Boot { static void run(ClassLoader l) { Log.d("boot", "sn=" + Build.SERIAL); } }`,
    manifest: { application: { appComponentFactory: '.HookFactory' } },
    truth: { reads: [read('serial field', 'Boot.run', 'process-start', 'no-gate')], gate: noGate },
  },
];
