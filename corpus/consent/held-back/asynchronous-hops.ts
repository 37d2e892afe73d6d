import { noGate, type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { apps, imei, location, mac, ssid } from '../snippets/reading.ts';

export const asynchronousHops: readonly Recipe[] = [
  {
    id: 'hop-rx-filter-on-flag',
    about: 'The chain passes a filter that asks the stored flag; only what it lets through reaches the reader.',
    java: `package cn.yibu.rxfilter;
class App extends Application {
  public void onCreate() { super.onCreate(); Observable.just(this).filter(a -> agreed()).subscribe(a -> report()); }
  boolean agreed() { return getSharedPreferences("conf", 0).getBoolean("agreed", false); }
  void report() { Log.d("rx", ${imei('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'App.report', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the branch is inside a library, on what a function of the app answers',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'hop-future-chain',
    about: 'supplyAsync, thenApply, thenAccept: three threads, one chain, begun under the dialog.',
    java: `package cn.yibu.future;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); CompletableFuture.supplyAsync(() -> mac()).thenApply(m -> "mac=" + m).thenAccept(m -> Log.d("m", (String) m)); ${dialog('d.dismiss()')} }
  String mac() { return ${mac('this')}; }
}`,
    truth: { reads: [read('mac', 'MainActivity.mac', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'hop-async-task-by-base-class',
    about: 'A base class of tasks of the app over AsyncTask; the subclass only says what to do.',
    java: `package cn.yibu.task;
abstract class BaseTask extends AsyncTask { protected abstract Object work(); protected Object doInBackground(Object[] p) { return work(); } protected void onPostExecute(Object o) { done(o); } protected void done(Object o) { Log.d("task", "" + o); } }
class AppsTask extends BaseTask { final Context c; AppsTask(Context c) { this.c = c; } protected Object work() { return ${apps('c')}; } }
class MainActivity extends Activity { protected void onPostResume() { super.onPostResume(); new AppsTask(this).executeOnExecutor(AsyncTask.THREAD_POOL_EXECUTOR, new Object[0]); } }`,
    truth: { reads: [read('app list', 'AppsTask.work', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-network-callback',
    about: 'A callback for the default network, registered at process start; the platform calls it as soon as there is one.',
    java: `package cn.yibu.network;
class NetWatch extends ConnectivityManager$NetworkCallback { final Context c; NetWatch(Context c) { this.c = c; } public void onAvailable(Network n) { Log.d("net", ${ssid('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); ((ConnectivityManager) getSystemService("connectivity")).registerDefaultNetworkCallback(new NetWatch(this)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('ssid', 'NetWatch.onAvailable', ['process-start', 'system-event'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'hop-scheduled-after-agree',
    about: 'A schedule of every ten minutes begun by the button: a read again and again, behind the gate.',
    java: `package cn.yibu.schedule;
class Beat implements Runnable { final Context c; Beat(Context c) { this.c = c; } public void run() { Log.d("beat", "" + ${location('c')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('begin()')} } void begin() { Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(new Beat(getApplicationContext()), 0L, 10L, TimeUnit.MINUTES); } }`,
    truth: { reads: [read('location', 'Beat.run', 'user-action', 'behind-gate', { repeated: 'timer' })], gate: { how: 'dialog' } },
  },
];
