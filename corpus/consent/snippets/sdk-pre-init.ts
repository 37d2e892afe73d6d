/** UMConfigure as it stands in apps: preInit keeps two strings, init reads. */
export const umeng = `
package com.umeng.commonsdk;
class UMConfigure {
  static String sKey; static boolean sGranted;
  static void preInit(Context c, String key, String channel) { sKey = key; UMLog.i("preInit " + channel); }
  static void init(Context c, String key, String channel, int type, String secret) { sKey = key; UMWork.post(new UMTask(c)); }
  static void submitPolicyGrantResult(Context c, boolean granted) { sGranted = granted; c.getSharedPreferences("um_policy", 0).edit().putBoolean("grant", granted).apply(); }
}
class UMLog { static void i(String s) { Log.i("UM", s); } }
class UMWork { static final ExecutorService POOL = Executors.newSingleThreadExecutor(); static void post(Runnable r) { POOL.execute(r); } }
class UMTask implements Runnable {
  private final Context mContext;
  UMTask(Context c) { mContext = c; }
  public void run() { DeviceConfig.getImei(mContext); }
}
class DeviceConfig { static String getImei(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }
`;

/** AMapLocationClient with its privacy switches. */
export const amap = `
package com.amap.api.location;
class AMapLocationClient {
  private static boolean sAgree; private static boolean sShow;
  private Context mContext;
  static void updatePrivacyShow(Context c, boolean contains, boolean shown) { sShow = contains && shown; }
  static void updatePrivacyAgree(Context c, boolean agree) { sAgree = agree; }
  AMapLocationClient(Context c) { mContext = c; }
  void startLocation() {
    if (!sShow || !sAgree) { Log.e("AMap", "用户隐私同意标志未设置"); return; }
    LocationManager lm = (LocationManager) mContext.getSystemService("location");
    lm.getLastKnownLocation("gps");
  }
}
`;
