import { noGate, type Recipe, read } from '../recipe.ts';

export const deadCode: readonly Recipe[] = [
  {
    id: 'dead-unused-class',
    about: 'A whole SDK class nobody touches.',
    java: `package com.kongxiang.a;
class DeviceUtils { static String imei(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } static String mac(Context c) { return ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getMacAddress(); } static int width() { return 1080; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("w", "" + DeviceUtils.width()); } }`,
    truth: {
      reads: [],
      dead: [
        ['imei', 'DeviceUtils.imei'],
        ['mac', 'DeviceUtils.mac'],
      ],
      gate: noGate,
    },
  },
  {
    id: 'dead-declared-never-started',
    about: 'Declared, not exported, and started by nobody.',
    java: `package com.kongxiang.d;
class HiddenActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("d", Settings$Secure.getString(getContentResolver(), "android_id")); } }
class HiddenService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Log.d("d", ((TelephonyManager) getSystemService("phone")).getMeid()); return 1; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setTitle("首页"); } }`,
    manifest: { activities: [{ name: '.HiddenActivity', exported: false }], services: [{ name: '.HiddenService', exported: false }] },
    truth: {
      reads: [],
      dead: [
        ['android id', 'HiddenActivity.onCreate'],
        ['meid', 'HiddenService.onStartCommand'],
      ],
      gate: noGate,
    },
  },
  {
    id: 'dead-after-return',
    about: 'Code after an unconditional return: no edge leads to it.',
    java: `package com.kongxiang.f;
class App extends Application {
  public void onCreate() { super.onCreate(); if (start() > 0) Log.d("f", "" + new Tail().run(this)); }
  int start() { for (int i = 0; i < 3; i++) Log.d("f", "" + i); return 1; }
}
class Tail { int run(Context c) { int n = 1; if (n > 0) return n; String id = ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); Log.d("t", id); return 0; } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], dead: [['imei', 'Tail.run']], gate: noGate },
  },
  {
    id: 'dead-beside-live',
    about: 'Of two overloads one is called; of two classes with the same method one is made.',
    java: `package com.kongxiang.h;
class Ids { String get(Context c) { return Settings$Secure.getString(c.getContentResolver(), "android_id"); } String get(Context c, int slot) { return ((TelephonyManager) c.getSystemService("phone")).getImei(slot); } }
class OldIds { String get(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("h", new Ids().get(this)); } }`,
    truth: {
      reads: [read('android id', 'Ids.get/1', 'first-screen', 'no-gate')],
      dead: [
        ['imei of a slot', 'Ids.get/2'],
        ['imei', 'OldIds.get'],
      ],
      gate: noGate,
    },
  },
  {
    id: 'dead-harmless-argument',
    about: 'The same API with an argument that reads nothing personal is no read at all.',
    java: `package com.kongxiang.i;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    String mode = Settings$Secure.getString(getContentResolver(), "location_mode");
    Log.d("i", mode);
    Cursor c = getContentResolver().query(Uri.parse("content://com.kongxiang.i.db/items"), null, null, null, null);
    if (c != null) c.close();
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [],
      dead: [
        ['android id', 'App.onCreate'],
        ['contacts', 'App.onCreate'],
      ],
      gate: noGate,
    },
  },
];
