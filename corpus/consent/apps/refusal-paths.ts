import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { box } from '../snippets/privacy-pages.ts';
import { androidId, apps, imei, location, ssid } from '../snippets/reading.ts';

export const refusalPaths: readonly Recipe[] = [
  {
    id: 'refuse-then-destroyed-page-asks',
    about: 'The same page; onDestroy reports only when the field is set, which the agree button sets.',
    java: `package cn.jujue.destroytwo;
class MainActivity extends Activity {
  private boolean agreed;
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('agreed = true', 'finish()')} }
  protected void onDestroy() { super.onDestroy(); if (agreed) report(); }
  void report() { Log.d("session", ${androidId('this')}); }
}`,
    truth: { reads: [read('android id', 'MainActivity.report', ['first-screen', 'user-action'], 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'refuse-into-basic-mode',
    about: 'Refusal opens the home page in a basic mode, told by an extra; the home page reads only without it.',
    java: `package cn.jujue.basic;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('open(false)', 'open(true)')} }
  void open(boolean basic) { startActivity(new Intent(this, HomeActivity.class).putExtra("basic_mode", basic)); finish(); }
}
class HomeActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (getIntent().getBooleanExtra("basic_mode", true)) { setTitle("仅浏览"); return; } Log.d("home", "" + ${location('this')}); }
}`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: {
      reads: [
        read('location', 'HomeActivity.onCreate', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'agreement and refusal open one page and differ in an extra',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'refuse-into-basic-mode-other-key',
    about: 'The same, and the home page asks for the extra under another key, whose default is false.',
    java: `package cn.jujue.basictwo;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('open(false)', 'open(true)')} }
  void open(boolean basic) { startActivity(new Intent(this, HomeActivity.class).putExtra("basic_mode", basic)); finish(); }
}
class HomeActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (getIntent().getBooleanExtra("isBasic", false)) { setTitle("仅浏览"); return; } Log.d("home", "" + ${location('this')}); }
}`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: {
      reads: [read('location', 'HomeActivity.onCreate', ['user-action', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'refuse-twice-and-be-let-in',
    about: 'The same dialog class; who refuses at the second step is let in all the same.',
    java: `package cn.jujue.againtwo;
class PrivacyDialog extends Dialog {
  final int step; final Runnable onAgree; final Activity host;
  PrivacyDialog(Activity host, int step, Runnable onAgree) { super(host); this.host = host; this.step = step; this.onAgree = onAgree; }
  protected void onCreate(Bundle b) {
    super.onCreate(b); setCancelable(false);
    ${box('host', 'dismiss(); onAgree.run()', 'dismiss(); refused()')}
    setContentView(box);
  }
  void refused() { if (step < 2) new PrivacyDialog(host, step + 1, onAgree).show(); else onAgree.run(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new PrivacyDialog(this, 1, () -> enter()).show(); }
  void enter() { Log.d("main", ${imei('this')}); }
}`,
    truth: { reads: [read('imei', 'MainActivity.enter', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'refuse-stores-guest-mode',
    about: 'The mode is 1 for all functions and 2 for guests, written by one method; the application class reads in mode 1.',
    java: `package cn.jujue.guest;
class Mode { static int of(Context c) { return c.getSharedPreferences("mode", 0).getInt("run_mode", 0); } static void set(Context c, int mode) { c.getSharedPreferences("mode", 0).edit().putInt("run_mode", mode).apply(); } }
class App extends Application { public void onCreate() { super.onCreate(); if (Mode.of(this) == 1) Log.d("app", "" + ${apps('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Mode.of(this) > 0) return; ${dialog('Mode.set(this, 1)', 'Mode.set(this, 2)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('app list', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'both buttons write one key through one method; the number differs',
        }),
      ],
      gate: { how: 'dialog', flag: 'run_mode' },
    },
  },
  {
    id: 'refuse-stores-guest-mode-positive',
    about: 'The same; the application class reads in any mode above zero, guests included.',
    java: `package cn.jujue.guesttwo;
class Mode { static int of(Context c) { return c.getSharedPreferences("mode", 0).getInt("run_mode", 0); } static void set(Context c, int mode) { c.getSharedPreferences("mode", 0).edit().putInt("run_mode", mode).apply(); } }
class App extends Application { public void onCreate() { super.onCreate(); if (Mode.of(this) > 0) Log.d("app", "" + ${apps('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Mode.of(this) > 0) return; ${dialog('Mode.set(this, 1)', 'Mode.set(this, 2)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('app list', 'App.onCreate', 'process-start', 'before-gate')],
      gate: { how: 'dialog', flag: 'run_mode' },
    },
  },
  {
    id: 'refuse-by-back-key-enters',
    about: 'The same dialog; cancelling it by the back key enters.',
    java: `package cn.jujue.backtwo;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请阅读并同意《隐私政策》").setPositiveButton("同意", (d, w) -> enter()).setNegativeButton("不同意", (d, w) -> finishAffinity()).setOnCancelListener(d -> enter()).show();
  }
  void enter() { Log.d("main", ${ssid('this')}); }
}`,
    truth: { reads: [read('ssid', 'MainActivity.enter', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
];
