import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, imsi, ssid } from '../snippets/reading.ts';

export const deferredSdkInit: readonly Recipe[] = [
  {
    id: 'deferred-tasks-wrong-need',
    about: 'The same tasks; the one that reads says that it needs no consent.',
    java: `package cn.yanchi.taskstwo;
interface InitTask { boolean needsConsent(); void run(Context c); }
class LogTask implements InitTask { public boolean needsConsent() { return false; } public void run(Context c) { Log.d("task", "log"); } }
class DeviceTask implements InitTask { public boolean needsConsent() { return false; } public void run(Context c) { Log.d("task", ${imei('c')}); } }
class Launcher {
  private static final List TASKS = new ArrayList();
  static void add(InitTask t) { TASKS.add(t); }
  static void run(Context c, boolean consented) { for (Object o : TASKS) { InitTask t = (InitTask) o; if (t.needsConsent() == consented) t.run(c); } }
}
class App extends Application { public void onCreate() { super.onCreate(); Launcher.add(new LogTask()); Launcher.add(new DeviceTask()); Launcher.run(this, false); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Launcher.run(getApplicationContext(), true)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'DeviceTask.run', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'deferred-jpush-auth-on',
    about: 'The same with setAuth(true) at process start.',
    java: `package cn.yanchi.jpushtwo;
class App extends Application { public void onCreate() { super.onCreate(); JCollectionAuth.setAuth(this, true); JPushInterface.init(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('JCollectionAuth.setAuth(getApplicationContext(), true); JPushInterface.init(getApplicationContext())')} } }
package cn.jiguang.api.utils;
class JCollectionAuth { static boolean sAuth; static void setAuth(Context c, boolean auth) { sAuth = auth; } }
package cn.jpush.android.api;
class JPushInterface { static void init(Context c) { if (!JCollectionAuth.sAuth) { Log.w("JPush", "auth is false"); return; } Log.d("JPush", ${imsi('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imsi', 'JPushInterface.init', 'process-start', 'before-gate', { sdk: 'jpush' })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'deferred-provider-only-keeps-context',
    about: 'The provider of an advertising SDK runs at process start and only keeps the context; the agree button starts the SDK.',
    java: `package cn.yanchi.provider;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('GDTAdSdk.start()')} } }
package com.qq.e.comm.managers;
class GDTAdSdk { static Context sContext; static void attach(Context c) { sContext = c; } static void start() { Log.d("gdt", "" + ${apps('sContext')}); } }
class GDTInitProvider extends ContentProvider { public boolean onCreate() { GDTAdSdk.attach(getContext()); return true; } }`,
    manifest: {
      providers: [{ name: 'com.qq.e.comm.managers.GDTInitProvider', authorities: 'cn.yanchi.provider.gdt.init', exported: false }],
    },
    truth: { reads: [read('app list', 'GDTAdSdk.start', 'user-action', 'behind-gate', { sdk: 'gdt' })], gate: { how: 'dialog' } },
  },
  {
    id: 'deferred-service-loader-before-flag',
    about: 'The same loader; the flag is asked after the loop.',
    java: `package cn.yanchi.loadertwo;
interface ModuleInit { void init(Context c); }
class ShareModule implements ModuleInit { public ShareModule() { } public void init(Context c) { Log.d("share", ${ssid('c')}); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    for (Object m : ServiceLoader.load(ModuleInit.class)) ((ModuleInit) m).init(this);
    if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) return;
    Log.d("app", "agreed");
  }
}
${asksOnce('conf', 'agreed')}`,
    keep: ['ModuleInit', 'ShareModule'],
    manifest: {
      application: { name: '.App' },
      files: { 'META-INF/services/cn.yanchi.loadertwo.ModuleInit': 'cn.yanchi.loadertwo.ShareModule\n' },
    },
    truth: {
      reads: [read('ssid', 'ShareModule.init', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'deferred-multidex-base',
    about: 'attachBaseContext installs the other DEX files, onCreate returns where nobody agreed, and then Bugly starts.',
    java: `package cn.yanchi.multidex;
class App extends MultiDexApplication {
  protected void attachBaseContext(Context base) { super.attachBaseContext(base); MultiDex.install(this); }
  public void onCreate() { super.onCreate(); if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) return; CrashReport.initCrashReport(this, "900012", false); }
}
${asksOnce('conf', 'agreed', 'CrashReport.initCrashReport(getApplicationContext(), "900012", false)')}
package com.tencent.bugly.crashreport;
class CrashReport { static void initCrashReport(Context c, String id, boolean debug) { Log.d("bugly", ${androidId('c')}); } }`,
    laterDexes: [['CrashReport']],
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'CrashReport.initCrashReport', ['process-start', 'user-action'], 'behind-gate', { sdk: 'bugly' })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'deferred-multidex-base-too-early',
    about: 'The same application class; Bugly starts in attachBaseContext, to hear of crashes of the other DEX files.',
    java: `package cn.yanchi.multidextwo;
class App extends MultiDexApplication {
  protected void attachBaseContext(Context base) { super.attachBaseContext(base); MultiDex.install(this); CrashReport.initCrashReport(this, "900012", false); }
  public void onCreate() { super.onCreate(); if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) return; Log.d("app", "agreed"); }
}
${asksOnce('conf', 'agreed', 'CrashReport.initCrashReport(getApplicationContext(), "900012", false)')}
package com.tencent.bugly.crashreport;
class CrashReport { static void initCrashReport(Context c, String id, boolean debug) { Log.d("bugly", ${androidId('c')}); } }`,
    laterDexes: [['CrashReport']],
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'CrashReport.initCrashReport', 'process-start', 'before-gate', { sdk: 'bugly' })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
