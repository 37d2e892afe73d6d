import { describe, expect, test } from 'vitest';
import { flowsIn, IMEI, main, PRINTED } from '../made-flows.contract.ts';

const NOTHING: readonly string[] = [];
const create = 'protected void onCreate(Bundle b) { super.onCreate(b);';
const id = (context: string) => `((TelephonyManager) ${context}.getSystemService("phone")).getDeviceId()`;
const flow = (from: string, to: string, sink = 'd') => [`getDeviceId ${from} > ${sink} ${to}`];

type Row = readonly [name: string, java: string, expected: readonly string[], manifest?: Parameters<typeof flowsIn>[1]];
const all = (rows: readonly Row[]) => {
  for (const [name, java, expected, manifest] of rows) test(name, () => expect(flowsIn(java, manifest)).toEqual(expected));
};

describe('orders of events', () => {
  const clicks = (fields: string, first: string, second: string, more = '') =>
    `class MainActivity extends Activity { ${fields} ${create} findViewById(1).setOnClickListener(new View$OnClickListener() { public void onClick(View v) { ${first} } }); findViewById(2).setOnClickListener(new View$OnClickListener() { public void onClick(View v) { ${second} } }); } ${more} }`;
  all([
    [
      'only after three taps',
      clicks('int n; String s = "";', `n = n + 1; if (n == 3) { s = ${IMEI}; }`, 'Log.d("t", s);'),
      flow('MainActivity$1.onClick', 'MainActivity$2.onClick'),
    ],
    [
      'a machine of states',
      clicks('int n; String s = "";', `if (n == 0) { n = 1; s = ${IMEI}; } else { n = 2; }`, 'if (n == 2) { Log.d("t", s); }'),
      flow('MainActivity$1.onClick', 'MainActivity$2.onClick'),
    ],
    [
      'a state that is never reached',
      clicks('int n; String s = "";', `if (n == 0) { n = 1; s = ${IMEI}; }`, 'if (n == 2) { Log.d("t", s); }'),
      NOTHING,
    ],
    [
      'a switch that pausing turns',
      clicks(
        'boolean on; String s = "";',
        `if (on) { s = ${IMEI}; }`,
        'Log.d("t", s);',
        'protected void onPause() { super.onPause(); on = true; }',
      ),
      flow('MainActivity$1.onClick', 'MainActivity$2.onClick'),
    ],
    [
      'a pause between',
      `class MainActivity extends Activity { String s = ""; boolean on; ${create} s = ${IMEI}; } protected void onPause() { super.onPause(); on = true; } protected void onResume() { super.onResume(); if (on) { Log.d("t", s); } } }`,
      flow('MainActivity.onCreate', 'MainActivity.onResume'),
    ],
    [
      'a tap and a memory warning',
      `class MainActivity extends Activity { String s = ""; ${create} setContentView(R.layout.main); } public void go(View v) { s = ${IMEI}; } public void onLowMemory() { super.onLowMemory(); Log.d("t", s); } }`,
      flow('MainActivity.go', 'MainActivity.onLowMemory'),
      {
        resources: { layout: { main: { file: 'res/layout/main.xml' } } },
        files: { 'res/layout/main.xml': '<LinearLayout><Button android:onClick="go"/></LinearLayout>' },
      },
    ],
    [
      'a service that is first started, then bound',
      `class S extends Service { String s = ""; public int onStartCommand(Intent i, int f, int n) { s = ${id('this')}; return 1; } public IBinder onBind(Intent i) { Log.d("t", s); return null; } } ${main('startService(new Intent(this, S.class));')}`,
      flow('S.onStartCommand', 'S.onBind'),
      { services: ['.S'] },
    ],
    [
      'a service that is started twice',
      `class S extends Service { String s = ""; public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { Log.d("t", s); s = ${id('this')}; return 1; } } ${main('startService(new Intent(this, S.class));')}`,
      flow('S.onStartCommand', 'S.onStartCommand'),
      { services: ['.S'] },
    ],
    [
      'a service from bind to unbind',
      `class S extends Service { String s = ""; public IBinder onBind(Intent i) { s = ${id('this')}; return null; } public boolean onUnbind(Intent i) { Log.d("t", s); return false; } } ${main('finish();')}`,
      flow('S.onBind', 'S.onUnbind'),
      { services: ['.S'] },
    ],
    [
      'a service from command to its end',
      `class S extends Service { String s = ""; public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { s = ${id('this')}; return 1; } public void onDestroy() { super.onDestroy(); Log.d("t", s); } } ${main('finish();')}`,
      flow('S.onStartCommand', 'S.onDestroy'),
      { services: ['.S'] },
    ],
    [
      'a screen that is stopped, then ended',
      `class MainActivity extends Activity { String s = ""; protected void onStop() { super.onStop(); s = ${IMEI}; } protected void onDestroy() { super.onDestroy(); Log.d("t", s); } }`,
      flow('MainActivity.onStop', 'MainActivity.onDestroy'),
    ],
    [
      'a screen that comes back after it was stopped',
      `class MainActivity extends Activity { String s = ""; protected void onStart() { super.onStart(); Log.d("t", s); } protected void onStop() { super.onStop(); s = ${IMEI}; } }`,
      flow('MainActivity.onStop', 'MainActivity.onStart'),
    ],
    [
      'what another screen sets before this one comes back',
      `class K { static String s = ""; } class MainActivity extends Activity { ${create} startActivity(new Intent(this, SecondActivity.class)); } protected void onResume() { super.onResume(); Log.d("t", K.s); K.s = ""; } } class SecondActivity extends Activity { ${create} K.s = ${IMEI}; } }`,
      flow('SecondActivity.onCreate', 'MainActivity.onResume'),
      { activities: ['.SecondActivity'] },
    ],
    [
      'a thread that reads what is set later',
      `class MainActivity extends Activity { String s = ""; ${create} new Thread(new Runnable() { public void run() { Log.d("t", s); } }).start(); } protected void onResume() { super.onResume(); s = ${IMEI}; } }`,
      flow('MainActivity.onResume', 'MainActivity$1.run'),
    ],
    [
      'a value that is taken away before a tap can come',
      clicks('String s = "";', 'Log.d("t", s);', '', `protected void onStart() { super.onStart(); s = ${IMEI}; s = ""; }`),
      NOTHING,
    ],
    [
      'cleared in the same method as it is set, by another object',
      `class Keep { String s = ""; void set(String v) { s = v; } void clear() { s = ""; } } class MainActivity extends Activity { Keep k = new Keep(); ${create} k.set(${IMEI}); k.clear(); } protected void onDestroy() { super.onDestroy(); Log.d("t", k.s); } }`,
      NOTHING,
    ],
    [
      'a dialog answered',
      `class MainActivity extends Activity { String s = ""; ${create} s = ${IMEI}; new AlertDialog$Builder(this).setPositiveButton("ok", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { Log.d("t", s); } }).show(); } }`,
      flow('MainActivity.onCreate', 'MainActivity$1.onClick'),
    ],
    [
      'a dialog of its own class',
      `class D extends Dialog { String s; D(Context c, String s) { super(c); this.s = s; } protected void onCreate(Bundle b) { super.onCreate(b); Log.d("t", s); } } ${main(`new D(this, ${IMEI}).show();`)}`,
      flow('MainActivity.onCreate', 'D.onCreate'),
    ],
    [
      'a fragment of a dialog',
      `class D extends DialogFragment { public Dialog onCreateDialog(Bundle b) { Log.d("t", getArguments().getString("k")); return null; } } ${main(`D d = new D(); Bundle x = new Bundle(); x.putString("k", ${IMEI}); d.setArguments(x); d.show(getFragmentManager(), "d");`)}`,
      flow('MainActivity.onCreate', 'D.onCreateDialog'),
    ],
  ]);
});

describe('names that are put together', () => {
  const item = 'class Item { public String s = ""; public void put(String v) { s = v; } }';
  const second = `class SecondActivity extends Activity { ${create} Log.d("t", getIntent().getStringExtra("k")); } }`;
  const ARRIVED = flow('MainActivity.onCreate', 'SecondActivity.onCreate');
  const two = { activities: ['.SecondActivity'] } as const;
  const byName = (name: string) =>
    `${item} ${main(`Object o = Class.forName(${name}).newInstance(); Item i = (Item) o; i.put(${IMEI}); Log.d("t", i.s);`)}`;
  all([
    ['turned round', byName('new StringBuffer("metI.ppa.edam.nc").reverse().toString()'), PRINTED],
    ['cut out', byName('"xxcn.made.app.Item".substring(2)'), PRINTED],
    ['with another beginning', byName('"cn.made.app.".concat("Item")'), PRINTED],
    ['changed letters', byName('"cn.made.app.!tem".replace("!", "I")'), PRINTED],
    ['of a field', `class N { static final String A = "cn.made."; static String c = "app.Item"; } ${byName('N.A + N.c')}`, PRINTED],
    [
      'given by another method',
      `class N { String a; N(String a) { this.a = a; } String get() { return a + "Item"; } } ${byName('new N("cn.made.app.").get()')}`,
      PRINTED,
    ],
    [
      'of two, chosen by chance',
      `class Other extends Item { } ${byName('Math.random() > 0.5 ? "cn.made.app.Item" : "cn.made.app.Other"')}`,
      PRINTED,
    ],
    [
      'characters of an array',
      byName(
        'new String(new char[] { (char) 99, (char) 110, (char) 46, (char) 109, (char) 97, (char) 100, (char) 101, (char) 46, (char) 97, (char) 112, (char) 112, (char) 46, (char) 73, (char) 116, (char) 101, (char) 109 })',
      ),
      PRINTED,
    ],
    [
      'a screen started by reflection',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); Method m = Activity.class.getMethod("startActivity", new Class[] { Intent.class }); m.invoke(this, new Object[] { i });`)} ${second}`,
      ARRIVED,
      two,
    ],
    [
      'an intent made by reflection',
      `${main(`Class c = Class.forName("android.content.Intent"); Object i = c.newInstance(); Method p = c.getMethod("putExtra", new Class[] { String.class, String.class }); p.invoke(i, new Object[] { "k", ${IMEI} }); Method s = c.getMethod("setClassName", new Class[] { Context.class, String.class }); s.invoke(i, new Object[] { this, "cn.made.app.SecondActivity" }); startActivity((Intent) i);`)} ${second}`,
      ARRIVED,
      two,
    ],
    [
      'an extra asked by reflection',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); startActivity(i);`)} class SecondActivity extends Activity { ${create} Method g = Activity.class.getMethod("getIntent", new Class[0]); Object i = g.invoke(this, new Object[0]); Method m = Intent.class.getMethod("getStringExtra", new Class[] { String.class }); Log.d("t", (String) m.invoke(i, new Object[] { "k" })); } }`,
      ARRIVED,
      two,
    ],
    [
      'a message sent by reflection',
      main(
        `Class c = Class.forName("android.telephony.SmsManager"); Method d = c.getMethod("getDefault", new Class[0]); Object s = d.invoke(null, new Object[0]); Method m = c.getMethod("sendTextMessage", new Class[] { String.class, String.class, String.class, PendingIntent.class, PendingIntent.class }); m.invoke(s, new Object[] { "1", null, ${IMEI}, null, null });`,
      ),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'sendTextMessage'),
    ],
    [
      'a number asked by reflection, service and all',
      main(
        'Class c = Class.forName("android.content.Context"); Method g = c.getMethod("getSystemService", new Class[] { String.class }); Object t = g.invoke(this, new Object[] { "phone" }); Method m = Class.forName("android.telephony.TelephonyManager").getMethod("getDeviceId", new Class[0]); Log.d("t", (String) m.invoke(t, new Object[0]));',
      ),
      PRINTED,
    ],
    [
      'printed by reflection',
      main(
        `Method m = Class.forName("android.util.Log").getMethod("d", new Class[] { String.class, String.class }); m.invoke(null, new Object[] { "t", ${IMEI} });`,
      ),
      PRINTED,
    ],
    [
      'preferences by reflection',
      main(
        `Object p = Class.forName("android.content.Context").getMethod("getSharedPreferences", new Class[] { String.class, Integer.TYPE }).invoke(this, new Object[] { "p", Integer.valueOf(0) }); SharedPreferences q = (SharedPreferences) p; SharedPreferences$Editor e = q.edit(); e.putString("k", ${IMEI}); e.commit(); Log.d("t", getSharedPreferences("p", 0).getString("k", ""));`,
      ),
      PRINTED,
    ],
  ]);
});

describe('names of files that shrinking took away', () => {
  test('a layout is found by the table of resources', () => {
    const java = `class MainActivity extends Activity { ${create} setContentView(R.layout.main); } public void go(View v) { Log.d("t", ${IMEI}); Log.e("t", ((EditText) findViewById(R.id.p)).getText().toString()); } }`;
    const manifest = {
      resources: { layout: { main: { file: 'res/a1.xml' } }, id: { p: false } },
      files: {
        'res/a1.xml': '<LinearLayout><EditText android:id="@+id/p" android:inputType="0x81"/><Button android:onClick="go"/></LinearLayout>',
      },
    } as const;
    expect(flowsIn(java, manifest)).toEqual([...flow('MainActivity.go', 'MainActivity.go'), 'getText MainActivity.go > e MainActivity.go']);
  });
});
