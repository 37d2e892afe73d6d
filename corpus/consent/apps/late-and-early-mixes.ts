import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { layout } from '../snippets/layouts.ts';
import { androidId, apps, imei, location, mac } from '../snippets/reading.ts';

export const lateAndEarlyMixes: readonly Recipe[] = [
  {
    id: 'mix-view-of-splash-asks-model',
    about: 'A view of the splash layout shows the model; the utility it asks has a method that reads, which the button calls.',
    java: `package cn.hunhe.view;
class DeviceUtils { static String model() { return Build.MODEL; } static String id(Context c) { return ${androidId('c')}; } }
class BrandView extends TextView { BrandView(Context c, AttributeSet a) { super(c, a); setText(DeviceUtils.model()); } }
class SplashActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.splash); ${dialog('Log.d("splash", DeviceUtils.id(this))')} } }`,
    manifest: { launcher: '.SplashActivity', ...layout('splash', '<LinearLayout><cn.hunhe.view.BrandView/></LinearLayout>') },
    truth: { reads: [read('android id', 'DeviceUtils.id', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'mix-view-of-splash-asks-id',
    about: 'The same view asks for the identifier: it is made with the layout, before the dialog is shown.',
    java: `package cn.hunhe.viewtwo;
class DeviceUtils { static String model() { return Build.MODEL; } static String id(Context c) { return ${androidId('c')}; } }
class BrandView extends TextView { BrandView(Context c, AttributeSet a) { super(c, a); setText(DeviceUtils.id(c)); } }
class SplashActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.splash); ${dialog('Log.d("splash", DeviceUtils.id(this))')} } }`,
    manifest: { launcher: '.SplashActivity', ...layout('splash', '<LinearLayout><cn.hunhe.viewtwo.BrandView/></LinearLayout>') },
    truth: { reads: [read('android id', 'DeviceUtils.id', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'mix-parameters-with-ids-first',
    about: 'The same, and the request for the configuration has the identifiers as well.',
    java: `package cn.hunhe.paramstwo;
class CommonParams {
  static Map of(Context c, boolean withIds) { Map m = new HashMap(); m.put("v", "8.1"); if (withIds) m.put("did", ${imei('c')}); return m; }
}
class Api { static void get(String path, Map params) { Log.d("api", path + params.size()); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Api.get("/config", CommonParams.of(this, true)); ${dialog('Api.get("/home", CommonParams.of(this, true))')} }
}`,
    truth: { reads: [read('imei', 'CommonParams.of', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'mix-crash-handler-after-agree',
    about: 'A crash handler that notes the identifier, set by the agree button.',
    java: `package cn.hunhe.crash;
class CrashHandler implements Thread$UncaughtExceptionHandler {
  private static final CrashHandler INSTANCE = new CrashHandler(); private Context context;
  static CrashHandler get() { return INSTANCE; }
  void install(Context c) { context = c; Thread.setDefaultUncaughtExceptionHandler(this); }
  public void uncaughtException(Thread t, Throwable e) { Log.e("crash", ${androidId('context')}); System.exit(10); }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", "created"); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('CrashHandler.get().install(getApplicationContext())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'CrashHandler.uncaughtException', ['user-action', 'system-event', 'unknown'], 'behind-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'mix-notification-after-agree',
    about: 'The notification that opens the page which reads is posted by the agree button.',
    java: `package cn.hunhe.notify;
class Notes { static void post(Context c) { PendingIntent p = PendingIntent.getActivity(c, 1, new Intent(c, NearbyActivity.class), 67108864); ((NotificationManager) c.getSystemService("notification")).notify(1, new Notification$Builder(c, "hot").setContentTitle("附近热点").setContentIntent(p).build()); } }
class NearbyActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("near", "" + ${location('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Notes.post(this)')} } }`,
    manifest: { activities: [{ name: '.NearbyActivity', exported: false }] },
    truth: {
      reads: [read('location', 'NearbyActivity.onCreate', ['user-action', 'system-event'], 'behind-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'mix-notification-before-question',
    about: 'The same notification is posted by the page before it asks: a tap on it opens the page that reads.',
    java: `package cn.hunhe.notifytwo;
class Notes { static void post(Context c) { PendingIntent p = PendingIntent.getActivity(c, 1, new Intent(c, NearbyActivity.class), 67108864); ((NotificationManager) c.getSystemService("notification")).notify(1, new Notification$Builder(c, "hot").setContentTitle("附近热点").setContentIntent(p).build()); } }
class NearbyActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("near", "" + ${location('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Notes.post(this); ${dialog('d.dismiss()')} } }`,
    manifest: { activities: [{ name: '.NearbyActivity', exported: false }] },
    truth: {
      reads: [read('location', 'NearbyActivity.onCreate', ['user-action', 'system-event', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'mix-resumed-once-agreed',
    about: 'onResume refreshes the list when the field says that the page is ready, which the agree button makes it.',
    java: `package cn.hunhe.resumed;
class MainActivity extends Activity {
  private boolean ready;
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('ready = true; refresh()')} }
  protected void onResume() { super.onResume(); if (ready) refresh(); }
  protected void onPause() { super.onPause(); Log.d("main", "paused"); }
  void refresh() { Log.d("main", "" + ${apps('this')}); }
}`,
    truth: {
      reads: [read('app list', 'MainActivity.refresh', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'mix-singleton-not-touched',
    about: 'The instance reads when it is made; process start uses a static method that needs none, the button the instance.',
    java: `package cn.hunhe.single;
class Tracker {
  private static Tracker instance; private final String id;
  private Tracker(Context c) { id = ${mac('c')}; }
  static synchronized Tracker get(Context c) { if (instance == null) instance = new Tracker(c.getApplicationContext()); return instance; }
  static String version() { return "3.2.1"; }
  String name() { return "tracker " + id; }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", Tracker.version()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", Tracker.get(this).name())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'Tracker.<init>', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'mix-singleton-touched',
    about: 'The same instance; process start asks it for the version, and so makes it.',
    java: `package cn.hunhe.singletwo;
class Tracker {
  private static Tracker instance; private final String id;
  private Tracker(Context c) { id = ${mac('c')}; }
  static synchronized Tracker get(Context c) { if (instance == null) instance = new Tracker(c.getApplicationContext()); return instance; }
  String version() { return "3.2.1"; }
  String name() { return "tracker " + id; }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", Tracker.get(this).version()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", Tracker.get(this).name())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'Tracker.<init>', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
];
