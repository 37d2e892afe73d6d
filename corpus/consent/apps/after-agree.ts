import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { apps, imei, imsi, meid, phone } from '../snippets/reading.ts';

export const afterAgree: readonly Recipe[] = [
  {
    id: 'after-permission-asked-on-start-too',
    about: 'The same method, and onStart asks for the permission as well, whatever was answered: the result reads.',
    java: `package cn.tongyi.permissiontoo;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('ask()')} }
  protected void onStart() { super.onStart(); if (checkSelfPermission("android.permission.READ_PHONE_STATE") != 0) ask(); }
  void ask() { requestPermissions(new String[]{"android.permission.READ_PHONE_STATE"}, 9); }
  public void onRequestPermissionsResult(int request, String[] names, int[] grants) { super.onRequestPermissionsResult(request, names, grants); if (grants.length > 0 && grants[0] == 0) Log.d("m", ${imei('this')}); }
}`,
    truth: {
      reads: [read('imei', 'MainActivity.onRequestPermissionsResult', ['user-action', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'after-work-enqueued-at-start',
    about: 'The same worker, periodic, enqueued by the application class.',
    java: `package cn.tongyi.worksoon;
class UploadWorker extends Worker { public UploadWorker(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { Log.d("up", "" + ${apps('getApplicationContext()')}); return ListenableWorker$Result.success(); } }
class App extends Application { public void onCreate() { super.onCreate(); WorkManager.getInstance(this).enqueue(new PeriodicWorkRequest$Builder(UploadWorker.class, 6L, TimeUnit.MINUTES).build()); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('app list', 'UploadWorker.doWork', ['process-start', 'system-event'], 'before-gate', {
          isBackground: true,
          repeated: 'periodic-job',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'after-service-bound',
    about: 'The button binds a service; onServiceConnected calls it through its binder, and there it reads.',
    java: `package cn.tongyi.bound;
class DeviceBinder extends Binder { final DeviceService s; DeviceBinder(DeviceService s) { this.s = s; } String device() { return s.read(); } }
class DeviceService extends Service { public IBinder onBind(Intent i) { return new DeviceBinder(this); } String read() { return ${meid('this')}; } }
class MainActivity extends Activity implements ServiceConnection {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('bindService(new Intent(this, DeviceService.class), this, 1)')} }
  public void onServiceConnected(ComponentName n, IBinder b) { Log.d("m", ((DeviceBinder) b).device()); }
  public void onServiceDisconnected(ComponentName n) { }
}`,
    manifest: { services: [{ name: '.DeviceService', exported: false }] },
    truth: {
      reads: [read('meid', 'DeviceService.read', 'user-action', 'behind-gate', { isBackground: 'either' })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'after-handler-message',
    about: 'The button sends message 2; the handler gets message 1 from onCreate. Each what has its own case.',
    java: `package cn.tongyi.message;
class MainHandler extends Handler {
  final Context c; MainHandler(Context c) { super(Looper.getMainLooper()); this.c = c; }
  public void handleMessage(Message m) { switch (m.what) { case 1: Log.d("h", "shown"); break; case 2: Log.d("h", ${imsi('c')}); break; default: break; } }
}
class MainActivity extends Activity {
  private MainHandler handler;
  protected void onCreate(Bundle b) { super.onCreate(b); handler = new MainHandler(this); handler.sendEmptyMessage(1); ${dialog('handler.sendEmptyMessage(2)')} }
}`,
    truth: {
      reads: [
        read('imsi', 'MainHandler.handleMessage', 'user-action', ['behind-gate', 'undecided'], {
          why: 'one handler gets both messages; a number tells them apart',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'after-handler-message-missing-break',
    about: 'The same handler without the break after message 1.',
    java: `package cn.tongyi.nobreak;
class MainHandler extends Handler {
  final Context c; MainHandler(Context c) { super(Looper.getMainLooper()); this.c = c; }
  public void handleMessage(Message m) { switch (m.what) { case 1: Log.d("h", "shown"); case 2: Log.d("h", ${imsi('c')}); break; default: break; } }
}
class MainActivity extends Activity {
  private MainHandler handler;
  protected void onCreate(Bundle b) { super.onCreate(b); handler = new MainHandler(this); handler.sendEmptyMessage(1); ${dialog('handler.sendEmptyMessage(2)')} }
}`,
    truth: { reads: [read('imsi', 'MainHandler.handleMessage', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'after-second-confirmation',
    about: 'Agreement first, then a second question about recommendations; the read needs both yeses.',
    java: `package cn.tongyi.second;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('recommend()')} }
  void recommend() { new AlertDialog$Builder(this).setTitle("个性化推荐").setMessage("是否允许根据应用列表推荐内容").setPositiveButton("允许", (d, w) -> scan()).setNegativeButton("不允许", (d, w) -> d.dismiss()).show(); }
  void scan() { Log.d("m", "" + ${apps('this')}); }
}`,
    truth: { reads: [read('app list', 'MainActivity.scan', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'after-flag-and-restart',
    about: 'The button stores the flag and restarts the app by its launch intent; the read at process start asks for it.',
    java: `package cn.tongyi.restart;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("app", ${phone('this')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) return; ${dialog('restart()')} }
  void restart() { getSharedPreferences("conf", 0).edit().putBoolean("agreed", true).commit(); startActivity(getPackageManager().getLaunchIntentForPackage(getPackageName())); System.exit(0); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('phone', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
