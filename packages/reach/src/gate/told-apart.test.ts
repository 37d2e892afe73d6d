import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Answers that one piece of code keeps for many: by an object, a number that callers give, a collection, a file. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const app = (test: string, yes: string, first = '', no = 'finish()') => `
class App extends Application { public void onCreate() { super.onCreate(); ${first} if (${test}) Dev.read(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show(); } }`;

const PREF = `
class Pref { final String key; Pref(String key) { this.key = key; } boolean get(Context c) { return c.getSharedPreferences("s", 0).getBoolean(key, false); } void set(Context c, boolean v) { c.getSharedPreferences("s", 0).edit().putBoolean(key, v).apply(); } }
class P { static final Pref agreed = new Pref("agreed"); static final Pref opened = new Pref("opened"); static Pref some; }`;
const BITS = (of: string) => `
class Bits {
  static boolean has(Context c, int bit) { return (c.getSharedPreferences("b", 0).getInt("state", 0) & ${of}) != 0; }
  static void add(Context c, int bit) { SharedPreferences sp = c.getSharedPreferences("b", 0); sp.edit().putInt("state", sp.getInt("state", 0) | ${of}).apply(); }
}`;
const BIT = BITS('bit');
const SHIFTED = BITS('(1 << bit)');
const MARKS = `
class Marks {
  static boolean has(Context c, String name) { try { c.openFileInput(name).close(); return true; } catch (Exception e) { return false; } }
  static void put(Context c, String name) { try { c.openFileOutput(name, 0).close(); } catch (Exception e) { } }
}`;
const FILES = `
class Files {
  static File of(Context c, String n) { return new File(c.getFilesDir(), n); }
  static boolean has(Context c, String n) { return of(c, n).exists(); }
  static void put(Context c, String n) { try { of(c, n).createNewFile(); } catch (Exception e) { } }
}`;
const held = (type: string, made: string, test: string, yes: string, first = '', more = '') =>
  `class State { static final ${type} all = ${made}; ${more} }${app(test, yes, first)}`;
const CHOICE =
  'class Choice extends Enum { static final Choice YES = new Choice("YES", 0); static final Choice NO = new Choice("NO", 1); Choice(String n, int i) { super(n, i); } }';

const BEHIND = 'behind-gate';
const BEFORE = 'before-gate';

test.each<[string, string, string]>([
  ['a key of an object', `${PREF}${app('P.agreed.get(this)', 'P.agreed.set(this, true)', 'P.opened.set(this, true);')}`, BEHIND],
  ['the key of the other object', `${PREF}${app('P.opened.get(this)', 'P.agreed.set(this, true)', 'P.opened.set(this, true);')}`, BEFORE],
  [
    'a key of an object that is chosen',
    `${PREF}${app('P.agreed.get(this)', 'P.agreed.set(this, true)', 'P.some = P.opened; if (getPackageName().length() > 9) P.some = P.agreed; P.some.set(this, true);')}`,
    BEFORE,
  ],
  [
    'a key of an object that is made on the way',
    `${PREF}${app('P.agreed.get(this)', 'P.agreed.set(this, true)', 'new Pref("agreed").set(this, true);')}`,
    BEFORE,
  ],
  [
    'a key of an object whose name is not seen',
    `${PREF}${app('P.agreed.get(this)', 'P.agreed.set(this, true)', 'new Pref(getPackageName()).set(this, true);')}`,
    'undecided',
  ],
  ['a bit that the caller names', `${BIT}${app('Bits.has(this, 4)', 'Bits.add(this, 4)', 'Bits.add(this, 1);')}`, BEHIND],
  [
    'a bit that the caller names, set at start among others',
    `${BIT}${app('Bits.has(this, 4)', 'Bits.add(this, 4)', 'Bits.add(this, 5);')}`,
    BEFORE,
  ],
  ['another bit that the caller names', `${BIT}${app('Bits.has(this, 1)', 'Bits.add(this, 4)', 'Bits.add(this, 1);')}`, BEFORE],
  ['two bits of which one is set at start', `${BIT}${app('Bits.has(this, 5)', 'Bits.add(this, 4)', 'Bits.add(this, 1);')}`, BEFORE],
  ['a bit that is not set', `${BIT}${app('!Bits.has(this, 4)', 'Bits.add(this, 4)')}`, BEFORE],
  ['a bit by its place', `${SHIFTED}${app('Bits.has(this, 2)', 'Bits.add(this, 2)', 'Bits.add(this, 0);')}`, BEHIND],
  ['a bit by its place, set at start', `${SHIFTED}${app('Bits.has(this, 2)', 'Bits.add(this, 2)', 'Bits.add(this, 2);')}`, BEFORE],
  ['a file that opens', `${MARKS}${app('Marks.has(this, "agree")', 'Marks.put(this, "agree")')}`, BEHIND],
  [
    'a file that opens, put there at start',
    `${MARKS}${app('Marks.has(this, "agree")', 'Marks.put(this, "agree")', 'Marks.put(this, "agree");')}`,
    BEFORE,
  ],
  ['a file that does not open', `${MARKS}${app('!Marks.has(this, "agree")', 'Marks.put(this, "agree")')}`, BEFORE],
  [
    'another file that opens',
    `${MARKS}${app('Marks.has(this, "launched")', 'Marks.put(this, "agree")', 'Marks.put(this, "launched");')}`,
    BEFORE,
  ],
  ['a file that opens, of the system', `${MARKS}${app('Marks.has(this, "/proc/cpuinfo")', 'Marks.put(this, "agree")')}`, BEFORE],
  [
    'a file that opens, or not',
    `${MARKS}${app('Marks.has(this, "agree") || getPackageName().length() > 9', 'Marks.put(this, "agree")')}`,
    BEFORE,
  ],
  [
    'a file that is there, by a wrapper',
    `${FILES}${app('Files.has(this, "agreed")', 'Files.put(this, "agreed")', 'Files.put(this, "launched");')}`,
    BEHIND,
  ],
  [
    'another file that is there, by a wrapper',
    `${FILES}${app('Files.has(this, "launched")', 'Files.put(this, "agreed")', 'Files.put(this, "launched");')}`,
    BEFORE,
  ],
  ['a set', held('Set', 'new HashSet()', 'State.all.contains("imei")', 'State.all.add("imei")', 'State.all.add("theme");'), BEHIND],
  [
    'a set that is filled at start',
    held('Set', 'new HashSet()', 'State.all.contains("imei")', 'State.all.add("imei")', 'State.all.add("imei");'),
    BEFORE,
  ],
  [
    'a set of names that are not seen',
    held('Set', 'new HashSet()', 'State.all.contains("imei")', 'State.all.add("imei")', 'State.all.add(getPackageName());'),
    BEFORE,
  ],
  ['a set that does not hold', held('Set', 'new HashSet()', '!State.all.contains("imei")', 'State.all.add("imei")'), BEFORE],
  [
    'a set that somebody is given',
    held('Set', 'new HashSet()', 'State.all.contains("imei")', 'State.all.add("imei")', 'Fill.fill(State.all);', '') +
      'class Fill { static void fill(Set s) { s.add("imei"); } }',
    BEFORE,
  ],
  [
    'a set that is another one too',
    held(
      'Set',
      'new HashSet()',
      'State.all.contains("imei")',
      'State.all.add("imei")',
      'State.same.add("imei");',
      'static final Set same = all;',
    ),
    BEFORE,
  ],
  [
    'a set made of another',
    held('Set', 'new HashSet(Arrays.asList(new String[]{"imei"}))', 'State.all.contains("imei")', 'State.all.add("imei")'),
    BEFORE,
  ],
  [
    'a set filled by a wrapper',
    held(
      'Set',
      'new HashSet()',
      'State.all.contains("imei")',
      'State.add("imei")',
      'State.add("theme");',
      'static void add(String s) { all.add(s); }',
    ),
    BEHIND,
  ],
  [
    'a set filled by a wrapper at start',
    held(
      'Set',
      'new HashSet()',
      'State.all.contains("imei")',
      'State.add("imei")',
      'State.add("imei");',
      'static void add(String s) { all.add(s); }',
    ),
    BEFORE,
  ],
  ['a set that is not empty', held('Set', 'new HashSet()', '!State.all.isEmpty()', 'State.all.add("imei")'), BEHIND],
  ['a set that is empty', held('Set', 'new HashSet()', 'State.all.isEmpty()', 'State.all.add("imei")'), BEFORE],
  ['a list of some size', held('List', 'new ArrayList()', 'State.all.size() > 0', 'State.all.add("imei")'), BEHIND],
  ['a list of any size', held('List', 'new ArrayList()', 'State.all.size() >= 0', 'State.all.add("imei")'), BEFORE],
  [
    'a map',
    held(
      'Map',
      'new HashMap()',
      'Boolean.TRUE.equals(State.all.get("privacy"))',
      'State.all.put("privacy", Boolean.TRUE)',
      'State.all.put("privacy", Boolean.FALSE);',
    ),
    BEHIND,
  ],
  [
    'a map that holds it from the start',
    held(
      'Map',
      'new HashMap()',
      'Boolean.TRUE.equals(State.all.get("privacy"))',
      'State.all.put("privacy", Boolean.TRUE)',
      'State.all.put("privacy", Boolean.TRUE);',
    ),
    BEFORE,
  ],
  [
    'a map with a key',
    held('Map', 'new HashMap()', 'State.all.containsKey("privacy")', 'State.all.put("privacy", "x")', 'State.all.put("theme", "x");'),
    BEHIND,
  ],
  ['a map without a key', held('Map', 'new HashMap()', 'State.all.get("privacy") == null', 'State.all.put("privacy", "x")'), BEFORE],
  [
    'a set of constants',
    CHOICE +
      held(
        'EnumSet',
        'EnumSet.noneOf(Choice.class)',
        'State.all.contains(Choice.YES)',
        'State.all.add(Choice.YES)',
        'State.all.add(Choice.NO);',
      ),
    BEHIND,
  ],
  [
    'a set of constants, the other',
    CHOICE +
      held(
        'EnumSet',
        'EnumSet.noneOf(Choice.class)',
        'State.all.contains(Choice.NO)',
        'State.all.add(Choice.YES)',
        'State.all.add(Choice.NO);',
      ),
    BEFORE,
  ],
  [
    'a set of constants that holds it',
    CHOICE + held('EnumSet', 'EnumSet.of(Choice.YES)', 'State.all.contains(Choice.YES)', 'State.all.add(Choice.YES)'),
    BEFORE,
  ],
])('%s', (_, java, right) => {
  expect(seen(`${READ}${java}`, { application: { name: '.App' } }).reads).toEqual([`Dev.read ${right}`]);
});
