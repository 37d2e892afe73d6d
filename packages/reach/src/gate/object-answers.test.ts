import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const ask = (yes: string, no = 'finish()') =>
  `${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show();`;
const page = (create: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${create} } ${more} }`;
const start = (create: string) => `class App extends Application { public void onCreate() { super.onCreate(); ${create} } }`;
const resume = (body: string) => `protected void onResume() { super.onResume(); ${body} }`;

const ANSWER = `
class Answer extends Enum {
  public static final Answer NONE = new Answer("NONE", 0); public static final Answer AGREED = new Answer("AGREED", 1); public static final Answer REFUSED = new Answer("REFUSED", 2);
  private static final Answer[] $VALUES = $values();
  private Answer(String n, int o) { super(n, o); }
  private static synthetic Answer[] $values() { return new Answer[]{NONE, AGREED, REFUSED}; }
  public static Answer[] values() { return $VALUES; }
}`;
/** The answer is handed to a method. */
const told = (body: string, early = '') =>
  `${ANSWER}${page(`${early} ${ask('done(Answer.AGREED)', 'done(Answer.REFUSED)')}`, `void done(Answer a) { ${body} }`)}`;
/** The answer is kept in a field. */
const kept = (test: string, first = 'Answer.NONE', refused = 'Answer.REFUSED', more = '') =>
  `${ANSWER} class State { static Answer now = ${first}; } ${more}${page(ask('State.now = Answer.AGREED', `State.now = ${refused}`), resume(`if (${test}) Dev.read(this);`))}`;
/** The number of the answer is stored. */
const numbered = (test: string) =>
  `${ANSWER}${start(`if (Answer.values()[getSharedPreferences("s", 0).getInt("agree", 0)] == ${test}) Dev.read(this);`)}${page(
    ask(
      'getSharedPreferences("s", 0).edit().putInt("agree", Answer.AGREED.ordinal()).apply()',
      'getSharedPreferences("s", 0).edit().putInt("agree", Answer.REFUSED.ordinal()).apply()',
    ),
  )}`;
const SDK =
  'class Sdk { } class Holder { static Sdk sdk; static void set(Sdk s) { sdk = s; } static Sdk get() { if (sdk == null) sdk = new Sdk(); return sdk; } }';
const late = (test: string, early = '') => `${SDK}${early}${page(ask('Holder.sdk = new Sdk()'), resume(`if (${test}) Dev.read(this);`))}`;

/** One class for several lambdas; its number, which the constructor is given, tells which. */
const MERGED = `
class Merged implements Function0, Runnable {
  final int id; final MainActivity a;
  Merged(int id, MainActivity a) { this.id = id; this.a = a; }
  public final Object invoke() { switch (id) { case 0: Dev.read(a); return Unit.INSTANCE; default: a.finish(); return Unit.INSTANCE; } }
  public void run() { invoke(); }
}
class AskKt { public static final void ask(Context c, Function0 yes, Function0 no) { new AlertDialog$Builder(c).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> yes.invoke()).setNegativeButton("不同意", (d, w) -> no.invoke()).show(); } }`;
const merged = (early: string, more = '') =>
  `${MERGED}${page(`${early} AskKt.ask(this, new Merged(0, this), new Merged(1, this));`, more)}`;
const box = (more: string, early: string) => `
class Box implements Runnable { int id; final Context a; Box(int id, Context a) { this.id = id; this.a = a; } ${more} public void run() { if (id == 0) Dev.read(a); } }
${page(`${early} ${ask('new Box(0, this).run()')}`)}`;
const outcome = (first: string, test: string) => `
abstract class Out { } class Yes extends Out { public static final Yes I = new Yes(); } class No extends Out { public static final No I = new No(); }
class State { static Out now = ${first}; } ${page(ask('State.now = Yes.I', 'State.now = No.I'), resume(`if (${test}) Dev.read(this);`))}`;
const state = (test: string) => `
class S { final boolean ok; S(boolean ok) { this.ok = ok; } } class State { static S now = new S(false); static S other = new S(true); }
${page(ask('State.now = new S(true)', 'State.now = new S(false)'), resume(`if (State.other.ok) finish(); if (${test}) Dev.read(this);`))}`;
const copied = (type: string, yes: string) =>
  `${ANSWER} class State { static ${type} zero; static ${type} first; static ${type} now; static void pre() { zero = ${yes}; } static void mid() { first = zero; } static void reset() { now = first; } }
${start('State.pre(); State.mid(); State.reset();')}${page(ask(`State.now = ${yes}`), resume(`if (State.now == ${yes}) Dev.read(this);`))}`;

/** What a helper says that is asked with the answer. */
const WHEN =
  'class Table { static final int[] of; static { int[] t = new int[Answer.values().length]; t[Answer.AGREED.ordinal()] = 1; t[Answer.REFUSED.ordinal()] = 2; of = t; } } class K { static boolean ok(Answer a) { switch (Table.of[a.ordinal()]) { case 1: return true; default: return false; } } }';
/** The start asks the store, or a helper that knows nothing of agreement. */
const orHelper = (helper: string, call: string) =>
  `${helper}${start(`if (getSharedPreferences("s", 0).getBoolean("agree", false) || ${call}) Dev.read(this);`)}${page(ask('getSharedPreferences("s", 0).edit().putBoolean("agree", true).apply()'))}`;

const BEHIND = 'behind-gate';
const BEFORE = 'before-gate';

test.each<[string, string, string]>([
  ['a switch over the number of a constant', told('switch (a.ordinal()) { case 1: Dev.read(this); break; default: finish(); }'), BEHIND],
  [
    'a switch over the number of the other constant',
    told('switch (a.ordinal()) { case 2: Dev.read(this); break; default: finish(); }'),
    BEFORE,
  ],
  ['the same constant', told('if (a == Answer.AGREED) Dev.read(this);'), BEHIND],
  ['another constant', told('if (a != Answer.AGREED) Dev.read(this);'), BEFORE],
  ['not the constant of refusal', told('if (a != Answer.REFUSED) Dev.read(this);'), BEHIND],
  ['the name of a constant', told('if (a.name().equals("AGREED")) Dev.read(this);'), BEHIND],
  ['the same constant, handed over early', told('if (a == Answer.AGREED) Dev.read(this);', 'done(Answer.AGREED);'), BEFORE],
  ['the same constant, one of all', told('if (a == Answer.AGREED) Dev.read(this);', 'for (Answer a : Answer.values()) done(a);'), BEFORE],
  [
    'the same constant, named from outside',
    told('if (a == Answer.AGREED) Dev.read(this);', 'done((Answer) Enum.valueOf(Answer.class, getIntent().getStringExtra("x")));'),
    BEFORE,
  ],
  [
    'the same constant, from outside',
    told('if (a == Answer.AGREED) Dev.read(this);', 'done((Answer) getIntent().getSerializableExtra("x"));'),
    BEFORE,
  ],
  [
    'the same constant, chosen',
    told('if (a == Answer.AGREED) Dev.read(this);', 'done(isFinishing() ? Answer.NONE : Answer.AGREED);'),
    BEFORE,
  ],
  ['a constant that is kept', kept('State.now == Answer.AGREED'), BEHIND],
  ['a constant that is kept, equals', kept('State.now.equals(Answer.AGREED)'), BEHIND],
  ['a constant that is kept, any answer', kept('State.now != Answer.NONE'), BEFORE],
  ['a constant that is kept, agreed at first', kept('State.now == Answer.AGREED', 'Answer.AGREED'), BEFORE],
  ['a constant that is kept, agreed by both', kept('State.now == Answer.AGREED', 'Answer.NONE', 'Answer.AGREED'), BEFORE],
  ['a constant that is stored by its number', numbered('Answer.AGREED'), BEHIND],
  ['a constant that is stored by its number, the other', numbered('Answer.REFUSED'), BEFORE],
  ['a constant copied from field to field', copied('Answer', 'Answer.AGREED'), BEFORE],
  ['a truth value copied from field to field', copied('boolean', 'true'), BEFORE],
  ['a helper that is asked with the constant', `${WHEN}${told('if (K.ok(a)) Dev.read(this);')}`, BEHIND],
  ['a helper that is asked with the constant, early', `${WHEN}${told('if (K.ok(a)) Dev.read(this);', 'done(Answer.AGREED);')}`, BEFORE],
  ['a helper that is asked with the constant, negated', `${WHEN}${told('if (!K.ok(a)) Dev.read(this);')}`, BEFORE],
  [
    'or a helper that is asked for something else',
    orHelper('class K { static boolean ok(boolean b) { if (b) return true; return false; } }', 'K.ok(getPackageName().length() > 3)'),
    BEFORE,
  ],
  [
    'or an object that is made with something else',
    orHelper(
      'class K { final boolean b; K(boolean b) { this.b = b; } boolean ok() { if (b) return true; return false; } }',
      'new K(getPackageName().length() > 3).ok()',
    ),
    BEFORE,
  ],
  ['an object that is there', late('Holder.sdk != null'), BEHIND],
  ['an object that is not there', late('Holder.sdk == null'), BEFORE],
  ['an object that is made when asked for', late('Holder.get() != null'), BEFORE],
  ['an object that is set at start', late('Holder.sdk != null', start('Holder.set(new Sdk());')), BEFORE],
  [
    'an object of an instance',
    `class Sdk { } ${page(ask('sdk = new Sdk()'), `Sdk sdk; ${resume('if (sdk != null) Dev.read(this);')}`)}`,
    BEHIND,
  ],
  ['merged lambdas', merged(''), BEHIND],
  ['merged lambdas, one of which is posted', merged('new Handler().post(new Merged(1, this));'), BEHIND],
  ['merged lambdas, that of agreement posted', merged('new Handler().post(new Merged(0, this));'), BEFORE],
  ['merged lambdas, one or the other', merged('new Handler().post(isFinishing() ? new Merged(1, this) : new Merged(0, this));'), BEFORE],
  [
    'merged lambdas, one or the other from a field',
    merged(
      'r = new Merged(0, this); go(new Merged(1, this));',
      'Merged r; void go(Merged m) { new Handler().post(isFinishing() ? m : r); }',
    ),
    BEFORE,
  ],
  [
    'merged lambdas of a list',
    merged('l.add(new Merged(0, this)); for (Object o : l) ((Merged) o).invoke();', 'final List l = new ArrayList();'),
    BEFORE,
  ],
  ['merged lambdas, numbered from outside', merged('new Merged(getIntent().getIntExtra("n", 1), this).invoke();'), BEFORE],
  ['an object that hands over itself', box('void go() { new Handler().post(this); }', 'new Box(0, this).go();'), BEFORE],
  ['a second constructor', box('Box(Context a) { this(0, a); }', 'new Box(this).run();'), BEFORE],
  ['a field that is changed later', box('', 'Box x = new Box(1, this); x.id = 0; x.run();'), BEFORE],
  ['a subclass', `${box('', 'new Sub(this).run();')} class Sub extends Box { Sub(Context c) { super(0, c); } }`, BEFORE],
  ['a result of a class', outcome('No.I', 'State.now instanceof Yes'), BEHIND],
  ['a result of a class, the other', outcome('No.I', 'State.now instanceof No'), BEFORE],
  ['a result of a class, at first', outcome('Yes.I', 'State.now instanceof Yes'), BEFORE],
  ['a result that is the one object', outcome('No.I', 'State.now == Yes.I'), BEHIND],
  ['a state that holds the answer', state('State.now.ok'), BEHIND],
  ['a state that holds the answer, the other', state('State.other.ok'), BEFORE],
])('%s', (_, java, right) => {
  const { reads } = seen(`${READ}${java}`, java.includes('class App extends') ? { application: { name: '.App' } } : {});
  expect(reads).toEqual([`Dev.read ${right}`]);
});
