import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, imei, imsi, ssid } from '../snippets/reading.ts';

export const wrappedReads: readonly Recipe[] = [
  {
    id: 'wrapped-proxy-checks-first',
    about: 'All code asks a proxy class for the identifier; the proxy returns nothing as long as nobody agreed.',
    java: `package cn.baozhuang.proxy;
class PrivacyProxy {
  private static volatile boolean agreed;
  static void setAgreed(boolean v) { agreed = v; }
  static String getDeviceId(TelephonyManager tm) { if (!agreed) { Log.w("proxy", "not agreed"); return ""; } return tm.getDeviceId(); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); PrivacyProxy.setAgreed(getSharedPreferences("p", 0).getBoolean("agreed", false)); Log.d("app", PrivacyProxy.getDeviceId((TelephonyManager) getSystemService("phone"))); }
}
${asksOnce('p', 'agreed', 'PrivacyProxy.setAgreed(true); Log.d("m", PrivacyProxy.getDeviceId((TelephonyManager) getSystemService("phone")))')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'PrivacyProxy.getDeviceId', ['process-start', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'wrapped-proxy-checks-after',
    about: 'The same proxy reads first and gives the value away only when somebody agreed: the read has happened.',
    java: `package cn.baozhuang.proxytwo;
class PrivacyProxy {
  private static volatile boolean agreed;
  static void setAgreed(boolean v) { agreed = v; }
  static String getDeviceId(TelephonyManager tm) { String id = tm.getDeviceId(); if (!agreed) { Log.w("proxy", "not agreed"); return ""; } return id; }
}
class App extends Application {
  public void onCreate() { super.onCreate(); PrivacyProxy.setAgreed(getSharedPreferences("p", 0).getBoolean("agreed", false)); Log.d("app", PrivacyProxy.getDeviceId((TelephonyManager) getSystemService("phone"))); }
}
${asksOnce('p', 'agreed', 'PrivacyProxy.setAgreed(true); Log.d("m", PrivacyProxy.getDeviceId((TelephonyManager) getSystemService("phone")))')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'PrivacyProxy.getDeviceId', 'process-start', 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'wrapped-cache-filled-by-button',
    about: 'Process start asks a cache in the preferences, which only the agree button fills.',
    java: `package cn.baozhuang.cache;
class DeviceCache {
  static String get(Context c) { String s = c.getSharedPreferences("device", 0).getString("aid", ""); return TextUtils.isEmpty(s) ? "unknown" : s; }
  static String refresh(Context c) { String id = ${androidId('c')}; c.getSharedPreferences("device", 0).edit().putString("aid", id).apply(); return id; }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", DeviceCache.get(this)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('DeviceCache.refresh(getApplicationContext())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'DeviceCache.refresh', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'wrapped-cache-fills-itself',
    about: 'The same cache fills itself when it is empty, as it is at the first start.',
    java: `package cn.baozhuang.cachetwo;
class DeviceCache {
  static String get(Context c) { String s = c.getSharedPreferences("device", 0).getString("aid", ""); return TextUtils.isEmpty(s) ? refresh(c) : s; }
  static String refresh(Context c) { String id = ${androidId('c')}; c.getSharedPreferences("device", 0).edit().putString("aid", id).apply(); return id; }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", DeviceCache.get(this)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('DeviceCache.refresh(getApplicationContext())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'DeviceCache.refresh', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'wrapped-reflection-helper-at-start',
    about: 'The same helper; process start passes the name that reads.',
    java: `package cn.baozhuang.reflecttwo;
class Reflect { static Object call(String type, Object on, String name) { try { return Class.forName(type).getMethod(name, new Class[0]).invoke(on, new Object[0]); } catch (Exception e) { return null; } } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", "" + Reflect.call("android.telephony.TelephonyManager", getSystemService("phone"), "getDeviceId")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", "" + Reflect.call("android.os.PowerManager", getSystemService("power"), "isInteractive"))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'Reflect.call', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'wrapped-chain-of-tries',
    about: 'A utility tries one identifier after another; it is called from the flag and from the button.',
    java: `package cn.baozhuang.chain;
class DeviceIdUtils {
  private static String cached;
  static String get(Context c) {
    if (cached != null) return cached;
    try { cached = ${imei('c')}; } catch (SecurityException e) { Log.w("id", "no imei"); }
    if (TextUtils.isEmpty(cached)) { try { cached = ${androidId('c')}; } catch (Exception e) { Log.w("id", "no android id"); } }
    if (TextUtils.isEmpty(cached)) { try { cached = Build.getSerial(); } catch (Exception e) { cached = UUID.randomUUID().toString(); } }
    return cached;
  }
  static String model() { return Build.MODEL; }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", DeviceIdUtils.model()); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("app", DeviceIdUtils.get(this)); } }
${asksOnce('conf', 'agreed', 'Log.d("m", DeviceIdUtils.get(getApplicationContext()))')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'DeviceIdUtils.get', ['process-start', 'user-action'], 'behind-gate'),
        read('android id', 'DeviceIdUtils.get', ['process-start', 'user-action'], 'behind-gate'),
        read('serial', 'DeviceIdUtils.get', ['process-start', 'user-action'], 'behind-gate'),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'wrapped-chain-of-tries-in-model',
    about: 'The same utility; the method that process start calls for the model adds the identifier to it.',
    java: `package cn.baozhuang.chaintwo;
class DeviceIdUtils {
  private static String cached;
  static String get(Context c) {
    if (cached != null) return cached;
    try { cached = ${imei('c')}; } catch (SecurityException e) { Log.w("id", "no imei"); }
    if (TextUtils.isEmpty(cached)) { try { cached = ${androidId('c')}; } catch (Exception e) { Log.w("id", "no android id"); } }
    if (TextUtils.isEmpty(cached)) { try { cached = Build.getSerial(); } catch (Exception e) { cached = UUID.randomUUID().toString(); } }
    return cached;
  }
  static String model(Context c) { return Build.MODEL + "/" + get(c); }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", DeviceIdUtils.model(this)); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("app", DeviceIdUtils.get(this)); } }
${asksOnce('conf', 'agreed', 'Log.d("m", DeviceIdUtils.get(getApplicationContext()))')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'DeviceIdUtils.get', 'process-start', 'before-gate'),
        read('android id', 'DeviceIdUtils.get', 'process-start', 'before-gate'),
        read('serial', 'DeviceIdUtils.get', 'process-start', 'before-gate'),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'wrapped-retry-after-agree',
    about: 'The agree button starts a thread that tries three times.',
    java: `package cn.baozhuang.retry;
class Retry {
  static String imsi(Context c) {
    String found = null;
    for (int i = 0; i < 3; i++) { try { found = ${imsi('c')}; } catch (Exception e) { SystemClock.sleep(200L); } if (found != null) break; }
    return found;
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); warm(); ${dialog('collect()')} }
  void warm() { new Thread(() -> Log.d("m", "warm"), "warm").start(); }
  void collect() { new Thread(() -> Log.d("m", Retry.imsi(getApplicationContext())), "collect").start(); }
}`,
    truth: { reads: [read('imsi', 'Retry.imsi', 'user-action', 'behind-gate', { repeated: 'loop' })], gate: { how: 'dialog' } },
  },
  {
    id: 'wrapped-retry-while-warming-up',
    about: 'The same; the thread that warms up beside the dialog tries as well.',
    java: `package cn.baozhuang.retrytwo;
class Retry {
  static String imsi(Context c) {
    String found = null;
    for (int i = 0; i < 3; i++) { try { found = ${imsi('c')}; } catch (Exception e) { SystemClock.sleep(200L); } if (found != null) break; }
    return found;
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); warm(); ${dialog('collect()')} }
  void warm() { new Thread(() -> Log.d("m", "warm" + Retry.imsi(getApplicationContext())), "warm").start(); }
  void collect() { new Thread(() -> Log.d("m", Retry.imsi(getApplicationContext())), "collect").start(); }
}`,
    truth: { reads: [read('imsi', 'Retry.imsi', 'first-screen', 'before-gate', { repeated: 'loop' })], gate: { how: 'dialog' } },
  },
  {
    id: 'wrapped-guard-runs-callable',
    about: 'A guard runs a callable only when it was opened; it is closed when the class is loaded, the button opens it.',
    java: `package cn.baozhuang.guard;
class Guard {
  private static volatile boolean open = false;
  static void open() { open = true; }
  static Object run(Callable call, Object fallback) { if (!open) return fallback; try { return call.call(); } catch (Exception e) { return fallback; } }
}
class Ids { static Object networkName(Context c) { return ${ssid('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", "" + Guard.run(() -> Ids.networkName(this), "")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Guard.open(); Log.d("m", "" + Guard.run(() -> Ids.networkName(this), ""))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('ssid', 'Ids.networkName', ['process-start', 'user-action'], 'behind-gate')],
      gate: { how: ['dialog', 'flag'] },
    },
  },
  {
    id: 'wrapped-guard-open-at-first',
    about: 'The same guard is open when the class is loaded.',
    java: `package cn.baozhuang.guardtwo;
class Guard {
  private static volatile boolean open = true;
  static void open() { open = true; }
  static Object run(Callable call, Object fallback) { if (!open) return fallback; try { return call.call(); } catch (Exception e) { return fallback; } }
}
class Ids { static Object networkName(Context c) { return ${ssid('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", "" + Guard.run(() -> Ids.networkName(this), "")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Guard.open(); Log.d("m", "" + Guard.run(() -> Ids.networkName(this), ""))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('ssid', 'Ids.networkName', 'process-start', 'before-gate')], gate: { how: ['dialog', 'flag'] } },
  },
];
