import { noGate, type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { apps, imei, phone } from '../snippets/reading.ts';

export const dispatchShapes: readonly Recipe[] = [
  {
    id: 'shape-bridge-method',
    about: 'A generic interface: the call names Object, the class has the method for Context and a bridge that casts.',
    java: `package cn.xingzhuang.bridge;
interface Task { Object apply(Object in); }
class DeviceTask implements Task {
  public String applyContext(Context c) { return ${imei('c')}; }
  public synthetic bridge Object apply(Object in) { return applyContext((Context) in); }
}
class App extends Application { public void onCreate() { super.onCreate(); Task t = new DeviceTask(); Log.d("app", "" + t.apply(this)); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'DeviceTask.applyContext', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'shape-merged-number-at-start',
    about: 'The same merged class, and the number that reads is made at process start.',
    java: `package cn.xingzhuang.mergedstart;
class Merged implements Runnable {
  public final int $r8$classId; public final Context f$0;
  Merged(Context c, int id) { $r8$classId = id; f$0 = c; }
  public final void run() { switch ($r8$classId) { case 0: Log.d("a", "warm up"); return; case 1: Tail.read(f$0); return; default: Log.d("a", f$0.getPackageName()); return; } }
}
class Tail { static void read(Context c) { Log.d("tail", ${phone('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); Executors.newSingleThreadExecutor().execute(new Merged(this, 1)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('new Handler().post(new Merged(this, 2))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('phone', 'Tail.read', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'shape-super-chain',
    about: 'Three application classes one above the other; the middle one overrides and calls super, the top one reads.',
    java: `package cn.xingzhuang.superchain;
class RootApp extends Application { public void onCreate() { super.onCreate(); init(); } protected void init() { Log.d("root", "" + ${apps('this')}); } }
class MiddleApp extends RootApp { protected void init() { Log.d("middle", "before"); super.init(); } }
class App extends MiddleApp { public void onCreate() { super.onCreate(); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'RootApp.init', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
