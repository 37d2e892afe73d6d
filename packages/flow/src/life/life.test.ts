import { describe, expect, test } from 'vitest';
import { flowsIn, IMEI, main } from '../made-flows.contract.ts';

const second = (extra: string) =>
  `class SecondActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("t", getIntent().getStringExtra("${extra}")); } }`;
const declared = { activities: ['.SecondActivity'] } as const;
const ARRIVED = ['getDeviceId MainActivity.onCreate > d SecondActivity.onCreate'];

describe('between components', () => {
  test.each([
    ['an extra', main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); startActivity(i);`), 'k', ARRIVED],
    ['another extra', main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); startActivity(i);`), 'other', []],
    [
      'put in after it was sent',
      main(`Intent i = new Intent(this, SecondActivity.class); startActivity(i); i.putExtra("k", ${IMEI});`),
      'k',
      [],
    ],
    [
      'by a name that is put together',
      main(
        `Intent i = new Intent(); i.setClassName(this, getPackageName() + ".Second" + "Activity"); i.putExtra("k", ${IMEI}); startActivity(i);`,
      ),
      'k',
      ARRIVED,
    ],
    [
      'for nobody',
      main(`startActivity(new Intent("away").putExtra("k", ${IMEI}));`),
      'k',
      ['getDeviceId MainActivity.onCreate > startActivity MainActivity.onCreate'],
    ],
  ])('%s', (_, first, extra, expected) => expect(flowsIn(`${first} ${second(extra)}`, declared)).toEqual(expected));

  test('a result goes back to who asked, and is no loss', () => {
    const asking = `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); startActivityForResult(new Intent(this, SecondActivity.class), 1); } protected void onActivityResult(int r, int c, Intent i) { Log.d("t", i.getStringExtra("k")); } }`;
    const answering = `class SecondActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setResult(-1, new Intent().putExtra("k", ${IMEI})); } }`;
    expect(flowsIn(`${asking} ${answering}`, declared)).toEqual(['getDeviceId SecondActivity.onCreate > d MainActivity.onActivityResult']);
    expect(flowsIn(`${main('finish();')} ${answering}`, declared)).toEqual([
      'getDeviceId SecondActivity.onCreate > setResult SecondActivity.onCreate',
    ]);
  });

  test.each([
    ['the same action', '"a.b"', ['getDeviceId MainActivity.onCreate > d R.onReceive']],
    ['another action', '"c.d"', ['getDeviceId MainActivity.onCreate > sendBroadcast MainActivity.onCreate']],
  ])('a receiver registered for %s', (_, action, expected) => {
    const receiver =
      'class R extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("t", i.getStringExtra("k")); } }';
    const first = main(`registerReceiver(new R(), new IntentFilter(${action})); sendBroadcast(new Intent("a.b").putExtra("k", ${IMEI}));`);
    expect(flowsIn(`${receiver} ${first}`)).toEqual(expected);
  });
});

describe('life of a screen', () => {
  const screen = (members: string) => `class MainActivity extends Activity { String s = ""; ${members} }`;
  const read = `s = ${IMEI};`;
  const print = 'Log.d("t", s);';
  const onCreate = (body: string) => `protected void onCreate(Bundle b) { super.onCreate(b); ${body} }`;
  const on = (name: string, body: string) => `protected void ${name}() { super.${name}(); ${body} }`;

  test.each([
    ['kept till the end', onCreate(read) + on('onStop', print), 1],
    ['written over in between', onCreate(`${read} s = "x";`) + on('onStop', print), 0],
    ['read when it goes, printed when it is made', onCreate(print) + on('onDestroy', read), 0],
    ['read when it goes to the back, printed when it is in front again', on('onResume', print) + on('onPause', read), 1],
  ])('%s', (_, members, count) => expect(flowsIn(screen(members))).toHaveLength(count));
});

describe('what is called back', () => {
  const listener = (body: string) => `new View$OnClickListener() { public void onClick(View v) { ${body} } }`;

  test.each([
    ['a listener', `Button x = new Button(this); x.setOnClickListener(${listener(`Log.d("t", ${IMEI});`)});`, 1],
    [
      'a listener taken back',
      `Button x = new Button(this); x.setOnClickListener(${listener(`Log.d("t", ${IMEI});`)}); x.setOnClickListener(null);`,
      0,
    ],
    ['a thread', `final String s = ${IMEI}; new Thread(() -> Log.d("t", s)).start();`, 1],
    ['a thread that is never started', `final String s = ${IMEI}; Thread t = new Thread(() -> Log.d("t", s)); t.setName("x");`, 0],
    ['a message', `Message m = Message.obtain(); m.obj = ${IMEI}; new H().sendMessage(m);`, 1],
  ])('%s', (_, body, count) => {
    const handler = 'class H extends Handler { public void handleMessage(Message m) { Log.d("t", (String) m.obj); } }';
    expect(flowsIn(`${handler} ${main(body)}`)).toHaveLength(count);
  });
});
