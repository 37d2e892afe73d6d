import { noGate, type Recipe, read } from '../recipe.ts';

export const interfaceDispatch: readonly Recipe[] = [
  {
    id: 'dispatch-one-target',
    about: 'An interface with one implementation.',
    java: `package com.duolai.a;
interface IdSource { String get(); }
class PhoneSource implements IdSource { final Context c; PhoneSource(Context c) { this.c = c; } public String get() { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }
class App extends Application { public void onCreate() { super.onCreate(); IdSource s = new PhoneSource(this); Log.d("a", s.get()); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'PhoneSource.get', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'dispatch-many-targets-all-made',
    about: 'Five implementations, all made and put in an array: every one runs.',
    java: `package com.duolai.b;
interface Probe { Object probe(Context c); }
class P1 implements Probe { public Object probe(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }
class P2 implements Probe { public Object probe(Context c) { return ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getMacAddress(); } }
class P3 implements Probe { public Object probe(Context c) { return Settings$Secure.getString(c.getContentResolver(), "android_id"); } }
class P4 implements Probe { public Object probe(Context c) { return c.getPackageManager().getInstalledPackages(0); } }
class P5 implements Probe { public Object probe(Context c) { return Build.SERIAL; } }
class App extends Application { public void onCreate() { super.onCreate(); Probe[] all = new Probe[]{new P1(), new P2(), new P3(), new P4(), new P5()}; for (Probe p : all) Log.d("p", "" + p.probe(this)); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'P1.probe', 'process-start', 'no-gate', { repeated: ['no', 'loop'] }),
        read('mac', 'P2.probe', 'process-start', 'no-gate', { repeated: ['no', 'loop'] }),
        read('android id', 'P3.probe', 'process-start', 'no-gate', { repeated: ['no', 'loop'] }),
        read('app list', 'P4.probe', 'process-start', 'no-gate', { repeated: ['no', 'loop'] }),
        read('serial field', 'P5.probe', 'process-start', 'no-gate', { repeated: ['no', 'loop'] }),
      ],
      gate: noGate,
    },
  },
  {
    id: 'dispatch-one-of-many-made',
    about: 'Three implementations, one instance in the whole app: the others cannot be called.',
    java: `package com.duolai.c;
interface Device { String id(Context c); }
class RealDevice implements Device { public String id(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }
class SimDevice implements Device { public String id(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getSimSerialNumber(); } }
class FakeDevice implements Device { public String id(Context c) { return "0000"; } }
class App extends Application { static final Device DEVICE = new FakeDevice(); public void onCreate() { super.onCreate(); Log.d("c", DEVICE.id(this)); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [],
      dead: [
        ['imei', 'RealDevice.id'],
        ['iccid', 'SimDevice.id'],
      ],
      gate: noGate,
    },
  },
  {
    id: 'dispatch-two-places',
    about: 'Two implementations, both made, at two places: at process start only the harmless one can arrive, behind the button the other.',
    java: `package com.duolai.d;
interface Reporter { void report(Context c); }
class QuietReporter implements Reporter { public void report(Context c) { Log.d("q", c.getPackageName()); } }
class FullReporter implements Reporter { public void report(Context c) { Log.d("f", ((TelephonyManager) c.getSystemService("phone")).getSubscriberId()); } }
class App extends Application { public void onCreate() { super.onCreate(); Reporter r = new QuietReporter(); r.report(this); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> { Reporter r = new FullReporter(); r.report(this); }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'FullReporter.report', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dispatch-factory-by-key',
    about: 'A factory gives one of three by a key that is a constant at the only call.',
    java: `package com.duolai.f;
interface Store { String read(Context c); }
class A1 implements Store { public String read(Context c) { return "a"; } }
class A2 implements Store { public String read(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getLine1Number(); } }
class A3 implements Store { public String read(Context c) { return Settings$Secure.getString(c.getContentResolver(), "android_id"); } }
class Stores {
  static Store of(int kind) { switch (kind) { case 1: return new A1(); case 2: return new A2(); case 3: return new A3(); default: return null; } }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("f", Stores.of(3).read(this)); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'A3.read', 'process-start', 'no-gate')], dead: [['phone', 'A2.read']], gate: noGate },
  },
  {
    id: 'dispatch-default-method',
    about: 'A default method of an interface (desugared: static method of a companion class) calls the abstract one.',
    java: `package com.duolai.g;
interface Plugin { void attach(Context c); String describe(Context c); }
class Plugin$CC { public static void run(Plugin p, Context c) { Log.d("plugin", p.describe(c)); } }
class LocationPlugin implements Plugin {
  public void attach(Context c) { Plugin$CC.run(this, c); }
  public String describe(Context c) { return "" + ((LocationManager) c.getSystemService("location")).getLastKnownLocation("passive"); }
}
class App extends Application { public void onCreate() { super.onCreate(); Plugin p = new LocationPlugin(); p.attach(this); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('location', 'LocationPlugin.describe', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'dispatch-service-loader',
    about: 'ServiceLoader with its file in META-INF/services: the implementation is named nowhere in code.',
    java: `package com.duolai.h;
interface Agent { void install(Context c); }
class DeviceAgent implements Agent { public DeviceAgent() { } public void install(Context c) { Log.d("agent", ((TelephonyManager) c.getSystemService("phone")).getMeid()); } }
class App extends Application { public void onCreate() { super.onCreate(); for (Object o : ServiceLoader.load(Agent.class)) ((Agent) o).install(this); } }`,
    keep: ['Agent', 'DeviceAgent'],
    manifest: { application: { name: '.App' }, files: { 'META-INF/services/com.duolai.h.Agent': 'com.duolai.h.DeviceAgent\n' } },
    truth: {
      reads: [
        read('meid', 'DeviceAgent.install', 'process-start', ['no-gate', 'undecided'], {
          why: 'the class is named in a file of the package only',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: noGate,
    },
  },
];
