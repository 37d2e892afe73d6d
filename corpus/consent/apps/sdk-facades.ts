import { type Recipe, read } from '../recipe.ts';
import { androidxStartup, startupProvider } from '../snippets/androidx-startup.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, iccid, imei, imsi, location, mac } from '../snippets/reading.ts';
import { amap } from '../snippets/sdk-pre-init.ts';

export const sdkFacades: readonly Recipe[] = [
  {
    id: 'facade-own-static-guard',
    about: 'Every facade asks one static field, which is filled from the stored flag at process start and set by the button.',
    java: `package cn.menmian.guard;
class PrivacyConfig { static boolean agreed; }
class PushFacade { static void init(Context c) { if (!PrivacyConfig.agreed) return; Log.d("push", ${imei('c')}); } }
class StatFacade { static void init(Context c) { if (PrivacyConfig.agreed) Log.d("stat", ${mac('c')}); else Log.d("stat", "later"); } }
class Sdks { static void initAll(Context c) { PushFacade.init(c); StatFacade.init(c); } }
class App extends Application { public void onCreate() { super.onCreate(); PrivacyConfig.agreed = getSharedPreferences("conf", 0).getBoolean("agreed", false); Sdks.initAll(this); } }
${asksOnce('conf', 'agreed', 'PrivacyConfig.agreed = true; Sdks.initAll(getApplicationContext())')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'PushFacade.init', ['process-start', 'user-action'], 'behind-gate'),
        read('mac', 'StatFacade.init', ['process-start', 'user-action'], 'behind-gate'),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'facade-side-door',
    about: 'init of the facade asks; a convenience method of the same facade does not, and the first screen calls it for a header.',
    java: `package cn.menmian.sidedoor;
class StatFacade {
  static boolean agreed;
  static void init(Context c) { if (!agreed) return; Log.d("stat", deviceId(c)); }
  static String deviceId(Context c) { return ${androidId('c')}; }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); StatFacade.init(this); request("did=" + StatFacade.deviceId(this)); ${dialog('StatFacade.agreed = true; StatFacade.init(this)')} }
  void request(String query) { Log.d("http", query); }
}`,
    truth: { reads: [read('android id', 'StatFacade.deviceId', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'facade-switch-told-false-first',
    about:
      'updatePrivacyAgree(false) and start at process start, updatePrivacyAgree(true) and start from the button: only the second start reads.',
    java: `package cn.menmian.toldfalse;
class App extends Application {
  public void onCreate() { super.onCreate(); AMapLocationClient.updatePrivacyShow(this, true, true); AMapLocationClient.updatePrivacyAgree(this, false); new AMapLocationClient(this).startLocation(); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('AMapLocationClient.updatePrivacyAgree(this, true); new AMapLocationClient(getApplicationContext()).startLocation()')} } }
${amap}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('location', 'AMapLocationClient.startLocation', 'user-action', ['behind-gate', 'undecided'], {
          sdk: 'amap',
          why: 'the answer is in a static field of the SDK, set to false once and to true once',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'facade-sdk-keeps-own-file',
    about: 'The SDK asks its own stored flag in init; only the switch the button throws writes it.',
    java: `package cn.menmian.ownfile;
class App extends Application { public void onCreate() { super.onCreate(); UMConfigure.init(this, "k"); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('UMConfigure.submitPolicyGrantResult(this, true); UMConfigure.init(this, "k")')} } }
package com.umeng.commonsdk;
class UMConfigure {
  static void submitPolicyGrantResult(Context c, boolean granted) { if (granted) c.getSharedPreferences("um_policy", 0).edit().putBoolean("um_grant", true).apply(); }
  static void init(Context c, String key) { if (!c.getSharedPreferences("um_policy", 0).getBoolean("um_grant", false)) { Log.e("UM", "not granted"); return; } Log.d("UM", ${imei('c')}); }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'UMConfigure.init', ['process-start', 'user-action'], 'behind-gate', { sdk: 'umeng-common' })],
      gate: { how: 'dialog', flag: 'um_grant' },
    },
  },
  {
    id: 'facade-callbacks-until-agreed',
    about: 'whenAgreed runs the block at once if the flag is stored, else keeps it until the button empties the list.',
    java: `package cn.menmian.when;
class Agreement {
  static final List WAITING = new ArrayList();
  static boolean stored(Context c) { return c.getSharedPreferences("conf", 0).getBoolean("agreed", false); }
  static void whenAgreed(Context c, Runnable r) { if (stored(c)) r.run(); else WAITING.add(r); }
  static void agree(Context c) { c.getSharedPreferences("conf", 0).edit().putBoolean("agreed", true).apply(); for (Object r : WAITING) ((Runnable) r).run(); WAITING.clear(); }
}
class App extends Application { public void onCreate() { super.onCreate(); Agreement.whenAgreed(this, () -> start()); } void start() { Log.d("app", ${iccid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (!Agreement.stored(this)) ${dialog('Agreement.agree(this)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('iccid', 'App.start', ['process-start', 'user-action'], ['behind-gate', 'undecided'], {
          why: 'on one of the two ways the block passes through a list that lives longer than any method',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'facade-callbacks-the-wrong-way',
    about: 'The two branches are exchanged: the block runs at once as long as nobody agreed, and waits once somebody has.',
    java: `package cn.menmian.wrongway;
class Agreement {
  static final List WAITING = new ArrayList();
  static boolean stored(Context c) { return c.getSharedPreferences("conf", 0).getBoolean("agreed", false); }
  static void whenAgreed(Context c, Runnable r) { if (stored(c)) WAITING.add(r); else r.run(); }
}
class App extends Application { public void onCreate() { super.onCreate(); Agreement.whenAgreed(this, () -> start()); } void start() { Log.d("app", ${iccid('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.start', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'facade-provider-left-on',
    about: 'The same provider; the app forgot the meta-data, and the default of the SDK is true.',
    java: `package cn.menmian.autoon;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Tracker.start(getApplicationContext())')} } }
package cn.menmian.autoon.sdk;
class Tracker { static void start(Context c) { Log.d("t", ${mac('c')}); } }
class TrackerProvider extends ContentProvider {
  public boolean onCreate() {
    Bundle meta = getContext().getPackageManager().getApplicationInfo(getContext().getPackageName(), 128).metaData;
    if (meta == null || meta.getBoolean("tracker.auto_init", true)) Tracker.start(getContext());
    return true;
  }
}`,
    manifest: { providers: [{ name: 'cn.menmian.autoon.sdk.TrackerProvider', authorities: 'cn.menmian.autoon.tracker', exported: false }] },
    truth: { reads: [read('mac', 'Tracker.start', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'facade-initializer-taken-out',
    about:
      'The initializer of the SDK is not among the meta-data of the startup provider (tools:node remove); the button asks for it by class.',
    java: `package cn.menmian.takenout;
class LogInitializer implements Initializer { public Object create(Context c) { Log.d("log", c.getPackageName()); return this; } public List dependencies() { return Collections.emptyList(); } }
class DeviceInitializer implements Initializer { public Object create(Context c) { Log.d("device", ${imsi('c')}); return this; } public List dependencies() { return Collections.emptyList(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('AppInitializer.getInstance(this).initializeComponent(DeviceInitializer.class)')} } }
${androidxStartup}`,
    manifest: { providers: [startupProvider('cn.menmian.takenout', 'cn.menmian.takenout.LogInitializer')] },
    truth: {
      reads: [
        read('imsi', 'DeviceInitializer.create', 'user-action', ['behind-gate', 'undecided'], {
          why: 'the class is made by reflection in a library that makes others at process start',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'facade-controller-default-stays',
    about: 'The controller of the app overrides another question; the one about the phone keeps the default of the SDK, true.',
    java: `package cn.menmian.default0;
class AdControl extends TTCustomController { public boolean isCanUseLocation() { return false; } }
class App extends Application { public void onCreate() { super.onCreate(); TTAdSdk.init(this, new AdControl()); } }
${asksOnce('conf', 'agreed')}
package com.bytedance.sdk.openadsdk;
abstract class TTCustomController { public boolean isCanUsePhoneState() { return true; } public boolean isCanUseLocation() { return true; } }
class TTAdSdk { static void init(Context c, TTCustomController ctl) { if (ctl.isCanUsePhoneState()) Log.d("tt", ${imei('c')}); if (ctl.isCanUseLocation()) Log.d("tt", "" + ${location('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'TTAdSdk.init', 'process-start', 'before-gate', { sdk: 'pangle' })],
      dead: [['location', 'TTAdSdk.init']],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
