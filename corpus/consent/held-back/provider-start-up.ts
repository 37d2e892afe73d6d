import { noGate, type Recipe, read } from '../recipe.ts';

export const providerStartUp: readonly Recipe[] = [
  {
    id: 'provider-reads-imei',
    about: 'An SDK starts itself by a provider; the first screen asks for consent much later.',
    java: `package com.qingyun.reader;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("config", 0);
    if (!sp.getBoolean("privacy_agreed", false)) {
      new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请您阅读并同意《用户协议》和《隐私政策》").setCancelable(false)
        .setPositiveButton("同意", (d, w) -> sp.edit().putBoolean("privacy_agreed", true).apply())
        .setNegativeButton("不同意并退出", (d, w) -> finish()).show();
    }
  }
}
package com.luckydata.core;
class LuckyProvider extends ContentProvider {
  public boolean onCreate() { LuckyAgent.start(getContext()); return true; }
}
class LuckyAgent {
  static void start(Context c) {
    TelephonyManager tm = (TelephonyManager) c.getSystemService("phone");
    String id = tm.getDeviceId();
    Log.i("lucky", id);
  }
}`,
    manifest: { providers: [{ name: 'com.luckydata.core.LuckyProvider', authorities: 'com.qingyun.reader.lucky' }] },
    truth: {
      reads: [read('imei', 'LuckyAgent.start', 'process-start', 'before-gate', { owner: 'third-party' })],
      gate: { how: 'dialog', flag: 'privacy_agreed' },
    },
  },
  {
    id: 'provider-without-any-gate',
    about: 'The same kind of start, and nobody ever asks.',
    java: `package com.baimiao.calc;
class InitProvider extends ContentProvider {
  public boolean onCreate() {
    String id = Settings$Secure.getString(getContext().getContentResolver(), "android_id");
    getContext().getSharedPreferences("dev", 0).edit().putString("id", id).apply();
    return false;
  }
}`,
    manifest: { providers: [{ name: '.InitProvider', authorities: 'com.baimiao.calc.init' }] },
    truth: { reads: [read('android id', 'InitProvider.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'provider-inherits-start',
    about: 'The provider declared in the manifest is empty; its parent in a library of the vendor does the work through a hook.',
    java: `package com.lanhai.video;
class VideoFileProvider extends BaseInitProvider {
  protected void onInit(Context c) {
    WifiManager wm = (WifiManager) c.getApplicationContext().getSystemService("wifi");
    Device.mac = wm.getConnectionInfo().getMacAddress();
  }
}
class Device { static String mac; }
abstract class BaseInitProvider extends ContentProvider {
  public boolean onCreate() { Context c = getContext(); if (c == null) return false; onInit(c); return true; }
  protected abstract void onInit(Context c);
}`,
    manifest: { providers: [{ name: '.VideoFileProvider', authorities: 'com.lanhai.video.files', exported: false }] },
    truth: { reads: [read('mac', 'VideoFileProvider.onInit', 'process-start', 'no-gate')], gate: noGate },
  },
];
