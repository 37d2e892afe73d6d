import { noGate, type Recipe, read } from '../recipe.ts';

export const threadHops: readonly Recipe[] = [
  {
    id: 'hop-thread-subclass',
    about: 'A subclass of Thread started in onCreate.',
    java: `package com.fengche.a;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Worker w = new Worker(this); w.setName("w"); w.start(); } }
class Worker extends Thread {
  Context context;
  Worker(Context c) { super("worker"); context = c; }
  public void run() { Log.d("w", ((TelephonyManager) context.getSystemService("phone")).getDeviceId()); }
}`,
    truth: { reads: [read('imei', 'Worker.run', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-thread-never-started',
    about: 'The thread object is made and never started.',
    java: `package com.fengche.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Worker w = new Worker(this); Log.d("m", w.context.getPackageName()); } }
class Worker extends Thread {
  Context context;
  Worker(Context c) { context = c; }
  public void run() { Log.d("w", ((TelephonyManager) context.getSystemService("phone")).getDeviceId()); }
}`,
    truth: { reads: [], dead: [['imei', 'Worker.run']], gate: noGate },
  },
  {
    id: 'hop-executor-callable',
    about: 'A Callable on an ExecutorService that the app wraps in a static pool class.',
    java: `package com.fengche.c;
class Pool { private static final ExecutorService IO = Executors.newFixedThreadPool(2); static Future io(Callable c) { return IO.submit(c); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    final Future f = Pool.io(new Callable() { public Object call() { return Settings$Secure.getString(getContentResolver(), "android_id"); } });
    Log.d("app", "" + f);
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App$1.call', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-handler-thread',
    about: 'A HandlerThread with a callback; the message is obtained and sent to its target.',
    java: `package com.fengche.e;
class App extends Application implements Handler$Callback {
  Handler handler;
  public void onCreate() {
    super.onCreate();
    HandlerThread t = new HandlerThread("bg");
    t.start();
    handler = new Handler(t.getLooper(), this);
    handler.obtainMessage(7, "x").sendToTarget();
  }
  public boolean handleMessage(Message m) { if (m.what == 7) Log.d("bg", ((TelephonyManager) getSystemService("phone")).getSubscriberId()); return true; }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App.handleMessage', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-four-in-a-row',
    about: 'Thread, then main handler, then executor, then view.post: each in a class of its own.',
    java: `package com.fengche.i;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Thread(new A(this)).start(); } }
class A implements Runnable { final Activity a; A(Activity a) { this.a = a; } public void run() { new Handler(Looper.getMainLooper()).post(new B(a)); } }
class B implements Runnable { final Activity a; B(Activity a) { this.a = a; } public void run() { Executor e = Executors.newCachedThreadPool(); e.execute(new C(a)); } }
class C implements Runnable { final Activity a; C(Activity a) { this.a = a; } public void run() { a.getWindow().getDecorView().post(new D(a)); } }
class D implements Runnable { final Activity a; D(Activity a) { this.a = a; } public void run() { Log.d("d", ((TelephonyManager) a.getSystemService("phone")).getSimSerialNumber()); } }`,
    truth: { reads: [read('iccid', 'D.run', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-through-own-queue',
    about: 'A worker of the app takes Runnables from a blocking queue; the one that reads was put there by the first screen.',
    java: `package com.fengche.j;
class Dispatcher extends Thread {
  static final LinkedBlockingQueue QUEUE = new LinkedBlockingQueue();
  public void run() { while (true) { try { ((Runnable) QUEUE.take()).run(); } catch (Exception e) { Log.e("d", "x", e); } } }
}
class App extends Application { public void onCreate() { super.onCreate(); new Dispatcher().start(); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Dispatcher.QUEUE.offer(new ReadJob(getApplicationContext())); }
}
class ReadJob implements Runnable { final Context c; ReadJob(Context c) { this.c = c; } public void run() { Log.d("j", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getSSID()); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('ssid', 'ReadJob.run', ['first-screen', 'process-start'], 'no-gate', { repeated: ['no', 'loop'] })],
      gate: noGate,
    },
  },
  {
    id: 'hop-gate-on-other-thread',
    about: 'The flag is tested on a worker thread, the dialog is shown on the main thread, the read is posted from the agree button.',
    java: `package com.fengche.k;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new Thread(() -> { if (!getSharedPreferences("k", 0).getBoolean("agreed", false)) runOnUiThread(() -> ask()); else work(); }).start();
  }
  void ask() { new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> { getSharedPreferences("k", 0).edit().putBoolean("agreed", true).apply(); new Thread(() -> work()).start(); }).setNegativeButton("不同意", (d, w) -> finish()).show(); }
  void work() { Log.d("k", Settings$Secure.getString(getContentResolver(), "android_id")); }
}`,
    truth: {
      reads: [read('android id', 'MainActivity.work', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
