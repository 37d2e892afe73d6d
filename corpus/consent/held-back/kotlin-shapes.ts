import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { apps, iccid, imei, imsi, mac } from '../snippets/reading.ts';

export const kotlinShapes: readonly Recipe[] = [
  {
    id: 'kotlin-lazy-after-agree',
    about: 'by lazy: the block is handed over at process start and runs at the first getValue, which only the button reaches.',
    java: `package cn.lanhai.lazy;
class Ids$imei$2 extends Lambda implements Function0 {
  final Context $context;
  Ids$imei$2(Context c) { super(0); $context = c; }
  public final Object invoke() { return ${imei('$context')}; }
}
class Ids {
  private final Lazy imei$delegate;
  Ids(Context c) { imei$delegate = LazyKt.lazy(new Ids$imei$2(c)); }
  public final String getImei() { return (String) imei$delegate.getValue(); }
}
class App extends Application { static Ids ids; public void onCreate() { super.onCreate(); ids = new Ids(this); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", App.ids.getImei())')} }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'Ids$imei$2.invoke', 'user-action', ['behind-gate', 'undecided'], {
          why: 'the library keeps the block in an object; that it waits for getValue is known only to who knows the library',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'kotlin-default-argument-true',
    about: 'The same shape, and the default that the mask fills in is true: the call without the argument reads.',
    java: `package cn.lanhai.defaulttrue;
class Sdk {
  public static final Sdk INSTANCE = new Sdk();
  public final void init(Context c, String key, boolean collect) { if (collect) Log.d("sdk", key + ${imsi('c')}); }
  public static synthetic void init$default(Sdk sdk, Context c, String key, boolean collect, int mask, Object o) { if ((mask & 4) != 0) collect = true; sdk.init(c, key, collect); }
}
class App extends Application { public void onCreate() { super.onCreate(); Sdk.init$default(Sdk.INSTANCE, this, "k", false, 4, null); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'Sdk.init', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'kotlin-when-over-enum',
    about: 'when over an enum, by a table of ordinals in a class of its own; the stored name becomes the enum again. Only AGREED leads on.',
    java: `package cn.lanhai.whenenum;
class Consent extends Enum {
  public static final Consent UNKNOWN = new Consent("UNKNOWN", 0);
  public static final Consent AGREED = new Consent("AGREED", 1);
  public static final Consent REFUSED = new Consent("REFUSED", 2);
  private static final Consent[] $VALUES = new Consent[]{UNKNOWN, AGREED, REFUSED};
  private Consent(String name, int ordinal) { super(name, ordinal); }
  public static Consent[] values() { return $VALUES; }
  public static Consent of(String name) { for (Consent c : $VALUES) if (c.name().equals(name)) return c; return UNKNOWN; }
}
class App$WhenMappings { public static final int[] $EnumSwitchMapping$0; static { int[] m = new int[Consent.values().length]; m[Consent.AGREED.ordinal()] = 1; m[Consent.REFUSED.ordinal()] = 2; $EnumSwitchMapping$0 = m; } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    Consent state = Consent.of(getSharedPreferences("c", 0).getString("consent", "UNKNOWN"));
    switch (App$WhenMappings.$EnumSwitchMapping$0[state.ordinal()]) { case 1: start(); break; case 2: Log.d("app", "limited"); break; default: Log.d("app", "ask"); }
  }
  void start() { Log.d("app", "" + ${apps('this')}); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('save(Consent.AGREED)', 'save(Consent.REFUSED); finish()')} }
  void save(Consent c) { getSharedPreferences("c", 0).edit().putString("consent", c.name()).apply(); }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('app list', 'App.start', 'process-start', ['behind-gate', 'undecided'], {
          why: 'both buttons write the flag by one method; only the value, through a table of ordinals, tells them apart',
        }),
      ],
      gate: { how: 'dialog', flag: 'consent' },
    },
  },
  {
    id: 'kotlin-let-on-stored-text',
    about: 'prefs.getString(…)?.let { }: what counts is whether anything is stored, and only the button stores something.',
    java: `package cn.lanhai.let;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    String agreedAt = getSharedPreferences("p", 0).getString("agreed_at", null);
    if (agreedAt != null) { String it = agreedAt; Log.d("app", it); start(); }
  }
  void start() { Log.d("app", ${mac('this')}); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (getSharedPreferences("p", 0).getString("agreed_at", null) != null) return;
    ${dialog('getSharedPreferences("p", 0).edit().putString("agreed_at", "" + System.currentTimeMillis()).apply()')}
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.start', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed_at' } },
  },
  {
    id: 'kotlin-sealed-answer',
    about: 'Both buttons call one function with an object of a sealed class; is Agreed leads to the read.',
    java: `package cn.lanhai.sealed;
abstract class Answer { }
class Answer$Agreed extends Answer { public static final Answer$Agreed INSTANCE = new Answer$Agreed(); }
class Answer$Denied extends Answer { public static final Answer$Denied INSTANCE = new Answer$Denied(); }
class MainActivity extends Activity implements Function1 {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('invoke(Answer$Agreed.INSTANCE)', 'invoke(Answer$Denied.INSTANCE)')} }
  public Object invoke(Object answer) { if (answer instanceof Answer$Agreed) onAgreed(); else if (answer instanceof Answer$Denied) finish(); return Unit.INSTANCE; }
  void onAgreed() { Log.d("m", ${iccid('this')}); }
}`,
    truth: {
      reads: [
        read('iccid', 'MainActivity.onAgreed', 'user-action', ['behind-gate', 'undecided'], {
          why: 'agreement and refusal go the same way and differ in the class of an argument',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'kotlin-suspended-until-agreed',
    about:
      'A coroutine begins at process start, suspends in awaitConsent, and the agree button resumes it: the state after the suspension runs only then.',
    java: `package cn.lanhai.suspend;
class Consent {
  public static final Consent INSTANCE = new Consent();
  private Continuation waiting;
  public final Object await(Continuation c) { waiting = c; return IntrinsicsKt.getCOROUTINE_SUSPENDED(); }
  public final void agree() { Continuation c = waiting; waiting = null; if (c != null) c.resumeWith(Unit.INSTANCE); }
}
class App$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final App this$0;
  App$onCreate$1(App app, Continuation c) { super(2, c); this$0 = app; }
  public final Continuation create(Object v, Continuation c) { return new App$onCreate$1(this$0, c); }
  public final Object invoke(Object a, Object b) { return ((App$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object result) {
    Object suspended = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    switch (label) {
      case 0: ResultKt.throwOnFailure(result); label = 1; if (Consent.INSTANCE.await(this) == suspended) return suspended; break;
      case 1: ResultKt.throwOnFailure(result); break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    Log.d("kt", ${imei('this$0')});
    return Unit.INSTANCE;
  }
}
class App extends Application { public void onCreate() { super.onCreate(); BuildersKt.launch$default(GlobalScope.INSTANCE, Dispatchers.getIO(), null, new App$onCreate$1(this, null), 2, null); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Consent.INSTANCE.agree()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'App$onCreate$1.invokeSuspend', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'the state machine goes on in the same method; that the first pass always leaves at the suspension is in a value',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
