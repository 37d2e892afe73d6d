import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, imsi, mac } from '../snippets/reading.ts';

export const flagLogic: readonly Recipe[] = [
  {
    id: 'logic-many-conditions',
    about: 'One condition of several methods, joined with &&; agreement is one of them.',
    java: `package cn.luoji.many;
class Ready {
  static boolean now(Context c) { return hasNet(c) && isMain(c) && agreed(c) && !isLow(c); }
  static boolean hasNet(Context c) { NetworkInfo i = ((ConnectivityManager) c.getSystemService("connectivity")).getActiveNetworkInfo(); return i != null && i.isConnected(); }
  static boolean isMain(Context c) { return c.getPackageName().equals(c.getApplicationInfo().processName); }
  static boolean agreed(Context c) { return c.getSharedPreferences("conf", 0).getBoolean("agreed", false); }
  static boolean isLow(Context c) { return Runtime.getRuntime().freeMemory() < 1000000L; }
}
class App extends Application { public void onCreate() { super.onCreate(); boolean go = Ready.now(this); if (go) Log.d("a", ${imei('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-or-constant-false',
    about: 'agreed || BuildConfig.DEBUG, and DEBUG is the constant false of a release.',
    java: `package cn.luoji.debug;
class BuildConfig { public static final boolean DEBUG = false; public static final String BUILD_TYPE = "release"; }
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getBoolean("agreed", false) || BuildConfig.DEBUG) Log.d("a", ${imei('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-or-foreign-locale',
    about: 'Outside China nobody is waited for: agreed || !isChinese. A phone set to English reads before any question.',
    java: `package cn.luoji.locale;
class Region { static boolean mustAsk(Context c) { return "zh".equals(Locale.getDefault().toString().substring(0, 2)); } }
class App extends Application {
  public void onCreate() { super.onCreate(); boolean agreed = getSharedPreferences("conf", 0).getBoolean("agreed", false); if (agreed || !Region.mustAsk(this)) Log.d("a", ${androidId('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-cleared-on-update',
    about: 'A new policy clears the flag at process start, then the flag is asked: clearing takes consent away and gives none.',
    java: `package cn.luoji.cleared;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    SharedPreferences sp = getSharedPreferences("conf", 0);
    if (sp.getInt("policy", 1) < 4) sp.edit().putBoolean("agreed", false).putInt("policy", 4).commit();
    if (sp.getBoolean("agreed", false)) Log.d("a", ${mac('this')});
  }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-switch-falls-through',
    about: 'case 0 forgets its break: who never answered falls into the case of those who agreed.',
    java: `package cn.luoji.falls;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    switch (getSharedPreferences("conf", 0).getInt("answer", 0)) { case 2: return; case 0: Log.d("a", "not asked"); case 1: start(); break; default: Log.d("a", "?"); }
  }
  void start() { Log.d("a", ${imsi('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('answer(1)', 'answer(2); finish()')} } void answer(int n) { getSharedPreferences("conf", 0).edit().putInt("answer", n).apply(); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App.start', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'answer' } },
  },
  {
    id: 'logic-switch-with-break',
    about: 'The same switch with its break.',
    java: `package cn.luoji.breaks;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    switch (getSharedPreferences("conf", 0).getInt("answer", 0)) { case 0: Log.d("a", "not asked"); break; case 1: start(); break; case 2: Log.d("a", "refused"); break; default: Log.d("a", "?"); }
  }
  void start() { Log.d("a", ${imsi('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); SharedPreferences sp = getSharedPreferences("conf", 0); ${dialog('sp.edit().putInt("answer", 1).apply()', 'sp.edit().putInt("answer", 2).apply(); finish()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'App.start', 'process-start', ['behind-gate', 'undecided'], {
          why: 'both buttons write the flag; only the number tells them apart',
        }),
      ],
      gate: { how: 'dialog', flag: 'answer' },
    },
  },
  {
    id: 'logic-thread-polls-flag',
    about: 'A thread of process start sleeps and looks, until the flag is there; the read stands behind the loop.',
    java: `package cn.luoji.polls;
class Waiter implements Runnable {
  final Context c; Waiter(Context c) { this.c = c; }
  public void run() { try { while (!c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) Thread.sleep(500L); } catch (InterruptedException e) { return; } report(); }
  void report() { Log.d("w", ${imei('c')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); new Thread(new Waiter(this)).start(); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'Waiter.report', ['process-start', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'logic-check-thrown-away',
    about: 'The same check; the exception is caught right behind it, and the read stands after the catch.',
    java: `package cn.luoji.swallowed;
class Gate { static void requireAgreed(Context c) { if (!c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) throw new IllegalStateException("no consent"); } }
class App extends Application {
  public void onCreate() { super.onCreate(); try { Gate.requireAgreed(this); } catch (IllegalStateException e) { Log.w("a", e.getMessage()); } start(); }
  void start() { Log.d("a", "" + ${apps('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.start', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-finally-runs-anyway',
    about: 'Without the flag it returns early, through a finally that writes the device into the log.',
    java: `package cn.luoji.last;
class App extends Application {
  public void onCreate() { super.onCreate(); try { if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) return; Log.d("a", "full"); } finally { footer(); } }
  void footer() { Log.d("a", ${androidId('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.footer', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-passed-down',
    about: 'The flag is read once at the top and handed down through three methods as an argument.',
    java: `package cn.luoji.down;
class Sdks {
  static void initAll(Context c, boolean agreed) { initLog(c); initStat(c, agreed); }
  static void initLog(Context c) { Log.d("log", c.getPackageName()); }
  static void initStat(Context c, boolean allowed) { collect(c, "stat", allowed); }
  static void collect(Context c, String who, boolean may) { if (!may) { Log.d(who, "off"); return; } Log.d(who, ${imsi('c')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); Sdks.initAll(this, getSharedPreferences("conf", 0).getBoolean("agreed", false)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'Sdks.collect', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the branch is three methods away from the flag, on an argument',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'logic-choice-expression',
    about: 'A conditional expression: the identifier where agreed, an empty text where not.',
    java: `package cn.luoji.choice;
class Headers { static String device(Context c) { SharedPreferences sp = c.getSharedPreferences("conf", 0); return sp.getBoolean("agreed", false) != true ? "" : read(c); } static String read(Context c) { return ${androidId('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("h", "X-Device: " + Headers.device(this)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'Headers.read', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-value-made-before-choice',
    about: 'The argument is read before the branch asks: only what is done with it waits for consent.',
    java: `package cn.luoji.eager;
class Report { static void send(Context c, String id) { if (c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("send", id); } }
class App extends Application { public void onCreate() { super.onCreate(); Report.send(this, ${imei('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
