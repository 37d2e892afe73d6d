import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, imei, mac } from '../snippets/reading.ts';

export const sdkFacades: readonly Recipe[] = [
  {
    id: 'facade-switch-guards-nothing',
    about: 'The SDK keeps what setAgree tells it and never asks for it: init reads though it was told false.',
    java: `package cn.menmian.nothing;
class App extends Application { public void onCreate() { super.onCreate(); CrashReport.setAgree(false); CrashReport.init(this, "1101"); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('CrashReport.setAgree(true)')} } }
package com.tencent.bugly.crashreport;
class CrashReport {
  private static boolean sAgree;
  static void setAgree(boolean agree) { sAgree = agree; }
  static boolean isAgree() { return sAgree; }
  static void init(Context c, String id) { Log.d("bugly", id + ${androidId('c')}); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'CrashReport.init', 'process-start', 'before-gate', { sdk: 'bugly' })], gate: { how: 'dialog' } },
  },
  {
    id: 'facade-provider-switched-off',
    about: 'The provider of the SDK looks for auto_init in its meta-data, and the manifest says false; init comes from the button.',
    java: `package cn.menmian.autooff;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Tracker.start(getApplicationContext())')} } }
package cn.menmian.autooff.sdk;
class Tracker { static void start(Context c) { Log.d("t", ${mac('c')}); } }
class TrackerProvider extends ContentProvider {
  public boolean onCreate() {
    Bundle meta = getContext().getPackageManager().getApplicationInfo(getContext().getPackageName(), 128).metaData;
    if (meta != null && meta.getBoolean("tracker.auto_init", true)) Tracker.start(getContext());
    return true;
  }
}`,
    manifest: {
      providers: [{ name: 'cn.menmian.autooff.sdk.TrackerProvider', authorities: 'cn.menmian.autooff.tracker', exported: false }],
      metaData: { 'tracker.auto_init': false },
    },
    truth: {
      reads: [
        read('mac', 'Tracker.start', 'user-action', ['behind-gate', 'undecided'], {
          why: 'what switches the provider off is in the manifest, and code asks for it by a key',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'facade-controller-asks-flag',
    about: 'An ad SDK asks a controller of the app at process start; the controller answers with the stored flag.',
    java: `package cn.menmian.controller;
class AdControl extends TTCustomController { final Context c; AdControl(Context c) { this.c = c; } public boolean isCanUsePhoneState() { return c.getSharedPreferences("conf", 0).getBoolean("agreed", false); } }
class App extends Application { public void onCreate() { super.onCreate(); TTAdSdk.init(this, new AdControl(this)); } }
${asksOnce('conf', 'agreed')}
package com.bytedance.sdk.openadsdk;
abstract class TTCustomController { public boolean isCanUsePhoneState() { return true; } }
class TTAdSdk { static void init(Context c, TTCustomController ctl) { String id = ""; if (ctl.isCanUsePhoneState()) id = ${imei('c')}; Log.d("tt", id); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'TTAdSdk.init', 'process-start', 'behind-gate', { sdk: 'pangle' })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'facade-empty-until-agreed',
    about: 'The tracker is an object that does nothing until the button puts the real one in its place; calls to it are everywhere.',
    java: `package cn.menmian.noop;
interface Tracker { void track(String event); }
class NoTracker implements Tracker { public void track(String event) { } }
class RealTracker implements Tracker { final Context c; RealTracker(Context c) { this.c = c; } public void track(String event) { Log.d(event, ${androidId('c')}); } }
class Trackers { static Tracker current = new NoTracker(); }
class App extends Application { public void onCreate() { super.onCreate(); Trackers.current.track("launch"); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Trackers.current = new RealTracker(getApplicationContext())')} }
  protected void onPause() { super.onPause(); Trackers.current.track("pause"); }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'RealTracker.track', ['first-screen', 'user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'the calls are open to all; what they meet depends on whether the button has put it there',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'facade-two-sdks-one-guarded',
    about: 'Two SDKs at process start: one behind the stored flag, the other forgotten below it.',
    java: `package cn.menmian.two;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) { JPushInterface.init(this); }
    CrashReport.initCrashReport(this, "900", false);
  }
}
${asksOnce('conf', 'agreed', 'JPushInterface.init(getApplicationContext())')}
package cn.jpush.android.api;
class JPushInterface { static void init(Context c) { Log.d("jp", ${mac('c')}); } }
package com.tencent.bugly.crashreport;
class CrashReport { static void initCrashReport(Context c, String id, boolean debug) { Log.d("bugly", ${androidId('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('mac', 'JPushInterface.init', ['process-start', 'user-action'], 'behind-gate', { sdk: 'jpush' }),
        read('android id', 'CrashReport.initCrashReport', 'process-start', 'before-gate', { sdk: 'bugly' }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
