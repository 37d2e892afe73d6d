/** SDK-shaped code, in the small Java of the corpus: the packages, names and calls by which such SDKs are known. */
export const sdkCode = {
  umeng: `
package com.umeng.commonsdk;
class UMConfigure {
  static String key;
  static void preInit(Context c, String k, String channel) { key = k; }
  static void init(Context c, String k, String channel, int type, String secret) { key = k; MobclickAgent.start(c); }
}
package com.umeng.analytics;
class MobclickAgent { static String aid; static void start(Context c) { aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }`,
  jpush: `
package cn.jpush.android.api;
class JPushInterface { static String aid; static void init(Context c) { aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }`,
  pangle: `
package com.bytedance.sdk.openadsdk;
class TTAdSdk { static List seen; static String aid; static void init(Context c) { seen = c.getPackageManager().getInstalledPackages(0); aid = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }`,
  getui: `
package com.igexin.sdk;
class PushManager { static String id; static void initialize(Context c) { id = ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }`,
} as const;

export type SdkName = keyof typeof sdkCode;

export const sdkStart: Readonly<Record<SdkName, string>> = {
  umeng: 'UMConfigure.init(c, "64d0a1c3b2f6fa00ba5c6d1e", "store", 1, "");',
  jpush: 'JPushInterface.init(c);',
  pangle: 'TTAdSdk.init(c);',
  getui: 'PushManager.initialize(c);',
};

/** A first screen that asks, and goes on to the home screen whatever is answered. */
export const gate = (afterAgree: string): string => `
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("settings", 0);
    if (sp.getBoolean("agreed", false)) { Sdks.start(getApplicationContext()); startActivity(new Intent(this, HomeActivity.class)); return; }
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请您阅读《用户协议》和《隐私政策》。点击“同意”即表示您已阅读并同意。").setCancelable(false)
      .setPositiveButton("同意", (d, w) -> { sp.edit().putBoolean("agreed", true).apply(); Sdks.start(getApplicationContext()); ${afterAgree} startActivity(new Intent(this, HomeActivity.class)); })
      .setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`;

export const sdks = (names: readonly SdkName[]): string => `
class Sdks { static void start(Context c) { ${names.map((name) => sdkStart[name]).join(' ')} } }`;
