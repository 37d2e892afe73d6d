import { apkOf, consentApp } from '../../consent/consent-app.ts';
import { noGate, type Recipe } from '../../consent/recipe.ts';

/** The shop with the faults of README.md, and the same shop after its repair: as few lines differ as a firm would change. */
export interface Build {
  readonly isRepaired: boolean;
}

export const PACKAGE = 'cn.meigou.mall';

/** The package, the same bytes each time. */
export function shoppingApk({ isRepaired }: Build): Uint8Array {
  return apkOf(consentApp('cases', isRepaired ? repaired : faulty));
}

const devices = `
class DeviceInfo {
  static String id; static byte[] card; static String subscriber;
  static void loadId(Context c) { id = Settings$Secure.getString(c.getContentResolver(), "android_id"); }
  static void loadCard() { card = NetworkInterface.getByName("wlan0").getHardwareAddress(); }
  static void loadSubscriber(Context c) { subscriber = ((TelephonyManager) c.getSystemService("phone")).getSubscriberId(); }
}`;

const faulty: Recipe = recipe(
  'shopping',
  `package ${PACKAGE};
class App extends Application {
  public void onCreate() { super.onCreate(); DeviceInfo.loadId(this); UMConfigure.preInit(this, "6513a9f0b2f6fa00ba5c6d1e", "official"); JPushInterface.init(this); }
}
${devices}
class Sdks {
  static void start(Context c) { UMConfigure.init(c, "6513a9f0b2f6fa00ba5c6d1e", "official", 1, ""); TTAdSdk.init(c); JPushInterface.resumePush(c); c.startService(new Intent(c, TrackService.class)); KeepService.plan(c); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("mall", 0);
    if (sp.getBoolean("agreed", false)) { Sdks.start(getApplicationContext()); startActivity(new Intent(this, SplashActivity.class)); return; }
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请您阅读《用户协议》和《隐私政策》，了解我们以及接入的第三方SDK如何处理您的个人信息。").setCancelable(false)
      .setPositiveButton("好的", (d, w) -> { sp.edit().putBoolean("agreed", true).apply(); Sdks.start(getApplicationContext()); requestPermissions(new String[]{"android.permission.READ_PHONE_STATE", "android.permission.ACCESS_FINE_LOCATION"}, 1); startActivity(new Intent(this, HomeActivity.class)); })
      .setNegativeButton("不同意", (d, w) -> startActivity(new Intent(this, VisitorActivity.class))).show();
  }
  protected void onResume() { super.onResume(); DeviceInfo.loadId(this); }
}
class VisitorActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); DeviceInfo.loadCard(); } }
class SplashActivity extends Activity implements SensorEventListener {
  private final Handler handler = new Handler();
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SensorManager sm = (SensorManager) getSystemService("sensor");
    sm.registerListener(this, sm.getDefaultSensor(1), SensorManager.SENSOR_DELAY_GAME);
    handler.postDelayed(() -> { startActivity(new Intent(this, HomeActivity.class)); }, 4000);
  }
  public void onSensorChanged(SensorEvent e) { if (Math.abs(e.values[0]) > 7) startActivity(getPackageManager().getLaunchIntentForPackage("com.shanyou.deals")); }
  public void onAccuracyChanged(Sensor s, int a) { }
}
class HomeActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    requestPermissions(new String[]{"android.permission.READ_PHONE_STATE", "android.permission.ACCESS_FINE_LOCATION"}, 2);
    findViewById(1).setOnClickListener(v -> DeviceInfo.loadSubscriber(this));
    findViewById(2).setOnClickListener(v -> Camera.open());
    findViewById(3).setOnClickListener(v -> ((DownloadManager) getSystemService("download")).enqueue(new DownloadManager$Request(Uri.parse("https://dl.shanyou-deals.com/deals.apk"))));
  }
}
class TrackService extends Service implements Runnable {
  private final Handler handler = new Handler();
  private Location last;
  public int onStartCommand(Intent i, int f, int id) { handler.post(this); return 1; }
  public void run() { last = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"); handler.postDelayed(this, 30000); }
  public IBinder onBind(Intent i) { return null; }
}
class KeepReceiver extends BroadcastReceiver {
  public void onReceive(Context c, Intent i) { if (!c.getSharedPreferences("mall", 0).getBoolean("agreed", false)) return; c.startService(new Intent(c, KeepService.class)); }
}
class KeepService extends Service {
  static void plan(Context c) { ((AlarmManager) c.getSystemService("alarm")).setRepeating(0, 180000, 180000, PendingIntent.getBroadcast(c, 0, new Intent(c, KeepReceiver.class), 0)); }
  public int onStartCommand(Intent i, int f, int id) { Intent w = new Intent(); w.setComponent(new ComponentName("com.meigou.wallet", "com.meigou.wallet.WakeService")); startService(w); return 1; }
  public IBinder onBind(Intent i) { return null; }
}
package com.umeng.commonsdk;
class UMConfigure {
  static String key;
  static void preInit(Context c, String k, String channel) { key = k; }
  static void init(Context c, String k, String channel, int type, String secret) { key = k; MobclickAgent.start(c); }
}
package com.umeng.analytics;
class MobclickAgent { static String aid; static void start(Context c) { aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }
package cn.jpush.android.api;
class JPushInterface {
  static String aid;
  static void init(Context c) { aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); }
  static void resumePush(Context c) { c.startService(new Intent(c, PushService.class)); }
}
package cn.jpush.android.service;
class PushService extends Service implements Runnable {
  private final Handler handler = new Handler();
  private byte[] card;
  public int onStartCommand(Intent i, int f, int id) { handler.post(this); return 1; }
  public void run() { card = NetworkInterface.getByName("wlan0").getHardwareAddress(); handler.postDelayed(this, 60000); }
  public IBinder onBind(Intent i) { return null; }
}
package com.bytedance.sdk.openadsdk;
class TTAdSdk { static List seen; static String aid; static void init(Context c) { seen = c.getPackageManager().getInstalledPackages(0); aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }`,
  {
    permissions: [
      'INTERNET',
      'ACCESS_NETWORK_STATE',
      'ACCESS_WIFI_STATE',
      'READ_PHONE_STATE',
      'ACCESS_FINE_LOCATION',
      'ACCESS_COARSE_LOCATION',
      'CAMERA',
      'READ_CALL_LOG',
      'RECEIVE_BOOT_COMPLETED',
    ],
    application: { name: '.App', allowBackup: false, usesCleartextTraffic: true },
    activities: [
      { name: '.SplashActivity', exported: false },
      { name: '.HomeActivity', exported: false },
      { name: '.VisitorActivity', exported: false },
    ],
    services: [
      { name: '.TrackService', exported: false },
      { name: '.KeepService', exported: false },
      { name: 'cn.jpush.android.service.PushService', exported: false },
    ],
    receivers: [{ name: '.KeepReceiver', exported: false, actions: ['android.intent.action.BOOT_COMPLETED'] }],
  },
);

const repaired: Recipe = recipe(
  'shopping-clean',
  `package ${PACKAGE};
class App extends Application { public void onCreate() { super.onCreate(); UMConfigure.preInit(this, "6513a9f0b2f6fa00ba5c6d1e", "official"); } }
${devices.replace(/ static byte\[\] card; static String subscriber;|\n {2}static void load(?:Card|Subscriber).*/g, '')}
class Sdks { static void start(Context c) { DeviceInfo.loadId(c); UMConfigure.init(c, "6513a9f0b2f6fa00ba5c6d1e", "official", 1, ""); JPushInterface.init(c); TTAdSdk.init(c); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("mall", 0);
    if (sp.getBoolean("agreed", false)) { Sdks.start(getApplicationContext()); startActivity(new Intent(this, HomeActivity.class)); return; }
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请您阅读《用户协议》和《隐私政策》，了解我们以及接入的第三方SDK如何处理您的个人信息。点击“同意”即表示您已阅读并同意。").setCancelable(false)
      .setPositiveButton("同意", (d, w) -> { sp.edit().putBoolean("agreed", true).apply(); Sdks.start(getApplicationContext()); startActivity(new Intent(this, HomeActivity.class)); })
      .setNegativeButton("不同意", (d, w) -> startActivity(new Intent(this, VisitorActivity.class))).show();
  }
}
class VisitorActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }
class HomeActivity extends Activity {
  private Location last;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    findViewById(1).setOnClickListener(v -> { last = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"); });
    findViewById(2).setOnClickListener(v -> Camera.open());
  }
}
package com.umeng.commonsdk;
class UMConfigure {
  static String key;
  static void preInit(Context c, String k, String channel) { key = k; }
  static void init(Context c, String k, String channel, int type, String secret) { key = k; MobclickAgent.start(c); }
}
package com.umeng.analytics;
class MobclickAgent { static String aid; static void start(Context c) { aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }
package cn.jpush.android.api;
class JPushInterface { static String aid; static void init(Context c) { aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }
package com.bytedance.sdk.openadsdk;
class TTAdSdk { static String aid; static void init(Context c) { aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }`,
  {
    permissions: ['INTERNET', 'ACCESS_NETWORK_STATE', 'ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION', 'CAMERA'],
    application: { name: '.App', allowBackup: false, usesCleartextTraffic: false },
    activities: [
      { name: '.HomeActivity', exported: false },
      { name: '.VisitorActivity', exported: false },
    ],
  },
);

function recipe(id: string, java: string, manifest: NonNullable<Recipe['manifest']>): Recipe {
  return {
    id,
    about: 'The acceptance case of policies, runs and screens; its answer is in README.md and plan.ts.',
    java,
    manifest: { label: '美购商城', versionName: '3.2.1', versionCode: 321, minSdk: 23, targetSdk: 33, sign: 'release', ...manifest },
    truth: { gate: noGate },
  };
}
