import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, clip, iccid, imei, location, meid } from '../snippets/reading.ts';

export const asynchronousHops: readonly Recipe[] = [
  {
    id: 'hop-rx-chain-at-start',
    about: 'An observable of the application class: made on another thread, mapped, received on the main one. The map reads.',
    java: `package cn.yibu.rx;
class App extends Application {
  public void onCreate() { super.onCreate(); Observable.just("v1").subscribeOn(Schedulers.io()).map(v -> v + device()).subscribe(v -> Log.d("rx", (String) v)); }
  String device() { return ${imei('this')}; }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.device', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'hop-own-subject',
    about: 'A subject of the app: subscribers wait in a list, next() is called by the button and nobody else.',
    java: `package cn.yibu.subject;
class Subject { private final CopyOnWriteArrayList all = new CopyOnWriteArrayList(); void subscribe(Consumer c) { all.add(c); } void next(Object o) { for (Object c : all) ((Consumer) c).accept(o); } }
class Agreed { static final Subject SUBJECT = new Subject(); }
class Locator1 { void wire(Context c) { Agreed.SUBJECT.subscribe(o -> locate(c)); } void locate(Context c) { Log.d("loc", "" + ${location('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); new Locator1().wire(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Agreed.SUBJECT.next("yes")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('location', 'Locator1.locate', 'user-action', ['behind-gate', 'undecided'], {
          why: 'the subscriber passes through a list that lives longer than any method',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'hop-future-completed-by-button',
    about: 'A future that the button completes; what is to follow was said at process start.',
    java: `package cn.yibu.completed;
class Consent { static final CompletableFuture AGREED = new CompletableFuture(); }
class App extends Application { public void onCreate() { super.onCreate(); Consent.AGREED.thenAccept(x -> start()); } void start() { Log.d("app", ${iccid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Consent.AGREED.complete("yes")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('iccid', 'App.start', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'what follows is handed over at process start; that nothing completes the future before the button is known by looking for who completes it',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'hop-own-thread-pool',
    about: 'A pool of the app: workers take from a queue that anybody fills. The button puts the job that reads, process start another.',
    java: `package cn.yibu.pool;
interface Job1 { void go(); }
class Pool extends Thread {
  static final LinkedBlockingQueue QUEUE = new LinkedBlockingQueue();
  public void run() { try { while (true) { Job1 j = (Job1) QUEUE.take(); j.go(); } } catch (InterruptedException e) { Log.d("pool", "end"); } }
}
class CleanJob implements Job1 { public void go() { Log.d("clean", "cache"); } }
class ReadJob implements Job1 { final Context c; ReadJob(Context c) { this.c = c; } public void go() { Log.d("read", ${meid('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); new Pool().start(); Pool.QUEUE.offer(new CleanJob()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Pool.QUEUE.offer(new ReadJob(getApplicationContext()))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('meid', 'ReadJob.go', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'the worker runs from process start on; what it takes comes through a queue',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'hop-process-lifecycle-observer',
    about: 'An observer of the whole process by the lifecycle library: onStart comes with the first screen, and whenever the app returns.',
    java: `package cn.yibu.lifecycle;
class Foreground implements DefaultLifecycleObserver { final Context c; Foreground(Context c) { this.c = c; } public void onCreate(LifecycleOwner o) { } public void onStart(LifecycleOwner o) { Log.d("fg", "" + ${clip('c')}); } public void onResume(LifecycleOwner o) { } }
class App extends Application { public void onCreate() { super.onCreate(); ProcessLifecycleOwner.get().getLifecycle().addObserver(new Foreground(this)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('clipboard', 'Foreground.onStart', ['first-screen', 'process-start'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'hop-suspended-with-context',
    about: 'A suspend function goes through withContext to another thread; the launch stands in onCreate of the asking page.',
    java: `package cn.yibu.withcontext;
class DeviceRepo$load$2 extends SuspendLambda implements Function2 {
  int label; final Context $c;
  DeviceRepo$load$2(Context c, Continuation k) { super(2, k); $c = c; }
  public final Continuation create(Object v, Continuation k) { return new DeviceRepo$load$2($c, k); }
  public final Object invoke(Object a, Object b) { return ((DeviceRepo$load$2) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object result) { if (label == 0) { ResultKt.throwOnFailure(result); return ${androidId('$c')}; } throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine"); }
}
class DeviceRepo { public static final DeviceRepo INSTANCE = new DeviceRepo(); public final Object load(Context c, Continuation k) { return BuildersKt.withContext(Dispatchers.getIO(), new DeviceRepo$load$2(c, null), k); } }
class MainActivity$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final MainActivity this$0;
  MainActivity$onCreate$1(MainActivity a, Continuation k) { super(2, k); this$0 = a; }
  public final Continuation create(Object v, Continuation k) { return new MainActivity$onCreate$1(this$0, k); }
  public final Object invoke(Object a, Object b) { return ((MainActivity$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object result) {
    Object suspended = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    Object id;
    switch (label) {
      case 0: ResultKt.throwOnFailure(result); label = 1; id = DeviceRepo.INSTANCE.load(this$0, this); if (id == suspended) return suspended; break;
      case 1: ResultKt.throwOnFailure(result); id = result; break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    Log.d("m", (String) id);
    return Unit.INSTANCE;
  }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); BuildersKt.launch$default(CoroutineScopeKt.MainScope(), Dispatchers.getMain(), null, new MainActivity$onCreate$1(this, null), 2, null); ${dialog('d.dismiss()')} } }`,
    truth: { reads: [read('android id', 'DeviceRepo$load$2.invokeSuspend', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
];
