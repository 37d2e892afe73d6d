import { noGate, type Recipe, read } from '../recipe.ts';

export const lambdas: readonly Recipe[] = [
  {
    id: 'lambda-own-interface',
    about: 'A functional interface of the app, kept in a field and called much later by another method.',
    java: `package com.ziteng.c;
interface Action { void perform(Context c); }
class Registry { private Action action; void set(Action a) { action = a; } void fire(Context c) { if (action != null) action.perform(c); } }
class MainActivity extends Activity {
  final Registry registry = new Registry();
  protected void onCreate(Bundle b) { super.onCreate(b); registry.set(c -> Log.d("c", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getMacAddress())); }
  protected void onResume() { super.onResume(); registry.fire(this); }
}`,
    lambdas: 'invoke-custom',
    manifest: { minSdk: 26 },
    truth: { reads: [read('mac', 'MainActivity.lambda$onCreate$0', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'lambda-nested',
    about: 'A lambda in a lambda in a lambda, desugared to classes.',
    java: `package com.ziteng.d;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Handler h = new Handler(Looper.getMainLooper());
    new Thread(() -> h.post(() -> new Thread(() -> Log.d("d", Settings$Secure.getString(getContentResolver(), "android_id"))).start())).start();
  }
}`,
    truth: { reads: [read('android id', 'MainActivity.lambda$onCreate$2', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'lambda-kotlin-function',
    about: 'Kotlin: a class that extends Lambda and implements Function0, with a bridge, called through the interface.',
    java: `package com.ziteng.e;
class AppKt { static void runSafely(Function0 block) { Intrinsics.checkNotNullParameter(block, "block"); try { block.invoke(); } catch (Throwable t) { Log.e("kt", "" + t.getMessage()); } } }
class App$onCreate$1 extends Lambda implements Function0 {
  final App this$0;
  App$onCreate$1(App app) { super(0); this$0 = app; }
  public final Object invoke() { invoke$body(); return Unit.INSTANCE; }
  public final void invoke$body() { Log.d("kt", ((TelephonyManager) this$0.getSystemService("phone")).getSubscriberId()); }
}
class App extends Application { public void onCreate() { super.onCreate(); AppKt.runSafely(new App$onCreate$1(this)); } }
package kotlin.jvm.internal;
class Lambda { final int arity; Lambda(int n) { arity = n; } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App$onCreate$1.invoke$body', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'lambda-list-of-tasks',
    about: 'Lambdas in a list, run by for-each through the stream-like forEach of the list.',
    java: `package com.ziteng.g;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    List tasks = new ArrayList();
    add(tasks, () -> Log.d("g", "cache"));
    add(tasks, () -> Log.d("g", "" + getPackageManager().getInstalledApplications(0)));
    tasks.forEach(t -> ((Runnable) t).run());
  }
  static void add(List l, Runnable r) { l.add(r); }
}`,
    lambdas: 'invoke-custom',
    manifest: { application: { name: '.App' }, minSdk: 26 },
    truth: {
      reads: [read('applications', 'App.lambda$onCreate$1', 'process-start', 'no-gate', { repeated: ['no', 'loop'] })],
      gate: noGate,
    },
  },
  {
    id: 'lambda-made-never-run',
    about: 'The lambda is made and kept; nobody calls the field that holds it.',
    java: `package com.ziteng.h;
interface Probe { String get(Context c); }
class MainActivity extends Activity {
  Probe probe;
  protected void onCreate(Bundle b) { super.onCreate(b); probe = c -> ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); Log.d("h", "" + (probe != null)); }
}`,
    truth: { reads: [], dead: [['imei', 'MainActivity.lambda$onCreate$0']], gate: noGate },
  },
];
