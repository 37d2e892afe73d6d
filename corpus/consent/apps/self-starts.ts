import { noGate, type Recipe } from '../recipe.ts';

export const selfStarts: readonly Recipe[] = [
  {
    id: 'start-boot-starts-service',
    about: 'BOOT_COMPLETED starts the own service: self-start, before any consent.',
    java: `package com.zijian.a;
class Boot extends BroadcastReceiver { public void onReceive(Context c, Intent i) { c.startService(new Intent(c, Core.class)); } }
class Core extends Service { public IBinder onBind(Intent i) { return null; } }`,
    manifest: {
      permissions: ['RECEIVE_BOOT_COMPLETED'],
      receivers: [{ name: '.Boot', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] }],
      services: [{ name: '.Core', exported: false }],
    },
    truth: {
      starts: [{ kind: 'self', target: 'com.zijian.a', in: 'Boot.onReceive', trigger: 'system-event', gate: 'no-gate' }],
      gate: noGate,
    },
  },
  {
    id: 'start-other-app-service',
    about: 'At process start a service of another app is woken by its component name.',
    java: `package com.zijian.b;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    Intent i = new Intent();
    i.setComponent(new ComponentName("com.taobao.taobao", "com.taobao.accs.ChannelService"));
    try { startService(i); } catch (SecurityException e) { Log.d("b", "no"); }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      starts: [{ kind: 'associated', target: 'com.taobao.taobao', in: 'App.onCreate', trigger: 'process-start', gate: 'no-gate' }],
      gate: noGate,
    },
  },
  {
    id: 'start-list-of-packages',
    about: 'A push SDK binds an action in every package of a list.',
    java: `package com.zijian.c;
class App extends Application { public void onCreate() { super.onCreate(); WakeUp.all(this); } }
package com.igexin.push;
class WakeUp {
  static final String[] FRIENDS = new String[]{"com.sohu.newsclient", "com.autonavi.minimap"};
  static void all(Context c) { for (String p : FRIENDS) { Intent i = new Intent("com.igexin.action.wake"); i.setPackage(p); c.startService(i); } }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      starts: [
        { kind: 'associated', target: 'com.sohu.newsclient', in: 'WakeUp.all', trigger: 'process-start', gate: 'no-gate' },
        { kind: 'associated', target: 'com.autonavi.minimap', in: 'WakeUp.all', trigger: 'process-start', gate: 'no-gate' },
      ],
      gate: noGate,
    },
  },
  {
    id: 'start-launch-intent-on-tap',
    about: 'getLaunchIntentForPackage of a map app, when the user taps 导航: associated start by a user action.',
    java: `package com.zijian.d;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Button nav = new Button(this); nav.setText("导航到店"); nav.setOnClickListener(v -> open("com.baidu.BaiduMap")); setContentView(nav); }
  void open(String p) { Intent i = getPackageManager().getLaunchIntentForPackage(p); if (i != null) startActivity(i); }
}`,
    truth: {
      starts: [{ kind: 'associated', target: 'com.baidu.BaiduMap', in: 'MainActivity.open', trigger: 'user-action', gate: 'no-gate' }],
      gate: noGate,
    },
  },
  {
    id: 'start-behind-flag',
    about: 'USER_PRESENT wakes the own service only when the flag is set.',
    java: `package com.zijian.e;
class Unlock extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if (c.getSharedPreferences("p", 0).getBoolean("agree", false)) c.startService(new Intent(c, Core.class)); } }
class Core extends Service { public IBinder onBind(Intent i) { return null; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> getSharedPreferences("p", 0).edit().putBoolean("agree", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`,
    manifest: {
      receivers: [{ name: '.Unlock', exported: true, actions: ['android.intent.action.USER_PRESENT'] }],
      services: [{ name: '.Core', exported: false }],
    },
    truth: {
      starts: [{ kind: 'self', target: 'com.zijian.e', in: 'Unlock.onReceive', trigger: 'system-event', gate: 'behind-gate' }],
      gate: { how: 'dialog', flag: 'agree' },
    },
  },
  {
    id: 'start-bind-other-app',
    about: 'bindService with the package from a concatenation, in an SDK, from the first screen under the dialog.',
    java: `package com.zijian.f;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> finish()).show(); Oaid.bind(this, "heytap"); } }
class Oaid implements ServiceConnection {
  static void bind(Context c, String vendor) { Intent i = new Intent("action.com.heytap.openid.OPEN_ID_SERVICE"); i.setComponent(new ComponentName("com." + vendor + ".openid", "com.heytap.openid.IdentifyService")); c.bindService(i, new Oaid(), 1); }
  public void onServiceConnected(ComponentName n, IBinder b) { } public void onServiceDisconnected(ComponentName n) { }
}`,
    truth: {
      starts: [{ kind: 'associated', target: 'com.heytap.openid', in: 'Oaid.bind', trigger: 'first-screen', gate: 'before-gate' }],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'start-own-screen-only',
    about: 'The app starts its own second screen from its first: that is no self-start.',
    java: `package com.zijian.g;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); startActivity(new Intent(this, HomeActivity.class)); } }
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }`,
    manifest: { activities: ['.HomeActivity'] },
    truth: { starts: [], gate: noGate },
  },
];
