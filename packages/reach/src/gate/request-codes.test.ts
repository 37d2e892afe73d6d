import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Shapes of sound apps that say which question was answered by a number, or keep in a field that somebody is still to be asked. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const page = (shown: string, yes: string, more: string) =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${shown} ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { finish(); }).show(); } ${more} }`;
const requests = (code: string) => `requestPermissions(new String[]{"a"}, ${code})`;
const told = (test: string) => `public void onRequestPermissionsResult(int r, String[] p, int[] g) { if (${test}) Dev.read(this); }`;
const permitted = (early: string, code = '1') => page(`${early};`, requests(code), told('r == 1'));
const HOME = 'class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); finish(); } }';
const opens = (code: number) => `startActivityForResult(new Intent(this, HomeActivity.class), ${code})`;
const back = 'protected void onActivityResult(int r, int c, Intent i) { if (r == 5) Dev.read(this); }';

const object = (first: string) =>
  `class Privacy { public static final Privacy INSTANCE; private static boolean needsAsking; static { INSTANCE = new Privacy(); ${first} needsAsking = true; } boolean getNeedsAsking() { return needsAsking; } void setNeedsAsking(boolean b) { needsAsking = b; } static void log() { } }
class App extends Application { public void onCreate() { super.onCreate(); if (!Privacy.INSTANCE.getNeedsAsking()) Dev.read(this); } }`;
const looked = (above: string, first: string) =>
  `class Hold { static Context c; } class Spy { static { if (!Privacy.needsAsking) Dev.read(Hold.c); } } class Base { ${above} }
class Privacy extends Base { static Object spy; static boolean needsAsking; static { ${first} needsAsking = true; } static boolean get() { return needsAsking; } static void set(boolean b) { needsAsking = b; } }
class App extends Application { public void onCreate() { super.onCreate(); Hold.c = this; Log.d("a", "" + Privacy.get()); } } ${page('', 'Privacy.set(false)', '')}`;
const shows = (
  test: string,
  made = '',
) => `abstract class Ui { } class Asking extends Ui { static final Asking INSTANCE = new Asking(); } class Ready extends Ui { }
class Model { Ui now = Asking.INSTANCE; ${made} } class MainActivity extends Activity { final Model model = new Model(); protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (d, w) -> { model.now = new Ready(); }).setNegativeButton("不同意", (d, w) -> { finish(); }).show(); } protected void onResume() { super.onResume(); if (${test}) Dev.read(this); } }`;
const AGREES = page('', 'Privacy.INSTANCE.setNeedsAsking(false)', '');

const ACTIVITIES = { activities: [{ name: '.HomeActivity', exported: false }] };
const APP = { application: { name: '.App' } };

test.each<[string, string, Parameters<typeof seen>[1], 'behind-gate' | 'before-gate']>([
  ['a permission asked for after agreement, another before', permitted(requests('2')), {}, 'behind-gate'],
  ['the same permission asked for before', permitted(requests('1')), {}, 'before-gate'],
  ['a permission asked for by a number that is not known', permitted(requests('Build.MODEL.length()')), {}, 'before-gate'],
  [
    'a permission asked for through a wrapper',
    permitted('ask(1)').replace(told('r == 1'), `${told('r == 1')} void ask(int n) { ${requests('n')}; }`),
    {},
    'before-gate',
  ],
  ['a page opened after agreement, another before', `${page(`${opens(4)};`, opens(5), back)}${HOME}`, ACTIVITIES, 'behind-gate'],
  ['the same page opened before', `${page(`${opens(5)};`, opens(5), back)}${HOME}`, ACTIVITIES, 'before-gate'],
  ['a field that says who must be asked', `${object('')}${AGREES}`, APP, 'behind-gate'],
  ['a field that says so too late', `${object('log();')}${AGREES}`, APP, 'before-gate'],
  ['a page that shows something else', shows('model.now != Asking.INSTANCE'), {}, 'behind-gate'],
  ['a page that shows the question', shows('model.now == Asking.INSTANCE'), {}, 'before-gate'],
  ['a page that shows nothing yet', shows('model.now != Asking.INSTANCE', 'Model() { now = null; }'), {}, 'before-gate'],
  ['a field that a class looks at which is made ready first', looked('', 'spy = new Spy();'), APP, 'before-gate'],
  ['a field that the class above looks at', looked('static Spy s = new Spy();', ''), APP, 'before-gate'],
  [
    'a field that says so, unless somebody else does not',
    `${object('')}${page('Privacy.INSTANCE.setNeedsAsking(false);', 'finish()', '')}`,
    APP,
    'before-gate',
  ],
])('%s', (_name, java, manifest, right) => {
  expect(seen(`${READ}${java}`, manifest).reads).toEqual([`Dev.read ${right}`]);
});
