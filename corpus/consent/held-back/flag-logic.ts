import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { apps, imei, location, phone } from '../snippets/reading.ts';

export const flagLogic: readonly Recipe[] = [
  {
    id: 'logic-not-refused',
    about: 'Unknown is -1, refused 0, agreed 1. Not refused is taken for agreed, and includes unknown.',
    java: `package cn.luoji.notrefused;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getInt("answer", -1) != 0) Log.d("a", ${phone('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); SharedPreferences sp = getSharedPreferences("conf", 0); if (sp.getInt("answer", -1) == 1) return; ${dialog('sp.edit().putInt("answer", 1).apply()', 'sp.edit().putInt("answer", 0).apply(); finish()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('phone', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'answer' } },
  },
  {
    id: 'logic-polls-with-limit',
    about: 'The same loop gives up after ten looks, and what follows runs all the same.',
    java: `package cn.luoji.limit;
class Waiter implements Runnable {
  final Context c; Waiter(Context c) { this.c = c; }
  public void run() { int tries = 0; try { while (!c.getSharedPreferences("conf", 0).getBoolean("agreed", false) && tries < 10) { Thread.sleep(500L); tries = tries + 1; } } catch (InterruptedException e) { return; } report(); }
  void report() { Log.d("w", ${imei('c')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); new Thread(new Waiter(this)).start(); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'Waiter.report', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-check-throws',
    about: 'requireAgreed() throws for who has not agreed; the caller catches around everything.',
    java: `package cn.luoji.throwing;
class Gate { static void requireAgreed(Context c) { if (!c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) throw new IllegalStateException("no consent"); } }
class App extends Application {
  public void onCreate() { super.onCreate(); try { Gate.requireAgreed(this); start(); } catch (IllegalStateException e) { Log.w("a", e.getMessage()); } }
  void start() { Log.d("a", "" + ${apps('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.start', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'logic-atomic-flag',
    about: 'The flag in memory is an AtomicBoolean that the button sets; a timer started before looks at it every ten seconds.',
    java: `package cn.luoji.atomic;
class Beat extends TimerTask {
  static final AtomicBoolean AGREED = new AtomicBoolean(false);
  final Context c; Beat(Context c) { this.c = c; }
  public void run() { if (AGREED.get()) Log.d("beat", "" + ${location('c')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); new Timer().schedule(new Beat(this), 10000L, 10000L); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Beat.AGREED.set(true)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('location', 'Beat.run', ['process-start', 'user-action'], ['behind-gate', 'undecided'], {
          why: 'the flag is inside an object of the platform',
          repeated: 'timer',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
