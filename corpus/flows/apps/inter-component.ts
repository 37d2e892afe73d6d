import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, imsi, line1, line1Of, mac, sms } from '../snippets.ts';

const from = 'MainActivity.onCreate';
const second = (extra: string): string =>
  `class SecondActivity extends Activity { ${create} Log.d("second", getIntent().getStringExtra("${extra}")); } }`;
const declared = { activities: ['.SecondActivity'] } as const;

export const interComponent: readonly FlowRecipe[] = [
  {
    id: 'icc-class',
    about: 'An extra for an activity that is named by its class.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${imei}); startActivity(i); } } ${second('k')}`,
    manifest: declared,
    flows: [leak('imei', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-other-extra',
    about: 'The receiver asks for another extra.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(this, SecondActivity.class); i.putExtra("k", ${imei}); i.putExtra("greeting", "hi"); startActivity(i); } } ${second('greeting')}`,
    manifest: declared,
    flows: [],
    noFlows: [none('another extra', 'imei', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-component-name',
    about: 'A ComponentName from the package name and a class.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(); i.setComponent(new ComponentName(this, SecondActivity.class)); i.putExtra("k", ${iccid}); startActivity(i); } } ${second('k')}`,
    manifest: declared,
    flows: [leak('iccid', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-set-class-late',
    about: 'The intent gets its class after its extra, in another method.',
    java: `class Nav { static Intent to(Context c, Intent i) { i.setClass(c, SecondActivity.class); return i; } } class MainActivity extends Activity { ${create} Intent i = new Intent(); i.putExtra("k", ${imei}); startActivity(Nav.to(this, i)); } } ${second('k')}`,
    manifest: declared,
    flows: [leak('imei', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-action',
    about: 'By an action that one activity of the app has in its filter. That others could have it too is not judged.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent("cn.shuiliu.action.SHOW"); i.putExtra("k", ${imei}); startActivity(i); } } ${second('k')}`,
    manifest: {
      activities: [
        {
          name: '.SecondActivity',
          exported: false,
          filters: [{ actions: ['cn.shuiliu.action.SHOW'], categories: ['android.intent.category.DEFAULT'] }],
        },
      ],
    },
    flows: [leak('imei', from, 'log.d', 'SecondActivity.onCreate')],
    unjudged: [none('an implicit intent', 'imei', from, 'start activity')],
  },
  {
    id: 'icc-action-of-other',
    about: 'Two activities with filters; the action is that of the one that prints nothing.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent("cn.shuiliu.action.QUIET"); i.setPackage(getPackageName()); i.putExtra("k", ${imei}); startActivity(i); } } ${second('k')}
class QuietActivity extends Activity { ${create} setTitle("quiet"); } }`,
    manifest: {
      activities: [
        {
          name: '.SecondActivity',
          exported: false,
          filters: [{ actions: ['cn.shuiliu.action.LOUD'], categories: ['android.intent.category.DEFAULT'] }],
        },
        {
          name: '.QuietActivity',
          exported: false,
          filters: [{ actions: ['cn.shuiliu.action.QUIET'], categories: ['android.intent.category.DEFAULT'] }],
        },
      ],
    },
    flows: [],
    noFlows: [none('the action is of another activity', 'imei', from, 'log.d', 'SecondActivity.onCreate')],
    unjudged: [none('stays in the app', 'imei', from, 'start activity')],
  },
  {
    id: 'icc-bundle-extras',
    about: 'In a Bundle, put as all the extras, taken as all the extras.',
    java: `class MainActivity extends Activity { ${create} Bundle x = new Bundle(); x.putString("k", ${imei}); Intent i = new Intent(this, SecondActivity.class); i.putExtras(x); startActivity(i); } }
class SecondActivity extends Activity { ${create} Bundle x = getIntent().getExtras(); ${sms('x.getString("k")')} } }`,
    manifest: declared,
    flows: [leak('imei', from, 'sms', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-bundle-in-bundle',
    about: 'A Bundle in a Bundle in an extra.',
    java: `class MainActivity extends Activity { ${create} Bundle x = new Bundle(); Bundle y = new Bundle(); y.putString("k", ${line1}); x.putBundle("y", y); Intent i = new Intent(this, SecondActivity.class); i.putExtra("x", x); startActivity(i); } }
class SecondActivity extends Activity { ${create} Bundle x = getIntent().getBundleExtra("x"); Log.d("x", x.getBundle("y").getString("k")); } }`,
    manifest: declared,
    flows: [leak('phone', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-data-uri',
    about: 'In the data of the intent, as the query of an address.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(this, SecondActivity.class); i.setData(Uri.parse("app://x?k=" + ${imei})); startActivity(i); } }
class SecondActivity extends Activity { ${create} Log.d("q", getIntent().getData().getQueryParameter("k")); } }`,
    manifest: declared,
    flows: [leak('imei', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-result',
    about: 'The second activity is asked for a result; the first prints it.',
    java: `class MainActivity extends Activity { ${create} startActivityForResult(new Intent(this, AskActivity.class), 7); } protected void onActivityResult(int r, int c, Intent i) { if (r == 7) Log.i("r", i.getStringExtra("out")); } }
class AskActivity extends Activity { ${create} Intent i = new Intent(); i.putExtra("out", ${imsi}); setResult(-1, i); finish(); } }`,
    manifest: { activities: ['.AskActivity'] },
    flows: [leak('imsi', 'AskActivity.onCreate', 'log.i', 'MainActivity.onActivityResult')],
    unjudged: [none('the one who asked is the app', 'imsi', 'AskActivity.onCreate', 'set result')],
  },
  {
    id: 'icc-result-for-strangers',
    about: 'An exported activity answers other apps with the number.',
    java: `class MainActivity extends Activity { ${create} } } class GiveActivity extends Activity { ${create} setResult(-1, new Intent().putExtra("id", ${imei})); finish(); } }`,
    manifest: { activities: [{ name: '.GiveActivity', exported: true, actions: ['cn.shuiliu.GIVE'] }] },
    flows: [leak('imei', 'GiveActivity.onCreate', 'set result')],
  },
  {
    id: 'icc-broadcast-declared',
    about: 'A broadcast by class to a receiver of the manifest.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(this, Ear.class); i.putExtra("k", ${imei}); sendBroadcast(i); } } class Ear extends BroadcastReceiver { public void onReceive(Context c, Intent i) { ${sms('i.getStringExtra("k")')} } }`,
    manifest: { receivers: ['.Ear'] },
    flows: [leak('imei', from, 'sms', 'Ear.onReceive')],
  },
  {
    id: 'icc-broadcast-outside',
    about: 'A broadcast with an action that nobody in the app hears: whoever likes hears it.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent("cn.shuiliu.HELLO"); i.putExtra("k", ${mac}); sendBroadcast(i); } }`,
    flows: [leak('mac', from, 'broadcast')],
  },
  {
    id: 'icc-broadcast-sticky',
    about: 'A sticky broadcast for everybody.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent("cn.shuiliu.STAY"); i.putExtra("k", ${imei}); sendStickyBroadcast(i); } }`,
    flows: [leak('imei', from, 'sticky broadcast')],
  },
  {
    id: 'icc-local-broadcast-other-action',
    about: 'The receiver was registered for another action.',
    java: `class MainActivity extends Activity { ${create} LocalBroadcastManager m = LocalBroadcastManager.getInstance(this); m.registerReceiver(new Hear(), new IntentFilter("stop")); m.sendBroadcast(new Intent("go").putExtra("k", ${imsi})); } } class Hear extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("hear", i.getStringExtra("k")); } }`,
    flows: [],
    noFlows: [none('registered for another action', 'imsi', from, 'log.d', 'Hear.onReceive')],
  },
  {
    id: 'icc-service-binder',
    about: 'A bound service in the same process: its Binder gives the service, a method of it is called with the value.',
    java: `class MainActivity extends Activity { ${create} bindService(new Intent(this, LogService.class), new ServiceConnection() { public void onServiceConnected(ComponentName n, IBinder x) { ((LogService$Local) x).service().tell(${imei}); } public void onServiceDisconnected(ComponentName n) { } }, 1); } }
class LogService extends Service { public IBinder onBind(Intent i) { return new LogService$Local(this); } void tell(String s) { Log.d("svc", s); } } class LogService$Local extends Binder { final LogService s; LogService$Local(LogService x) { s = x; } LogService service() { return s; } }`,
    manifest: { services: ['.LogService'] },
    flows: [leak('imei', 'MainActivity$1.onServiceConnected', 'log.d', 'LogService.tell')],
  },
  {
    id: 'icc-service-messenger',
    about: 'A Messenger to the handler of a bound service.',
    java: `class MainActivity extends Activity implements ServiceConnection { ${create} bindService(new Intent(this, MailService.class), this, 1); } public void onServiceConnected(ComponentName n, IBinder x) { Message m = Message.obtain(null, 5); Bundle d = new Bundle(); d.putString("k", ${imei}); m.setData(d); try { new Messenger(x).send(m); } catch (RemoteException e) { finish(); } } public void onServiceDisconnected(ComponentName n) { } }
class MailService extends Service { final Messenger m = new Messenger(new MailHandler()); public IBinder onBind(Intent i) { return m.getBinder(); } } class MailHandler extends Handler { public void handleMessage(Message m) { ${sms('m.getData().getString("k")')} } }`,
    manifest: { services: ['.MailService'] },
    flows: [leak('imei', 'MainActivity.onServiceConnected', 'sms', 'MailHandler.handleMessage')],
  },
  {
    id: 'icc-intent-service',
    about: 'An IntentService takes the extra on its own thread.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(this, Worker1.class); i.putExtra("k", ${line1}); startService(i); } } class Worker1 extends IntentService { public Worker1() { super("w"); } protected void onHandleIntent(Intent i) { Log.d("w", i.getStringExtra("k")); } }`,
    manifest: { services: ['.Worker1'] },
    flows: [leak('phone', from, 'log.d', 'Worker1.onHandleIntent')],
  },
  {
    id: 'icc-job-intent-service',
    about: 'A JobIntentService and enqueueWork.',
    java: `class MainActivity extends Activity { ${create} JobIntentService.enqueueWork(this, Later.class, 9, new Intent().putExtra("k", ${imei})); } } class Later extends JobIntentService { protected void onHandleWork(Intent i) { Log.d("l", i.getStringExtra("k")); } }`,
    manifest: { services: [{ name: '.Later', permission: 'android.permission.BIND_JOB_SERVICE' }] },
    flows: [leak('imei', from, 'log.d', 'Later.onHandleWork')],
  },
  {
    id: 'icc-provider-insert',
    about: 'A row for a provider of the app, which prints it.',
    java: `class MainActivity extends Activity { ${create} ContentValues v = new ContentValues(); v.put("id", ${imei}); getContentResolver().insert(Uri.parse("content://cn.shuiliu.rows/t"), v); } }
class Rows extends ContentProvider { public boolean onCreate() { return true; } public Uri insert(Uri u, ContentValues v) { Log.d("row", v.getAsString("id")); return u; } public Cursor query(Uri u, String[] p, String s, String[] a, String o) { return null; } public String getType(Uri u) { return null; } public int delete(Uri u, String s, String[] a) { return 0; } public int update(Uri u, ContentValues v, String s, String[] a) { return 0; } }`,
    manifest: { providers: [{ name: '.Rows', authorities: 'cn.shuiliu.rows', exported: false }] },
    flows: [leak('imei', from, 'log.d', 'Rows.insert')],
  },
  {
    id: 'icc-singleton-between',
    about: 'A singleton of the app with a map, one key written and read, another one read too.',
    java: `class Session { private static Session one; private final Map m = new HashMap(); static Session get() { if (one == null) one = new Session(); return one; } void put(String k, String v) { m.put(k, v); } String get(String k) { return (String) m.get(k); } }
class MainActivity extends Activity { ${create} Session.get().put("phone", ${line1}); Session.get().put("name", "n"); startActivity(new Intent(this, SecondActivity.class)); } } class SecondActivity extends Activity { ${create} Log.d("s", Session.get().get("phone")); Log.e("s", Session.get().get("name")); } }`,
    manifest: declared,
    flows: [leak('phone', from, 'log.d', 'SecondActivity.onCreate')],
    noFlows: [none('another key', 'phone', from, 'log.e', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-preferences-between',
    about: 'An activity writes the preferences, a service reads them. Private storage itself is not judged.',
    java: `class MainActivity extends Activity { ${create} getSharedPreferences("s", 0).edit().putString("t", ${imsi}).apply(); startService(new Intent(this, Sync.class)); } } class Sync extends Service { public void onCreate() { super.onCreate(); Log.d("sync", getSharedPreferences("s", 0).getString("t", null)); } public IBinder onBind(Intent i) { return null; } }`,
    manifest: { services: ['.Sync'] },
    flows: [leak('imsi', from, 'log.d', 'Sync.onCreate')],
    unjudged: [none('private storage', 'imsi', from, 'preferences')],
  },
  {
    id: 'icc-pending-intent',
    about: 'A pending intent for an alarm: the receiver gets the extra later.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(this, Alarm.class); i.putExtra("k", ${imei}); PendingIntent p = PendingIntent.getBroadcast(this, 0, i, 0); ((AlarmManager) getSystemService("alarm")).set(1, System.currentTimeMillis() + 9000L, p); } } class Alarm extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("alarm", i.getStringExtra("k")); } }`,
    manifest: { receivers: ['.Alarm'] },
    flows: [leak('imei', from, 'log.d', 'Alarm.onReceive')],
  },
  {
    id: 'icc-result-receiver',
    about: 'A ResultReceiver in an extra: the service answers through it.',
    java: `class MainActivity extends Activity { ${create} startService(new Intent(this, AskService.class).putExtra("to", (Parcelable) new Answer(new Handler()))); } } class Answer extends ResultReceiver { Answer(Handler h) { super(h); } protected void onReceiveResult(int c, Bundle x) { Log.d("answer", x.getString("n")); } }
class AskService extends IntentService { public AskService() { super("a"); } protected void onHandleIntent(Intent i) { Bundle x = new Bundle(); x.putString("n", ${line1Of('this')}); ((ResultReceiver) i.getParcelableExtra("to")).send(1, x); } }`,
    manifest: { services: ['.AskService'] },
    flows: [leak('phone', 'AskService.onHandleIntent', 'log.d', 'Answer.onReceiveResult')],
  },
  {
    id: 'icc-wrong-component',
    about: 'The intent with the value goes to an activity that only greets; the one that prints is started with a clean intent.',
    java: `class MainActivity extends Activity { ${create} startActivity(new Intent(this, HelloActivity.class).putExtra("k", ${imei})); startActivity(new Intent(this, SecondActivity.class).putExtra("k", "clean")); } } class HelloActivity extends Activity { ${create} setTitle("hello"); } } ${second('k')}`,
    manifest: { activities: ['.SecondActivity', '.HelloActivity'] },
    flows: [],
    noFlows: [none('it gets another intent', 'imei', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-alias-target',
    about: 'The activity is started by the name of its alias.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(); i.setClassName(this, "%p.Door"); i.putExtra("k", ${imei}); startActivity(i); } } ${second('k')}`,
    manifest: {
      activities: ['.SecondActivity'],
      aliases: [{ name: '.Door', exported: false, attributes: { 'android:targetActivity': '.SecondActivity' } }],
    },
    flows: [leak('imei', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-share-sheet',
    about: 'Shared with whatever app the user chooses.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent("android.intent.action.SEND"); i.setType("text/plain"); i.putExtra("android.intent.extra.TEXT", "me: " + ${line1}); startActivity(Intent.createChooser(i, "with")); } }`,
    flows: [leak('phone', from, 'start activity')],
  },
];
