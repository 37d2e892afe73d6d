import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, imei } from '../snippets/reading.ts';

export const earlyHooks: readonly Recipe[] = [
  {
    id: 'hook-crash-handler-writes-device',
    about: 'A crash handler is installed at process start; a crash before the question sends the device with the stack.',
    java: `package cn.gouzi.crash;
class CrashHandler implements Thread$UncaughtExceptionHandler {
  private final Context c; CrashHandler(Context c) { this.c = c; }
  static void install(Context c) { Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(c)); }
  public void uncaughtException(Thread t, Throwable e) { Log.e("crash", Log.getStackTraceString(e) + ${imei('c')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); CrashHandler.install(this); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'CrashHandler.uncaughtException', ['process-start', 'system-event', 'unknown'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'hook-lifecycle-after-agree',
    about: 'The same callbacks, registered by the agree button: pages that open from then on are watched.',
    java: `package cn.gouzi.pageslater;
class PageWatch implements Application$ActivityLifecycleCallbacks {
  public void onActivityResumed(Activity a) { Log.d("page", ${androidId('a')}); }
  public void onActivityCreated(Activity a, Bundle b) { } public void onActivityStarted(Activity a) { } public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('getApplication().registerActivityLifecycleCallbacks(new PageWatch())')} } }`,
    truth: {
      reads: [read('android id', 'PageWatch.onActivityResumed', ['user-action', 'first-screen', 'system-event'], 'behind-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'hook-interceptor-request-at-start',
    about: 'An interceptor adds the device to every request; the first request, for the configuration, goes out at process start.',
    java: `package cn.gouzi.interceptor;
class DeviceInterceptor implements Interceptor {
  final Context c; DeviceInterceptor(Context c) { this.c = c; }
  public Response intercept(Interceptor$Chain chain) { Request r = chain.request().newBuilder().addHeader("X-Device", device()).build(); return chain.proceed(r); }
  String device() { return ${imei('c')}; }
}
class Http { static OkHttpClient client; static void init(Context c) { client = new OkHttpClient$Builder().addInterceptor(new DeviceInterceptor(c)).build(); } static void get(String url, Callback cb) { client.newCall(new Request$Builder().url(url).build()).enqueue(cb); } }
class App extends Application implements Callback {
  public void onCreate() { super.onCreate(); Http.init(this); Http.get("https://api.example.cn/config", this); }
  public void onResponse(Call c, Response r) { Log.d("http", "ok"); } public void onFailure(Call c, IOException e) { }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'DeviceInterceptor.device', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'hook-holder-not-touched',
    about:
      'The holder idiom: getInstance of the outer class initializes the holder, and only the button calls it; process start calls another static method.',
    java: `package cn.gouzi.holder;
class Device$Holder { static final Device INSTANCE = new Device(); }
class Device { final String sn; Device() { sn = Build.getSerial(); } static Device getInstance() { return Device$Holder.INSTANCE; } static String version() { return "3.1"; } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", Device.version()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", Device.getInstance().sn)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'Device.<init>', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'hook-class-for-name-initializes',
    about: 'Class.forName initializes: the name of a class is enough to run its static block.',
    java: `package cn.gouzi.forname;
class Agent { static { Log.d("agent", Build.getSerial()); } }
class App extends Application { public void onCreate() { super.onCreate(); try { Class.forName("cn.gouzi.forname.Agent"); } catch (ClassNotFoundException e) { Log.d("app", "none"); } } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'Agent.<clinit>', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
