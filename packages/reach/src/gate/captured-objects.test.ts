import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Objects made before, that a lambda takes with it and sets going when it runs. */
const DEV = `class Dev { static String read(Context c) { return ${ID}; } }`;
const ask = (yes: string) =>
  `${DIALOG}.setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { finish(); }).show();`;
const page = (create: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${create} } ${more} }`;
const below = (type: string, method: string, maker = 'this.c = c;') =>
  `class Own ${type} { Context c; Own(Context c) { ${maker} } ${method} }`;
const RUNNABLE = below('implements Runnable', 'public void run() { Dev.read(c); }');
const THREAD = below('extends Thread', 'public void run() { Dev.read(c); }');
const HANDLER = below('extends Handler', 'public void handleMessage(Message m) { Dev.read(c); }');
const TASK = below('extends AsyncTask', 'public Object doInBackground(Object[] p) { return Dev.read(c); }');
const TIMER = below(
  'extends CountDownTimer',
  'public void onTick(long n) { } public void onFinish() { Dev.read(c); }',
  'super(1L, 1L); this.c = c;',
);
const DIALOGS = below('extends Dialog', 'public void onCreate(Bundle b) { Dev.read(getContext()); }', 'super(c);');

test.each<[string, string, 'behind-gate' | 'before-gate']>([
  [
    'a task that is posted',
    `${RUNNABLE}${page(`Runnable r = new Own(this); Handler h = new Handler(); ${ask('h.post(r)')}`)}`,
    'behind-gate',
  ],
  [
    'a lambda that is posted',
    page(`Runnable r = () -> { Dev.read(this); }; Handler h = new Handler(); ${ask('h.post(r)')}`),
    'behind-gate',
  ],
  ['a thread that is started', `${THREAD}${page(`Own t = new Own(this); ${ask('t.start()')}`)}`, 'behind-gate'],
  ['a thread that was given', `${THREAD}${page('go(new Own(this));', `void go(Thread t) { ${ask('t.start()')} }`)}`, 'behind-gate'],
  [
    'a thread that another method starts',
    `${THREAD}${page(`Own t = new Own(this); ${ask('go(t)')}`, 'void go(Thread t) { t.start(); }')}`,
    'behind-gate',
  ],
  ['a handler that is sent a message', `${HANDLER}${page(`Own h = new Own(this); ${ask('h.sendEmptyMessage(1)')}`)}`, 'behind-gate'],
  [
    'a handler that is sent a message of its own',
    `${HANDLER}${page(`Own h = new Own(this); ${ask('h.sendMessage(h.obtainMessage(1))')}`)}`,
    'behind-gate',
  ],
  ['an asynchronous task', `${TASK}${page(`Own t = new Own(this); ${ask('t.execute(new Object[0])')}`)}`, 'behind-gate'],
  ['a timer', `${TIMER}${page(`Own t = new Own(this); ${ask('t.start()')}`)}`, 'behind-gate'],
  ['a dialog', `${DIALOGS}${page(`Own t = new Own(this); ${ask('t.show()')}`)}`, 'behind-gate'],
  [
    'a thread that a thread starts',
    `${THREAD}${page(`Own t = new Own(this); new Thread(() -> { t.start(); }).start(); ${ask('finish()')}`)}`,
    'before-gate',
  ],
  [
    'a handler that a thread tells',
    `${HANDLER}${page(`Own h = new Own(this); new Thread(() -> { h.sendEmptyMessage(1); }).start(); ${ask('finish()')}`)}`,
    'before-gate',
  ],
])('%s', (_, java, state) => {
  const { reads } = seen(`${DEV}${java}`);
  expect(reads.map((read) => read.split(' ')[1])).toEqual([state]);
});

test.each(['synthetic-class', 'invoke-custom'] as const)('the making of a listener is no first screen: %s', (lambdas) => {
  const { reads, triggers } = seen(`${DEV}${page(ask('Dev.read(this)'))}`, {}, lambdas);
  expect(reads.map((read) => read.split(' ')[1])).toEqual(['behind-gate']);
  expect(triggers).toEqual(['user-action']);
});

test.each(['synthetic-class', 'invoke-custom'] as const)('a task made and run at once is one: %s', (lambdas) => {
  const { reads, triggers } = seen(`${DEV}${page(`Runnable r = () -> { Dev.read(this); }; r.run(); ${ask('finish()')}`)}`, {}, lambdas);
  expect(reads.map((read) => read.split(' ')[1])).toEqual(['before-gate']);
  expect(triggers).toEqual(['first-screen']);
});
