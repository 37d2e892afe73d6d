import { readFileSync } from 'node:fs';
import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { apkOf, consentApp } from '../../../../corpus/consent/index.ts';
import { Origins } from '../origins/index.ts';
import { HandOverFinder } from './index.ts';

const lists = { 'hand-overs': parse(readFileSync(new URL('../../../../data/lists/hand-overs.yaml', import.meta.url), 'utf8')) };

/** `From.method -> To.method how trigger`, with `again` where it is repeated, of everything that the code hands over. */
function handOvers(java: string, lambdas: 'synthetic-class' | 'invoke-custom' = 'synthetic-class'): readonly string[] {
  const made = consentApp('test', { id: 'one', about: '', java: `package t.a;\n${java}`, lambdas, truth: {} });
  const { program } = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const finder = new HandOverFinder(new Origins(program), lists);
  const short = (id: number) => `${program.method(id).class.slice(5, -1)}.${program.method(id).name}`;
  const lines: string[] = [];
  for (let id = 0; id < program.counts.methods; id++) {
    for (const { from, to, how, trigger, repeated } of finder.of(program.method(id)).edges) {
      lines.push(`${short(from)} -> ${short(to)} ${how} ${trigger}${repeated === 'no' ? '' : ' again'}`);
    }
  }
  return lines.sort();
}

/** An activity with `body` as its onCreate, and a task and a handler of its own. */
const screen = (body: string, more = '') => `class MainActivity extends Activity { protected void onCreate(Bundle b) { ${body} } }
class Task implements Runnable { public void run() { Log.d("t", "x"); } }
${more}`;

test.each([
  ['a thread of a task', 'new Thread(new Task()).start();', '', ['MainActivity.onCreate -> Task.run thread same']],
  ['a thread that is never started', 'Log.d("m", "" + new Thread(new Task()));', '', []],
  ['an executor', 'Executors.newCachedThreadPool().execute(new Task());', '', ['MainActivity.onCreate -> Task.run thread same']],
  ['a handler', 'new Handler(Looper.getMainLooper()).post(new Task());', '', ['MainActivity.onCreate -> Task.run thread same']],
  [
    'a handler, later',
    'new Handler(Looper.getMainLooper()).postDelayed(new Task(), 9L);',
    '',
    ['MainActivity.onCreate -> Task.run timer same'],
  ],
  ['the main thread', 'runOnUiThread(new Task());', '', ['MainActivity.onCreate -> Task.run thread same']],
  [
    'a timer that comes again',
    'new Timer().schedule(new Tick(), 1L, 1L);',
    'class Tick extends TimerTask { public void run() { } }',
    ['MainActivity.onCreate -> Tick.run timer same again'],
  ],
  [
    'a timer that comes once',
    'new Timer().schedule(new Tick(), 1L);',
    'class Tick extends TimerTask { public void run() { } }',
    ['MainActivity.onCreate -> Tick.run timer same'],
  ],
  [
    'an asynchronous task',
    'new Work().execute(new Object[0]);',
    'class Work extends AsyncTask { protected Object doInBackground(Object[] p) { return null; } protected void onPostExecute(Object o) { } }',
    ['MainActivity.onCreate -> Work.doInBackground thread same', 'MainActivity.onCreate -> Work.onPostExecute thread same'],
  ],
  [
    'a message to a handler of the app',
    'new Own().sendEmptyMessage(1);',
    'class Own extends Handler { Own() { super(Looper.getMainLooper()); } public void handleMessage(Message m) { } }',
    ['MainActivity.onCreate -> Own.handleMessage message same'],
  ],
  [
    'a click, though the class does more',
    'new View(this).setOnClickListener(new Both());',
    'class Both implements View$OnClickListener, Runnable { public void onClick(View v) { } public void run() { } }',
    ['MainActivity.onCreate -> Both.onClick callback user-action'],
  ],
  [
    'a wrapper that takes the task',
    'Pool.run(new Task());',
    'class Pool { static void run(Runnable r) { Pool.deeper(r); } static void deeper(Runnable r) { new Thread(r).start(); } }',
    ['MainActivity.onCreate -> Task.run thread same'],
  ],
  [
    'a task kept in a field',
    'Keep.task = new Task(); Keep.go();',
    'class Keep { static Runnable task; static void go() { new Thread(task).start(); } }',
    ['Keep.go -> Task.run thread same'],
  ],
  [
    'a task that posts itself',
    'new Loop().run();',
    'class Loop implements Runnable { final Handler h = new Handler(Looper.getMainLooper()); public void run() { h.postDelayed(this, 5L); } }',
    ['Loop.run -> Loop.run timer same again'],
  ],
  [
    'a receiver',
    'registerReceiver(new Ear(), new IntentFilter("a"));',
    'class Ear extends BroadcastReceiver { public void onReceive(Context c, Intent i) { } }',
    ['MainActivity.onCreate -> Ear.onReceive broadcast system-event'],
  ],
  ['a task that is only printed', 'Log.d("m", "" + new Task()); new ArrayList().add(new Task());', '', []],
])('%s', (_name, body, more, expected) => {
  expect(handOvers(screen(body, more))).toEqual(expected);
});

test('a lambda is handed over like an object, by its body', () => {
  expect(handOvers(screen('new Thread(() -> finish()).start();'), 'invoke-custom')).toEqual([
    'MainActivity.onCreate -> MainActivity.lambda$onCreate$0 thread same',
  ]);
});

test('who only keeps an object explains where it is made; who puts it into a list does not', () => {
  const java = screen('new Thread(new Task()).start(); Object[] all = new Object[]{new Task()}; Log.d("m", "" + all);');
  const made = consentApp('test', { id: 'one', about: '', java: `package t.a;\n${java}`, truth: {} });
  const { program } = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const finder = new HandOverFinder(new Origins(program), lists);
  const explained = program.allocationsOf('Lt/a/Task;').map(({ method, instruction }) => finder.of(method).explained.has(instruction));
  expect(explained).toEqual([true, false]);
});
