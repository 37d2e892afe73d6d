import { noGate, type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, imsi, phone } from '../snippets/reading.ts';

export const startUpTasks: readonly Recipe[] = [
  {
    id: 'task-forgot-to-say',
    about: 'The same scheduler; the task that reads did not override needPrivacy, so it runs with those that need none.',
    java: `package cn.qidong.forgot;
abstract class InitTask { abstract void execute(Context c); boolean needPrivacy() { return false; } }
class PushTask extends InitTask { boolean needPrivacy() { return true; } void execute(Context c) { Log.d("task", "push of " + c.getPackageName()); } }
class StatTask extends InitTask { void execute(Context c) { Log.d("task", ${androidId('c')}); } }
class Scheduler {
  static final InitTask[] TASKS = new InitTask[]{new PushTask(), new StatTask()};
  static void run(Context c, boolean agreed) { for (InitTask t : TASKS) if (t.needPrivacy() == agreed) t.execute(c); }
}
class App extends Application { public void onCreate() { super.onCreate(); Scheduler.run(this, false); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Scheduler.run(getApplicationContext(), true)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'StatTask.execute', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'task-queue-when-idle',
    about: 'Tasks wait until the main thread is idle; the idle handler takes one after the other. Idle comes before any finger.',
    java: `package cn.qidong.idle;
class DelayInit implements MessageQueue$IdleHandler {
  private final LinkedList queue = new LinkedList();
  DelayInit add(Runnable r) { queue.add(r); return this; }
  void start() { Looper.myQueue().addIdleHandler(this); }
  public boolean queueIdle() { Runnable r = (Runnable) queue.poll(); if (r != null) r.run(); return queue.size() > 0; }
}
class ReportTask implements Runnable { final Context c; ReportTask(Context c) { this.c = c; } public void run() { Log.d("r", "" + ${apps('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); new DelayInit().add(() -> Log.d("d", "warm")).add(new ReportTask(this)).start(); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('app list', 'ReportTask.run', ['process-start', 'first-screen'], 'before-gate', { repeated: ['no', 'loop', 'timer'] })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'task-classes-by-name',
    about: 'The list of tasks is an array of class names in a generated class; each is made by reflection.',
    java: `package cn.qidong.names;
interface IInit { void init(Context c); }
class StatInit implements IInit { public StatInit() { } public void init(Context c) { Log.d("s", ${imsi('c')}); } }
class SkinInit implements IInit { public SkinInit() { } public void init(Context c) { Log.d("s", "skin"); } }
class InitTable$Generated { static final String[] ALL = new String[]{"cn.qidong.names.SkinInit", "cn.qidong.names.StatInit"}; }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    for (String name : InitTable$Generated.ALL) { try { ((IInit) Class.forName(name).newInstance()).init(this); } catch (Exception e) { Log.e("app", name); } }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'StatInit.init', 'process-start', 'no-gate', { repeated: ['no', 'loop'] })], gate: noGate },
  },
  {
    id: 'task-groups-by-stage',
    about: 'A map from stage to tasks, filled at process start; the stage "agreed" is run by the button alone.',
    java: `package cn.qidong.stages;
class Stages {
  static final Map BY_STAGE = new HashMap();
  static void on(String stage, Runnable r) { List l = (List) BY_STAGE.get(stage); if (l == null) { l = new ArrayList(); BY_STAGE.put(stage, l); } l.add(r); }
  static void reach(String stage) { List l = (List) BY_STAGE.get(stage); if (l != null) for (Object o : l) ((Runnable) o).run(); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); Stages.on("created", () -> Log.d("app", "created")); Stages.on("agreed", () -> report()); Stages.reach("created"); }
  void report() { Log.d("app", ${imei('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Stages.reach("agreed")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'App.report', 'user-action', ['behind-gate', 'undecided'], {
          why: 'tasks of all stages lie in one map; a key tells them apart',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'task-carries-its-condition',
    about: 'A task is made of a condition and a body; run() asks the condition, which reads the flag the button sets.',
    java: `package cn.qidong.condition;
class CondTask implements Runnable { private final Predicate when; private final Runnable body; private final Object on; CondTask(Object on, Predicate when, Runnable body) { this.on = on; this.when = when; this.body = body; } public void run() { if (when.test(on)) body.run(); } }
class App extends Application {
  public void onCreate() { super.onCreate(); new CondTask(this, c -> ((Context) c).getSharedPreferences("conf", 0).getBoolean("agreed", false), () -> report()).run(); }
  void report() { Log.d("app", ${phone('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('phone', 'App.report', 'process-start', ['behind-gate', 'undecided'], {
          why: 'condition and body are two objects that meet in a third',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'task-waits-for-latch',
    about: 'A thread of process start blocks on a latch that the agree button opens; the read stands after await().',
    java: `package cn.qidong.latch;
class Gate { static final CountDownLatch AGREED = new CountDownLatch(1); }
class Uploader extends Thread {
  final Context c; Uploader(Context c) { super("uploader"); this.c = c; }
  public void run() { try { Gate.AGREED.await(); } catch (InterruptedException e) { return; } Log.d("up", ${imei('c')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); new Uploader(this).start(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Gate.AGREED.countDown()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'Uploader.run', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'what holds the thread back is a lock, not a branch',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'task-latch-with-timeout',
    about: 'The same latch with a timeout of five seconds, and nobody looks at what await returned: after five seconds it reads.',
    java: `package cn.qidong.timeout;
class Gate { static final CountDownLatch AGREED = new CountDownLatch(1); }
class Uploader extends Thread {
  final Context c; Uploader(Context c) { super("uploader"); this.c = c; }
  public void run() { try { Gate.AGREED.await(5L, TimeUnit.SECONDS); } catch (InterruptedException e) { return; } Log.d("up", ${imei('c')}); }
}
class App extends Application { public void onCreate() { super.onCreate(); new Uploader(this).start(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Gate.AGREED.countDown()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'Uploader.run', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
];
