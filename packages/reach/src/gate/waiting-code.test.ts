import { describe, expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** An application that does `start`, a first screen that asks and does `agreed` when it is accepted, and what reads. */
const app = (start: string, agreed: string, more = '') => `
class App extends Application { public void onCreate() { super.onCreate(); Context c = this; ${start} } }
class Sdk { static void start(Context c) { Log.d("a", ${ID}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${agreed} }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
${more}`;
const application = { application: { name: '.App' } };
const put = (file: string, key: string) => `getSharedPreferences("${file}", 0).edit().putBoolean(${key}, true).apply();`;
const get = (file: string, key: string) => `c.getSharedPreferences("${file}", 0).getBoolean("${key}", false)`;

describe('threads that wait', () => {
  const waiting = (wait: string) =>
    `class Wait extends Thread { final Context c; Wait(Context c) { super("w"); this.c = c; } public void run() { try { ${wait}; } catch (InterruptedException e) { return; } Sdk.start(c); } }`;
  const latch = 'class Hold { static final CountDownLatch LATCH = new CountDownLatch(1); }';

  test.each<[string, string, string, string, string]>([
    [
      'for a latch that agreement opens',
      'new Wait(c).start();',
      'Hold.LATCH.countDown();',
      `${latch}${waiting('Hold.LATCH.await()')}`,
      'behind-gate',
    ],
    [
      'for a latch that is opened at the start too',
      'new Wait(c).start(); Hold.LATCH.countDown();',
      'Hold.LATCH.countDown();',
      `${latch}${waiting('Hold.LATCH.await()')}`,
      'before-gate',
    ],
    [
      'for a latch that is open from the beginning',
      'new Wait(c).start();',
      'Hold.LATCH.countDown();',
      `${latch.replace('(1)', '(0)')}${waiting('Hold.LATCH.await()')}`,
      'before-gate',
    ],
    [
      'for no longer than a moment',
      'new Wait(c).start();',
      'Hold.LATCH.countDown();',
      `${latch}${waiting('Hold.LATCH.await(5L, TimeUnit.SECONDS)')}`,
      'before-gate',
    ],
    [
      'in a method of its own',
      'new Wait(c).start();',
      'Hold.LATCH.countDown();',
      `${latch}class Gate { static void pass() { Hold.LATCH.await(); } }${waiting('Gate.pass()')}`,
      'behind-gate',
    ],
  ])('%s', (_name, start, agreed, more, expected) => {
    expect(seen(app(start, agreed, more), application).reads).toEqual([`Sdk.start ${expected}`]);
  });
});

describe('what is handed over and runs later', () => {
  const hold = 'class Hold { static final CompletableFuture DONE = new CompletableFuture(); }';

  test.each<[string, string, string, string, string]>([
    [
      'the rest of a future that agreement completes',
      'Hold.DONE.thenAccept(x -> Sdk.start(c));',
      'Hold.DONE.complete("y");',
      hold,
      'behind-gate',
    ],
    [
      'the rest of a future that the start completes',
      'Hold.DONE.thenAccept(x -> Sdk.start(c)); Hold.DONE.complete("y");',
      'Hold.DONE.complete("y");',
      hold,
      'before-gate',
    ],
  ])('%s', (_name, start, agreed, more, expected) => {
    expect(seen(app(start, agreed, more), application).reads).toEqual([`Sdk.start ${expected}`]);
  });
});

describe('stores', () => {
  const key = 'c.getPackageName()';

  test.each<[string, string, string]>([
    ['the same name in another store before', `${put('old', '"agree"')} if (${get('s', 'agree')}) Sdk.start(c);`, 'behind-gate'],
    ['a name that is made up, in the same store', `${put('s', key)} if (${get('s', 'agree')}) Sdk.start(c);`, 'undecided'],
    ['a name that is made up, in another store', `${put('guide', key)} if (${get('s', 'agree')}) Sdk.start(c);`, 'behind-gate'],
  ])('%s', (_name, start, expected) => {
    expect(seen(app(start, put('s', '"agree"')), application).reads).toEqual([`Sdk.start ${expected}`]);
  });
});

describe('versions that were agreed to', () => {
  const now =
    'class Now { static String name(Context c) { return c.getPackageManager().getPackageInfo(c.getPackageName(), 0).versionName; } }';
  const agreed = 'getSharedPreferences("s", 0).edit().putString("agreed_version", Now.name(this)).putLong("agreed_at", 1L).apply();';
  const version = 'c.getSharedPreferences("s", 0).getString("agreed_version", "")';
  const time = 'c.getSharedPreferences("s", 0).getLong("agreed_at", 0L)';

  test.each<[string, string, string]>([
    ['the same', `if (${version}.equals(Now.name(c))) Sdk.start(c);`, 'behind-gate'],
    ['the same, the other way round', `if (Now.name(c).equals(${version})) Sdk.start(c);`, 'behind-gate'],
    ['another', `if (!${version}.equals(Now.name(c))) Sdk.start(c);`, 'before-gate'],
    [
      'compared with what may be nothing',
      `if (${version}.equals(c.getSharedPreferences("s", 0).getString("last", ""))) Sdk.start(c);`,
      'undecided',
    ],
    [
      'stored before',
      `c.getSharedPreferences("s", 0).edit().putString("agreed_version", Now.name(c)).apply(); if (${version}.equals(Now.name(c))) Sdk.start(c);`,
      'before-gate',
    ],
    ['no earlier than now', `if (${time} >= System.currentTimeMillis()) Sdk.start(c);`, 'behind-gate'],
    ['earlier than now', `if (${time} < System.currentTimeMillis()) Sdk.start(c);`, 'before-gate'],
  ])('%s', (_name, start, expected) => {
    expect(seen(app(start, agreed, now), application).reads).toEqual([`Sdk.start ${expected}`]);
  });
});
