import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** An answer in memory that a screen keeps for its next life, and finds again. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const KEPT = 'if (b != null) ok = b.getBoolean("ok", false);';
const asks = (found: string, kept: string, more = '') => `class MainActivity extends Activity { boolean ok;
protected void onCreate(Bundle b) { super.onCreate(b); ${found} ${DIALOG}.setPositiveButton("同意", (x, w) -> { ok = true; }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); }
protected void onSaveInstanceState(Bundle b) { super.onSaveInstanceState(b); ${kept} }
protected void onResume() { super.onResume(); if (ok) Dev.read(this); } ${more} }`;
const PUT = 'b.putBoolean("ok", ok);';
const WATCH = (put: string, made = '', more = '') =>
  `class App extends Application { public void onCreate() { super.onCreate(); registerActivityLifecycleCallbacks(new Watch()); } } class Watch implements Application$ActivityLifecycleCallbacks { public void onActivityCreated(Activity a, Bundle b) { ${made} } public void onActivityStarted(Activity a) { } public void onActivityResumed(Activity a) { } public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { } public void onActivitySaveInstanceState(Activity a, Bundle b) { ${put} } public void onActivityDestroyed(Activity a) { } ${more} }`;
const YES_PUT = 'b.putBoolean("ok", true);';
const WATCHED = (name: string, put: string) => `${WATCH('', '', `public void ${name}(Activity a, Bundle b) { ${put} }`)}${asks(KEPT, PUT)}`;
const BELOW = (body: string) =>
  `${asks(KEPT, PUT).replace('class MainActivity', 'class Base')} class MainActivity extends Base { ${body} }`;
const APP = { application: { name: '.App' } };
const UNSETTLED = ['before-gate', 'undecided'];
const BEHIND = ['behind-gate'];

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  ['as it is', asks(KEPT, PUT), {}, BEHIND],
  [
    'as it is, found in another method',
    asks('', PUT, `protected void onRestoreInstanceState(Bundle b) { super.onRestoreInstanceState(b); ${KEPT} }`),
    {},
    BEHIND,
  ],
  ['beside something else', asks(KEPT, `${PUT} b.putBoolean("shown", true);`), {}, BEHIND],
  ['as yes in any case', asks(KEPT, 'b.putBoolean("ok", true);'), {}, UNSETTLED],
  ['turned round', asks(KEPT, 'b.putBoolean("ok", !ok);'), {}, UNSETTLED],
  ['with yes where nothing is kept', asks(KEPT.replace('false', 'true'), PUT), {}, UNSETTLED],
  ['under a name that is not known', asks(KEPT, `b.putBoolean(getPackageName(), true);`), {}, UNSETTLED],
  ['by a helper', `class Save { static void all(Bundle b) { b.putBoolean("ok", true); } } ${asks(KEPT, 'Save.all(b);')}`, {}, UNSETTLED],
  [
    'by the class above',
    `class Base extends Activity { protected void onSaveInstanceState(Bundle b) { super.onSaveInstanceState(b); b.putBoolean("ok", true); } } ${asks(KEPT, PUT).replace('extends Activity', 'extends Base')}`,
    {},
    UNSETTLED,
  ],
  [
    'by the class above, which keeps something else',
    `class Base extends Activity { protected void onSaveInstanceState(Bundle b) { super.onSaveInstanceState(b); b.putBoolean("no", true); } } ${asks(KEPT, PUT).replace('extends Activity', 'extends Base')}`,
    {},
    BEHIND,
  ],
  ['by who watches all screens', `${WATCH('b.putBoolean("ok", true);')}${asks(KEPT, PUT)}`, APP, UNSETTLED],
  ['by who watches all screens, which keeps something else', `${WATCH('b.putBoolean("no", true);')}${asks(KEPT, PUT)}`, APP, BEHIND],
  ['by who watches all screens, when all is kept', WATCHED('onActivityPostSaveInstanceState', YES_PUT), APP, UNSETTLED],
  ['by who watches all screens, before anything is kept', WATCHED('onActivityPreSaveInstanceState', YES_PUT), APP, UNSETTLED],
  [
    'by who watches all screens, when one is made',
    `${WATCH('', 'if (b != null) b.putBoolean("ok", true);')}${asks('', PUT, `protected void onRestoreInstanceState(Bundle b) { super.onRestoreInstanceState(b); ${KEPT} }`)}`,
    APP,
    UNSETTLED,
  ],
  ['by the method that finds it', asks(`if (b != null) b.putBoolean("ok", true); ${KEPT}`, PUT), {}, UNSETTLED],
  [
    'by the class below, before it asks the class above',
    BELOW('protected void onCreate(Bundle b) { if (b != null) b.putBoolean("ok", true); super.onCreate(b); }'),
    {},
    UNSETTLED,
  ],
  [
    'of another screen, given to the class above',
    BELOW('void again(Bundle b) { super.onCreate(b); } protected void onNewIntent(Intent i) { again(i.getExtras()); }'),
    {},
    UNSETTLED,
  ],
  ['by the class below, which only asks the class above', BELOW('protected void onCreate(Bundle b) { super.onCreate(b); }'), {}, BEHIND],
  [
    'by a helper that keeps what it is',
    `class Save { static void all(Bundle b, boolean is) { b.putBoolean("ok", is); b.putBoolean("shown", true); } } ${asks(KEPT, 'Save.all(b, ok);')}`,
    {},
    ['behind-gate', 'undecided'],
  ],
  [
    'beside what a helper looks at',
    `class Looks { static void at(Bundle b) { if (b != null) Log.d("a", b.getString("name")); } } ${asks(`${KEPT} Looks.at(b);`, PUT)}`,
    {},
    BEHIND,
  ],
  [
    'of another screen',
    asks('', PUT, 'protected void onNewIntent(Intent i) { Bundle b = i.getExtras(); ok = b.getBoolean("ok", false); }'),
    {},
    UNSETTLED,
  ],
])('%s', (_name, java, manifest, right) => {
  const { reads } = seen(`${READ}${java}`, manifest);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
