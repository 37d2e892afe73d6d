import { noGate, type Recipe, read } from '../recipe.ts';
import { amap, umeng } from '../snippets/sdk-pre-init.ts';

export const sdkPreInit: readonly Recipe[] = [
  {
    id: 'sdk-init-in-application',
    about: 'init at process start, however correct the dialog is.',
    java: `package com.bairu.book;
class App extends Application { public void onCreate() { super.onCreate(); UMConfigure.preInit(this, "5f3e", "huawei"); UMConfigure.init(this, "5f3e", "huawei", 1, ""); } }
class MainActivity extends Activity {
  protected void onStart() {
    super.onStart();
    new AlertDialog$Builder(this).setTitle("用户协议和隐私政策").setPositiveButton("同意", (d, w) -> UMConfigure.submitPolicyGrantResult(this, true)).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
${umeng}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'DeviceConfig.getImei', 'process-start', 'before-gate', { sdk: 'umeng-common' })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'sdk-switch-self-granted',
    about: 'The privacy switch is set to true without asking anybody: the app agrees for its user.',
    java: `package com.bairu.city;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    AMapLocationClient.updatePrivacyShow(this, true, true);
    AMapLocationClient.updatePrivacyAgree(this, true);
    new AMapLocationClient(this).startLocation();
  }
}
${amap}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('location', 'AMapLocationClient.startLocation', 'process-start', 'no-gate', { sdk: 'amap' })], gate: noGate },
  },
  {
    id: 'sdk-switch-from-flag',
    about: 'The switch gets the stored flag itself: true only after agreement.',
    java: `package com.bairu.hotel;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    boolean agreed = getSharedPreferences("hotel", 0).getBoolean("agreePrivacy", false);
    AMapLocationClient.updatePrivacyShow(this, true, true);
    AMapLocationClient.updatePrivacyAgree(this, agreed);
    new AMapLocationClient(this).startLocation();
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("hotel", 0);
    if (sp.getBoolean("agreePrivacy", false)) return;
    new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> sp.edit().putBoolean("agreePrivacy", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
${amap}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('location', 'AMapLocationClient.startLocation', 'process-start', ['behind-gate', 'undecided'], {
          sdk: 'amap',
          why: 'the flag reaches the branch as a value through a static field of the SDK',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreePrivacy' },
    },
  },
  {
    id: 'sdk-config-builder',
    about: 'An ad SDK asks a controller object of the app whether it may read; the app answers with a constant true.',
    java: `package com.bairu.joke;
class App extends Application {
  public void onCreate() { super.onCreate(); TTAdSdk.init(this, new AdControl()); }
}
class AdControl extends TTCustomController { public boolean isCanUsePhoneState() { return true; } }
package com.bytedance.sdk.openadsdk;
class TTCustomController { boolean isCanUsePhoneState() { return true; } boolean isCanUseLocation() { return false; } }
class TTAdSdk {
  static void init(Context c, TTCustomController ctl) {
    if (ctl.isCanUsePhoneState()) Log.d("tt", ((TelephonyManager) c.getSystemService("phone")).getDeviceId());
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'TTAdSdk.init', 'process-start', 'no-gate', { sdk: 'pangle' })], gate: noGate },
  },
  {
    id: 'sdk-delayed-by-facade',
    about: 'A facade collects the starts of several SDKs as Runnables and runs them when consent comes.',
    java: `package com.bairu.radio;
class SdkManager {
  static final List QUEUE = new ArrayList();
  static void later(Runnable r) { QUEUE.add(r); }
  static void runAll() { for (Object o : QUEUE) ((Runnable) o).run(); QUEUE.clear(); }
}
class App extends Application {
  public void onCreate() {
    super.onCreate();
    SdkManager.later(new Runnable() { public void run() { CrashReport.initCrashReport(App.this, "9001", false); } });
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私协议").setPositiveButton("同意", (d, w) -> SdkManager.runAll()).setNegativeButton("不同意", (d, w) -> finish()).setCancelable(false).show();
  }
}
package com.tencent.bugly.crashreport;
class CrashReport { static void initCrashReport(Context c, String id, boolean debug) { Log.d("bugly", Settings$Secure.getString(c.getContentResolver(), "android_id")); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'CrashReport.initCrashReport', 'user-action', ['behind-gate', 'undecided'], {
          sdk: 'bugly',
          why: 'the Runnable passes through a collection that lives longer than any method',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'sdk-own-provider-despite-switch',
    about: 'The app waits with init for the button; the SDK starts itself by its provider all the same.',
    java: `package com.bairu.paint;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("用户隐私协议").setPositiveButton("同意", (d, w) -> KsAdSDK.init(getApplicationContext())).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
package com.kwad.sdk.api;
class KsAdSDK { static void init(Context c) { KsDevice.load(c); } }
class KsDevice { static void load(Context c) { Log.d("ks", "" + c.getPackageManager().getInstalledPackages(0)); } }
class KsFileProvider extends ContentProvider { public boolean onCreate() { KsDevice.load(getContext()); return true; } }`,
    manifest: { providers: [{ name: 'com.kwad.sdk.api.KsFileProvider', authorities: 'com.bairu.paint.ks' }] },
    truth: {
      reads: [read('app list', 'KsDevice.load', 'process-start', 'before-gate', { sdk: 'kuaishou-ad' })],
      gate: { how: 'dialog' },
    },
  },
];
