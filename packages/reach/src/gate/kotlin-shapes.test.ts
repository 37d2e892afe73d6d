import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** The read stands in one place; what differs is the way there. */
const DEV = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const ask = (yes: string, no = 'finish()') =>
  `${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show();`;
const page = (create: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${create} } ${more} }`;
const start = (create: string) => `class App extends Application { public void onCreate() { super.onCreate(); ${create} } }`;
const resume = (body: string) => `protected void onResume() { super.onResume(); ${body} }`;
const stored = 'getSharedPreferences("s", 0).edit().putBoolean("agreed", true).apply()';

const companion = (refuse: string) => `
class Consent$Companion { public final boolean getAgreed() { return Consent.access$getAgreed$cp(); } public final void setAgreed(boolean b) { Consent.access$setAgreed$cp(b); } }
class Consent {
  public static final Consent$Companion Companion = new Consent$Companion();
  private static boolean agreed;
  public static synthetic boolean access$getAgreed$cp() { return agreed; }
  public static synthetic void access$setAgreed$cp(boolean b) { agreed = b; }
}
${page(ask('Consent.Companion.setAgreed(true)', refuse), resume('if (Consent.Companion.getAgreed()) Dev.read(this);'))}`;

const lazyRead = (onStart: string) => `
class Sdk {
  static Sdk sdk; final Lazy id;
  Sdk(Context c) { id = LazyKt.lazy(() -> { Dev.read(c); return "x"; }); }
  public final String getId() { return (String) id.getValue(); }
}
${start(`Sdk.sdk = new Sdk(this); ${onStart}`)}${page(ask('Sdk.sdk.getId()'))}`;

const lazyFlag = (not: string) => `
class Store {
  static Context context;
  static final Lazy agreed$delegate = LazyKt.lazy(() -> Boolean.valueOf(Store.context.getSharedPreferences("s", 0).getBoolean("agreed", false)));
  static boolean getAgreed() { return ((Boolean) agreed$delegate.getValue()).booleanValue(); }
}
${start(`Store.context = this; if (${not}Store.getAgreed()) Dev.read(this);`)}${page(`if (Store.getAgreed()) return; ${ask(stored)}`)}`;

const nullable = (test: string) =>
  `${start(`SharedPreferences p = getSharedPreferences("s", 0); Boolean flag = p.contains("agreed") ? Boolean.valueOf(p.getBoolean("agreed", false)) : null; if (${test}) Dev.read(this);`)}${page(ask(stored))}`;

const copied = (first: string) => `
class State {
  final boolean agreed; final String text;
  State(boolean agreed, String text) { this.agreed = agreed; this.text = text; }
  public final boolean component1() { return agreed; }
  public final State copy(boolean agreed, String text) { return new State(agreed, text); }
  public static synthetic State copy$default(State s, boolean agreed, String text, int mask, Object o) { if ((mask & 1) != 0) agreed = s.agreed; if ((mask & 2) != 0) text = s.text; return s.copy(agreed, text); }
}
${page(
  `show(new State(${first}, "")); ${ask('show(State.copy$default(state, true, null, 2, null))')}`,
  'State state; void show(State next) { state = next; if (next.component1()) Dev.read(this); }',
)}`;

const masked = (refuse: string) => `
class Consent {
  public static final Consent INSTANCE = new Consent();
  public final void answer(Context c, boolean ok) { if (ok) Dev.read(c); }
  public static synthetic void answer$default(Consent s, Context c, boolean ok, int mask, Object o) { if ((mask & 2) != 0) ok = true; s.answer(c, ok); }
}
${page(ask('Consent.answer$default(Consent.INSTANCE, this, false, 2, null)', refuse))}`;

const mapped = (one: number) => `
class Answer extends Enum {
  public static final Answer AGREED = new Answer("AGREED", 0);
  public static final Answer REFUSED = new Answer("REFUSED", 1);
  private static final Answer[] $VALUES = $values();
  private Answer(String n, int o) { super(n, o); }
  private static synthetic Answer[] $values() { return new Answer[]{AGREED, REFUSED}; }
  public static Answer[] values() { return $VALUES; }
}
class MainActivity$WhenMappings {
  public static final int[] $EnumSwitchMapping$0;
  static { int[] iArr = new int[Answer.values().length]; iArr[Answer.AGREED.ordinal()] = 1; iArr[Answer.REFUSED.ordinal()] = 2; $EnumSwitchMapping$0 = iArr; }
}
${page(
  ask('done(Answer.AGREED)', 'done(Answer.REFUSED)'),
  `void done(Answer a) { switch (MainActivity$WhenMappings.$EnumSwitchMapping$0[a.ordinal()]) { case ${one}: Dev.read(this); break; case ${3 - one}: finish(); break; } }`,
)}`;

const sealed = (test: string, refused = 'new Outcome$Refused("no")') => `
abstract class Outcome { }
class Outcome$Agreed extends Outcome { public static final Outcome$Agreed INSTANCE = new Outcome$Agreed(); }
class Outcome$Refused extends Outcome { final String why; Outcome$Refused(String why) { this.why = why; } }
${page(ask('done(Outcome$Agreed.INSTANCE)', `done(${refused})`), `void done(Outcome o) { if (${test}) Dev.read(this); else finish(); }`)}`;

const extension = (preset: string) => `
class ContextKt {
  public static final SharedPreferences getPrefs(Context $this) { Intrinsics.checkNotNullParameter($this, "<this>"); return $this.getSharedPreferences("s", 0); }
  public static final boolean isAgreed(Context $this) { return getPrefs($this).getBoolean("agreed", ${preset}); }
  public static final void setAgreed(Context $this, boolean b) { getPrefs($this).edit().putBoolean("agreed", b).apply(); }
}
${start('if (ContextKt.isAgreed(this)) Dev.read(this);')}${page(ask('ContextKt.setAgreed(this, true)'))}`;

/** A coroutine whose state machine asks in its first state and goes on with what `then` says. */
const suspended = (then: string, first = '') => `
class Asker {
  static final Object ask(Activity a, Continuation k) {
    CancellableContinuationImpl c = new CancellableContinuationImpl(k, 1);
    c.initCancellability();
    new AlertDialog$Builder(a).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> c.resumeWith(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> c.resumeWith(Boolean.valueOf(false))).show();
    return c.getResult();
  }
}
class MainActivity$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final MainActivity this$0;
  MainActivity$onCreate$1(MainActivity a, Continuation k) { super(2, k); this$0 = a; }
  public final Continuation create(Object v, Continuation k) { return new MainActivity$onCreate$1(this$0, k); }
  public final Object invoke(Object a, Object b) { return ((MainActivity$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) {
    Object s = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    switch (label) {
      case 0: ResultKt.throwOnFailure(r); ${first} label = 1; r = Asker.ask(this$0, this); if (r == s) return s; break;
      case 1: ResultKt.throwOnFailure(r); break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    ${then}
    return Unit.INSTANCE;
  }
}
${page('BuildersKt.launch$default(CoroutineScopeKt.MainScope(), Dispatchers.getMain(), null, new MainActivity$onCreate$1(this, null), 3, null);')}`;

const stateFlow = (first: string, test: string) => `
class Consent { static final MutableStateFlow state = StateFlowKt.MutableStateFlow(Boolean.valueOf(${first})); }
class App$onCreate$1$1 implements FlowCollector {
  final App this$0;
  App$onCreate$1$1(App a) { this$0 = a; }
  public final Object emit(Object value, Continuation k) { ${test} Dev.read(this$0); return Unit.INSTANCE; }
}
class App$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final App this$0;
  App$onCreate$1(App a, Continuation k) { super(2, k); this$0 = a; }
  public final Continuation create(Object v, Continuation k) { return new App$onCreate$1(this$0, k); }
  public final Object invoke(Object a, Object b) { return ((App$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) {
    Object s = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    switch (label) {
      case 0: ResultKt.throwOnFailure(r); label = 1; if (Consent.state.collect(new App$onCreate$1$1(this$0), this) == s) return s; break;
      case 1: ResultKt.throwOnFailure(r); break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    return Unit.INSTANCE;
  }
}
${start('BuildersKt.launch$default(GlobalScope.INSTANCE, null, null, new App$onCreate$1(this, null), 3, null);')}
${page(ask('Consent.state.setValue(Boolean.valueOf(true))', 'Consent.state.setValue(Boolean.valueOf(false))'))}`;

const liveData = (test: string) => `
class MainActivity extends AppCompatActivity {
  private final MutableLiveData agreed = new MutableLiveData();
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    agreed.observe(this, ok -> { ${test} Dev.read(this); });
    ${ask('agreed.setValue(Boolean.valueOf(true))', 'agreed.setValue(Boolean.valueOf(false))')}
  }
}`;

const callbackFlow = (test: string) => `
class Ask$flow$1 extends SuspendLambda implements Function2 {
  final Activity a; Object scope;
  Ask$flow$1(Activity a, Continuation k) { super(2, k); this.a = a; }
  public final Continuation create(Object v, Continuation k) { Ask$flow$1 n = new Ask$flow$1(a, k); n.scope = v; return n; }
  public final Object invoke(Object x, Object y) { return ((Ask$flow$1) create(x, (Continuation) y)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) {
    ProducerScope p = (ProducerScope) scope;
    new AlertDialog$Builder(a).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> p.trySend(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> p.trySend(Boolean.valueOf(false))).show();
    return Unit.INSTANCE;
  }
}
class Collector implements FlowCollector {
  final Activity a;
  Collector(Activity a) { this.a = a; }
  public Object emit(Object value, Continuation k) { ${test} Dev.read(a); return Unit.INSTANCE; }
}
${page('FlowKt.callbackFlow(new Ask$flow$1(this, null)).collect(new Collector(this), null);')}`;

const onResult = (no: string, test: string) => `
class AskKt {
  public static final void ask(Context c, Function1 onResult) {
    Intrinsics.checkNotNullParameter(onResult, "onResult");
    new AlertDialog$Builder(c).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> onResult.invoke(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> onResult.invoke(Boolean.valueOf(${no}))).show();
  }
}
class MainActivity$onCreate$1 extends Lambda implements Function1 {
  final MainActivity this$0;
  MainActivity$onCreate$1(MainActivity a) { super(1); this$0 = a; }
  public Object invoke(Object p) { this.invoke(((Boolean) p).booleanValue()); return Unit.INSTANCE; }
  public final void invoke(boolean ok) { if (${test}) Dev.read(this$0); else this$0.finish(); }
}
${page('AskKt.ask(this, new MainActivity$onCreate$1(this));')}`;

const ifAgreed = (yes: string, no: string) => `
class ConsentKt {
  public static final void ifAgreed(Context c, Function0 yes, Function0 no) { if (c.getSharedPreferences("s", 0).getBoolean("agreed", false)) yes.invoke(); else no.invoke(); }
}
${start(`ConsentKt.ifAgreed(this, () -> { ${yes} return null; }, () -> { ${no} return null; });`)}${page(ask(stored))}`;

/** Two properties through one class of delegate: what tells them apart is the key. */
const delegate = (property: string, preset: string) => `
class BooleanPreference implements ReadWriteProperty {
  final String key; final boolean preset;
  BooleanPreference(String key, boolean preset) { this.key = key; this.preset = preset; }
  public Object getValue(Object owner, KProperty p) { return Boolean.valueOf(Settings.context.getSharedPreferences("s", 0).getBoolean(key, preset)); }
  public void setValue(Object owner, KProperty p, Object v) { Settings.context.getSharedPreferences("s", 0).edit().putBoolean(key, ((Boolean) v).booleanValue()).apply(); }
}
class Settings {
  public static final Settings INSTANCE = new Settings();
  static Context context;
  static final ReadWriteProperty agreed$delegate = new BooleanPreference("agreed", ${preset});
  static final ReadWriteProperty opened$delegate = new BooleanPreference("opened", false);
  public final boolean getAgreed() { return ((Boolean) agreed$delegate.getValue(this, null)).booleanValue(); }
  public final void setAgreed(boolean b) { agreed$delegate.setValue(this, null, Boolean.valueOf(b)); }
  public final boolean getOpened() { return ((Boolean) opened$delegate.getValue(this, null)).booleanValue(); }
  public final void setOpened(boolean b) { opened$delegate.setValue(this, null, Boolean.valueOf(b)); }
}
${start(`Settings.context = this; if (Settings.INSTANCE.get${property}()) Dev.read(this); Settings.INSTANCE.setOpened(true);`)}${page(ask('Settings.INSTANCE.setAgreed(true)'))}`;

const topLevel = (before: string) => `
class ConsentKt { private static boolean agreed; public static final boolean getAgreed() { return agreed; } public static final void setAgreed(boolean b) { agreed = b; } }
${page(`${before} ${ask('ConsentKt.setAgreed(true)')}`, resume('if (ConsentKt.getAgreed()) Dev.read(this);'))}`;

const future = (test: string) => `
class Consent { static final CompletableFuture answer = new CompletableFuture(); }
${start(`Consent.answer.thenAccept(ok -> { ${test} Dev.read(this); });`)}${page(ask('Consent.answer.complete(Boolean.valueOf(true))', 'Consent.answer.complete(Boolean.valueOf(false))'))}`;

const deferred = (then: string) => `
class Consent { static final CompletableDeferred answer = CompletableDeferredKt.CompletableDeferred$default(null, 1, null); }
class App$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final App this$0;
  App$onCreate$1(App a, Continuation k) { super(2, k); this$0 = a; }
  public final Continuation create(Object v, Continuation k) { return new App$onCreate$1(this$0, k); }
  public final Object invoke(Object a, Object b) { return ((App$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) {
    Object s = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    switch (label) {
      case 0: ResultKt.throwOnFailure(r); label = 1; r = Consent.answer.await(this); if (r == s) return s; break;
      case 1: ResultKt.throwOnFailure(r); break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    ${then}
    return Unit.INSTANCE;
  }
}
${start('BuildersKt.launch$default(GlobalScope.INSTANCE, null, null, new App$onCreate$1(this, null), 3, null);')}
${page(ask('Consent.answer.complete(Boolean.valueOf(true))', 'Consent.answer.complete(Boolean.valueOf(false))'))}`;

const executed = (not: string) =>
  `${start(`Future f = Executors.newSingleThreadExecutor().submit(new Callable() { public Object call() { return Boolean.valueOf(${not}getSharedPreferences("s", 0).getBoolean("agreed", false)); } }); if (((Boolean) f.get()).booleanValue()) Dev.read(this);`)}${page(ask(stored))}`;

const single = (test: string) => `
class Asking { static Single ask(Activity a) { return Single.create(e -> { new AlertDialog$Builder(a).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> e.onSuccess(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> e.onSuccess(Boolean.valueOf(false))).show(); }); } }
${page(`Asking.ask(this).subscribe(ok -> { ${test} Dev.read(this); });`)}`;

const lateinit = (early: string) => `
class Sdk { }
class Holder { static Sdk sdk; static boolean isReady() { return sdk != null; } }
${start(early)}${page(ask('Holder.sdk = new Sdk()'), resume('if (Holder.isReady()) Dev.read(this);'))}`;

/** One class for two lambdas: its number tells which. */
const merged = (yes: number) => `
class Merged implements Function0 {
  final int id; final MainActivity a;
  Merged(int id, MainActivity a) { this.id = id; this.a = a; }
  public final Object invoke() { switch (id) { case 0: Dev.read(a); return Unit.INSTANCE; default: a.finish(); return Unit.INSTANCE; } }
}
class AskKt { public static final void ask(Context c, Function0 yes, Function0 no) { new AlertDialog$Builder(c).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> yes.invoke()).setNegativeButton("不同意", (d, w) -> no.invoke()).show(); } }
${page(`AskKt.ask(this, new Merged(${yes}, this), new Merged(${1 - yes}, this));`)}`;

/** One class for a listener and a task of the first screen, as a shrinker merges them. */
const shared = (task: number) => `
class Shared implements DialogInterface$OnClickListener, Runnable {
  final int id; final Object f$0;
  Shared(int id, Object o) { this.id = id; this.f$0 = o; }
  public final void onClick(DialogInterface d, int w) { switch (id) { case 0: Dev.read((Context) f$0); break; default: ((Activity) f$0).finish(); } }
  public final void run() { switch (id) { case 3: Dev.read((Context) f$0); break; default: ((Activity) f$0).setTitle("welcome"); } }
}
${page(`new Handler().post(new Shared(${task}, this)); ${DIALOG}.setPositiveButton("同意", new Shared(0, this)).setNegativeButton("不同意", new Shared(1, this)).show();`)}`;

const edited = (refuse: string) => `
class PrefsKt { public static final void edit(SharedPreferences $this, boolean commit, Function1 action) { SharedPreferences$Editor e = $this.edit(); action.invoke(e); if (commit) e.commit(); else e.apply(); } }
${start('if (getSharedPreferences("s", 0).getBoolean("agreed", false)) Dev.read(this);')}
${page(ask('PrefsKt.edit(getSharedPreferences("s", 0), false, e -> { ((SharedPreferences$Editor) e).putBoolean("agreed", true); return Unit.INSTANCE; })', refuse))}`;

const atomic = (first: string) => `
class Consent { static final AtomicBoolean agreed = new AtomicBoolean(${first}); }
${page(ask('Consent.agreed.set(true)'), resume('if (Consent.agreed.get()) Dev.read(this);'))}`;

/** The same object under another name, or handed to somebody. */
const alias = (onStart: string) => `
class Consent { static final AtomicBoolean agreed = new AtomicBoolean(false); static final AtomicBoolean copy = agreed; static void mark(AtomicBoolean x) { x.set(true); } }
${start(onStart)}${page(ask('Consent.agreed.set(true)'), resume('if (Consent.agreed.get()) Dev.read(this);'))}`;

const lazyAlias = `
class Sdk { final Lazy id; final Lazy same; Sdk(Context c) { id = LazyKt.lazy(() -> { Dev.read(c); return "x"; }); same = id; } }
class Holder { static Sdk sdk; }
${start('Holder.sdk = new Sdk(this); Holder.sdk.same.getValue();')}${page(ask('Holder.sdk.id.getValue()'))}`;

const outer = (yes: string, no: string) => `
interface OnAnswer { void onAnswer(boolean ok); }
class Ask {
  OnAnswer listener; final Context c;
  Ask(Context c) { this.c = c; }
  void show() { new AlertDialog$Builder(c).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> { OnAnswer it = listener; if (it != null) it.onAnswer(${yes}); }).setNegativeButton("不同意", (d, w) -> { OnAnswer it = listener; if (it != null) it.onAnswer(${no}); }).show(); }
}
${page('Ask a = new Ask(this); a.listener = new OnAnswer() { public void onAnswer(boolean ok) { if (ok) go(); } }; a.show();', 'void go() { Dev.read(this); }')}`;

const KEPT = 'class Kept { static Continuation k; static void go() { k.resumeWith(Boolean.valueOf(true)); } }';
const OPEN = ['before-gate', 'undecided'];
const TRUE = 'if (((Boolean) ok).booleanValue())';
const VALUE = 'if (((Boolean) value).booleanValue())';
const BEHIND = ['behind-gate'];
const BEFORE = ['before-gate'];
/** Not followed: the right answer is behind the gate, and what is said is the strict one. Nothing else may be said by accident. */
const STRICT = BEFORE;
/** The answer travels as a value through code that is not there: nothing but a false all-clear or a false alarm would be wrong. */
const HELD = ['behind-gate', 'undecided'];

test.each<[string, string, readonly string[]]>([
  ['a flag of the companion', companion('finish()'), BEHIND],
  ['a flag of the companion, set by both', companion('Consent.Companion.setAgreed(true)'), BEFORE],
  ['a lazy value touched after agreement', lazyRead(''), BEHIND],
  ['a lazy value touched at start', lazyRead('Sdk.sdk.getId();'), BEFORE],
  ['a flag that is read lazily', lazyFlag(''), BEHIND],
  ['a flag that is read lazily, negated', lazyFlag('!'), BEFORE],
  ['a nullable truth value == true', nullable('Intrinsics.areEqual(flag, Boolean.valueOf(true))'), BEHIND],
  ['a nullable truth value != false', nullable('!Intrinsics.areEqual(flag, Boolean.valueOf(false))'), BEFORE],
  ['let on a nullable truth value', nullable('flag != null && flag.booleanValue()'), BEHIND],
  ['elvis true on a nullable truth value', nullable('flag != null ? flag.booleanValue() : true'), BEFORE],
  ['a data class copied with the flag', copied('false'), HELD],
  ['a data class made with the flag', copied('true'), BEFORE],
  ['a default argument chosen by mask', masked('Consent.INSTANCE.answer(this, false)'), HELD],
  ['a default argument chosen by mask for both', masked('Consent.answer$default(Consent.INSTANCE, this, false, 2, null)'), BEFORE],
  ['when over an enum', mapped(1), BEHIND],
  ['when over an enum, the other one', mapped(2), BEFORE],
  ['a sealed result', sealed('o instanceof Outcome$Agreed'), BEHIND],
  ['a sealed result, negated', sealed('!(o instanceof Outcome$Agreed)'), BEFORE],
  ['a sealed result, agreed by both', sealed('o instanceof Outcome$Agreed', 'Outcome$Agreed.INSTANCE'), BEFORE],
  ['a sealed result, the refusal', sealed('o instanceof Outcome$Refused'), BEFORE],
  ['extension functions over a store', extension('false'), BEHIND],
  ['extension functions over a store, true unless set', extension('true'), BEFORE],
  ['a suspended question, agreed', suspended('if (((Boolean) r).booleanValue()) Dev.read(this$0);'), HELD],
  ['a suspended question, refused', suspended('if (!((Boolean) r).booleanValue()) Dev.read(this$0);'), BEFORE],
  ['a suspended question, answered at all', suspended('Dev.read(this$0);'), BEFORE],
  ['a suspended question after the read', suspended('Log.d("a", "b");', 'Dev.read(this$0);'), BEFORE],
  ['a state flow of false', stateFlow('false', VALUE), HELD],
  ['a state flow of true', stateFlow('true', VALUE), BEFORE],
  ['a state flow nobody looks at', stateFlow('false', ''), BEFORE],
  ['live data observed', liveData(TRUE), HELD],
  ['live data observed, refused', liveData(TRUE.replace('((Bool', '!((Bool')), BEFORE],
  ['live data observed, whatever it is', liveData(''), BEFORE],
  ['a flow of callbacks', callbackFlow(VALUE), STRICT],
  ['a flow of callbacks, whatever it is', callbackFlow(''), BEFORE],
  ['onResult', onResult('false', 'ok'), BEHIND],
  ['onResult, negated', onResult('false', '!ok'), BEFORE],
  ['onResult, true from both', onResult('true', 'ok'), BEFORE],
  ['ifAgreed', ifAgreed('Dev.read(this);', ''), BEHIND],
  ['ifAgreed, otherwise', ifAgreed('', 'Dev.read(this);'), BEFORE],
  ['a delegated property', delegate('Agreed', 'false'), BEHIND],
  ['a delegated property, true unless set', delegate('Agreed', 'true'), BEFORE],
  ['a delegated property, the other one', delegate('Opened', 'false'), BEFORE],
  ['a top-level property', topLevel(''), BEHIND],
  ['a top-level property, set before asking', topLevel('ConsentKt.setAgreed(true);'), BEFORE],
  ['a completable future', future(TRUE), HELD],
  ['a completable future, whatever it is', future(''), BEFORE],
  ['a deferred', deferred('if (((Boolean) r).booleanValue()) Dev.read(this$0);'), HELD],
  ['a deferred, refused', deferred('if (!((Boolean) r).booleanValue()) Dev.read(this$0);'), BEFORE],
  ['a deferred, whatever it is', deferred('Dev.read(this$0);'), BEFORE],
  ['a flag read by an executor', executed(''), HELD],
  ['a flag read by an executor, negated', executed('!'), BEFORE],
  ['a single', single(TRUE), STRICT],
  ['a single, whatever it is', single(''), BEFORE],
  ['lateinit set by agreement', lateinit(''), BEHIND],
  ['lateinit set at start', lateinit('Holder.sdk = new Sdk();'), BEFORE],
  ['merged lambdas', merged(0), BEHIND],
  ['merged lambdas, turned round', merged(1), BEFORE],
  ['a class shared with a task', shared(2), HELD],
  ['a class shared with a task that reads', shared(3), BEFORE],
  ['a store edited by a lambda', edited('finish()'), BEHIND],
  ['a store edited by lambdas of both', edited(stored), BEFORE],
  ['an atomic truth value', atomic('false'), BEHIND],
  ['an atomic truth value of true', atomic('true'), BEFORE],
  ['an atomic truth value set under another name', alias('Consent.copy.set(true);'), BEFORE],
  ['an atomic truth value set by who is given it', alias('Consent.mark(Consent.agreed);'), OPEN],
  ['a lazy value touched under another name', lazyAlias, BEFORE],
  [
    'a suspended question, resumed by others too',
    suspended('if (((Boolean) r).booleanValue()) Dev.read(this$0);', 'Kept.k = this; Kept.go();') + KEPT,
    BEFORE,
  ],
  ['a listener that captures its outer class', outer('true', 'false'), BEHIND],
  ['a listener that captures its outer class, turned round', outer('false', 'true'), BEFORE],
])('%s', (_name, java, right) => {
  const manifest = java.includes('class App extends') ? { application: { name: '.App' } } : {};
  const { reads } = seen(`${DEV}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
