import { noGate, type Recipe, read } from '../recipe.ts';

export const multiDex: readonly Recipe[] = [
  {
    id: 'multi-dex-chain',
    about: 'A chain across three files: application, facade, collector.',
    java: `package com.fenbao.a;
class App extends Application { public void onCreate() { super.onCreate(); Facade.start(this); } }
class Facade { static void start(Context c) { new Collector().collect(c); } }
class Collector { void collect(Context c) { Log.d("a", ((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } }`,
    laterDexes: [['Facade'], ['Collector']],
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'Collector.collect', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'multi-dex-override-elsewhere',
    about: 'The abstract parent in one file, two children in others; the virtual call is in the first.',
    java: `package com.fenbao.c;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); for (Object o : Modules.all()) ((Module0) o).start(this); } }
abstract class Module0 { abstract void start(Context c); }
class Modules { static List all() { List l = new ArrayList(); l.add(new MapModule()); l.add(new LogModule()); return l; } }
class MapModule extends Module0 { void start(Context c) { Log.d("map", "" + ((LocationManager) c.getSystemService("location")).getLastKnownLocation("network")); } }
class LogModule extends Module0 { void start(Context c) { Log.d("log", "on"); } }`,
    laterDexes: [['Modules', 'MapModule'], ['LogModule']],
    truth: { reads: [read('location', 'MapModule.start', 'first-screen', 'no-gate', { repeated: ['no', 'loop'] })], gate: noGate },
  },
  {
    id: 'multi-dex-component-in-second',
    about: 'Launcher activity and provider in the second file; the first holds only libraries.',
    java: `package com.fenbao.e;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Lib.trace("main"); } }
class EarlyProvider extends ContentProvider { public boolean onCreate() { Lib.trace(((TelephonyManager) getContext().getSystemService("phone")).getSimSerialNumber()); return true; } }
class Lib { static void trace(String s) { Log.d("lib", s); } }`,
    laterDexes: [['MainActivity', 'EarlyProvider']],
    manifest: { providers: [{ name: '.EarlyProvider', authorities: 'com.fenbao.e.early' }] },
    truth: { reads: [read('iccid', 'EarlyProvider.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
];
