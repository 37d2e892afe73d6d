import { noGate, type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, clip, iccid, imei, mac } from '../snippets/reading.ts';

export const startUpTasks: readonly Recipe[] = [
  {
    id: 'task-list-run-in-order',
    about: 'A start-up framework: tasks are added to a list and run one after the other. No gate anywhere.',
    java: `package cn.qidong.list;
abstract class InitTask { protected Context context; abstract void execute(); String name() { return getClass().getSimpleName(); } }
class LogTask extends InitTask { void execute() { Log.d("task", name()); } }
class DeviceTask extends InitTask { void execute() { Log.d("task", ${imei('context')}); } }
class Launcher { private final List tasks = new ArrayList(); Launcher add(InitTask t) { tasks.add(t); return this; } void start(Context c) { for (Object o : tasks) { InitTask t = (InitTask) o; t.context = c; t.execute(); } } }
class App extends Application { public void onCreate() { super.onCreate(); new Launcher().add(new LogTask()).add(new DeviceTask()).start(this); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'DeviceTask.execute', 'process-start', 'no-gate', { repeated: ['no', 'loop'] })], gate: noGate },
  },
  {
    id: 'task-needs-privacy',
    about: 'Each task says whether it needs consent; the scheduler runs the others at once and these from the agree button.',
    java: `package cn.qidong.needs;
abstract class InitTask { abstract void execute(Context c); boolean needPrivacy() { return false; } }
class LogTask extends InitTask { void execute(Context c) { Log.d("task", c.getPackageName()); } }
class PushTask extends InitTask { boolean needPrivacy() { return true; } void execute(Context c) { Log.d("task", ${androidId('c')}); } }
class Scheduler {
  static final InitTask[] TASKS = new InitTask[]{new LogTask(), new PushTask()};
  static void run(Context c, boolean agreed) { for (InitTask t : TASKS) if (t.needPrivacy() == agreed) t.execute(c); }
}
class App extends Application { public void onCreate() { super.onCreate(); Scheduler.run(this, false); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Scheduler.run(getApplicationContext(), true)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'PushTask.execute', 'user-action', ['behind-gate', 'undecided'], {
          why: 'what a task answers about itself decides, task by task',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'task-graph-sorted',
    about: 'Tasks name the tasks they wait for; they are sorted, then run on a pool or on the main thread as each says.',
    java: `package cn.qidong.graph;
abstract class Task { final List children = new ArrayList(); int waitsFor; boolean onMain() { return false; } abstract void run(Context c); Task before(Task t) { children.add(t); t.waitsFor = t.waitsFor + 1; return this; } }
class NetTask extends Task { void run(Context c) { Log.d("net", "up"); } }
class MacTask extends Task { void run(Context c) { Log.d("mac", ${mac('c')}); } }
class UiTask extends Task { boolean onMain() { return true; } void run(Context c) { Log.d("ui", "" + ${clip('c')}); } }
class Dag {
  static final ExecutorService POOL = Executors.newFixedThreadPool(3); static final Handler MAIN = new Handler(Looper.getMainLooper());
  static List sorted(List all) {
    ArrayDeque free = new ArrayDeque(); List out = new ArrayList();
    for (Object o : all) if (((Task) o).waitsFor == 0) free.offer(o);
    Object next = free.poll();
    while (next != null) { out.add(next); for (Object o : ((Task) next).children) { Task t = (Task) o; t.waitsFor = t.waitsFor - 1; if (t.waitsFor == 0) free.offer(t); } next = free.poll(); }
    return out;
  }
  static void start(Context c, List all) { for (Object o : sorted(all)) { Task t = (Task) o; if (t.onMain()) MAIN.post(() -> t.run(c)); else POOL.execute(() -> t.run(c)); } }
}
class App extends Application { public void onCreate() { super.onCreate(); Task net = new NetTask(); Task mac = new MacTask(); Task ui = new UiTask(); net.before(mac).before(ui); List all = new ArrayList(); all.add(ui); all.add(mac); all.add(net); Dag.start(this, all); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('mac', 'MacTask.run', 'process-start', 'no-gate', { repeated: ['no', 'loop'] }),
        read('clipboard', 'UiTask.run', 'process-start', 'no-gate', { repeated: ['no', 'loop'] }),
      ],
      gate: noGate,
    },
  },
  {
    id: 'task-delayed-three-seconds',
    about: 'To be quick, the application class puts the SDKs off for three seconds: later, and still without having asked.',
    java: `package cn.qidong.delayed;
class App extends Application {
  private final Handler handler = new Handler();
  public void onCreate() { super.onCreate(); handler.postDelayed(() -> later(), 3000L); }
  void later() { Log.d("app", ${iccid('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.later', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
