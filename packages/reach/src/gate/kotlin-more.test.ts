import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** More of what Kotlin compiles to: references, observed properties, resumed answers, flows and channels, values and maps. */
const DEV = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const ask = (yes: string, no = 'finish()') =>
  `${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show();`;
const page = (create: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${create} } ${more} }`;
const start = (create: string, more = '') =>
  `class App extends Application { public void onCreate() { super.onCreate(); ${create} } ${more} }`;
const resume = (body: string) => `protected void onResume() { super.onResume(); ${body} }`;
const stored = 'getSharedPreferences("s", 0).edit().putBoolean("agreed", true).apply()';
const asked = 'new AlertDialog$Builder(a).setTitle("隐私政策")';

/** A state machine with one wait: `first` runs before, `waits` gives what is waited for, `then` follows. */
const machine = (owner: string, waits: string, then: string, first = '') => `
class ${owner}$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final ${owner} this$0;
  ${owner}$onCreate$1(${owner} a, Continuation k) { super(2, k); this$0 = a; }
  public final Continuation create(Object v, Continuation k) { return new ${owner}$onCreate$1(this$0, k); }
  public final Object invoke(Object a, Object b) { return ((${owner}$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object r) {
    Object s = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    switch (label) {
      case 0: ResultKt.throwOnFailure(r); ${first} label = 1; r = ${waits}; if (r == s) return s; break;
      case 1: ResultKt.throwOnFailure(r); break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    ${then}
    return Unit.INSTANCE;
  }
}`;
const launched = (owner: string) =>
  `BuildersKt.launch$default(GlobalScope.INSTANCE, null, null, new ${owner}$onCreate$1(this, null), 3, null);`;
const IF = (value: string) => `if (((Boolean) ${value}).booleanValue())`;

const safe = (then: string) => `
class Asker { static final Object ask(Activity a, Continuation k) { SafeContinuation c = new SafeContinuation(k); ${asked}.setPositiveButton("同意", (d, w) -> c.resumeWith(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> c.resumeWith(Boolean.valueOf(false))).show(); return c.getOrThrow(); } }
${machine('MainActivity', 'Asker.ask(this$0, this)', then)}${page(launched('MainActivity'))}`;

const observed = (test: string, first: string) => `
class State$1 extends ObservableProperty {
  State$1(Object first) { super(first); }
  protected void afterChange(KProperty p, Object old, Object now) { if (${test}) Dev.read(State.context); }
}
class State { static Context context; static final ReadWriteProperty agreed$delegate = new State$1(Boolean.valueOf(false)); static void setAgreed(boolean b) { agreed$delegate.setValue(null, null, Boolean.valueOf(b)); } }
${start('State.context = this;')}${page(`${first} ${ask('State.setAgreed(true)', 'State.setAgreed(false)')}`)}`;

const reference = (yes: string, no: string) => `
class MainActivity$onCreate$1 extends FunctionReferenceImpl implements Function0 {
  MainActivity$onCreate$1(Object r) { super(0, r, MainActivity.class, "go", "go()V", 0); }
  public final Object invoke() { ((MainActivity) this.receiver).go(); return Unit.INSTANCE; }
}
class AskKt { public static final void ask(Context a, Function0 yes, Function0 no) { ${asked}.setPositiveButton("同意", (d, w) -> yes.invoke()).setNegativeButton("不同意", (d, w) -> no.invoke()).show(); } }
${page(`AskKt.ask(this, ${yes}, ${no});`, 'void go() { Dev.read(this); }')}`;
const GO = 'new MainActivity$onCreate$1(this)';
const NONE = '() -> Unit.INSTANCE';

const property = (no: string) => `
class Consent { static boolean agreed; static boolean getAgreed() { return agreed; } static void setAgreed(boolean b) { agreed = b; } }
class Consent$ref extends MutablePropertyReference0Impl implements KMutableProperty0 {
  Consent$ref(Object r) { super(r, Consent.class, "agreed", "getAgreed()Z", 0); }
  public Object get() { return Boolean.valueOf(Consent.getAgreed()); }
  public void set(Object v) { Consent.setAgreed(((Boolean) v).booleanValue()); }
}
class AskKt { public static final void ask(Context a, KMutableProperty0 into) { ${asked}.setPositiveButton("同意", (d, w) -> into.set(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> into.set(Boolean.valueOf(${no}))).show(); } }
${page('AskKt.ask(this, new Consent$ref(null));', resume('if (Consent.getAgreed()) Dev.read(this);'))}`;

const valued = (test: string) => `
class Answer {
  private final boolean yes;
  private synthetic Answer(boolean yes) { this.yes = yes; }
  public static boolean constructor_impl(boolean yes) { return yes; }
  public static final boolean isYes_impl(boolean it) { return it; }
  public static final synthetic Answer box_impl(boolean it) { return new Answer(it); }
  public final synthetic boolean unbox_impl() { return yes; }
}
class MainActivity$onCreate$1 implements Function1 { final MainActivity a; MainActivity$onCreate$1(MainActivity a) { this.a = a; } public Object invoke(Object o) { boolean it = ((Answer) o).unbox_impl(); if (${test}Answer.isYes_impl(it)) Dev.read(a); return Unit.INSTANCE; } }
class AskKt { public static final void ask(Context a, Function1 then) { ${asked}.setPositiveButton("同意", (d, w) -> then.invoke(Answer.box_impl(Answer.constructor_impl(true)))).setNegativeButton("不同意", (d, w) -> then.invoke(Answer.box_impl(Answer.constructor_impl(false)))).show(); } }
${page('AskKt.ask(this, new MainActivity$onCreate$1(this));')}`;

const same = (refused: string) => `
abstract class Outcome { }
class Agreed extends Outcome { public static final Agreed INSTANCE = new Agreed(); }
class Refused extends Outcome { public static final Refused INSTANCE = new Refused(); }
${page(ask('done(Agreed.INSTANCE)', `done(${refused}.INSTANCE)`), 'void done(Outcome o) { if (Intrinsics.areEqual(o, Agreed.INSTANCE)) Dev.read(this); else finish(); }')}`;

const named = (first: string, test = '==') => `
class Answer extends Enum {
  public static final Answer YES = new Answer("YES", 0); public static final Answer NO = new Answer("NO", 1);
  private static final Answer[] $VALUES = new Answer[]{YES, NO};
  private Answer(String n, int o) { super(n, o); }
  public static Answer valueOf(String s) { return (Answer) Enum.valueOf(Answer.class, s); }
}
${start(`if (Answer.valueOf(getSharedPreferences("s", 0).getString("agreed", "${first}")) ${test} Answer.YES) Dev.read(this);`)}${page(ask('getSharedPreferences("s", 0).edit().putString("agreed", Answer.YES.name()).apply()', 'getSharedPreferences("s", 0).edit().putString("agreed", Answer.NO.name()).apply()'))}`;

const defaults = (refused: string) => `
interface Asking { boolean isAgreed(); void onAnswer(boolean ok); }
class Asking$DefaultImpls { public static void onAnswer(Asking $this, boolean ok) { if (ok) Dev.read((Context) $this); } }
class MainActivity extends Activity implements Asking {
  protected void onCreate(Bundle b) { super.onCreate(b); ${ask('onAnswer(true)', `onAnswer(${refused})`)} }
  public boolean isAgreed() { return true; }
  public void onAnswer(boolean ok) { Asking$DefaultImpls.onAnswer(this, ok); }
}`;

const collected = (of: string, made: string, sends: (value: string) => string, test: string) => `
class Consent { static final ${of} answers = ${made}; }
class App$onCreate$1$1 implements FlowCollector { final App a; App$onCreate$1$1(App a) { this.a = a; } public final Object emit(Object value, Continuation k) { ${test} Dev.read(a); return Unit.INSTANCE; } }
${machine('App', 'Consent.answers.collect(new App$onCreate$1$1(this$0), this)', '')}
${start(launched('App'))}${page(ask(sends('true'), sends('false')))}`;
const shared = (test: string) =>
  collected(
    'MutableSharedFlow',
    'SharedFlowKt.MutableSharedFlow$default(0, 0, null, 7, null)',
    (v) => `Consent.answers.tryEmit(Boolean.valueOf(${v}))`,
    test,
  );

const channel = (then: string) => `
class Consent { static final Channel answers = ChannelKt.Channel$default(0, null, null, 7, null); }
${machine('App', 'Consent.answers.receive(this)', then)}${start(launched('App'))}${page(ask('Consent.answers.trySend(Boolean.valueOf(true))', 'Consent.answers.trySend(Boolean.valueOf(false))'))}`;

const mutex = (locked: string, early = '') => `
class Consent { static final Mutex gate = MutexKt.Mutex(${locked}); }
${machine('App', 'Consent.gate.lock(null, this)', 'Dev.read(this$0);')}${start(`${early} ${launched('App')}`)}${page(ask('Consent.gate.unlock(null)'))}`;

const boxed = (first: string, more = '') => `
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Ref$BooleanRef ok = new Ref$BooleanRef(); ok.element = ${first}; ${more}
    ${DIALOG}.setPositiveButton("同意", (d, w) -> { ok.element = true; }).setNegativeButton("不同意", (d, w) -> { finish(); }).setOnCancelListener(d -> { if (ok.element) Dev.read(this); }).show(); }
}`;
const OTHER = 'Ref$BooleanRef other = new Ref$BooleanRef(); other.element = true;';

const mediated = (test: string) => `
class MainActivity extends AppCompatActivity {
  private final MutableLiveData agreed = new MutableLiveData(); private final MediatorLiveData all = new MediatorLiveData();
  protected void onCreate(Bundle b) { super.onCreate(b); all.addSource(agreed, v -> all.setValue(v)); all.observe(this, ok -> { ${test} Dev.read(this); }); ${ask('agreed.setValue(Boolean.valueOf(true))', 'agreed.setValue(Boolean.valueOf(false))')} }
}`;
const transformed = (turn: string) => `
class MainActivity extends AppCompatActivity {
  private final MutableLiveData agreed = new MutableLiveData();
  protected void onCreate(Bundle b) { super.onCreate(b); LiveData mapped = Transformations.map(agreed, v -> Boolean.valueOf(${turn}((Boolean) v).booleanValue())); mapped.observe(this, ok -> { ${IF('ok')} Dev.read(this); }); ${ask('agreed.setValue(Boolean.valueOf(true))', 'agreed.setValue(Boolean.valueOf(false))')} }
}`;

const inMap = (first: string) => `
class Settings { static final Map values = new HashMap(); static boolean getAgreed() { return ((Boolean) values.get("agreed")).booleanValue(); } }
${start(`Settings.values.put("agreed", Boolean.valueOf(${first})); if (Settings.getAgreed()) Dev.read(this);`)}${page(ask('Settings.values.put("agreed", Boolean.valueOf(true))'), `${resume('if (Settings.getAgreed()) go();')} void go() { }`)}`;

const queued = (drain: string) => `
class Tasks { static final ArrayList all = new ArrayList(); static boolean open; static void run(Function0 f) { if (open) f.invoke(); else all.add(f); } static void open() { open = true; for (Object f : all) ((Function0) f).invoke(); } }
${start(`Tasks.run(() -> { Dev.read(this); return Unit.INSTANCE; }); ${drain}`)}${page(ask('Tasks.open()'))}`;

const scoped = (no: string) => `
class Sdk { Context c; Sdk(Context c) { this.c = c; } boolean enabled; final void setEnabled(boolean b) { enabled = b; } final void start() { if (enabled) Dev.read(c); } }
class SdkKt { static final Sdk sdk(Context c, Function1 init) { Sdk s = new Sdk(c); init.invoke(s); return s; } }
${page(ask('SdkKt.sdk(this, s -> { ((Sdk) s).setEnabled(true); return Unit.INSTANCE; }).start()', `SdkKt.sdk(this, s -> { ((Sdk) s).setEnabled(${no}); return Unit.INSTANCE; }).start()`))}`;

const guarded = (test: string) => `
class Need { static void agreed(Context c) { if (${test}c.getSharedPreferences("s", 0).getBoolean("agreed", false)) throw new IllegalStateException("not agreed"); } }
${start('try { Need.agreed(this); Dev.read(this); } catch (IllegalStateException e) { Log.d("a", "no"); }')}${page(ask(stored))}`;

const bits = (no: string, asked: string) => `
class State { static int bits; static boolean has(int mask) { return (bits & mask) == mask; } }
${page(ask('State.bits = 1', `State.bits = ${no}`), resume(`if (State.has(${asked})) Dev.read(this);`))}`;

const BEHIND = ['behind-gate'];
const BEFORE = ['before-gate'];
/** Not followed: the right answer is behind the gate, and what is said is the strict one. */
const STRICT = BEFORE;
const HELD = ['behind-gate', 'undecided'];

test.each<[string, string, readonly string[]]>([
  ['a safe continuation, agreed', safe(`${IF('r')} Dev.read(this$0);`), HELD],
  ['a safe continuation, refused', safe('if (!((Boolean) r).booleanValue()) Dev.read(this$0);'), BEFORE],
  ['an observed property', observed('((Boolean) now).booleanValue()', ''), HELD],
  ['an observed property, whatever it is', observed('true', ''), BEFORE],
  ['an observed property, set before asking', observed('((Boolean) now).booleanValue()', 'State.setAgreed(true);'), BEFORE],
  ['a reference to a method', reference(GO, NONE), BEHIND],
  ['a reference to a method, for refusal', reference(NONE, GO), BEFORE],
  ['a reference to a property', property('false'), BEHIND],
  ['a reference to a property, true for both', property('true'), BEFORE],
  ['a value class', valued(''), HELD],
  ['a value class, negated', valued('!'), BEFORE],
  ['the object of an answer', same('Refused'), BEHIND],
  ['the object of an answer, the same for both', same('Agreed'), BEFORE],
  ['an enum by its stored name', named('NO'), HELD],
  ['an enum by its stored name, yes by default', named('YES'), BEFORE],
  ['an enum by its stored name, negated', named('NO', '!='), BEFORE],
  ['a default method of an interface', defaults('false'), BEHIND],
  ['a default method of an interface, for both', defaults('true'), BEFORE],
  ['a shared flow', shared(IF('value')), HELD],
  ['a shared flow, whatever it is', shared(''), BEFORE],
  ['a channel', channel(`${IF('r')} Dev.read(this$0);`), HELD],
  ['a channel, whatever it is', channel('Dev.read(this$0);'), BEFORE],
  ['a mutex that is locked', mutex('true'), STRICT],
  ['a mutex that is open', mutex('false'), BEFORE],
  ['a mutex that is opened early', mutex('true', 'Consent.gate.unlock(null);'), BEFORE],
  ['a captured variable', boxed('false'), HELD],
  ['a captured variable, true at first', boxed('true'), BEFORE],
  ['a captured variable beside another', boxed('false', OTHER), HELD],
  ['a captured variable under another name', boxed('false', 'Ref$BooleanRef same = ok; same.element = true;'), BEFORE],
  [
    'a captured variable set by who is given it',
    `${boxed('false', 'Fill.it(ok);')}class Fill { static void it(Ref$BooleanRef r) { r.element = true; } }`,
    ['before-gate', 'undecided'],
  ],
  ['live data through another', mediated(IF('ok')), STRICT],
  ['live data through another, whatever it is', mediated(''), BEFORE],
  ['live data made of another', transformed(''), STRICT],
  ['live data made of another, turned round', transformed('!'), BEFORE],
  ['a property in a map', inMap('false'), HELD],
  ['a property in a map, true at first', inMap('true'), BEFORE],
  ['tasks kept until agreement', queued(''), HELD],
  ['tasks kept and run at once', queued('Tasks.open();'), BEFORE],
  ['an object set up by a block', scoped('false'), STRICT],
  ['an object set up by a block, the same for both', scoped('true'), BEFORE],
  ['bits that are all set', bits('2', '1'), BEHIND],
  ['bits that are all set, of refusal', bits('2', '2'), BEFORE],
  ['bits that are all set by both', bits('3', '1'), BEFORE],
  ['what throws unless agreed', guarded('!'), HELD],
  ['what throws when agreed', guarded(''), BEFORE],
])('%s', (_name, java, right) => {
  const manifest = java.includes('class App extends') ? { application: { name: '.App' } } : {};
  const { reads } = seen(`${DEV}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
