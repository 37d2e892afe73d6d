import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { apps, imei, imsi, ssid } from '../snippets/reading.ts';
import { umeng } from '../snippets/sdk-pre-init.ts';

export const deferredSdkInit: readonly Recipe[] = [
  {
    id: 'deferred-umeng-pre-init',
    about: 'preInit at process start keeps two strings; init runs from the flag or from the agree button, through one helper.',
    java: `package cn.yanchi.umeng;
class UmHelper {
  static void preInit(Context c) { UMConfigure.preInit(c, "5f9a", "official"); }
  static void init(Context c) { UMConfigure.init(c, "5f9a", "official", 1, ""); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); UmHelper.preInit(this); if (getSharedPreferences("conf", 0).getBoolean("uminit", false)) UmHelper.init(this); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("conf", 0);
    if (sp.getBoolean("uminit", false)) return;
    ${dialog('sp.edit().putBoolean("uminit", true).apply(); UMConfigure.submitPolicyGrantResult(getApplicationContext(), true); UmHelper.init(getApplicationContext())')}
  }
}
${umeng}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'DeviceConfig.getImei', ['process-start', 'user-action'], 'behind-gate', { sdk: 'umeng-common' })],
      gate: { how: 'dialog', flag: 'uminit' },
    },
  },
  {
    id: 'deferred-umeng-init-in-pre-init',
    about: 'The same helper; its preInit calls init as well, "so that the channel is counted".',
    java: `package cn.yanchi.umengtwo;
class UmHelper {
  static void preInit(Context c) { UMConfigure.preInit(c, "5f9a", "official"); init(c); }
  static void init(Context c) { UMConfigure.init(c, "5f9a", "official", 1, ""); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); UmHelper.preInit(this); if (getSharedPreferences("conf", 0).getBoolean("uminit", false)) UmHelper.init(this); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("conf", 0);
    if (sp.getBoolean("uminit", false)) return;
    ${dialog('sp.edit().putBoolean("uminit", true).apply(); UMConfigure.submitPolicyGrantResult(getApplicationContext(), true); UmHelper.init(getApplicationContext())')}
  }
}
${umeng}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'DeviceConfig.getImei', 'process-start', 'before-gate', { sdk: 'umeng-common' })],
      gate: { how: 'dialog', flag: 'uminit' },
    },
  },
  {
    id: 'deferred-tasks-by-need',
    about: 'Start-up tasks say whether they need consent; process start runs those that do not, the agree button the others.',
    java: `package cn.yanchi.tasks;
interface InitTask { boolean needsConsent(); void run(Context c); }
class LogTask implements InitTask { public boolean needsConsent() { return false; } public void run(Context c) { Log.d("task", "log"); } }
class DeviceTask implements InitTask { public boolean needsConsent() { return true; } public void run(Context c) { Log.d("task", ${imei('c')}); } }
class Launcher {
  private static final List TASKS = new ArrayList();
  static void add(InitTask t) { TASKS.add(t); }
  static void run(Context c, boolean consented) { for (Object o : TASKS) { InitTask t = (InitTask) o; if (t.needsConsent() == consented) t.run(c); } }
}
class App extends Application { public void onCreate() { super.onCreate(); Launcher.add(new LogTask()); Launcher.add(new DeviceTask()); Launcher.run(this, false); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Launcher.run(getApplicationContext(), true)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'DeviceTask.run', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'one loop for both; what the task says of itself is compared with an argument',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'deferred-jpush-auth-off',
    about: 'JPush is set up at process start with setAuth(false), which makes init return at once; the agree button turns it on.',
    java: `package cn.yanchi.jpush;
class App extends Application { public void onCreate() { super.onCreate(); JCollectionAuth.setAuth(this, false); JPushInterface.init(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('JCollectionAuth.setAuth(getApplicationContext(), true); JPushInterface.init(getApplicationContext())')} } }
package cn.jiguang.api.utils;
class JCollectionAuth { static boolean sAuth; static void setAuth(Context c, boolean auth) { sAuth = auth; } }
package cn.jpush.android.api;
class JPushInterface { static void init(Context c) { if (!JCollectionAuth.sAuth) { Log.w("JPush", "auth is false"); return; } Log.d("JPush", ${imsi('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'JPushInterface.init', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'the answer travels through a static field of the library',
          sdk: 'jpush',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'deferred-provider-starts-in-background',
    about: 'The same provider posts the start to a thread of its own, three seconds later: still at process start.',
    java: `package cn.yanchi.providertwo;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('GDTAdSdk.start()')} } }
package com.qq.e.comm.managers;
class GDTAdSdk { static Context sContext; static void attach(Context c) { sContext = c; HandlerThread t = new HandlerThread("gdt"); t.start(); new Handler(t.getLooper()).postDelayed(() -> start(), 3000L); } static void start() { Log.d("gdt", "" + ${apps('sContext')}); } }
class GDTInitProvider extends ContentProvider { public boolean onCreate() { GDTAdSdk.attach(getContext()); return true; } }`,
    manifest: {
      providers: [{ name: 'com.qq.e.comm.managers.GDTInitProvider', authorities: 'cn.yanchi.providertwo.gdt.init', exported: false }],
    },
    truth: { reads: [read('app list', 'GDTAdSdk.start', 'process-start', 'before-gate', { sdk: 'gdt' })], gate: { how: 'dialog' } },
  },
  {
    id: 'deferred-service-loader-after-flag',
    about: 'Modules are named in META-INF/services; the service loader makes and starts them, only when the flag is set.',
    java: `package cn.yanchi.loader;
interface ModuleInit { void init(Context c); }
class ShareModule implements ModuleInit { public ShareModule() { } public void init(Context c) { Log.d("share", ${ssid('c')}); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) return;
    for (Object m : ServiceLoader.load(ModuleInit.class)) ((ModuleInit) m).init(this);
  }
}
${asksOnce('conf', 'agreed')}`,
    keep: ['ModuleInit', 'ShareModule'],
    manifest: {
      application: { name: '.App' },
      files: { 'META-INF/services/cn.yanchi.loader.ModuleInit': 'cn.yanchi.loader.ShareModule\n' },
    },
    truth: {
      reads: [read('ssid', 'ShareModule.init', 'process-start', 'behind-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
