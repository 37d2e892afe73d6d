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

describe('places where emulators are told from phones', () => {
  const guarded = (test: string) =>
    main(`if (${test}) { return; } Log.d("t", ${IMEI}); SmsManager.getDefault().sendTextMessage("1", null, ${IMSI}, null, null);`);
  const both = [...PRINTED, 'getSubscriberId MainActivity.onCreate > sendTextMessage MainActivity.onCreate'];
  all([
    ['a device id compared', main(`String s = ${IMEI}; if (s.equals("000000000000000")) { return; } Log.d("t", s);`), PRINTED],
    ['the model', guarded('Build.MODEL.contains("sdk") || Build.FINGERPRINT.startsWith("generic")'), both],
    ['a file', guarded('new File("/dev/qemu_pipe").exists()'), both],
    ['bluetooth', guarded('BluetoothAdapter.getDefaultAdapter() == null'), both],
    ['a sensor', guarded('((SensorManager) getSystemService("sensor")).getSensorList(1).size() == 0'), both],
    ['the mailbox', guarded('((TelephonyManager) getSystemService("phone")).getVoiceMailNumber().equals("+15552175049")'), both],
    ['the network', guarded('"x".equals(((TelephonyManager) getSystemService("phone")).getNetworkOperatorName())'), both],
    [
      'how many contacts',
      main(
        `Cursor c = getContentResolver().query(ContactsContract$Contacts.CONTENT_URI, null, null, null, null); if (c.getCount() > 0) { Log.d("t", ${IMEI}); }`,
      ),
      PRINTED,
    ],
    [
      'the battery',
      `class R extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if (i.getIntExtra("plugged", 0) != 0) { Log.d("t", ${id('c')}); } } } ${main('registerReceiver(new R(), new IntentFilter("android.intent.action.BATTERY_CHANGED"));')}`,
      flow('R.onReceive', 'R.onReceive'),
    ],
    [
      'time spent on numbers',
      main(`double p = 0.0; for (int i = 0; i < 5000; i++) { p = p + Math.sqrt((double) i); } if (p > 10.0) { Log.d("t", ${IMEI}); }`),
      PRINTED,
    ],
    [
      'whether an app is there',
      main(`Intent i = getPackageManager().getLaunchIntentForPackage("com.android.vending"); if (i != null) { Log.d("t", ${IMEI}); }`),
      PRINTED,
    ],
    [
      'an address',
      main(
        `try { Enumeration e = NetworkInterface.getNetworkInterfaces(); while (e.hasMoreElements()) { NetworkInterface n = (NetworkInterface) e.nextElement(); Enumeration a = n.getInetAddresses(); while (a.hasMoreElements()) { InetAddress x = (InetAddress) a.nextElement(); if (!x.isLoopbackAddress() && x.getHostAddress().equals("10.0.2.15")) { return; } } } } catch (Exception x) { } Log.d("t", ${IMEI});`,
      ),
      PRINTED,
    ],
  ]);
});

describe('code that is written in many ways', () => {
  all([
    [
      'a value through a switch',
      main(
        `String s = ${IMEI}; int n = (int) (Math.random() * 3.0); String o; switch (n) { case 0: o = "a"; break; case 1: o = s; break; default: o = "c"; } Log.d("t", o);`,
      ),
      PRINTED,
    ],
    [
      'a value through a loop and its end',
      main(`String s = ${IMEI}; String a = ""; String c = ""; for (int i = 0; i < 3; i++) { c = a; a = s; } Log.d("t", c);`),
      PRINTED,
    ],
    ['a choice', main(`String s = Math.random() > 0.5 ? ${IMEI} : "x"; Log.d("t", s);`), PRINTED],
    ['a choice that is none', main(`String s = 3 > 4 ? ${IMEI} : "x"; Log.d("t", s);`), NOTHING],
    [
      'a private method of an inner class',
      `class MainActivity extends Activity { ${create} Runnable r = new Runnable() { public void run() { show(${IMEI}); } private void show(String s) { Log.d("t", s); } }; r.run(); } }`,
      flow('MainActivity$1.run', 'MainActivity$1.show'),
    ],
    [
      'an abstract method',
      `abstract class S { void go(Context c) { out(${id('c')}); } abstract void out(String s); } class A extends S { void out(String s) { Log.d("t", s); } } class B extends S { void out(String s) { Log.e("t", "x"); } } ${main('new A().go(this); new B().go(this);')}`,
      flow('S.go', 'A.out'),
    ],
    [
      'a recursion that builds',
      main(`Log.d("t", build(${IMEI}, 3));`, 'String build(String s, int n) { return n == 0 ? s : build("x" + s, n - 1); }'),
      PRINTED,
    ],
    [
      'an array made full by others',
      main(
        'String[] a = new String[2]; fill(a); Log.d("t", a[0]); Log.e("t", a[1]);',
        `void fill(String[] a) { a[0] = ${IMEI}; a[1] = "x"; }`,
      ),
      flow('MainActivity.fill', 'MainActivity.onCreate'),
    ],
    [
      'an array that is returned',
      main('Log.d("t", both()[1]); Log.e("t", both()[0]);', `String[] both() { return new String[] { "x", ${IMEI} }; }`),
      flow('MainActivity.both', 'MainActivity.onCreate'),
    ],
    ['a null that is checked', main(`String s = null; if (s != null) { Log.d("t", ${IMEI}); }`), NOTHING],
    [
      'a value handed round a ring',
      `class A { B2 b; String s; } class B2 { A a; } ${main(`A a = new A(); B2 c = new B2(); a.b = c; c.a = a; a.b.a.b.a.s = ${IMEI}; Log.d("t", a.s);`)}`,
      PRINTED,
    ],
    [
      'a builder pattern',
      `class Q { String a = ""; String c = ""; Q a(String s) { a = s; return this; } Q c(String s) { c = s; return this; } String make() { return c; } } ${main(`Log.d("t", new Q().a(${IMEI}).c("x").make()); Log.e("t", new Q().a("x").c(${IMEI}).make());`)}`,
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'an iterator, step by step',
      main(
        `List a = new ArrayList(); a.add(${IMEI}); a.add("x"); Iterator i = a.iterator(); Log.e("t", (String) i.next()); Log.d("t", (String) i.next());`,
      ),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'a part of an array',
      main(
        `String[] a = new String[] { "x", ${IMEI}, "y" }; String[] c = (String[]) Arrays.copyOfRange(a, 1, 3); Log.e("t", c[0]); Log.d("t", c[1]);`,
      ),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    ['a lock', main(`String s = ""; synchronized (this) { s = ${IMEI}; } Log.d("t", s);`), PRINTED],
    [
      'a long way',
      main(
        `Log.d("t", a(${IMEI}));`,
        Array.from(
          { length: 20 },
          (_, k) => `String ${String.fromCharCode(97 + k)}(String s) { return ${k === 19 ? 's' : `${String.fromCharCode(98 + k)}(s)`}; }`,
        ).join(' '),
      ),
      PRINTED,
    ],
    [
      'words and counters kept apart',
      main(`String[] p = new String[0]; for (String x : p) { Log.d("t", x); } Log.e("t", ${IMEI});`),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'an exception that nobody catches',
      main(`String s = ${IMEI}; if (s != null) { throw new RuntimeException("x"); } Log.d("t", s);`),
      NOTHING,
    ],
    [
      'an exception printed whole',
      main(`try { throw new RuntimeException(${IMEI}); } catch (RuntimeException e) { Log.e("t", "x", e); }`),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    ['a weak reference', main(`WeakReference r = new WeakReference(${IMEI}); Log.d("t", (String) r.get());`), PRINTED],
    ['a value of a thread', main(`ThreadLocal r = new ThreadLocal(); r.set(${IMEI}); Log.d("t", (String) r.get());`), PRINTED],
    [
      'properties',
      main(
        `Properties r = new Properties(); r.setProperty("k", ${IMEI}); Log.d("t", r.getProperty("k")); Log.e("t", "" + r.getProperty("o"));`,
      ),
      PRINTED,
    ],
    ['a system property', main(`System.setProperty("k", ${IMEI}); Log.d("t", System.getProperty("k"));`), PRINTED],
    [
      'json',
      main(
        `JSONObject o = new JSONObject(); o.put("k", ${IMEI}); o.put("x", "y"); Log.d("t", o.getString("k")); Log.e("t", o.toString());`,
      ),
      [...PRINTED, 'getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'another word of json',
      main(`JSONObject o = new JSONObject(); o.put("k", ${IMEI}); o.put("x", "y"); Log.d("t", o.getString("x"));`),
      NOTHING,
    ],
    ['base 64', main(`Log.d("t", Base64.encodeToString(${IMEI}.getBytes(), 0));`), PRINTED],
    [
      'a digest',
      main(`MessageDigest m = MessageDigest.getInstance("MD5"); m.update(${IMEI}.getBytes()); Log.d("t", new String(m.digest()));`),
      PRINTED,
    ],
    ['an optional', main(`Log.d("t", (String) Optional.of(${IMEI}).get());`), PRINTED],
    [
      'a stack',
      main(`Stack s = new Stack(); s.push(${IMEI}); s.push("x"); Log.d("t", (String) s.pop()); Log.e("t", (String) s.peek());`),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'a sparse array',
      main(
        `SparseArray a = new SparseArray(); a.put(3, ${IMEI}); a.put(4, "x"); Log.d("t", (String) a.get(4)); Log.e("t", (String) a.get(3));`,
      ),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'a pair',
      main(`Pair p = new Pair("x", ${IMEI}); Log.d("t", (String) p.first); Log.e("t", (String) p.second);`),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    ['content values', main(`ContentValues v = new ContentValues(); v.put("k", ${IMEI}); Log.d("t", v.getAsString("k"));`), PRINTED],
    [
      'a map in a map',
      main(
        `Map a = new HashMap(); Map c = new HashMap(); c.put("i", ${IMEI}); a.put("c", c); Log.d("t", (String) ((Map) a.get("c")).get("i"));`,
      ),
      PRINTED,
    ],
    [
      'entries of a map',
      main(
        `Map m = new HashMap(); m.put("k", ${IMEI}); for (Object o : m.entrySet()) { Map$Entry e = (Map$Entry) o; Log.d("t", (String) e.getKey()); Log.e("t", (String) e.getValue()); }`,
      ),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'a computed key',
      main(`Map m = new HashMap(); String k = "a"; k = k + "b"; m.put(k, ${IMEI}); Log.d("t", (String) m.get("ab"));`),
      PRINTED,
    ],
    ['an unknown key', main(`Map m = new HashMap(); m.put("" + Math.random(), ${IMEI}); Log.d("t", (String) m.get("ab"));`), PRINTED],
    [
      'a list that is sorted',
      main(`List a = new ArrayList(); a.add("x"); a.add(${IMEI}); Collections.sort(a); Log.d("t", (String) a.get(0));`),
      PRINTED,
    ],
    [
      'a list that is turned',
      main(`List a = new ArrayList(); a.add("x"); a.add(${IMEI}); Collections.reverse(a); Log.d("t", (String) a.get(0));`),
      PRINTED,
    ],
    [
      'a place of a list that is written over',
      main(`List a = new ArrayList(); a.add(${IMEI}); a.set(0, "x"); Log.d("t", (String) a.get(0));`),
      NOTHING,
    ],
    [
      'a sub-list',
      main(`List a = new ArrayList(); a.add("x"); a.add(${IMEI}); List s = a.subList(1, 2); Log.d("t", (String) s.get(0));`),
      PRINTED,
    ],
  ]);
});

describe('between screens, more', () => {
  const second = (body: string, members = '') => `class SecondActivity extends Activity { ${members} ${create} ${body} } }`;
  const two = { activities: ['.SecondActivity'] } as const;
  const ARRIVED = flow('MainActivity.onCreate', 'SecondActivity.onCreate');
  all([
    [
      'an intent that is kept in a field',
      `class MainActivity extends Activity { Intent i; ${create} i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); } protected void onResume() { super.onResume(); startActivity(i); } } ${second('Log.d("t", getIntent().getStringExtra("k"));')}`,
      ARRIVED,
      two,
    ],
    [
      'an intent whose extra is taken out again',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); i.removeExtra("k"); startActivity(i);`)} ${second('Log.d("t", "" + getIntent().getStringExtra("k"));')}`,
      NOTHING,
      two,
    ],
    [
      'an intent whose extra is written over',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); i.putExtra("k", "x"); startActivity(i);`)} ${second('Log.d("t", "" + getIntent().getStringExtra("k"));')}`,
      NOTHING,
      two,
    ],
    [
      'several intents to one screen',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); startActivity(i); Intent j = new Intent(this, SecondActivity.class); j.putExtra("o", "x"); startActivity(j);`)} ${second('Log.d("t", "" + getIntent().getStringExtra("k")); Log.e("t", "" + getIntent().getStringExtra("o"));')}`,
      ARRIVED,
      two,
    ],
    [
      'all extras, printed',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); startActivity(i);`)} ${second('Bundle x = getIntent().getExtras(); for (Object o : x.keySet()) { Log.d("t", "" + x.get((String) o)); }')}`,
      ARRIVED,
      two,
    ],
    [
      'a screen of the base class that reads for both',
      `abstract class Base extends Activity { ${create} show(${id('this')}); } abstract void show(String s); } class MainActivity extends Base { void show(String s) { Log.d("t", s); } } class SecondActivity extends Base { void show(String s) { Log.e("t", "x"); } }`,
      flow('Base.onCreate', 'MainActivity.show'),
      two,
    ],
    [
      'a click and a result',
      `class MainActivity extends Activity implements View$OnClickListener { ${create} findViewById(1).setOnClickListener(this); } public void onClick(View v) { startActivityForResult(new Intent(this, SecondActivity.class), 2); } protected void onActivityResult(int r, int c, Intent i) { SmsManager.getDefault().sendTextMessage("1", null, i.getStringExtra("k"), null, null); } } ${second(`findViewById(3).setOnClickListener(new View$OnClickListener() { public void onClick(View v) { Intent i = new Intent(); i.putExtra("k", ${IMEI}); setResult(-1, i); finish(); } });`)}`,
      ['getDeviceId SecondActivity$1.onClick > sendTextMessage MainActivity.onActivityResult'],
      two,
    ],
    [
      'a screen that never starts',
      `${main('finish();')} ${second(`Log.d("t", ${IMEI});`)}`,
      flow('SecondActivity.onCreate', 'SecondActivity.onCreate'),
      two,
    ],
    [
      'a screen that is disabled',
      `${main('finish();')} ${second(`Log.d("t", ${IMEI});`)}`,
      NOTHING,
      { activities: [{ name: '.SecondActivity', enabled: false }] },
    ],
    [
      'a service and a screen by a static field',
      `class S extends Service { static String s = ""; public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { s = ${id('this')}; return 1; } } ${main('startService(new Intent(this, S.class)); Log.d("t", S.s);')}`,
      flow('S.onStartCommand', 'MainActivity.onCreate'),
      { services: ['.S'] },
    ],
    [
      'data of the intent',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.setData(Uri.parse("x://" + ${IMEI})); startActivity(i);`)} ${second('Log.d("t", getIntent().getDataString()); Log.e("t", getIntent().getData().toString());')}`,
      [...ARRIVED, ...flow('MainActivity.onCreate', 'SecondActivity.onCreate', 'e')],
      two,
    ],
    [
      'the action of the intent',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.setAction(${IMEI}); startActivity(i);`)} ${second('Log.d("t", getIntent().getAction());')}`,
      ARRIVED,
      two,
    ],
    [
      'a list of texts as an extra',
      `${main(`ArrayList a = new ArrayList(); a.add(${IMEI}); Intent i = new Intent(this, SecondActivity.class); i.putStringArrayListExtra("k", a); startActivity(i);`)} ${second('Log.d("t", (String) getIntent().getStringArrayListExtra("k").get(0));')}`,
      ARRIVED,
      two,
    ],
    [
      'startActivities',
      `${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); startActivities(new Intent[] { i });`)} ${second('Log.d("t", getIntent().getStringExtra("k"));')}`,
      ARRIVED,
      two,
    ],
    [
      'a local broadcast',
      `class R extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("t", i.getStringExtra("k")); } } ${main(`LocalBroadcastManager m = LocalBroadcastManager.getInstance(this); m.registerReceiver(new R(), new IntentFilter("x")); m.sendBroadcast(new Intent("x").putExtra("k", ${IMEI}));`)}`,
      flow('MainActivity.onCreate', 'R.onReceive'),
    ],
    [
      'a provider of the app',
      `class P extends ContentProvider { String s = ""; public boolean onCreate() { return true; } public Uri insert(Uri u, ContentValues v) { s = v.getAsString("k"); Log.d("t", s); return u; } public Cursor query(Uri u, String[] a, String c, String[] d, String e) { return null; } } ${main(`ContentValues v = new ContentValues(); v.put("k", ${IMEI}); getContentResolver().insert(Uri.parse("content://a.b/x"), v);`)}`,
      flow('MainActivity.onCreate', 'P.insert'),
      { providers: [{ name: '.P', authorities: 'a.b' }] },
    ],
    [
      'an alias of a screen',
      `${main(`Intent i = new Intent(); i.setClassName(this, "cn.made.app.Other"); i.putExtra("k", ${IMEI}); startActivity(i);`)} ${second('Log.d("t", getIntent().getStringExtra("k"));')}`,
      ARRIVED,
      { ...two, aliases: [{ name: '.Other', attributes: { 'android:targetActivity': '.SecondActivity' } }] },
    ],
  ]);
});
