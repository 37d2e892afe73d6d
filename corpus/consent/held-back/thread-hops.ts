import { noGate, type Recipe, read } from '../recipe.ts';

export const threadHops: readonly Recipe[] = [
  {
    id: 'hop-handler-message',
    about: 'A message with a number goes to handleMessage; another number there reads something that is never sent.',
    java: `package com.fengche.d;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); H h = new H(this); h.sendEmptyMessageDelayed(1, 3000L); }
}
class H extends Handler {
  final Activity a;
  H(Activity a) { super(Looper.getMainLooper()); this.a = a; }
  public void handleMessage(Message m) {
    switch (m.what) {
      case 1: Log.d("h", ((WifiManager) a.getSystemService("wifi")).getConnectionInfo().getMacAddress()); break;
      default: super.handleMessage(m);
    }
  }
}`,
    truth: { reads: [read('mac', 'H.handleMessage', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-async-task',
    about: 'doInBackground, and a second read in onPostExecute.',
    java: `package com.fengche.f;
class MainActivity extends Activity { protected void onStart() { super.onStart(); new Load(this).execute(new Object[]{"a"}); } }
class Load extends AsyncTask {
  final Context c;
  Load(Context c) { this.c = c; }
  protected Object doInBackground(Object[] p) { return ((TelephonyManager) c.getSystemService("phone")).getLine1Number(); }
  protected void onPostExecute(Object r) { Log.d("load", r + Settings$Secure.getString(c.getContentResolver(), "android_id")); }
}`,
    truth: {
      reads: [
        read('phone', 'Load.doInBackground', 'first-screen', 'no-gate'),
        read('android id', 'Load.onPostExecute', 'first-screen', 'no-gate'),
      ],
      gate: noGate,
    },
  },
  {
    id: 'hop-idle-handler',
    about: 'Moved to when the main thread is idle: still without anybody doing anything.',
    java: `package com.fengche.g;
class MainActivity extends Activity {
  protected void onResume() {
    super.onResume();
    Looper.myQueue().addIdleHandler(new MessageQueue$IdleHandler() { public boolean queueIdle() { scan(); return false; } });
  }
  void scan() { Log.d("g", "" + getPackageManager().getInstalledPackages(0)); }
}`,
    truth: { reads: [read('app list', 'MainActivity.scan', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-timer-once',
    about: 'A TimerTask that runs once, three seconds after process start.',
    java: `package com.fengche.h;
class App extends Application {
  public void onCreate() { super.onCreate(); new Timer("t").schedule(new Task(this), 3000L); }
}
class Task extends TimerTask {
  private final Context c;
  Task(Context c) { this.c = c; }
  public void run() { AccountManager am = AccountManager.get(c); Log.d("t", "" + am.getAccounts().length); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('accounts', 'Task.run', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'hop-rx-chain',
    about: 'RxJava: fromCallable on the io scheduler, subscribed at process start.',
    java: `package com.fengche.l;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    Observable.fromCallable(() -> ((TelephonyManager) getSystemService("phone")).getMeid()).subscribeOn(Schedulers.io()).subscribe(x -> Log.d("rx", "" + x));
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('meid', 'App.lambda$onCreate$0', 'process-start', 'no-gate')], gate: noGate },
  },
];
