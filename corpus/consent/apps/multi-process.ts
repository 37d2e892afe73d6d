import { type Recipe, read } from '../recipe.ts';
import { asksOnce } from '../snippets/asking.ts';
import { iccid, imei, imsi, ssid } from '../snippets/reading.ts';

export const multiProcess: readonly Recipe[] = [
  {
    id: 'process-main-and-flag',
    about: 'Only the main process goes on, and there only when the flag is set; the push process merely logs.',
    java: `package cn.jincheng.main;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (!getPackageName().equals(Application.getProcessName())) { initOther(); return; }
    startService(new Intent(this, PushService.class));
    if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) initMain();
  }
  void initOther() { Log.d("app", "other process"); }
  void initMain() { Log.d("app", ${imei('this')}); }
}
class PushService extends Service { public IBinder onBind(Intent i) { return null; } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' }, services: [{ name: '.PushService', process: ':push', exported: false }] },
    truth: { reads: [read('imei', 'App.initMain', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'process-name-from-proc',
    about: 'The name of the process is read from /proc; the read needs the main process and the flag.',
    java: `package cn.jincheng.proc;
class Processes {
  static String current() {
    try { BufferedReader r = new BufferedReader(new FileReader("/proc/self/cmdline")); try { return r.readLine().trim(); } finally { r.close(); } } catch (Exception e) { return ""; }
  }
  static boolean isMain(Context c) { return TextUtils.equals(current(), c.getPackageName()); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Processes.isMain(this) && getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("app", ${imsi('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'process-name-from-running-apps',
    about: 'To learn its own name the application class lists the running processes, which is a read of its own, before any flag.',
    java: `package cn.jincheng.running;
class Processes {
  static boolean isMain(Context c, int pid) {
    for (Object o : ((ActivityManager) c.getSystemService("activity")).getRunningAppProcesses()) { ActivityManager$RunningAppProcessInfo p = (ActivityManager$RunningAppProcessInfo) o; if (p.pid == pid) return c.getPackageName().equals(p.processName); }
    return false;
  }
}
class App extends Application { public void onCreate() { super.onCreate(); if (!Processes.isMain(this, Os$$Process.myPid())) return; if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("app", ${iccid('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('running apps', 'Processes.isMain', 'process-start', 'before-gate'),
        read('iccid', 'App.onCreate', 'process-start', 'behind-gate'),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'process-name-after-flag',
    about: 'The same two reads, and the flag is asked first.',
    java: `package cn.jincheng.runningtwo;
class Processes {
  static boolean isMain(Context c, int pid) {
    for (Object o : ((ActivityManager) c.getSystemService("activity")).getRunningAppProcesses()) { ActivityManager$RunningAppProcessInfo p = (ActivityManager$RunningAppProcessInfo) o; if (p.pid == pid) return c.getPackageName().equals(p.processName); }
    return false;
  }
}
class App extends Application { public void onCreate() { super.onCreate(); if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) return; if (Processes.isMain(this, Os$$Process.myPid())) Log.d("app", ${iccid('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('running apps', 'Processes.isMain', 'process-start', 'behind-gate'),
        read('iccid', 'App.onCreate', 'process-start', 'behind-gate'),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'process-of-web-page-from-link',
    about:
      'The policy opens in a process of its own from a button of the dialog; there the application class sets up the web kernel and reads.',
    java: `package cn.jincheng.web;
class App extends Application {
  public void onCreate() { super.onCreate(); String name = Application.getProcessName(); if (name.endsWith(":web")) WebKernel.init(this); }
}
class WebKernel { static void init(Context c) { Log.d("web", ${ssid('c')}); } }
class WebActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.loadUrl("https://example.cn/privacy"); setContentView(w); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("请阅读并同意《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> enter()).setNegativeButton("不同意", (d, w) -> finish()).setNeutralButton("查看全文", (d, w) -> startActivity(new Intent(this, WebActivity.class))).show();
  }
  void enter() { setTitle("首页"); }
}`,
    manifest: { application: { name: '.App' }, activities: [{ name: '.WebActivity', exported: false, process: ':web' }] },
    truth: { reads: [read('ssid', 'WebKernel.init', ['process-start', 'user-action'], 'before-gate')], gate: { how: 'dialog' } },
  },
];
