import { type Recipe, read } from '../recipe.ts';
import { asksOnce } from '../snippets/asking.ts';
import { imei, imsi, ssid } from '../snippets/reading.ts';

export const multiProcess: readonly Recipe[] = [
  {
    id: 'process-other-without-flag',
    about: 'The same application class; in the push process, which the main one starts at once, it reads without a flag.',
    java: `package cn.jincheng.other;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (!getPackageName().equals(Application.getProcessName())) { initOther(); return; }
    startService(new Intent(this, PushService.class));
    if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) initMain();
  }
  void initOther() { Log.d("app", ${imei('this')}); }
  void initMain() { Log.d("app", "main process"); }
}
class PushService extends Service { public IBinder onBind(Intent i) { return null; } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' }, services: [{ name: '.PushService', process: ':push', exported: false }] },
    truth: { reads: [read('imei', 'App.initOther', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'process-main-or-flag',
    about: 'The same with "or": the main process reads whether anybody agreed or not.',
    java: `package cn.jincheng.procor;
class Processes {
  static String current() {
    try { BufferedReader r = new BufferedReader(new FileReader("/proc/self/cmdline")); try { return r.readLine().trim(); } finally { r.close(); } } catch (Exception e) { return ""; }
  }
  static boolean isMain(Context c) { return TextUtils.equals(current(), c.getPackageName()); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Processes.isMain(this) || getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("app", ${imsi('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'process-of-web-page-after-agree',
    about: 'The same two processes; nothing but the agree button opens the page that makes the second one.',
    java: `package cn.jincheng.webtwo;
class App extends Application {
  public void onCreate() { super.onCreate(); String name = Application.getProcessName(); if (name.endsWith(":web")) WebKernel.init(this); }
}
class WebKernel { static void init(Context c) { Log.d("web", ${ssid('c')}); } }
class WebActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.loadUrl("https://example.cn/home"); setContentView(w); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("请阅读并同意《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> enter()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
  void enter() { startActivity(new Intent(this, WebActivity.class)); }
}`,
    manifest: { application: { name: '.App' }, activities: [{ name: '.WebActivity', exported: false, process: ':web' }] },
    truth: {
      reads: [
        read('ssid', 'WebKernel.init', ['process-start', 'user-action'], ['behind-gate', 'undecided'], {
          why: 'the application class runs at the start of any process; that this one is only made after agreement stands in the manifest and in a name',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
