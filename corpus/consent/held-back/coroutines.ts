import { noGate, type Recipe, read } from '../recipe.ts';
import { runtime } from '../snippets/coroutines.ts';

export const coroutines: readonly Recipe[] = [
  {
    id: 'coroutine-with-context',
    about: 'A suspend function with its own continuation class; withContext runs the lambda that reads.',
    java: `package com.kelin.b;
class Repo$load$1 extends ContinuationImpl {
  int label; Object result; final Repo this$0;
  Repo$load$1(Repo r, Continuation c) { super(c); this$0 = r; }
  public final Object invokeSuspend(Object r) { result = r; label = label + 1; return this$0.load(this); }
}
class Repo$load$2 extends SuspendLambda implements Function2 {
  int label; final Repo this$0;
  Repo$load$2(Repo r, Continuation c) { super(2, c); this$0 = r; }
  public final Continuation create(Object v, Continuation c) { return new Repo$load$2(this$0, c); }
  public final Object invoke(Object a, Object b) { return ((Repo$load$2) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) { ResultKt.throwOnFailure(r); if (label != 0) throw new IllegalStateException("x"); return Settings$Secure.getString(this$0.context.getContentResolver(), "android_id"); }
}
class Repo {
  final Context context;
  Repo(Context c) { context = c; }
  public final Object load(Continuation c) {
    Repo$load$1 k = c instanceof Repo$load$1 ? (Repo$load$1) c : new Repo$load$1(this, c);
    switch (k.label) {
      case 0: k.label = 1; Object out = BuildersKt.withContext(Dispatchers.getIO(), new Repo$load$2(this, null), k); if (out == IntrinsicsKt.getCOROUTINE_SUSPENDED()) return out; return out;
      case 1: ResultKt.throwOnFailure(k.result); return k.result;
      default: throw new IllegalStateException("y");
    }
  }
}
class MainActivity$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final MainActivity this$0;
  MainActivity$onCreate$1(MainActivity a, Continuation c) { super(2, c); this$0 = a; }
  public final Continuation create(Object v, Continuation c) { return new MainActivity$onCreate$1(this$0, c); }
  public final Object invoke(Object a, Object b) { return ((MainActivity$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) { if (label == 0) { label = 1; Object o = new Repo(this$0).load(this); if (o == IntrinsicsKt.getCOROUTINE_SUSPENDED()) return o; } return Unit.INSTANCE; }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); BuildersKt.launch$default(CoroutineScopeKt.MainScope(), null, null, new MainActivity$onCreate$1(this, null), 3, null); } }`,
    truth: { reads: [read('android id', 'Repo$load$2.invokeSuspend', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'coroutine-behind-dialog',
    about: 'launch in the positive callback; the runtime is part of the app.',
    java: `package com.kelin.c;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setCancelable(false).setPositiveButton("同意", (d, w) -> BuildersKt.launch$default(GlobalScope.INSTANCE, null, null, new MainActivity$start$1(this, null), 3, null)).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
class MainActivity$start$1 extends SuspendLambda implements Function2 {
  int label; final Context ctx;
  MainActivity$start$1(Context c, Continuation k) { super(2, k); ctx = c; }
  public Continuation create(Object v, Continuation k) { return new MainActivity$start$1(ctx, k); }
  public Object invoke(Object a, Object b) { return create(a, (Continuation) b); }
  protected Object invokeSuspend(Object r) { Log.d("c", ((TelephonyManager) ctx.getSystemService("phone")).getSubscriberId()); return Unit.INSTANCE; }
}
${runtime}`,
    truth: { reads: [read('imsi', 'MainActivity$start$1.invokeSuspend', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'coroutine-runtime-inside',
    about: 'The same with the runtime in the app, launched by the first screen beside the dialog.',
    java: `package com.kelin.d;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    BuildersKt.launch$default(GlobalScope.INSTANCE, null, null, new Loader(this, null), 3, null);
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
class Loader extends SuspendLambda implements Function2 {
  int label; final Context ctx; Object L$0;
  Loader(Context c, Continuation k) { super(2, k); ctx = c; }
  public Continuation create(Object v, Continuation k) { Loader l = new Loader(ctx, k); l.L$0 = v; return l; }
  public Object invoke(Object a, Object b) { return ((Loader) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  protected Object invokeSuspend(Object r) { List all = ctx.getPackageManager().getInstalledPackages(0); Log.d("d", "" + all); return Unit.INSTANCE; }
}
${runtime}`,
    truth: { reads: [read('app list', 'Loader.invokeSuspend', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'coroutine-loop-with-delay',
    about: 'while (isActive) { read; delay(2000) } as a state machine: the loop goes through the return of a suspended state.',
    java: `package com.kelin.e;
class Poll extends SuspendLambda implements Function2 {
  int label; final Context ctx;
  Poll(Context c, Continuation k) { super(2, k); ctx = c; }
  public Continuation create(Object v, Continuation k) { return new Poll(ctx, k); }
  public Object invoke(Object a, Object b) { return ((Poll) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) {
    Object suspended = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    if (label == 1) ResultKt.throwOnFailure(r);
    while (true) {
      Location l = ((LocationManager) ctx.getSystemService("location")).getLastKnownLocation("gps");
      Log.d("poll", "" + l);
      label = 1;
      if (DelayKt.delay(2000L, this) == suspended) return suspended;
    }
  }
}
class App extends Application { public void onCreate() { super.onCreate(); BuildersKt.launch$default(GlobalScope.INSTANCE, null, null, new Poll(this, null), 3, null); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('location', 'Poll.invokeSuspend', 'process-start', 'no-gate', { repeated: 'loop' })], gate: noGate },
  },
  {
    id: 'coroutine-state-never-entered',
    about: 'The state machine has a branch no state leads to, and the lambda is made by a method nobody calls.',
    java: `package com.kelin.f;
class Unused { static void begin(Context c) { BuildersKt.launch$default(GlobalScope.INSTANCE, null, null, new Job1(c, null), 3, null); } }
class Job1 extends SuspendLambda implements Function2 {
  int label; final Context ctx;
  Job1(Context c, Continuation k) { super(2, k); ctx = c; }
  public Continuation create(Object v, Continuation k) { return new Job1(ctx, k); }
  public Object invoke(Object a, Object b) { return null; }
  public final Object invokeSuspend(Object r) { Log.d("f", ((TelephonyManager) ctx.getSystemService("phone")).getDeviceId()); return Unit.INSTANCE; }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("f", "up"); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], dead: [['imei', 'Job1.invokeSuspend']], gate: noGate },
  },
];
