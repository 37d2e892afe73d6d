import { noGate, type Recipe, read } from '../recipe.ts';

export const stringBuiltReflection: readonly Recipe[] = [
  {
    id: 'built-plain-constants',
    about: 'Class and method by plain constants: the reflective call is the read.',
    java: `package com.zifu.a;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    try {
      Class c = Class.forName("android.telephony.TelephonyManager");
      Method m = c.getMethod("getDeviceId", new Class[0]);
      Log.d("a", "" + m.invoke(getSystemService("phone"), new Object[0]));
    } catch (Exception e) { e.printStackTrace(); }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-concat',
    about: 'Names put together by +, one half a static field, one a parameter.',
    java: `package com.zifu.b;
class R1 {
  static String PKG = "android.telephony.";
  static Object call(Object on, String cls, String tail) {
    try { return Class.forName(PKG + cls).getMethod("get" + tail, new Class[0]).invoke(on, new Object[0]); } catch (Exception e) { return null; }
  }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("b", "" + R1.call(getSystemService("phone"), "TelephonyManager", "SubscriberId")); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'R1.call', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-string-builder',
    about: 'StringBuilder with append and reverse.',
    java: `package com.zifu.c;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    StringBuilder name = new StringBuilder();
    name.append("ofnIno").append("itcennoCteg");
    String method = new StringBuilder("").append(name).reverse().toString();
    StringBuilder mac = new StringBuilder("sserddA").append("caMteg");
    try {
      Object wm = getSystemService("wifi");
      Object info = Class.forName("android.net.wifi.WifiManager").getMethod("getConnectionInfo", new Class[0]).invoke(wm, new Object[0]);
      Method read = Class.forName("android.net.wifi.WifiInfo").getMethod(mac.reverse().toString(), new Class[0]);
      Object value = read.invoke(info, new Object[0]);
      Log.d("c", method + value);
    } catch (Exception e) { Log.d("c", "no"); }
  }
}`,
    truth: { reads: [read('mac', 'MainActivity.onCreate', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-static-finals',
    about: 'Names in a class of constants, some filled in its static block.',
    java: `package com.zifu.d;
class Names {
  static final String CLS = "android.os.Build";
  static final String METHOD;
  static { String s = "get"; METHOD = s.concat("Serial"); }
}
class App extends Application {
  public void onCreate() { super.onCreate(); try { Log.d("d", "" + Class.forName(Names.CLS).getDeclaredMethod(Names.METHOD, new Class[0]).invoke(null, new Object[0])); } catch (Exception e) { Log.d("d", "no"); } }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'App.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-base64',
    about: 'Base64, decoded by the platform.',
    java: `package com.zifu.g;
class B { static String s(String x) { return new String(Base64.decode(x, 0)); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    try { Log.d("g", "" + Class.forName(B.s("${Buffer.from('android.telephony.TelephonyManager').toString('base64')}")).getMethod(B.s("${Buffer.from('getMeid').toString('base64')}"), new Class[0]).invoke(getSystemService("phone"), new Object[0])); } catch (Exception e) { Log.d("g", "no"); }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('meid', 'App.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-byte-array-of-own-class',
    about: 'A byte array with an offset on each byte names a class of the app, made by newInstance; its run() reads.',
    java: `package com.zifu.h;
class K { static String t(byte[] b) { byte[] o = new byte[b.length]; for (int i = 0; i < b.length; i++) o[i] = (byte) (b[i] - 1); return new String(o); } }
class Secret implements Runnable { static Context context; public Secret() { } public void run() { Log.d("h", Settings$Secure.getString(context.getContentResolver(), "android_id")); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    Secret.context = this;
    byte[] name = new byte[]{${[...'com.zifu.h.Secret'].map((c) => c.codePointAt(0)! + 1).join(', ')}};
    try { ((Runnable) Class.forName(K.t(name)).newInstance()).run(); } catch (Exception e) { Log.d("h", "no"); }
  }
}`,
    keep: ['Secret'],
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'Secret.run', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-from-network',
    about: 'The name comes from the answer of a server: nobody can tell from the package.',
    java: `package com.zifu.i;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    new Thread(() -> {
      try {
        BufferedReader r = new BufferedReader(new InputStreamReader(new URL("https://cfg.example.cn/m").openStream()));
        Log.d("i", "" + TelephonyManager.class.getMethod(r.readLine(), new Class[0]).invoke(getSystemService("phone"), new Object[0]));
      } catch (Exception e) { Log.d("i", "no"); }
    }).start();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], gate: noGate },
  },
  {
    id: 'built-method-loop',
    about: 'The method is found by walking getDeclaredMethods and comparing names.',
    java: `package com.zifu.k;
class Finder {
  static Method find(Class c, String name) { for (Method m : c.getDeclaredMethods()) { if (m.getName().equals(name)) { m.setAccessible(true); return m; } } return null; }
}
class MainActivity extends Activity {
  protected void onResume() { super.onResume(); try { Method m = Finder.find(TelephonyManager.class, "getDeviceId"); Log.d("k", "" + m.invoke(getSystemService(Context.TELEPHONY_SERVICE), new Object[0])); } catch (Exception e) { Log.d("k", "no"); } }
}`,
    truth: {
      reads: [
        read('imei', 'MainActivity.onResume', 'first-screen', ['no-gate', 'undecided'], {
          why: 'the method object is one of a list, chosen by its name at run time',
        }),
      ],
      gate: noGate,
    },
  },
];
