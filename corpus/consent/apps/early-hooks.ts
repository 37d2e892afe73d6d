import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, clip, imei, mac } from '../snippets/reading.ts';

export const earlyHooks: readonly Recipe[] = [
  {
    id: 'hook-crash-handler-asks-flag',
    about: 'The same handler looks at the flag when it happens.',
    java: `package cn.gouzi.crashflag;
class CrashHandler implements Thread$UncaughtExceptionHandler {
  private final Context c; CrashHandler(Context c) { this.c = c; }
  public void uncaughtException(Thread t, Throwable e) { String device = "?"; if (c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) device = ${imei('c')}; Log.e("crash", device + e.getMessage()); }
}
class App extends Application { public void onCreate() { super.onCreate(); Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(this)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'CrashHandler.uncaughtException', ['process-start', 'system-event', 'unknown'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'hook-lifecycle-of-every-page',
    about:
      'Callbacks for all pages, registered by a provider of a library: onActivityCreated of the asking page comes before its question.',
    java: `package cn.gouzi.pages;
class PageWatch implements Application$ActivityLifecycleCallbacks {
  public void onActivityCreated(Activity a, Bundle b) { Log.d("page", a.getPackageName() + ${androidId('a')}); }
  public void onActivityStarted(Activity a) { } public void onActivityResumed(Activity a) { } public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { }
}
class AutoProvider extends ContentProvider { public boolean onCreate() { ((Application) getContext().getApplicationContext()).registerActivityLifecycleCallbacks(new PageWatch()); return true; } }
${asksOnce('conf', 'agreed')}`,
    manifest: { providers: [{ name: '.AutoProvider', authorities: 'cn.gouzi.pages.auto', exported: false }] },
    truth: {
      reads: [read('android id', 'PageWatch.onActivityCreated', ['first-screen', 'process-start'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'hook-interceptor-request-after-agree',
    about: 'The client with the interceptor is made at process start, and the only requests are made behind the button.',
    java: `package cn.gouzi.interceptorlater;
class DeviceInterceptor implements Interceptor {
  final Context c; DeviceInterceptor(Context c) { this.c = c; }
  public Response intercept(Interceptor$Chain chain) { return chain.proceed(chain.request().newBuilder().addHeader("X-Device", device()).build()); }
  String device() { return ${imei('c')}; }
}
class Http { static OkHttpClient client; static void init(Context c) { client = new OkHttpClient$Builder().addInterceptor(new DeviceInterceptor(c)).build(); } static void get(String url) { new Thread(() -> { try { client.newCall(new Request$Builder().url(url).build()).execute(); } catch (Exception e) { Log.e("http", url); } }).start(); } }
class App extends Application { public void onCreate() { super.onCreate(); Http.init(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Http.get("https://api.example.cn/home")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'DeviceInterceptor.device', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'the library calls the interceptor when a request is made, not when it is added; who does not know that cannot tell',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'hook-own-interceptor-chain',
    about: 'A small HTTP library of the app with a chain of interceptors; the splash page asks for its picture.',
    java: `package cn.gouzi.chain;
interface Step { String handle(Flow f, String request); }
class Flow { private final List steps; private final int at; Flow(List s, int i) { steps = s; at = i; } String go(String request) { if (at >= steps.size()) return "200"; return ((Step) steps.get(at)).handle(new Flow(steps, at + 1), request); } }
class LogStep implements Step { public String handle(Flow f, String r) { Log.d("http", r); return f.go(r); } }
class DeviceStep implements Step { final Context c; DeviceStep(Context c) { this.c = c; } public String handle(Flow f, String r) { return f.go(r + "&mac=" + ${mac('c')}); } }
class Net { final List steps = new ArrayList(); Net(Context c) { steps.add(new LogStep()); steps.add(new DeviceStep(c)); } String get(String url) { return new Flow(steps, 0).go(url); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Net net = new Net(this); new Thread(() -> net.get("/splash?")).start(); ${dialog('d.dismiss()')} } }`,
    truth: { reads: [read('mac', 'DeviceStep.handle', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'hook-logger-first-line',
    about: 'The log facade puts a tag before each line and makes it at the first: whoever logs first, reads.',
    java: `package cn.gouzi.logger;
class L {
  private static String tag; static Context context;
  private static String tag() { if (tag == null) tag = "app-" + ${androidId('context')}; return tag; }
  static void d(String m) { Log.d(tag(), m); }
}
class App extends Application { public void onCreate() { super.onCreate(); L.context = this; L.d("onCreate"); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'L.tag', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'hook-eager-singleton',
    about: 'The same class with the instance in its own static field: any static method makes it.',
    java: `package cn.gouzi.eager;
class Device { private static final Device INSTANCE = new Device(); final String sn; private Device() { sn = Build.getSerial(); } static Device getInstance() { return INSTANCE; } static String version() { return "3.1"; } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", Device.version()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", Device.getInstance().sn)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'Device.<init>', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'hook-enum-constant-reads',
    about: 'A singleton as an enum; the constructor of the constant reads when any constant or values() is first used.',
    java: `package cn.gouzi.enumed;
class Ids extends Enum {
  public static final Ids INSTANCE = new Ids("INSTANCE", 0);
  private static final Ids[] $VALUES = new Ids[]{INSTANCE};
  final byte[] drm;
  private Ids(String n, int o) { super(n, o); drm = new MediaDrm(new UUID(1L, 2L)).getPropertyByteArray("deviceUniqueId"); }
  public static Ids[] values() { return $VALUES; }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", "" + Ids.values().length); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('drm id', 'Ids.<init>', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'hook-class-literal-is-harmless',
    about:
      'A class literal, instanceof and an array of a class do not initialize it; its static block reads only when the button makes one.',
    java: `package cn.gouzi.literal;
class Probe { static String sn; static { sn = Build.getSerial(); } }
class App extends Application { public void onCreate() { super.onCreate(); Object o = this; Probe[] none = new Probe[0]; Log.d("app", Probe.class.getName() + (o instanceof Probe) + none.length); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", new Probe().toString())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'Probe.<clinit>', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'hook-for-name-without-initializing',
    about: 'Class.forName(name, false, loader) does not initialize, and the object is made by the button.',
    java: `package cn.gouzi.fornamefalse;
class Agent { public Agent() { } static { Log.d("agent", Build.getSerial()); } }
class App extends Application { static boolean has; public void onCreate() { super.onCreate(); try { Class.forName("cn.gouzi.fornamefalse.Agent", false, getClassLoader()); has = true; } catch (ClassNotFoundException e) { has = false; } } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('if (App.has) Log.d("m", "" + new Agent())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('serial', 'Agent.<clinit>', 'user-action', ['behind-gate', 'undecided'], {
          why: 'one argument of forName makes the difference',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'hook-window-focus-clipboard',
    about: 'onWindowFocusChanged of the asking page: the dialog takes the focus and gives it back, the clipboard is read before and after.',
    java: `package cn.gouzi.focus;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} }
  public void onWindowFocusChanged(boolean has) { super.onWindowFocusChanged(has); if (has) getWindow().getDecorView().post(() -> token()); }
  void token() { ClipData d = ${clip('this')}; if (d != null) Log.d("clip", d.getItemAt(0).getText().toString()); }
}`,
    truth: { reads: [read('clipboard', 'MainActivity.token', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
];
