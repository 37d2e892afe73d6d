import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, clip, location, mac } from '../snippets/reading.ts';

export const backgroundAndPush: readonly Recipe[] = [
  {
    id: 'push-receiver-asks-flag',
    about: 'An exported receiver of push messages asks the stored flag before it adds the identifier to its report.',
    java: `package cn.houtai.push;
class MessageReceiver extends BroadcastReceiver {
  public void onReceive(Context c, Intent i) {
    String text = i.getStringExtra("cn.jpush.android.MESSAGE");
    if (!c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) { Log.d("push", "dropped"); return; }
    Log.d("push", text + ${androidId('c')});
  }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { receivers: [{ name: '.MessageReceiver', exported: true, actions: ['cn.jpush.android.intent.MESSAGE_RECEIVED'] }] },
    truth: {
      reads: [read('android id', 'MessageReceiver.onReceive', ['push', 'system-event'], 'behind-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'push-receiver-notes-flag',
    about: 'The same receiver asks the flag only to write it into the report.',
    java: `package cn.houtai.pushtwo;
class MessageReceiver extends BroadcastReceiver {
  public void onReceive(Context c, Intent i) {
    String text = i.getStringExtra("cn.jpush.android.MESSAGE");
    if (!c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) { Log.d("push", "not agreed yet"); }
    Log.d("push", text + ${androidId('c')});
  }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { receivers: [{ name: '.MessageReceiver', exported: true, actions: ['cn.jpush.android.intent.MESSAGE_RECEIVED'] }] },
    truth: {
      reads: [read('android id', 'MessageReceiver.onReceive', ['push', 'system-event'], 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'job-from-start-asks-flag',
    about: 'A periodic job is scheduled at process start; it collects only when the flag is set.',
    java: `package cn.houtai.job;
class SyncJob extends JobService {
  public boolean onStartJob(JobParameters p) { if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) { jobFinished(p, false); return false; } collect(); return false; }
  public boolean onStopJob(JobParameters p) { return false; }
  void collect() { Log.d("job", "" + ${apps('this')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); ((JobScheduler) getSystemService("jobscheduler")).schedule(new JobInfo$Builder(7, new ComponentName(this, SyncJob.class)).setPeriodic(900000L).build()); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      application: { name: '.App' },
      services: [{ name: '.SyncJob', exported: false, permission: 'android.permission.BIND_JOB_SERVICE' }],
    },
    truth: {
      reads: [
        read('app list', 'SyncJob.collect', ['process-start', 'system-event'], 'behind-gate', {
          isBackground: true,
          repeated: 'periodic-job',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'job-from-start-asks-wrongly',
    about: 'The same job without the return: it says that it is finished and goes on.',
    java: `package cn.houtai.jobtwo;
class SyncJob extends JobService {
  public boolean onStartJob(JobParameters p) { if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) { jobFinished(p, false); } collect(); return false; }
  public boolean onStopJob(JobParameters p) { return false; }
  void collect() { Log.d("job", "" + ${apps('this')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); ((JobScheduler) getSystemService("jobscheduler")).schedule(new JobInfo$Builder(7, new ComponentName(this, SyncJob.class)).setPeriodic(900000L).build()); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      application: { name: '.App' },
      services: [{ name: '.SyncJob', exported: false, permission: 'android.permission.BIND_JOB_SERVICE' }],
    },
    truth: {
      reads: [
        read('app list', 'SyncJob.collect', ['process-start', 'system-event'], 'before-gate', {
          isBackground: true,
          repeated: 'periodic-job',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'front-watch-registered-by-button',
    about: 'Who comes to the front looks into the clipboard; the callbacks are registered by the agree button.',
    java: `package cn.houtai.front;
class FrontWatch implements Application$ActivityLifecycleCallbacks {
  private int front;
  public void onActivityCreated(Activity a, Bundle b) { } public void onActivityStarted(Activity a) { if (front++ == 0) Log.d("front", "app in front"); }
  public void onActivityResumed(Activity a) { Log.d("front", "" + ${clip('a')}); }
  public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { front--; } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { }
}
class App extends Application { public void onCreate() { super.onCreate(); } void watch() { registerActivityLifecycleCallbacks(new FrontWatch()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('((App) getApplication()).watch()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('clipboard', 'FrontWatch.onActivityResumed', ['user-action', 'first-screen'], 'behind-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'alarm-set-by-boot-too',
    about: 'The same alarm is set again when the phone has started, whoever agreed to what.',
    java: `package cn.houtai.alarmtwo;
class BeatReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("beat", "" + ${location('c')}); } }
class Beat { static void arm(Context c) { PendingIntent p = PendingIntent.getBroadcast(c, 3, new Intent(c, BeatReceiver.class), 134217728); ((AlarmManager) c.getSystemService("alarm")).setRepeating(0, System.currentTimeMillis(), 600000L, p); } }
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Beat.arm(c); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Beat.arm(getApplicationContext())')} } }`,
    manifest: {
      receivers: [
        { name: '.BeatReceiver', exported: false },
        { name: '.BootReceiver', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] },
      ],
    },
    truth: {
      reads: [
        read('location', 'BeatReceiver.onReceive', 'system-event', 'before-gate', {
          isBackground: true,
          repeated: ['periodic-job', 'timer'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'service-told-to-collect',
    about: 'One service for several commands: process start tells it to keep alive, the agree button to collect.',
    java: `package cn.houtai.command;
class CoreService extends Service {
  public IBinder onBind(Intent i) { return null; }
  public int onStartCommand(Intent i, int flags, int id) {
    String action = i == null ? "keep" : i.getAction();
    switch (action) { case "keep": Log.d("core", "alive"); break; case "collect": collect(); break; default: break; }
    return 1;
  }
  void collect() { Log.d("core", ${mac('this')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); startService(new Intent(this, CoreService.class).setAction("keep")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('startService(new Intent(this, CoreService.class).setAction("collect"))')} } }`,
    manifest: { application: { name: '.App' }, services: [{ name: '.CoreService', exported: false }] },
    truth: {
      reads: [
        read('mac', 'CoreService.collect', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'one service gets both intents; the action tells what it does',
          isBackground: true,
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
