import { noGate, type Recipe, read } from '../recipe.ts';

export const repeatedReads: readonly Recipe[] = [
  {
    id: 'repeated-timer-fixed-rate',
    about: 'scheduleAtFixedRate every two seconds.',
    java: `package com.zhongbiao.a;
class App extends Application { public void onCreate() { super.onCreate(); new Timer().scheduleAtFixedRate(new TimerTask() { public void run() { Log.d("a", ((TelephonyManager) getSystemService("phone")).getDeviceId()); } }, 0L, 2000L); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App$1.run', 'process-start', 'no-gate', { repeated: 'timer' })], gate: noGate },
  },
  {
    id: 'repeated-handler-posts-itself',
    about: 'A Runnable that posts itself again after 30 seconds.',
    java: `package com.zhongbiao.b;
class MainActivity extends Activity implements Runnable {
  final Handler handler = new Handler();
  protected void onCreate(Bundle b) { super.onCreate(b); handler.post(this); }
  public void run() { Log.d("b", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("gps")); handler.postDelayed(this, 30000L); }
}`,
    truth: { reads: [read('location', 'MainActivity.run', 'first-screen', 'no-gate', { repeated: 'timer' })], gate: noGate },
  },
  {
    id: 'repeated-scheduled-executor',
    about: 'scheduleWithFixedDelay in a class of the app.',
    java: `package com.zhongbiao.c;
class Sync { final ScheduledExecutorService ses = Executors.newScheduledThreadPool(1); void begin(Context c) { ses.scheduleWithFixedDelay(() -> once(c), 5L, 60L, TimeUnit.SECONDS); } static void once(Context c) { Log.d("c", "" + c.getPackageManager().getInstalledPackages(0)); } }
class App extends Application { public void onCreate() { super.onCreate(); new Sync().begin(this); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'Sync.once', 'process-start', 'no-gate', { repeated: 'timer' })], gate: noGate },
  },
  {
    id: 'repeated-thread-loop',
    about: 'while (running) with sleep on a thread.',
    java: `package com.zhongbiao.d;
class Watch extends Thread {
  volatile boolean running = true; final Context c;
  Watch(Context c) { this.c = c; }
  public void run() { while (running) { Log.d("d", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getSSID()); try { Thread.sleep(1000L); } catch (InterruptedException e) { running = false; } } }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Watch(this).start(); } }`,
    truth: { reads: [read('ssid', 'Watch.run', 'first-screen', 'no-gate', { repeated: 'loop' })], gate: noGate },
  },
  {
    id: 'repeated-not-in-the-loop',
    about: 'There is a loop in the method; the read stands before it.',
    java: `package com.zhongbiao.f;
class App extends Application { public void onCreate() { super.onCreate(); String id = Settings$Secure.getString(getContentResolver(), "android_id"); for (int i = 0; i < 3; i++) { Log.d("f", id + i); } } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'repeated-periodic-job',
    about: 'A JobService scheduled with setPeriodic by the first screen.',
    java: `package com.zhongbiao.g;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    JobInfo job = new JobInfo$Builder(9, new ComponentName(this, UploadJob.class)).setPeriodic(900000L).setPersisted(true).build();
    ((JobScheduler) getSystemService("jobscheduler")).schedule(job);
  }
}
class UploadJob extends JobService {
  public boolean onStartJob(JobParameters p) { Log.d("g", ((TelephonyManager) getSystemService("phone")).getSubscriberId()); return false; }
  public boolean onStopJob(JobParameters p) { return false; }
}`,
    manifest: { services: [{ name: '.UploadJob', permission: 'android.permission.BIND_JOB_SERVICE', exported: true }] },
    truth: {
      reads: [
        read('imsi', 'UploadJob.onStartJob', ['system-event', 'first-screen'], 'no-gate', { repeated: 'periodic-job', isBackground: true }),
      ],
      gate: noGate,
    },
  },
  {
    id: 'repeated-periodic-work',
    about: 'WorkManager with a PeriodicWorkRequest, enqueued at process start.',
    java: `package com.zhongbiao.h;
class ScanWorker extends Worker { public ScanWorker(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { Log.d("h", "" + getApplicationContext().getPackageManager().getInstalledApplications(0)); return ListenableWorker$Result.success(); } }
class App extends Application { public void onCreate() { super.onCreate(); WorkManager.getInstance(this).enqueue(new PeriodicWorkRequest$Builder(ScanWorker.class, 15L, TimeUnit.MINUTES).build()); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('applications', 'ScanWorker.doWork', ['system-event', 'process-start'], 'no-gate', {
          repeated: 'periodic-job',
          isBackground: true,
        }),
      ],
      gate: noGate,
    },
  },
];
