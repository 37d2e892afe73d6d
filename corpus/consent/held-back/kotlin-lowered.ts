import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, imsi, mac, meid } from '../snippets/reading.ts';

export const kotlinLowered: readonly Recipe[] = [
  {
    id: 'lowered-suspend-until-answered',
    about: 'A coroutine awaits the answer of the dialog and goes on with true or false; it reads when it was true.',
    java: `package cn.jiangji.suspend;
class PrivacyKt {
  public static final Object awaitConsent(Activity a, Continuation k) {
    CancellableContinuationImpl cont = new CancellableContinuationImpl(k, 1); cont.initCancellability();
    new AlertDialog$Builder(a).setTitle("隐私政策").setMessage("请阅读并同意《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> cont.resumeWith(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> cont.resumeWith(Boolean.valueOf(false))).show();
    return cont.getResult();
  }
}
class MainActivity$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final MainActivity this$0;
  MainActivity$onCreate$1(MainActivity a, Continuation c) { super(2, c); this$0 = a; }
  public final Continuation create(Object v, Continuation c) { return new MainActivity$onCreate$1(this$0, c); }
  public final Object invoke(Object s, Object c) { return ((MainActivity$onCreate$1) create(s, (Continuation) c)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) {
    Object suspended = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    switch (label) {
      case 0: ResultKt.throwOnFailure(r); label = 1; r = PrivacyKt.awaitConsent(this$0, this); if (r == suspended) return suspended; break;
      case 1: ResultKt.throwOnFailure(r); break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    if (((Boolean) r).booleanValue()) this$0.load(); else this$0.finish();
    return Unit.INSTANCE;
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); BuildersKt.launch$default(CoroutineScopeKt.MainScope(), null, null, new MainActivity$onCreate$1(this, null), 3, null); }
  void load() { Log.d("main", ${androidId('this')}); }
}`,
    truth: {
      reads: [
        read('android id', 'MainActivity.load', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'both buttons resume one continuation; the value they resume with differs',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'lowered-default-lambda-is-the-other',
    about: 'The same function with onRefuse = onAgree.',
    java: `package cn.jiangji.lambdastwo;
class PrivacyDialogKt {
  public static final void showPrivacy(Activity a, Function0 onAgree, Function0 onRefuse) {
    Intrinsics.checkNotNullParameter(onAgree, "onAgree"); Intrinsics.checkNotNullParameter(onRefuse, "onRefuse");
    new AlertDialog$Builder(a).setTitle("温馨提示").setMessage("请阅读并同意《用户协议》和《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> onAgree.invoke()).setNegativeButton("不同意", (d, w) -> onRefuse.invoke()).show();
  }
  public static synthetic void showPrivacy$default(Activity a, Function0 onAgree, Function0 onRefuse, int mask, Object o) { if ((mask & 4) != 0) onRefuse = onAgree; showPrivacy(a, onAgree, onRefuse); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); PrivacyDialogKt.showPrivacy$default(this, () -> { load(); return Unit.INSTANCE; }, null, 4, null); }
  void load() { Log.d("main", ${mac('this')}); }
}`,
    truth: { reads: [read('mac', 'MainActivity.load', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'lowered-jvm-static-companion',
    about: 'A companion with @JvmStatic: static methods of the class call those of the companion. Only the button saves.',
    java: `package cn.jiangji.companion;
class Privacy$Companion {
  public final boolean isAgreed(Context c) { return Privacy.prefs(c).getBoolean("agreed", false); }
  public final void setAgreed(Context c, boolean value) { Privacy.prefs(c).edit().putBoolean("agreed", value).apply(); }
  public static synthetic void setAgreed$default(Privacy$Companion self, Context c, boolean value, int mask, Object o) { if ((mask & 2) != 0) value = true; self.setAgreed(c, value); }
}
class Privacy {
  public static final Privacy$Companion Companion = new Privacy$Companion();
  static SharedPreferences prefs(Context c) { return c.getSharedPreferences("privacy", 0); }
  public static final boolean isAgreed(Context c) { return Companion.isAgreed(c); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Privacy.isAgreed(this)) Log.d("app", ${imsi('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Privacy.isAgreed(this)) return; ${dialog('Privacy$Companion.setAgreed$default(Privacy.Companion, this, false, 2, null)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'lowered-jvm-static-default-saves-true',
    about: 'The same companion; process start means to reset the flag and forgets the argument, whose default is true.',
    java: `package cn.jiangji.companiontwo;
class Privacy$Companion {
  public final boolean isAgreed(Context c) { return Privacy.prefs(c).getBoolean("agreed", false); }
  public final void setAgreed(Context c, boolean value) { Privacy.prefs(c).edit().putBoolean("agreed", value).apply(); }
  public static synthetic void setAgreed$default(Privacy$Companion self, Context c, boolean value, int mask, Object o) { if ((mask & 2) != 0) value = true; self.setAgreed(c, value); }
}
class Privacy {
  public static final Privacy$Companion Companion = new Privacy$Companion();
  static SharedPreferences prefs(Context c) { return c.getSharedPreferences("privacy", 0); }
  public static final boolean isAgreed(Context c) { return Companion.isAgreed(c); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (!Privacy.prefs(this).contains("agreed")) Privacy$Companion.setAgreed$default(Privacy.Companion, this, false, 2, null); if (Privacy.isAgreed(this)) Log.d("app", ${imsi('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Privacy$Companion.setAgreed$default(Privacy.Companion, this, false, 2, null)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'lowered-take-if',
    about: 'takeIf { agreed }?.let { … }, inlined: the context or null, and the read where it is not null.',
    java: `package cn.jiangji.takeif;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    Context it = this;
    int $i$a$takeIf = 0;
    Context found = getSharedPreferences("conf", 0).getBoolean("agreed", false) ? it : null;
    if (found != null) { int $i$a$let = 0; Log.d("app", ${meid('found')}); }
  }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('meid', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the answer has become whether an object is null',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
