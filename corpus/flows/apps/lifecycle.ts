import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccidOf, imei, imeiOf, imsi, line1, line1Of, mac, sms } from '../snippets.ts';

export const lifecycle: readonly FlowRecipe[] = [
  {
    id: 'life-create-to-destroy',
    about: 'Set in onCreate, sent in onDestroy.',
    java: `class MainActivity extends Activity { String v; ${create} v = ${imei}; } protected void onDestroy() { super.onDestroy(); ${sms('v')} } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'sms', 'MainActivity.onDestroy')],
  },
  {
    id: 'life-destroy-to-create',
    about: 'Set in onDestroy, printed in onCreate: each object is created once, before it is destroyed.',
    java: `class MainActivity extends Activity { String v = ""; ${create} Log.d("v", v); } protected void onDestroy() { super.onDestroy(); v = ${imei}; } }`,
    flows: [],
    noFlows: [none('a new object is created next time', 'imei', 'MainActivity.onDestroy', 'log.d', 'MainActivity.onCreate')],
  },
  {
    id: 'life-destroy-to-create-static',
    about: 'The same with a static field, which outlives the object.',
    java: `class MainActivity extends Activity { static String v = ""; ${create} Log.d("v", v); } protected void onDestroy() { super.onDestroy(); v = ${imei}; } }`,
    flows: [leak('imei', 'MainActivity.onDestroy', 'log.d', 'MainActivity.onCreate')],
  },
  {
    id: 'life-pause-to-resume',
    about: 'Set in onPause, printed in the onResume that follows when the user comes back.',
    java: `class MainActivity extends Activity { String v = ""; protected void onResume() { super.onResume(); Log.d("v", v); } protected void onPause() { super.onPause(); v = ${imsi}; } }`,
    flows: [leak('imsi', 'MainActivity.onPause', 'log.d', 'MainActivity.onResume')],
  },
  {
    id: 'life-restart-to-create',
    about: 'Set in onRestart, printed in onCreate, which is not called again for the object.',
    java: `class MainActivity extends Activity { private String v = ""; protected void onRestart() { super.onRestart(); v = ${imei}; } ${create} Log.d("v", v); } }`,
    flows: [],
    noFlows: [none('onCreate comes before', 'imei', 'MainActivity.onRestart', 'log.d', 'MainActivity.onCreate')],
  },
  {
    id: 'life-instance-state',
    about: 'Into the state that the platform keeps, and out of it in the next object.',
    java: `class MainActivity extends Activity { String v; protected void onStart() { super.onStart(); v = ${imei}; } protected void onSaveInstanceState(Bundle b) { super.onSaveInstanceState(b); b.putString("v", v); } protected void onRestoreInstanceState(Bundle b) { super.onRestoreInstanceState(b); Log.d("v", b.getString("v")); } }`,
    flows: [leak('imei', 'MainActivity.onStart', 'log.d', 'MainActivity.onRestoreInstanceState')],
  },
  {
    id: 'life-instance-state-in-create',
    about: 'The kept state is what onCreate gets.',
    java: `class MainActivity extends Activity { ${create} if (b != null) { ${sms('b.getString("n")')} } } protected void onSaveInstanceState(Bundle b) { b.putString("n", ${line1}); } }`,
    flows: [leak('phone', 'MainActivity.onSaveInstanceState', 'sms', 'MainActivity.onCreate')],
  },
  {
    id: 'life-instance-state-other-key',
    about: 'Another key of the kept state is printed.',
    java: `class MainActivity extends Activity { ${create} if (b != null) Log.d("b", b.getString("page")); } protected void onSaveInstanceState(Bundle b) { b.putString("n", ${line1}); b.putString("page", "3"); } }`,
    flows: [],
    noFlows: [none('another key', 'phone', 'MainActivity.onSaveInstanceState', 'log.d', 'MainActivity.onCreate')],
  },
  {
    id: 'life-retained-object',
    about: 'An object that is retained when the screen turns.',
    java: `class MainActivity extends Activity { ${create} Object o = getLastNonConfigurationInstance(); if (o != null) Log.i("o", (String) o); } public Object onRetainNonConfigurationInstance() { return ${imei}; } }`,
    flows: [leak('imei', 'MainActivity.onRetainNonConfigurationInstance', 'log.i', 'MainActivity.onCreate')],
  },
  {
    id: 'life-low-memory',
    about: 'onLowMemory may come whenever the activity is there.',
    java: `class MainActivity extends Activity { String v; protected void onResume() { super.onResume(); v = ${imsi}; } public void onLowMemory() { super.onLowMemory(); Log.w("low", v); } }`,
    flows: [leak('imsi', 'MainActivity.onResume', 'log.w', 'MainActivity.onLowMemory')],
  },
  {
    id: 'life-observed-by-application',
    about: 'The application is told of every activity: it reads when one starts and sends when it stops.',
    java: `class App extends Application implements Application$ActivityLifecycleCallbacks { String v; public void onCreate() { super.onCreate(); registerActivityLifecycleCallbacks(this); }
  public void onActivityCreated(Activity a, Bundle b) { } public void onActivityStarted(Activity a) { v = ${imeiOf('a')}; } public void onActivityResumed(Activity a) { } public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { ${sms('v')} } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { } }`,
    manifest: { application: { name: '.App' } },
    flows: [leak('imei', 'App.onActivityStarted', 'sms', 'App.onActivityStopped')],
  },
  {
    id: 'life-application-to-memory',
    about: 'The application reads when it is created and prints when memory gets short, by callbacks it registers.',
    java: `class App extends Application { public void onCreate() { super.onCreate(); registerComponentCallbacks(new Watch(${mac})); } } class Watch implements ComponentCallbacks { final String v; Watch(String s) { v = s; } public void onConfigurationChanged(Configuration c) { } public void onLowMemory() { Log.d("watch", v); } }`,
    manifest: { application: { name: '.App' } },
    flows: [leak('mac', 'App.onCreate', 'log.d', 'Watch.onLowMemory')],
  },
  {
    id: 'life-service-commands',
    about: 'One command of a service stores, a later one prints.',
    java: `class MainActivity extends Activity { ${create} startService(new Intent(this, Run.class)); } } class Run extends Service { private String v = ""; public int onStartCommand(Intent i, int f, int n) { Log.d("v", v); v = ${imei}; return 1; } public IBinder onBind(Intent i) { return null; } }`,
    manifest: { services: ['.Run'] },
    flows: [leak('imei', 'Run.onStartCommand', 'log.d')],
  },
  {
    id: 'life-service-unbound',
    about: 'Read in onBind, sent in onUnbind.',
    java: `class MainActivity extends Activity implements ServiceConnection { ${create} bindService(new Intent(this, Bound.class), this, 1); } public void onServiceConnected(ComponentName n, IBinder x) { } public void onServiceDisconnected(ComponentName n) { } protected void onDestroy() { unbindService(this); super.onDestroy(); } }
class Bound extends Service { String v; public IBinder onBind(Intent i) { v = ${imsi}; return new Binder(); } public boolean onUnbind(Intent i) { Log.d("u", v); return false; } }`,
    manifest: { services: ['.Bound'] },
    flows: [leak('imsi', 'Bound.onBind', 'log.d', 'Bound.onUnbind')],
  },
  {
    id: 'life-receiver-fields',
    about: 'A receiver of the manifest is a new object for each broadcast: its field is lost between them, a static one is not.',
    java: `class Ear extends BroadcastReceiver { String once = ""; static String always = ""; public void onReceive(Context c, Intent i) { Log.d("once", once); Log.e("always", always); once = ${imeiOf('c')}; always = ${line1Of('c')}; } }`,
    manifest: { receivers: [{ name: '.Ear', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] }] },
    flows: [leak('phone', 'Ear.onReceive', 'log.e')],
    noFlows: [none('another object next time', 'imei', 'Ear.onReceive', 'log.d')],
  },
  {
    id: 'life-provider',
    about: 'A provider reads when it is created and answers a call with a log line.',
    java: `class Facts extends ContentProvider { String v; public boolean onCreate() { v = ${iccidOf('getContext()')}; return true; } public Bundle call(String m, String a, Bundle b) { Log.d("call", v); return b; } public Uri insert(Uri u, ContentValues v) { return null; } public Cursor query(Uri u, String[] p, String s, String[] a, String o) { return null; } public String getType(Uri u) { return null; } public int delete(Uri u, String s, String[] a) { return 0; } public int update(Uri u, ContentValues v, String s, String[] a) { return 0; } }`,
    manifest: { providers: [{ name: '.Facts', authorities: 'cn.shuiliu.facts', exported: true }] },
    flows: [leak('iccid', 'Facts.onCreate', 'log.d', 'Facts.call')],
  },
  {
    id: 'life-fragment-arguments',
    about: 'Given to a fragment as arguments.',
    java: `class MainActivity extends Activity { ${create} Page p = new Page(); Bundle a = new Bundle(); a.putString("v", ${imsi}); p.setArguments(a); getFragmentManager().beginTransaction().add(p, "page").commit(); } } class Page extends Fragment { public void onStart() { super.onStart(); Log.d("arg", getArguments().getString("v")); } }`,
    flows: [leak('imsi', 'MainActivity.onCreate', 'log.d', 'Page.onStart')],
  },
  {
    id: 'life-fragment-never-added',
    about: 'A fragment class that nobody adds.',
    java: `class MainActivity extends Activity { ${create} setTitle("none"); } } class Page extends Fragment { public void onAttach(Context c) { super.onAttach(c); Log.d("page", ${imeiOf('c')}); } }`,
    flows: [],
    noFlows: [none('nobody adds it', 'imei', 'Page.onAttach', 'log.d')],
  },
  {
    id: 'life-leave-hint',
    about: 'Written when the user leaves, printed with the window that comes back.',
    java: `class MainActivity extends Activity { String v = ""; protected void onUserLeaveHint() { super.onUserLeaveHint(); v = ${imei}; } public void onWindowFocusChanged(boolean has) { super.onWindowFocusChanged(has); if (has) Log.d("focus", v); } }`,
    flows: [leak('imei', 'MainActivity.onUserLeaveHint', 'log.d', 'MainActivity.onWindowFocusChanged')],
  },
];
