import { describe, expect, test } from 'vitest';
import { flowsIn, IMEI, IMSI, main } from '../made-flows.contract.ts';

const NOTHING: readonly string[] = [];
const create = 'protected void onCreate(Bundle b) { super.onCreate(b);';
const id = (context: string) => `((TelephonyManager) ${context}.getSystemService("phone")).getDeviceId()`;
const screen = (name: string, body: string, members = '') =>
  `class ${name} extends Activity { ${members} protected void onCreate(Bundle b) { super.onCreate(b); ${body} } }`;
const second = screen('SecondActivity', 'Log.d("t", getIntent().getStringExtra("k"));');
const two = { activities: ['.SecondActivity'] } as const;
const ARRIVED = ['getDeviceId MainActivity.onCreate > d SecondActivity.onCreate'];

type Row = readonly [name: string, java: string, expected: readonly string[], manifest?: Parameters<typeof flowsIn>[1]];
const all = (rows: readonly Row[]) => {
  for (const [name, java, expected, manifest] of rows) test(name, () => expect(flowsIn(java, manifest)).toEqual(expected));
};

describe('intents', () => {
  const send = (intent: string) => main(`Intent i = ${intent}; i.putExtra("k", ${IMEI}); startActivity(i);`);
  const filters = (more: object) =>
    ({
      activities: [
        {
          name: '.SecondActivity',
          exported: true,
          filters: [{ actions: ['a.SHOW'], categories: ['android.intent.category.DEFAULT'], ...more }],
        },
      ],
    }) as const;
  const LEFT = ['getDeviceId MainActivity.onCreate > startActivity MainActivity.onCreate'];
  all(
    [
      ['by class', send('new Intent(this, SecondActivity.class)'), ARRIVED, two],
      [
        'by class and action',
        `${main(`Intent i = new Intent("a.x", null, this, SecondActivity.class); i.putExtra("k", ${IMEI}); startActivity(i);`)}`,
        ARRIVED,
        two,
      ],
      ['by action', send('new Intent("a.SHOW")'), ARRIVED, filters({})],
      ['by another action', send('new Intent("a.HIDE")'), LEFT, filters({})],
      [
        'by action and category',
        send('new Intent("a.SHOW").addCategory("a.CAT")'),
        ARRIVED,
        filters({ categories: ['android.intent.category.DEFAULT', 'a.CAT'] }),
      ],
      ['by a category that is not there', send('new Intent("a.SHOW").addCategory("a.OTHER")'), LEFT, filters({})],
      ['by scheme', send('new Intent("a.SHOW", Uri.parse("amd://x/y"))'), ARRIVED, filters({ data: [{ scheme: 'amd' }] })],
      ['by another scheme', send('new Intent("a.SHOW", Uri.parse("xyz://x/y"))'), LEFT, filters({ data: [{ scheme: 'amd' }] })],
      ['by host', send('new Intent("a.SHOW", Uri.parse("amd://h/y"))'), ARRIVED, filters({ data: [{ scheme: 'amd', host: 'h' }] })],
      ['by another host', send('new Intent("a.SHOW", Uri.parse("amd://g/y"))'), LEFT, filters({ data: [{ scheme: 'amd', host: 'h' }] })],
      [
        'by port',
        send('new Intent("a.SHOW", Uri.parse("amd://h:80/y"))'),
        ARRIVED,
        filters({ data: [{ scheme: 'amd', host: 'h', port: '80' }] }),
      ],
      [
        'by another port',
        send('new Intent("a.SHOW", Uri.parse("amd://h:81/y"))'),
        LEFT,
        filters({ data: [{ scheme: 'amd', host: 'h', port: '80' }] }),
      ],
      [
        'by path',
        send('new Intent("a.SHOW", Uri.parse("amd://h/dir/y"))'),
        ARRIVED,
        filters({ data: [{ scheme: 'amd', host: 'h', pathPrefix: '/dir' }] }),
      ],
      [
        'by another path',
        send('new Intent("a.SHOW", Uri.parse("amd://h/other/y"))'),
        LEFT,
        filters({ data: [{ scheme: 'amd', host: 'h', pathPrefix: '/dir' }] }),
      ],
      [
        'by pattern of a path',
        send('new Intent("a.SHOW", Uri.parse("amd://h/x.pdf"))'),
        ARRIVED,
        filters({ data: [{ scheme: 'amd', host: 'h', pathPattern: '.*\\.pdf' }] }),
      ],
      ['by type', send('new Intent("a.SHOW").setType("text/plain")'), ARRIVED, filters({ data: [{ mimeType: 'text/*' }] })],
      ['by another type', send('new Intent("a.SHOW").setType("image/png")'), LEFT, filters({ data: [{ mimeType: 'text/*' }] })],
      [
        'by data and type',
        `${main(`Intent i = new Intent("a.SHOW"); i.setDataAndType(Uri.parse("amd://x/y"), "test/type"); i.putExtra("k", ${IMEI}); startActivity(i);`)}`,
        ARRIVED,
        filters({ data: [{ scheme: 'amd', mimeType: 'test/type' }] }),
      ],
    ].map(([name, java, expected, manifest]) => [name, `${java} ${second}`, expected, manifest] as Row),
  );

  all([
    [
      'an intent that code changes after it was got',
      `${send('new Intent(this, SecondActivity.class)')} ${screen('SecondActivity', 'Intent i = getIntent(); i.putExtra("k", "x"); Log.d("t", i.getStringExtra("k"));')}`,
      NOTHING,
      two,
    ],
    [
      'for nobody: an action made by chance',
      `${main(`Intent i = new Intent(Math.random() > 0.5 ? "a.one" : "a.two"); i.putExtra("k", ${IMEI}); startActivity(i);`)}`,
      ['getDeviceId MainActivity.onCreate > startActivity MainActivity.onCreate'],
    ],
    [
      'data of an address',
      main(`startActivity(new Intent("android.intent.action.VIEW", Uri.parse("http://x.cn/?i=" + ${IMEI})));`),
      ['getDeviceId MainActivity.onCreate > startActivity MainActivity.onCreate'],
    ],
    [
      'through three screens',
      `${send('new Intent(this, SecondActivity.class)')} ${screen('SecondActivity', 'Intent i = new Intent(this, ThirdActivity.class); i.putExtra("j", getIntent().getStringExtra("k")); startActivity(i);')} ${screen('ThirdActivity', 'Log.d("t", getIntent().getStringExtra("j"));')}`,
      ['getDeviceId MainActivity.onCreate > d ThirdActivity.onCreate'],
      { activities: ['.SecondActivity', '.ThirdActivity'] },
    ],
    [
      'an own object as an extra',
      `class Item implements Serializable { String s; Item(String s) { this.s = s; } } ${main(`Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", new Item(${IMEI})); startActivity(i);`)} ${screen('SecondActivity', 'Item i = (Item) getIntent().getSerializableExtra("k"); Log.d("t", i.s);')}`,
      ARRIVED,
      two,
    ],
    [
      'a static field between two screens',
      `class Keep { static String s = ""; } ${main(`Keep.s = ${IMEI}; startActivity(new Intent(this, SecondActivity.class));`)} ${screen('SecondActivity', 'Log.d("t", Keep.s);')}`,
      ARRIVED,
      two,
    ],
    ['a screen that no manifest has', `${send('new Intent(this, SecondActivity.class)')} ${second}`, NOTHING],
    [
      'a result that own code takes',
      `${main('startActivityForResult(new Intent(this, SecondActivity.class), 5);', 'protected void onActivityResult(int r, int c, Intent i) { Log.d("t", i.getStringExtra("k")); }')} ${screen('SecondActivity', `Intent i = new Intent(); i.putExtra("k", ${IMEI}); setResult(-1, i); finish();`)}`,
      ['getDeviceId SecondActivity.onCreate > d MainActivity.onActivityResult'],
      two,
    ],
    [
      'a result for strangers',
      main(`setResult(-1, new Intent().putExtra("k", ${IMEI}));`),
      ['getDeviceId MainActivity.onCreate > setResult MainActivity.onCreate'],
    ],
    [
      'a result on the intent that came',
      main(`Intent i = getIntent(); i.putExtra("k", ${IMEI}); setResult(-1, i); finish();`),
      ['getDeviceId MainActivity.onCreate > setResult MainActivity.onCreate'],
    ],
    [
      'a result that is set in the last method',
      `class MainActivity extends Activity { Intent i; ${create} i = new Intent(); i.putExtra("k", ${IMEI}); } protected void onDestroy() { super.onDestroy(); setResult(1, i); } }`,
      ['getDeviceId MainActivity.onCreate > setResult MainActivity.onDestroy'],
    ],
    [
      'a new intent for a screen that is there',
      `${send('new Intent(this, SecondActivity.class)')} class SecondActivity extends Activity { protected void onNewIntent(Intent i) { Log.d("t", i.getStringExtra("k")); } }`,
      ['getDeviceId MainActivity.onCreate > d SecondActivity.onNewIntent'],
      two,
    ],
    [
      'asked by registration',
      `class Back implements ActivityResultCallback { public void onActivityResult(Object o) { Log.d("t", ((ActivityResult) o).getData().getStringExtra("k")); } } class MainActivity extends AppCompatActivity { ${create} ActivityResultLauncher l = registerForActivityResult(new ActivityResultContracts$RequestPermission(), new Back()); l.launch(new Intent(this, SecondActivity.class)); } } ${screen('SecondActivity', `setResult(-1, new Intent().putExtra("k", ${IMEI})); finish();`)}`,
      ['getDeviceId SecondActivity.onCreate > d Back.onActivityResult'],
      two,
    ],
    [
      'given to another screen by registration',
      `class Back implements ActivityResultCallback { public void onActivityResult(Object o) { } } class MainActivity extends AppCompatActivity { ${create} ActivityResultLauncher l = registerForActivityResult(new ActivityResultContracts$RequestPermission(), new Back()); Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${IMEI}); l.launch(i); } } ${second}`,
      ARRIVED,
      two,
    ],
    [
      'given to strangers by registration',
      `class Back implements ActivityResultCallback { public void onActivityResult(Object o) { } } class MainActivity extends AppCompatActivity { ${create} ActivityResultLauncher l = registerForActivityResult(new ActivityResultContracts$RequestPermission(), new Back()); Intent i = new Intent("a.away"); i.putExtra("k", ${IMEI}); l.launch(i); } }`,
      ['getDeviceId MainActivity.onCreate > launch MainActivity.onCreate'],
    ],
    [
      'all permissions answered',
      `class MainActivity extends Activity { String s = ""; ${create} requestPermissions(new String[] { "a" }, 1); } public void onRequestPermissionsResult(int r, String[] p, int[] g) { Log.d("t", ${IMEI}); } }`,
      ['getDeviceId MainActivity.onRequestPermissionsResult > d MainActivity.onRequestPermissionsResult'],
    ],
    [
      'a chooser',
      main(
        `Intent i = new Intent("android.intent.action.SEND"); i.putExtra("android.intent.extra.TEXT", ${IMEI}); startActivity(Intent.createChooser(i, "x"));`,
      ),
      ['getDeviceId MainActivity.onCreate > startActivity MainActivity.onCreate'],
    ],
  ]);
});

describe('broadcasts and services', () => {
  const receiver =
    'class R extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("t", i.getStringExtra("k")); } }';
  const R = ['getDeviceId MainActivity.onCreate > d R.onReceive'];
  all([
    [
      'a receiver of the manifest',
      `${main(`Intent i = new Intent("a.b"); i.putExtra("k", ${IMEI}); sendBroadcast(i);`)} ${receiver}`,
      R,
      { receivers: [{ name: '.R', filters: [{ actions: ['a.b'] }] }] },
    ],
    [
      'a receiver registered in code, by several actions',
      `${main(`IntentFilter f = new IntentFilter(); f.addAction("a.b"); f.addAction("a.c"); registerReceiver(new R(), f); Intent i = new Intent("a.c"); i.putExtra("k", ${IMEI}); sendBroadcast(i);`)} ${receiver}`,
      R,
    ],
    [
      'registered, for another action',
      `${main(`IntentFilter f = new IntentFilter(); f.addAction("a.x"); registerReceiver(new R(), f); Intent i = new Intent("a.c"); i.putExtra("k", ${IMEI}); sendBroadcast(i);`)} ${receiver}`,
      ['getDeviceId MainActivity.onCreate > sendBroadcast MainActivity.onCreate'],
    ],
    [
      'a receiver registered by another',
      `class R2 extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("t", ${id('c')}); } } class R1 extends BroadcastReceiver { public void onReceive(Context c, Intent i) { c.registerReceiver(new R2(), new IntentFilter("x")); } } ${main('registerReceiver(new R1(), new IntentFilter("y"));')}`,
      ['getDeviceId R2.onReceive > d R2.onReceive'],
    ],
    [
      'a receiver that sends on',
      `class R extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Intent o = new Intent("out"); o.putExtra("x", i.getStringExtra("k")); c.sendBroadcast(o); } } ${main(`Intent i = new Intent(this, R.class); i.putExtra("k", ${IMEI}); sendBroadcast(i);`)}`,
      ['getDeviceId MainActivity.onCreate > sendBroadcast R.onReceive'],
      { receivers: ['.R'] },
    ],
    [
      'an anonymous receiver',
      `class MainActivity extends Activity { String s; ${create} registerReceiver(new BroadcastReceiver() { public void onReceive(Context c, Intent i) { s = ${id('c')}; } }, new IntentFilter("x")); } protected void onDestroy() { super.onDestroy(); Log.d("t", s); } }`,
      ['getDeviceId MainActivity$1.onReceive > d MainActivity.onDestroy'],
    ],
    [
      'an ordered one with an own last receiver',
      `${receiver} ${main(`Intent i = new Intent("a.b"); i.putExtra("k", ${IMEI}); sendOrderedBroadcast(i, null, new R(), null, 0, null, null);`)}`,
      [
        'getDeviceId MainActivity.onCreate > d R.onReceive',
        'getDeviceId MainActivity.onCreate > sendOrderedBroadcast MainActivity.onCreate',
      ],
    ],
    [
      'a service by class',
      `${main(`Intent i = new Intent(this, S.class); i.putExtra("k", ${IMEI}); startService(i);`)} class S extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { Log.d("t", i.getStringExtra("k")); return 1; } }`,
      ['getDeviceId MainActivity.onCreate > d S.onStartCommand'],
      { services: ['.S'] },
    ],
    [
      'a service whose messenger answers',
      `class S extends Service { Messenger m = new Messenger(new H()); public IBinder onBind(Intent i) { return m.getBinder(); } } class H extends Handler { public void handleMessage(Message m) { Log.d("t", (String) m.obj); Log.e("t", m.getData().getString("k")); } } class C implements ServiceConnection { String s; C(String s) { this.s = s; } public void onServiceConnected(ComponentName n, IBinder b) { Messenger m = new Messenger(b); Message x = Message.obtain(null, 3); x.obj = s; Bundle d = new Bundle(); d.putString("k", s); x.setData(d); m.send(x); } public void onServiceDisconnected(ComponentName n) { } } ${main(`bindService(new Intent(this, S.class), new C(${IMEI}), 1);`)}`,
      ['getDeviceId MainActivity.onCreate > d H.handleMessage', 'getDeviceId MainActivity.onCreate > e H.handleMessage'],
      { services: ['.S'] },
    ],
    [
      'a messenger that a reply goes to',
      `class S extends Service { Messenger m = new Messenger(new H(this)); public IBinder onBind(Intent i) { return m.getBinder(); } } class H extends Handler { Context c; H(Context c) { this.c = c; } public void handleMessage(Message m) { Message x = Message.obtain(); x.obj = ${id('c')}; m.replyTo.send(x); } } class A extends Handler { public void handleMessage(Message m) { Log.d("t", (String) m.obj); } } class C implements ServiceConnection { public void onServiceConnected(ComponentName n, IBinder b) { Message x = new Message(); x.replyTo = new Messenger(new A()); new Messenger(b).send(x); } public void onServiceDisconnected(ComponentName n) { } } ${main('bindService(new Intent(this, S.class), new C(), 1);')}`,
      ['getDeviceId H.handleMessage > d A.handleMessage'],
      { services: ['.S'] },
    ],
    [
      'a binder of the own process',
      `class S extends Service { class B2 { } public IBinder onBind(Intent i) { return new L(this); } } class L extends Binder { S s; L(S s) { this.s = s; } String id() { return ${id('s')}; } } class C implements ServiceConnection { public void onServiceConnected(ComponentName n, IBinder b) { L l = (L) b; Log.d("t", l.id()); } public void onServiceDisconnected(ComponentName n) { } } ${main('bindService(new Intent(this, S.class), new C(), 1);')}`.replace(
        'class B2 { } ',
        '',
      ),
      ['getDeviceId L.id > d C.onServiceConnected'],
      { services: ['.S'] },
    ],
    [
      'the other way: given to a binder',
      `class S extends Service { public IBinder onBind(Intent i) { return new L(); } } class L extends Binder { void put(String s) { Log.d("t", s); } } class MainActivity extends Activity implements ServiceConnection { ${create} bindService(new Intent(this, S.class), this, 1); } public void onServiceConnected(ComponentName n, IBinder b) { ((L) b).put(${IMEI}); } public void onServiceDisconnected(ComponentName n) { } }`,
      ['getDeviceId MainActivity.onServiceConnected > d L.put'],
      { services: ['.S'] },
    ],
    [
      'through a stub and its proxy',
      `interface IGive extends IInterface { String give(String s); } abstract class Stub extends Binder implements IGive { public IBinder asBinder() { return this; } static IGive asInterface(IBinder b) { if (b == null) { return null; } IInterface i = b.queryLocalInterface("x"); if (i != null && i instanceof IGive) { return (IGive) i; } return new Proxy2(b); } public boolean onTransact(int c, Parcel d, Parcel r, int f) { if (c == 1) { d.enforceInterface("x"); String g = give(d.readString()); r.writeString(g); return true; } return super.onTransact(c, d, r, f); } } class Proxy2 implements IGive { IBinder m; Proxy2(IBinder b) { m = b; } public IBinder asBinder() { return m; } public String give(String s) { Parcel d = Parcel.obtain(); Parcel r = Parcel.obtain(); d.writeString(s); m.transact(1, d, r, 0); return r.readString(); } } class Impl extends Stub { public String give(String s) { Log.d("t", s); return s; } } class S extends Service { public IBinder onBind(Intent i) { return new Impl(); } } class MainActivity extends Activity implements ServiceConnection { ${create} bindService(new Intent(this, S.class), this, 1); } public void onServiceConnected(ComponentName n, IBinder b) { IGive g = Stub.asInterface(b); g.give(${IMEI}); } public void onServiceDisconnected(ComponentName n) { } }`,
      ['getDeviceId MainActivity.onServiceConnected > d Impl.give'],
      { services: ['.S'] },
    ],
    [
      'an alarm to a receiver',
      `${receiver} ${main(`Intent i = new Intent(this, R.class); i.putExtra("k", ${IMEI}); PendingIntent p = PendingIntent.getBroadcast(this, 0, i, 0); ((AlarmManager) getSystemService("alarm")).set(0, 5L, p);`)}`,
      R,
      { receivers: ['.R'] },
    ],
    [
      'an intent service',
      `${main(`Intent i = new Intent(this, S.class); i.putExtra("k", ${IMEI}); startService(i);`)} class S extends IntentService { S() { super("s"); } protected void onHandleIntent(Intent i) { Log.d("t", i.getStringExtra("k")); } }`,
      ['getDeviceId MainActivity.onCreate > d S.onHandleIntent'],
      { services: ['.S'] },
    ],
  ]);
});

describe('stores of the app', () => {
  all([
    [
      'preferences printed by another screen',
      `${main(`SharedPreferences$Editor e = getSharedPreferences("p", 0).edit(); e.putString("k", ${IMEI}); e.commit(); startActivity(new Intent(this, SecondActivity.class));`)} ${screen('SecondActivity', 'Log.d("t", getSharedPreferences("p", 0).getString("k", ""));')}`,
      [...ARRIVED],
      two,
    ],
    [
      'a listener of preferences',
      `class MainActivity extends Activity { ${create} SharedPreferences p = getPreferences(0); p.registerOnSharedPreferenceChangeListener(new SharedPreferences$OnSharedPreferenceChangeListener() { public void onSharedPreferenceChanged(SharedPreferences s, String k) { Log.d("t", s.getString(k, "")); } }); SharedPreferences$Editor e = p.edit(); e.putString("k", ${IMEI}); e.apply(); } }`,
      ['getDeviceId MainActivity.onCreate > d MainActivity$1.onSharedPreferenceChanged'],
    ],
    [
      'a file that is written and read',
      main(
        `FileOutputStream o = openFileOutput("f", 0); o.write(${IMEI}.getBytes()); o.close(); FileInputStream i = openFileInput("f"); byte[] x = new byte[20]; i.read(x); SmsManager.getDefault().sendTextMessage("1", null, new String(x), null, null);`,
      ),
      [
        'getDeviceId MainActivity.onCreate > write MainActivity.onCreate',
        'getDeviceId MainActivity.onCreate > sendTextMessage MainActivity.onCreate',
      ],
    ],
    [
      'another file',
      main(
        `FileOutputStream o = openFileOutput("f", 0); o.write(${IMEI}.getBytes()); o.close(); FileInputStream i = openFileInput("g"); byte[] x = new byte[20]; i.read(x); Log.d("t", new String(x));`,
      ),
      ['getDeviceId MainActivity.onCreate > write MainActivity.onCreate'],
    ],
    [
      'the application object',
      `class App extends Application { String s; public void onCreate() { super.onCreate(); s = ${id('this')}; } } ${main('Log.d("t", ((App) getApplication()).s);')}`,
      ['getDeviceId App.onCreate > d MainActivity.onCreate'],
      { application: { name: '.App' } },
    ],
    [
      'the application by its context',
      `class App extends Application { String s; } ${main(`((App) getApplicationContext()).s = ${IMEI}; startActivity(new Intent(this, SecondActivity.class));`)} ${screen('SecondActivity', 'Log.d("t", ((App) getApplicationContext()).s);')}`,
      ARRIVED,
      { ...two, application: { name: '.App' } },
    ],
    [
      'a singleton',
      `class One { static One it; String s; static One get() { if (it == null) { it = new One(); } return it; } } ${main(`One.get().s = ${IMEI}; startActivity(new Intent(this, SecondActivity.class));`)} ${screen('SecondActivity', 'Log.d("t", One.get().s);')}`,
      ARRIVED,
      two,
    ],
    [
      'a parcel',
      `class Item implements Parcelable { String s; Item(String s) { this.s = s; } Item(Parcel p) { s = p.readString(); } public void writeToParcel(Parcel p, int f) { p.writeString(s); } } ${main(`Item a = new Item(${IMEI}); Parcel p = Parcel.obtain(); a.writeToParcel(p, 0); p.setDataPosition(0); Item c = new Item(p); Log.d("t", c.s);`)}`,
      ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'a parcel of a whole object',
      `class Item implements Parcelable { String s; Item(String s) { this.s = s; } } ${main(`Parcel p = Parcel.obtain(); p.writeValue(new Item(${IMEI})); p.setDataPosition(0); Item c = (Item) p.readValue(getClassLoader()); Log.d("t", c.s);`)}`,
      ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'a parcel of a parcelable',
      `class Item implements Parcelable { String s; Item(String s) { this.s = s; } } ${main(`Parcel p = Parcel.obtain(); p.writeParcelable(new Item(${IMEI}), 0); p.setDataPosition(0); Item c = (Item) p.readParcelable(getClassLoader()); Log.d("t", c.s);`)}`,
      ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'a tag of a view',
      main(`Button v = (Button) findViewById(7); v.setTag(${IMEI}); Log.d("t", (String) v.getTag()); `),
      ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate'],
    ],
    [
      'a tag of another view',
      main(`View v = findViewById(7); v.setTag(${IMEI}); View w = findViewById(8); w.setTag("x"); Log.d("t", (String) w.getTag()); `),
      NOTHING,
    ],
    [
      'a tag in a listener',
      `class L implements View$OnClickListener { public void onClick(View v) { Log.d("t", (String) v.getTag()); } } ${main(`View v = findViewById(7); v.setTag(${IMEI}); v.setOnClickListener(new L());`)}`,
      ['getDeviceId MainActivity.onCreate > d L.onClick'],
    ],
    [
      'a hint of a view',
      main(`TextView v = (TextView) findViewById(7); v.setHint(${IMEI}); Log.d("t", "" + v.getHint()); `),
      ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate'],
    ],
  ]);
});

describe('life cycles', () => {
  const members = (text: string) => `class MainActivity extends Activity { ${text} }`;
  const on = (name: string, body: string, parameters = '', given = '') =>
    `protected void ${name}(${parameters}) { super.${name}(${given}); ${body} }`;
  const flow = (from: string, to: string) => [`getDeviceId ${from} > d ${to}`];
  const print = (s: string) => `Log.d("t", ${s});`;
  all([
    [
      'kept for a new instance',
      members(
        `String s = ""; protected void onSaveInstanceState(Bundle b) { super.onSaveInstanceState(b); b.putString("k", ${IMEI}); } protected void onRestoreInstanceState(Bundle b) { super.onRestoreInstanceState(b); ${print('b.getString("k")')} }`,
      ),
      flow('MainActivity.onSaveInstanceState', 'MainActivity.onRestoreInstanceState'),
    ],
    [
      'of a field, kept for a new instance',
      members(
        `String s = ""; ${create} if (b != null) { ${print('b.getString("k")')} } } ${on('onResume', `s = ${IMEI};`)} protected void onSaveInstanceState(Bundle b) { super.onSaveInstanceState(b); b.putString("k", s); }`,
      ),
      flow('MainActivity.onResume', 'MainActivity.onCreate'),
    ],
    [
      'restart',
      members(`String s = ""; ${on('onRestart', print('s'))} ${on('onStop', `s = ${IMEI};`)}`),
      flow('MainActivity.onStop', 'MainActivity.onRestart'),
    ],
    [
      'pause, then resume',
      members(`String s = ""; ${on('onResume', print('s'))} ${on('onPause', `s = ${IMEI};`)}`),
      flow('MainActivity.onPause', 'MainActivity.onResume'),
    ],
    [
      'start before resume',
      members(`String s = ""; ${on('onStart', `s = ${IMEI};`)} ${on('onResume', print('s'))}`),
      flow('MainActivity.onStart', 'MainActivity.onResume'),
    ],
    [
      'create reads what destroy sets of the same object, which is never',
      members(`String s = ""; ${create} ${print('s')} } ${on('onDestroy', `s = ${IMEI};`)}`),
      NOTHING,
    ],
    [
      'the same of a static field',
      members(`static String s = ""; ${create} ${print('s')} } ${on('onDestroy', `s = ${IMEI};`)}`),
      flow('MainActivity.onDestroy', 'MainActivity.onCreate'),
    ],
    [
      'two screens and a static field, in one order only by the user',
      `class K { static String s = ""; } ${members(`${on('onPause', `K.s = ${IMEI};`)}`)} class SecondActivity extends Activity { ${on('onResume', print('K.s'))} }`,
      flow('MainActivity.onPause', 'SecondActivity.onResume'),
      two,
    ],
    [
      'a fragment from attach to its start',
      `class F extends Fragment { String s = ""; public void onAttach(Activity a) { super.onAttach(a); s = ${id('a')}; } public void onStart() { super.onStart(); ${print('s')} } } ${main('getFragmentManager().beginTransaction().add(1, new F()).commit();')}`,
      flow('F.onAttach', 'F.onStart'),
    ],
    [
      'a fragment from start to its end',
      `class F extends Fragment { String s = ""; public void onStart() { super.onStart(); s = ${id('getActivity()')}; } public void onDestroy() { super.onDestroy(); ${print('s')} } } ${main('getFragmentManager().beginTransaction().add(1, new F()).commit();')}`,
      flow('F.onStart', 'F.onDestroy'),
    ],
    [
      'a fragment and its screen',
      `class F extends Fragment { public void onResume() { super.onResume(); ${print('((MainActivity) getActivity()).s')} } } class MainActivity extends Activity { String s = ""; ${create} s = ${IMEI}; getFragmentManager().beginTransaction().replace(1, new F()).commit(); } }`,
      flow('MainActivity.onCreate', 'F.onResume'),
    ],
    [
      'a service from command to unbind',
      `class S extends Service { String s = ""; public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { s = ${id('this')}; return 1; } public void onLowMemory() { ${print('s')} } } ${main('finish();')}`,
      flow('S.onStartCommand', 'S.onLowMemory'),
      { services: ['.S'] },
    ],
    [
      'a service from its end to its making, which is another object',
      `class S extends Service { String s = ""; public void onCreate() { super.onCreate(); ${print('s')} } public IBinder onBind(Intent i) { return null; } public void onDestroy() { super.onDestroy(); s = ${id('this')}; } } ${main('finish();')}`,
      NOTHING,
      { services: ['.S'] },
    ],
    [
      'the application hears of its screens',
      `class App extends Application implements Application$ActivityLifecycleCallbacks { String s = ""; public void onCreate() { super.onCreate(); registerActivityLifecycleCallbacks(this); } public void onActivityCreated(Activity a, Bundle b) { s = ${id('a')}; } public void onActivityStarted(Activity a) { } public void onActivityResumed(Activity a) { } public void onActivityPaused(Activity a) { ${print('s')} } public void onActivityStopped(Activity a) { } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { } } ${main('finish();')}`,
      flow('App.onActivityCreated', 'App.onActivityPaused'),
      { application: { name: '.App' } },
    ],
    [
      'the application hears of its configuration',
      `class App extends Application { String s = ""; public void onCreate() { super.onCreate(); s = ${id('this')}; registerComponentCallbacks(new Hear(this)); } } class Hear implements ComponentCallbacks { App a; Hear(App a) { this.a = a; } public void onConfigurationChanged(Configuration c) { ${print('a.s')} } public void onLowMemory() { } } ${main('finish();')}`,
      flow('App.onCreate', 'Hear.onConfigurationChanged'),
      { application: { name: '.App' } },
    ],
    [
      'a provider',
      `class P extends ContentProvider { static String s = ""; public boolean onCreate() { s = ${id('getContext()')}; return true; } } ${main(print('P.s'))}`,
      flow('P.onCreate', 'MainActivity.onCreate'),
      { providers: [{ name: '.P', authorities: 'a.b' }] },
    ],
    [
      'the order of two listeners',
      `class MainActivity extends Activity { String s = ""; ${create} findViewById(1).setOnClickListener(new View$OnClickListener() { public void onClick(View v) { s = ${IMEI}; } }); findViewById(2).setOnClickListener(new View$OnClickListener() { public void onClick(View v) { ${print('s')} } }); } }`,
      flow('MainActivity$1.onClick', 'MainActivity$2.onClick'),
    ],
    [
      'a low memory between',
      members(`String s = ""; ${create} s = ${IMEI}; } public void onLowMemory() { super.onLowMemory(); ${print('s')} s = ""; }`),
      flow('MainActivity.onCreate', 'MainActivity.onLowMemory'),
    ],
    [
      'a field cleared when it starts',
      members(`String s = ""; ${create} s = ${IMEI}; } ${on('onStart', 's = "";')} ${on('onResume', print('s'))}`),
      NOTHING,
    ],
  ]);
});

test('what is unlike in two sources', () => {
  expect(flowsIn(main(`Log.d("t", ${IMEI}); Log.e("t", ${IMSI});`))).toEqual([
    'getDeviceId MainActivity.onCreate > d MainActivity.onCreate',
    'getSubscriberId MainActivity.onCreate > e MainActivity.onCreate',
  ]);
});
