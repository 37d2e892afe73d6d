import { readdirSync, readFileSync } from 'node:fs';
import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { apkOf, consentApp } from '../../../corpus/consent/index.ts';
import { analyseReach } from './index.ts';

const LISTS = new URL('../../../data/lists/', import.meta.url);
const lists = Object.fromEntries(
  readdirSync(LISTS)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name.replace('.yaml', ''), parse(readFileSync(new URL(name, LISTS), 'utf8')) as unknown]),
);

const READ = '((TelephonyManager) c.getSystemService("phone")).getDeviceId()';
const ASK = (yes: string) =>
  `new AlertDialog$Builder(this).setTitle("《隐私政策》").setPositiveButton("同意", (d, w) -> ${yes}).setNegativeButton("不同意", (d, w) -> finish()).show();`;

function reachIn(java: string) {
  const made = consentApp('reach', {
    id: 'made',
    about: '',
    java: `package cn.made.app;\n${java}`,
    manifest: { application: { name: '.App' } },
    truth: {},
  });
  const app = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const asked = app.program.callsTo({ class: 'Landroid/telephony/TelephonyManager;', name: 'getDeviceId' });
  const reach = analyseReach(app, asked, { lists, matchesReflective: () => false });
  return { app, asked, reach };
}

/** `Class.method: trigger gate`, with `again` and `background`, of each place that reads; `dead` where nothing leads to it. */
function answersIn(java: string): readonly string[] {
  const { asked, reach } = reachIn(java);
  return asked.flatMap((site) => {
    const name = `${site.method.class.slice('Lcn/made/app/'.length, -1)}.${site.method.name}`;
    const answers = reach.answersFor(site);
    if (answers.length === 0) return [`${name}: dead`];
    return answers.map(
      ({ trigger, gate, repeated, isBackground }) =>
        `${name}: ${trigger} ${gate}${repeated === 'no' ? '' : ` ${repeated}`}${isBackground ? ' background' : ''}`,
    );
  });
}

const app = (onCreate: string, more = '') =>
  `class App extends Application { public void onCreate() { super.onCreate(); ${onCreate} } ${more} }`;
const screen = (onCreate: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${onCreate} } ${more} }`;
const ids = `class Ids { static void read(Context c) { Log.d("i", ${READ}); } }`;
const shapes = `interface Task { void go(Context c); }
class Quiet implements Task { public void go(Context c) { Log.d("q", "x"); } }
class Loud implements Task { public void go(Context c) { Log.d("l", ${READ}); } }`;

describe('when a read can run', () => {
  test.each([
    ['at once', `${app('Ids.read(this);')} ${ids}`, ['Ids.read: process-start before-gate']],
    [
      'in a loop of whoever calls',
      `${app('for (int i = 0; i < 9; i++) Ids.read(this);')} ${ids}`,
      ['Ids.read: process-start before-gate loop'],
    ],
    [
      'beside a loop',
      `${app('for (int i = 0; i < 9; i++) Log.d("a", "" + i); Ids.read(this);')} ${ids}`,
      ['Ids.read: process-start before-gate'],
    ],
    ['in no way', `${app('')} ${ids}`, ['Ids.read: dead']],
    [
      'behind a field that nobody sets',
      `${app('if (Flags.on) Ids.read(this);')} class Flags { static boolean on; } ${ids}`,
      ['Ids.read: dead'],
    ],
    [
      'behind a method that only says no',
      `${app('if (off()) Ids.read(this);', 'boolean off() { return false; }')} ${ids}`,
      ['Ids.read: dead'],
    ],
    [
      'by a key that nobody gives',
      `${app('run("quiet");', `void run(String key) { if ("loud".equals(key)) Ids.read(this); }`)} ${ids}`,
      ['Ids.read: dead'],
    ],
    [
      'by an initialiser',
      `${app('Log.d("a", Holder.NAME);')} class Holder { static String NAME = make(); static String make() { Context c = null; return ${READ}; } }`,
      ['Holder.make: process-start before-gate'],
    ],
  ])('%s', (_, java, wanted) => {
    expect(answersIn(java)).toEqual(wanted);
  });
});

describe('what is called on an object', () => {
  test.each([
    ['not what was never made', `${app('Task t = new Quiet(); t.go(this);')} ${shapes}`, ['Loud.go: dead']],
    [
      'not before it is made',
      `class App extends Application { static Task task; public void onCreate() { super.onCreate(); if (task != null) task.go(this); } }
       ${screen(ASK('{ App.task = new Loud(); App.task.go(this); }'))} ${shapes}`,
      ['Loud.go: user-action behind-gate'],
    ],
    [
      'by one wrapper with different objects',
      `class Wrapper { static void run(Task t, Context c) { t.go(c); } }
       ${app('')} ${screen(`Task loud = new Loud(); Wrapper.run(new Quiet(), this); ${ASK('Wrapper.run(loud, this)')}`)} ${shapes}`,
      ['Loud.go: user-action behind-gate'],
    ],
    [
      'by a wrapper in a wrapper',
      `class Outer { static void start(Task t, Context c) { Inner.run(t, c); } } class Inner { static void run(Task t, Context c) { t.go(c); } }
       ${app('')} ${screen(`Task loud = new Loud(); Outer.start(new Quiet(), this); ${ASK('Outer.start(loud, this)')}`)} ${shapes}`,
      ['Loud.go: user-action behind-gate'],
    ],
    [
      'by a worker that takes it from a queue',
      `class Worker extends Thread { static final LinkedBlockingQueue QUEUE = new LinkedBlockingQueue(); Context c;
         public void run() { try { ((Task) QUEUE.take()).go(c); } catch (Exception e) { Log.d("w", "x"); } } }
       ${app('new Worker().start();')} ${screen('Worker.QUEUE.offer(new Loud());')} ${shapes}`,
      ['Loud.go: first-screen before-gate'],
    ],
  ])('%s', (_, java, wanted) => {
    expect(answersIn(java)).toEqual(wanted);
  });
});

describe('the gate', () => {
  test('one way round it is enough, and the others are left out', () => {
    expect(
      answersIn(`${app('')} ${screen(ASK('Ids.read(this)'), 'protected void onPause() { super.onPause(); Ids.read(this); }')} ${ids}`),
    ).toEqual(['Ids.read: first-screen before-gate']);
  });
});

test('the chain is the shortest, with others beside it', () => {
  const { app: made, asked, reach } = reachIn(`${app('one(); two();', `void one() { two(); } void two() { Ids.read(this); }`)} ${ids}`);
  const [answer] = reach.answersFor(asked[0]!);
  const names = (edges: readonly { readonly to: number }[]) => edges.map(({ to }) => made.program.method(to).name);
  expect(names(answer!.chain.edges)).toEqual(['two', 'read']);
  expect(answer!.alternatives.map(({ edges }) => names(edges))).toEqual([['one', 'two', 'read']]);
});

test.each([
  [100, false],
  [600, true],
])('an answer about %i classes below each other is partial: %s', (count, isPartial) => {
  const chain = Array.from(
    { length: count },
    (_, i) => `class C${i} extends ${i === 0 ? 'Object' : `C${i - 1}`} { void go(Context c) { } }`,
  );
  const java = `${chain.join('\n')} class Reads extends C${count - 1} { void go(Context c) { ${READ}; } }
    class App extends Application { public void onCreate() { C0 one = new Reads(); one.go(this); } }`;
  const { asked, reach } = reachIn(java);
  for (const site of asked) reach.answersFor(site);
  expect(reach.isPartial).toBe(isPartial);
});

test('code that only somebody else starts proves nothing', () => {
  const made = consentApp('reach', { id: 'made', about: '', java: `package cn.made.app;\n${ids}`, truth: {} });
  const app = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const alone = { ...app, manifest: { ...app.manifest!, components: [] } };
  expect(analyseReach(alone, [], { lists, matchesReflective: () => false })).toMatchObject({ entries: [], isPartial: true });
});
