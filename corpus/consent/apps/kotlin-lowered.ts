import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, imei, mac, meid, phone } from '../snippets/reading.ts';

export const kotlinLowered: readonly Recipe[] = [
  {
    id: 'lowered-when-mappings',
    about: 'when over an enum: a table from ordinals to case numbers. Case 1 is AGREED and reads, case 2 asks.',
    java: `package cn.jiangji.when;
class ConsentState extends Enum {
  public static final ConsentState NONE = new ConsentState("NONE", 0); public static final ConsentState AGREED = new ConsentState("AGREED", 1); public static final ConsentState REFUSED = new ConsentState("REFUSED", 2);
  private static final ConsentState[] $VALUES = new ConsentState[]{NONE, AGREED, REFUSED};
  private ConsentState(String name, int ordinal) { super(name, ordinal); }
  public static ConsentState[] values() { return (ConsentState[]) $VALUES.clone(); }
}
class SplashActivity$WhenMappings {
  public static final int[] $EnumSwitchMapping$0;
  static {
    int[] table = new int[ConsentState.values().length];
    try { table[ConsentState.AGREED.ordinal()] = 1; } catch (Error e) { }
    try { table[ConsentState.NONE.ordinal()] = 2; } catch (Error e) { }
    try { table[ConsentState.REFUSED.ordinal()] = 3; } catch (Error e) { }
    $EnumSwitchMapping$0 = table;
  }
}
class SplashActivity extends Activity {
  private SharedPreferences sp;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    sp = getSharedPreferences("consent", 0);
    ConsentState state = ConsentState.values()[sp.getInt("state", 0)];
    switch (SplashActivity$WhenMappings.$EnumSwitchMapping$0[state.ordinal()]) {
      case 1: Log.d("splash", ${imei('this')}); break;
      case 2: ask(); break;
      case 3: ask(); break;
      default: break;
    }
  }
  void ask() { ${dialog('sp.edit().putInt("state", ConsentState.AGREED.ordinal()).apply()', 'sp.edit().putInt("state", ConsentState.REFUSED.ordinal()).apply(); finish()')} }
}`,
    manifest: { launcher: '.SplashActivity' },
    truth: {
      reads: [
        read('imei', 'SplashActivity.onCreate', 'first-screen', ['behind-gate', 'undecided'], {
          why: 'stored number, constant of the enum, table and case have to be put together',
        }),
      ],
      gate: { how: 'dialog', flag: 'state' },
    },
  },
  {
    id: 'lowered-when-mappings-refused-too',
    about: 'The same table; the case of REFUSED reads as well.',
    java: `package cn.jiangji.whentwo;
class ConsentState extends Enum {
  public static final ConsentState NONE = new ConsentState("NONE", 0); public static final ConsentState AGREED = new ConsentState("AGREED", 1); public static final ConsentState REFUSED = new ConsentState("REFUSED", 2);
  private static final ConsentState[] $VALUES = new ConsentState[]{NONE, AGREED, REFUSED};
  private ConsentState(String name, int ordinal) { super(name, ordinal); }
  public static ConsentState[] values() { return (ConsentState[]) $VALUES.clone(); }
}
class SplashActivity$WhenMappings {
  public static final int[] $EnumSwitchMapping$0;
  static {
    int[] table = new int[ConsentState.values().length];
    try { table[ConsentState.AGREED.ordinal()] = 1; } catch (Error e) { }
    try { table[ConsentState.NONE.ordinal()] = 2; } catch (Error e) { }
    try { table[ConsentState.REFUSED.ordinal()] = 3; } catch (Error e) { }
    $EnumSwitchMapping$0 = table;
  }
}
class SplashActivity extends Activity {
  private SharedPreferences sp;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    sp = getSharedPreferences("consent", 0);
    ConsentState state = ConsentState.values()[sp.getInt("state", 0)];
    switch (SplashActivity$WhenMappings.$EnumSwitchMapping$0[state.ordinal()]) {
      case 1: load(); break;
      case 2: ask(); break;
      case 3: load(); break;
      default: break;
    }
  }
  void load() { Log.d("splash", ${imei('this')}); }
  void ask() { ${dialog('sp.edit().putInt("state", ConsentState.AGREED.ordinal()).apply()', 'sp.edit().putInt("state", ConsentState.REFUSED.ordinal()).apply(); finish()')} }
}`,
    manifest: { launcher: '.SplashActivity' },
    truth: {
      reads: [
        read('imei', 'SplashActivity.load', 'first-screen', ['before-gate', 'undecided'], {
          why: 'stored number, constant of the enum, table and case have to be put together',
        }),
      ],
      gate: { how: 'dialog', flag: 'state' },
    },
  },
  {
    id: 'lowered-suspend-answer-ignored',
    about: 'The same coroutine awaits the answer and does not look at it.',
    java: `package cn.jiangji.suspendtwo;
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
    this$0.load();
    return Unit.INSTANCE;
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); BuildersKt.launch$default(CoroutineScopeKt.MainScope(), null, null, new MainActivity$onCreate$1(this, null), 3, null); }
  void load() { Log.d("main", ${androidId('this')}); }
}`,
    truth: {
      reads: [read('android id', 'MainActivity.load', ['user-action', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'lowered-sealed-result-granted',
    about: 'The dialog gives a sealed result to one function; it reads when the result is Granted.',
    java: `package cn.jiangji.sealed;
abstract class ConsentResult { }
class ConsentResult$Granted extends ConsentResult { public static final ConsentResult$Granted INSTANCE = new ConsentResult$Granted(); }
class ConsentResult$Denied extends ConsentResult { final String reason; ConsentResult$Denied(String reason) { this.reason = reason; } }
class ConsentAsker {
  final void ask(Activity a, Function1 then) {
    new AlertDialog$Builder(a).setTitle("个人信息保护指引").setMessage("请阅读并同意《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> then.invoke(ConsentResult$Granted.INSTANCE)).setNegativeButton("不同意", (d, w) -> then.invoke(new ConsentResult$Denied("user"))).show();
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new ConsentAsker().ask(this, result -> { onResult((ConsentResult) result); return Unit.INSTANCE; }); }
  void onResult(ConsentResult result) {
    if (result instanceof ConsentResult$Granted) { Log.d("main", ${phone('this')}); return; }
    if (result instanceof ConsentResult$Denied) finish();
  }
}`,
    truth: {
      reads: [
        read('phone', 'MainActivity.onResult', 'user-action', ['behind-gate', 'undecided'], {
          why: 'both buttons call one function; the class of the argument differs',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'lowered-sealed-result-any',
    about: 'The same function asks whether the result is a ConsentResult, which both are.',
    java: `package cn.jiangji.sealedtwo;
abstract class ConsentResult { }
class ConsentResult$Granted extends ConsentResult { public static final ConsentResult$Granted INSTANCE = new ConsentResult$Granted(); }
class ConsentResult$Denied extends ConsentResult { final String reason; ConsentResult$Denied(String reason) { this.reason = reason; } }
class ConsentAsker {
  final void ask(Activity a, Function1 then) {
    new AlertDialog$Builder(a).setTitle("个人信息保护指引").setMessage("请阅读并同意《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> then.invoke(ConsentResult$Granted.INSTANCE)).setNegativeButton("不同意", (d, w) -> then.invoke(new ConsentResult$Denied("user"))).show();
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new ConsentAsker().ask(this, result -> { onResult((ConsentResult) result); return Unit.INSTANCE; }); }
  void onResult(ConsentResult result) {
    if (result instanceof ConsentResult) { Log.d("main", ${phone('this')}); return; }
    if (result instanceof ConsentResult$Denied) finish();
  }
}`,
    truth: { reads: [read('phone', 'MainActivity.onResult', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'lowered-default-lambda-does-nothing',
    about: 'showPrivacy(onAgree, onRefuse = {}): the default of the second lambda does nothing.',
    java: `package cn.jiangji.lambdas;
class PrivacyDialogKt$showPrivacy$1 extends Lambda implements Function0 {
  public static final PrivacyDialogKt$showPrivacy$1 INSTANCE = new PrivacyDialogKt$showPrivacy$1();
  PrivacyDialogKt$showPrivacy$1() { super(0); }
  public final Object invoke() { return Unit.INSTANCE; }
}
class PrivacyDialogKt {
  public static final void showPrivacy(Activity a, Function0 onAgree, Function0 onRefuse) {
    Intrinsics.checkNotNullParameter(onAgree, "onAgree"); Intrinsics.checkNotNullParameter(onRefuse, "onRefuse");
    new AlertDialog$Builder(a).setTitle("温馨提示").setMessage("请阅读并同意《用户协议》和《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> onAgree.invoke()).setNegativeButton("不同意", (d, w) -> onRefuse.invoke()).show();
  }
  public static synthetic void showPrivacy$default(Activity a, Function0 onAgree, Function0 onRefuse, int mask, Object o) { if ((mask & 4) != 0) onRefuse = PrivacyDialogKt$showPrivacy$1.INSTANCE; showPrivacy(a, onAgree, onRefuse); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); PrivacyDialogKt.showPrivacy$default(this, () -> { load(); return Unit.INSTANCE; }, null, 4, null); }
  void load() { Log.d("main", ${mac('this')}); }
}`,
    truth: { reads: [read('mac', 'MainActivity.load', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'lowered-take-unless',
    about: 'The same with takeUnless.',
    java: `package cn.jiangji.takeunless;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    Context it = this;
    int $i$a$takeUnless = 0;
    Context found = !getSharedPreferences("conf", 0).getBoolean("agreed", false) ? it : null;
    if (found != null) { int $i$a$let = 0; Log.d("app", ${meid('found')}); }
  }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('meid', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
