import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { clip, location, mac } from '../snippets/reading.ts';

export const backgroundAndPush: readonly Recipe[] = [
  {
    id: 'front-watch-registered-at-start',
    about: 'The same callbacks, registered when the application class is made.',
    java: `package cn.houtai.fronttwo;
class FrontWatch implements Application$ActivityLifecycleCallbacks {
  private int front;
  public void onActivityCreated(Activity a, Bundle b) { } public void onActivityStarted(Activity a) { if (front++ == 0) Log.d("front", "app in front"); }
  public void onActivityResumed(Activity a) { Log.d("front", "" + ${clip('a')}); }
  public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { front--; } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { }
}
class App extends Application { public void onCreate() { super.onCreate(); watch(); } void watch() { registerActivityLifecycleCallbacks(new FrontWatch()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('clipboard', 'FrontWatch.onActivityResumed', ['first-screen', 'process-start'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'alarm-set-by-button',
    about: 'A repeating alarm to a receiver of the app alone, set by the agree button.',
    java: `package cn.houtai.alarm;
class BeatReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("beat", "" + ${location('c')}); } }
class Beat { static void arm(Context c) { PendingIntent p = PendingIntent.getBroadcast(c, 3, new Intent(c, BeatReceiver.class), 134217728); ((AlarmManager) c.getSystemService("alarm")).setRepeating(0, System.currentTimeMillis(), 600000L, p); } }
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("boot", "phone started"); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Beat.arm(getApplicationContext())')} } }`,
    manifest: {
      receivers: [
        { name: '.BeatReceiver', exported: false },
        { name: '.BootReceiver', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] },
      ],
    },
    truth: {
      reads: [
        read('location', 'BeatReceiver.onReceive', ['system-event', 'user-action'], 'behind-gate', {
          isBackground: true,
          repeated: ['periodic-job', 'timer'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'service-told-anything-collects',
    about: 'The same service without the break after keeping alive.',
    java: `package cn.houtai.commandtwo;
class CoreService extends Service {
  public IBinder onBind(Intent i) { return null; }
  public int onStartCommand(Intent i, int flags, int id) {
    String action = i == null ? "keep" : i.getAction();
    switch (action) { case "keep": Log.d("core", "alive"); case "collect": collect(); break; default: break; }
    return 1;
  }
  void collect() { Log.d("core", ${mac('this')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); startService(new Intent(this, CoreService.class).setAction("keep")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('startService(new Intent(this, CoreService.class).setAction("collect"))')} } }`,
    manifest: { application: { name: '.App' }, services: [{ name: '.CoreService', exported: false }] },
    truth: {
      reads: [read('mac', 'CoreService.collect', 'process-start', 'before-gate', { isBackground: true })],
      gate: { how: 'dialog' },
    },
  },
];
