import { noGate, type Recipe, read } from '../recipe.ts';

export const providerStartUp: readonly Recipe[] = [
  {
    id: 'provider-attach-info',
    about: 'The work is done in attachInfo, which the platform calls before onCreate.',
    java: `package com.haoyue.music;
class StatsProvider extends ContentProvider {
  public void attachInfo(Context c, ProviderInfo i) { super.attachInfo(c, i); Collector.INSTANCE.collect(c); }
  public boolean onCreate() { return true; }
}
class Collector {
  static final Collector INSTANCE = new Collector();
  void collect(Context c) {
    List all = c.getPackageManager().getInstalledPackages(0);
    Log.d("Collector", "apps=" + all.size());
  }
}`,
    manifest: { providers: [{ name: '.StatsProvider', authorities: 'com.haoyue.music.stats', exported: false }] },
    truth: { reads: [read('app list', 'Collector.collect', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'provider-query-only',
    about: 'onCreate does nothing; the read is in query, which runs when another app or the app itself asks the exported provider.',
    java: `package com.yunfan.files;
class InfoProvider extends ContentProvider {
  public boolean onCreate() { return true; }
  public Cursor query(Uri u, String[] p, String s, String[] a, String o) {
    TelephonyManager tm = (TelephonyManager) getContext().getSystemService("phone");
    Log.d("InfoProvider", tm.getSubscriberId());
    return null;
  }
}`,
    manifest: { providers: [{ name: '.InfoProvider', authorities: 'com.yunfan.files.info', exported: true }] },
    truth: {
      reads: [read('imsi', 'InfoProvider.query', ['system-event', 'unknown'], 'no-gate', { isBackground: 'either' })],
      gate: noGate,
    },
  },
  {
    id: 'provider-disabled',
    about: 'The provider is disabled in the manifest and nobody enables it: its onCreate never runs.',
    java: `package com.xiaoyang.note;
class OldProvider extends ContentProvider {
  public boolean onCreate() { TelephonyManager tm = (TelephonyManager) getContext().getSystemService("phone"); Log.d("old", tm.getDeviceId()); return true; }
}`,
    manifest: { providers: [{ name: '.OldProvider', authorities: 'com.xiaoyang.note.old', enabled: false }] },
    truth: { reads: [], dead: [['imei', 'OldProvider.onCreate']], gate: noGate },
  },
  {
    id: 'provider-checks-flag',
    about: 'A provider that reads the stored consent first, as a careful SDK does.',
    java: `package com.chengzi.weather;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (!Consent.given(this)) showDialog(); }
  void showDialog() {
    AlertDialog dialog = new AlertDialog$Builder(this).create();
    dialog.setTitle("隐私政策提示");
    dialog.setMessage("我们将依据《隐私政策》处理您的个人信息");
    dialog.setButton(DialogInterface.BUTTON_POSITIVE, "同意", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int which) { Consent.give(MainActivity.this); }
    });
    dialog.setButton(DialogInterface.BUTTON_NEGATIVE, "不同意", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int which) { finish(); }
    });
    dialog.setCancelable(false);
    dialog.show();
  }
}
class Consent {
  static boolean given(Context c) { return c.getSharedPreferences("consent", 0).getBoolean("policy_ok", false); }
  static void give(Context c) { c.getSharedPreferences("consent", 0).edit().putBoolean("policy_ok", true).commit(); }
}
class LocationProvider extends ContentProvider {
  public boolean onCreate() {
    Context c = getContext();
    if (!Consent.given(c)) return true;
    LocationManager lm = (LocationManager) c.getSystemService("location");
    Location l = lm.getLastKnownLocation("network");
    Log.d("loc", String.valueOf(l));
    return true;
  }
}`,
    manifest: { providers: [{ name: '.LocationProvider', authorities: 'com.chengzi.weather.loc' }] },
    truth: {
      reads: [read('location', 'LocationProvider.onCreate', 'process-start', 'behind-gate')],
      gate: { how: 'dialog', flag: 'policy_ok' },
    },
  },
  {
    id: 'provider-of-library-package',
    about: 'The provider of a catalogued SDK: the owner is the SDK, and the read hangs two calls deep in it.',
    java: `package com.mofang.shop;
class App extends Application { public void onCreate() { super.onCreate(); } }
package com.sensorsdata.analytics.android.sdk;
class SensorsDataContentProvider extends ContentProvider {
  public boolean onCreate() { Context c = getContext(); if (c != null) SensorsDataAPI.init(c.getApplicationContext()); return true; }
}
class SensorsDataAPI {
  static Map sPresets = new HashMap();
  static void init(Context c) { sPresets.put("$device_id", SensorsDataUtils.getAndroidID(c)); sPresets.put("$carrier", SensorsDataUtils.carrier(c)); }
}
class SensorsDataUtils {
  static String getAndroidID(Context c) { try { return Settings$Secure.getString(c.getContentResolver(), Settings$Secure.ANDROID_ID); } catch (Exception e) { return ""; } }
  static String carrier(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getSimSerialNumber(); }
}`,
    manifest: {
      application: { name: '.App' },
      providers: [{ name: 'com.sensorsdata.analytics.android.sdk.SensorsDataContentProvider', authorities: 'com.mofang.shop.SensorsData' }],
    },
    truth: {
      reads: [
        read('android id', 'SensorsDataUtils.getAndroidID', 'process-start', 'no-gate', { sdk: 'sensorsdata' }),
        read('iccid', 'SensorsDataUtils.carrier', 'process-start', 'no-gate', { sdk: 'sensorsdata' }),
      ],
      gate: noGate,
    },
  },
];
