import { noGate, type Recipe, read } from '../recipe.ts';

export const intents: readonly Recipe[] = [
  {
    id: 'intent-set-class-name',
    about: 'The class is given by setClassName with a name from a constant of another class, and by setComponent.',
    java: `package com.yitu.b;
class Routes { static final String HOME = "com.yitu.b.HomeActivity"; static String detail = "com.yitu.b.DetailActivity"; }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent i = new Intent(); i.setClassName(this, Routes.HOME); startActivity(i); } }
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent i = new Intent(); i.setComponent(new ComponentName(getPackageName(), Routes.detail)); startActivity(i); } }
class DetailActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("b", "" + getPackageManager().getInstalledPackages(0)); } }`,
    manifest: { activities: ['.HomeActivity', '.DetailActivity'] },
    truth: { reads: [read('app list', 'DetailActivity.onCreate', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'intent-broadcast-inside',
    about: 'Application sends a broadcast that a manifest receiver of the app gets.',
    java: `package com.yitu.c;
class App extends Application { public void onCreate() { super.onCreate(); Intent i = new Intent(); i.setAction("com.yitu.c.INIT"); i.setPackage("com.yitu.c"); sendBroadcast(i); } }
class InitReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("c", Settings$Secure.getString(c.getContentResolver(), "android_id")); } }`,
    manifest: { application: { name: '.App' }, receivers: [{ name: '.InitReceiver', exported: false, actions: ['com.yitu.c.INIT'] }] },
    truth: {
      reads: [read('android id', 'InitReceiver.onReceive', ['process-start', 'system-event'], 'no-gate', { isBackground: true })],
      gate: noGate,
    },
  },
  {
    id: 'intent-router-by-path',
    about: 'A router: pages register themselves in a map by path; the agree button navigates to /home.',
    java: `package com.yitu.d;
class Router { static final Map TABLE = new HashMap(); static { TABLE.put("/home", HomeActivity.class); TABLE.put("/about", AboutActivity.class); } static void go(Context c, String path) { Class k = (Class) TABLE.get(path); if (k != null) c.startActivity(new Intent(c, k)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("您需要同意").setPositiveButton("同意", (d, w) -> Router.go(this, "/home")).setNegativeButton("不同意", (d, w) -> finish()).setNeutralButton("关于我们", (d, w) -> Router.go(this, "/about")).show(); } }
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("d", ((TelephonyManager) getSystemService("phone")).getMeid()); } }
class AboutActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setTitle("关于"); } }`,
    manifest: { activities: ['.HomeActivity', '.AboutActivity'] },
    truth: {
      reads: [
        read('meid', 'HomeActivity.onCreate', 'user-action', ['behind-gate', 'undecided'], {
          why: 'agree and about go through the same table; only the path tells which page',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'intent-pending-notification',
    about: 'A PendingIntent in a notification: the user taps it.',
    java: `package com.yitu.e;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); PendingIntent p = PendingIntent.getActivity(this, 0, new Intent(this, NewsActivity.class), 67108864); Note.show(this, p); } }
class Note { static void show(Context c, PendingIntent p) { Notification n = new Notification$Builder(c, "news").setContentTitle("今日要闻").setContentIntent(p).build(); ((NotificationManager) c.getSystemService("notification")).notify(1, n); } }
class NewsActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("e", ((WifiManager) getSystemService("wifi")).getConnectionInfo().getSSID()); } }`,
    manifest: { activities: ['.NewsActivity'] },
    truth: { reads: [read('ssid', 'NewsActivity.onCreate', ['user-action', 'first-screen', 'unknown'], 'no-gate')], gate: noGate },
  },
  {
    id: 'intent-alias-of-action',
    about: 'startActivity with an action of the app, filtered to one of two activities by category.',
    java: `package com.yitu.f;
class MainActivity extends Activity { protected void onStart() { super.onStart(); Intent i = new Intent("com.yitu.f.OPEN"); i.addCategory("com.yitu.f.cat.MAP"); startActivity(i); } }
class MapActivity extends Activity { protected void onResume() { super.onResume(); Log.d("f", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("gps")); } }
class BookActivity extends Activity { protected void onResume() { super.onResume(); Log.d("f", "" + getContentResolver().query(ContactsContract$Contacts.CONTENT_URI, null, null, null, null)); } }`,
    manifest: {
      activities: [
        {
          name: '.MapActivity',
          exported: false,
          filters: [{ actions: ['com.yitu.f.OPEN'], categories: ['android.intent.category.DEFAULT', 'com.yitu.f.cat.MAP'] }],
        },
        {
          name: '.BookActivity',
          exported: false,
          filters: [{ actions: ['com.yitu.f.OPEN'], categories: ['android.intent.category.DEFAULT', 'com.yitu.f.cat.BOOK'] }],
        },
      ],
    },
    truth: {
      reads: [read('location', 'MapActivity.onResume', 'first-screen', 'no-gate')],
      dead: [['contacts', 'BookActivity.onResume']],
      gate: noGate,
    },
  },
];
