import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, imsi, meid } from '../snippets/reading.ts';

export const skippedQuestions: readonly Recipe[] = [
  {
    id: 'skipped-when-dialog-fails-leaves',
    about: 'The same exception, and the catch leaves the app.',
    java: `package cn.tiaoguo.leaves;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); try { ask(); } catch (RuntimeException e) { Log.w("m", "no window"); finish(); } }
  void ask() { ${dialog('enter()')} }
  void enter() { Log.d("m", ${imsi('this')}); }
}`,
    truth: { reads: [read('imsi', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'skipped-for-old-users',
    about: 'Whoever used the app before the policy existed is taken to have agreed: an old user number in the store is enough.',
    java: `package cn.tiaoguo.oldusers;
class App extends Application {
  public void onCreate() { super.onCreate(); SharedPreferences sp = getSharedPreferences("user", 0); if (sp.getBoolean("agreed", false) || sp.getLong("uid", 0L) > 0L) Log.d("a", "" + ${apps('this')}); else sp.edit().putLong("uid", System.currentTimeMillis()).apply(); }
}
${asksOnce('user', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'skipped-withdrawn-in-settings',
    about: 'The settings page takes consent back: it writes false, and nothing else is written but by the agree button.',
    java: `package cn.tiaoguo.withdraw;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("a", ${androidId('this')}); } }
class SettingsActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Button x = new Button(this); x.setText("撤回同意"); x.setOnClickListener(v -> withdraw()); setContentView(x); } void withdraw() { getSharedPreferences("conf", 0).edit().putBoolean("agreed", false).apply(); finishAffinity(); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' }, activities: [{ name: '.SettingsActivity', exported: false }] },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'skipped-switch-in-settings-agrees',
    about:
      'A switch of an exported settings page writes whatever it is set to under the same key: recommended services, on by a tap that asks nothing.',
    java: `package cn.tiaoguo.toggle;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("a", ${androidId('this')}); } }
class SettingsActivity extends Activity implements CompoundButton$OnCheckedChangeListener { protected void onCreate(Bundle b) { super.onCreate(b); Switch s = new Switch(this); s.setText("推荐服务"); s.setOnCheckedChangeListener(this); setContentView(s); } public void onCheckedChanged(CompoundButton v, boolean on) { getSharedPreferences("conf", 0).edit().putBoolean("agreed", on).apply(); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' }, activities: [{ name: '.SettingsActivity', exported: true }] },
    truth: {
      reads: [
        read('android id', 'App.onCreate', 'process-start', ['before-gate', 'undecided'], {
          why: 'the flag is written at a second place by a value; that this place asks nothing is a matter of its text',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'skipped-page-behind-asks-again',
    about: 'A notification opens the inner page directly; the page goes through the same question before it reads.',
    java: `package cn.tiaoguo.again;
interface Then { void go(); }
class Asker { static void ask(Activity a, Then then) { SharedPreferences sp = a.getSharedPreferences("conf", 0); if (sp.getBoolean("agreed", false)) { then.go(); return; } new AlertDialog$Builder(a).setTitle("隐私政策").setMessage("请阅读并同意《隐私政策》").setPositiveButton("同意", (d, w) -> { sp.edit().putBoolean("agreed", true).apply(); then.go(); }).setNegativeButton("不同意", (d, w) -> a.finish()).setCancelable(false).show(); } }
class MessageActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Asker.ask(this, () -> load()); } void load() { Log.d("msg", ${imei('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Asker.ask(this, () -> setTitle("首页")); } }`,
    manifest: { activities: [{ name: '.MessageActivity', exported: true, actions: ['cn.tiaoguo.again.MESSAGE'] }] },
    truth: {
      reads: [read('imei', 'MessageActivity.load', ['user-action', 'system-event', 'unknown', 'first-screen'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'skipped-not-in-other-process',
    about:
      'The button sets a static field in the main process; the process of the service has a field of its own, which its start fills from the file.',
    java: `package cn.tiaoguo.process;
class State { static boolean agreed; static void load(Context c) { agreed = c.getSharedPreferences("conf", 0).getBoolean("agreed", false); } }
class App extends Application { public void onCreate() { super.onCreate(); State.load(this); if (Application.getProcessName().endsWith(":work")) return; startService(new Intent(this, WorkService.class)); } }
class WorkService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { if (State.agreed) Log.d("w", ${meid('this')}); return 1; } }
${asksOnce('conf', 'agreed', 'State.agreed = true')}`,
    manifest: { application: { name: '.App' }, services: [{ name: '.WorkService', process: ':work', exported: false }] },
    truth: {
      reads: [read('meid', 'WorkService.onStartCommand', 'process-start', 'behind-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
