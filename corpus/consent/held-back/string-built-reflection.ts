import { noGate, type Recipe, read } from '../recipe.ts';
import { xor } from '../snippets/string-built-reflection.ts';

export const stringBuiltReflection: readonly Recipe[] = [
  {
    id: 'built-from-array',
    about: 'The names are entries of a string array, picked by constants.',
    java: `package com.zifu.e;
class Table { static final String[] T = new String[]{"android.content.pm.PackageManager", "getInstalledPackages", "android.telephony.TelephonyManager", "getLine1Number"}; }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    String[] t = Table.T;
    try { Object n = Class.forName(t[2]).getMethod(t[3], new Class[0]).invoke(getSystemService("phone"), new Object[0]); Log.d("e", "" + n); } catch (Exception e) { Log.d("e", "no"); }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('phone', 'App.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-xor-decryptor',
    about: 'A pure method that xors characters with a key.',
    java: `package com.zifu.f;
class S { static String d(String s, int key) { char[] c = s.toCharArray(); for (int i = 0; i < c.length; i++) c[i] = (char) (c[i] ^ key); return new String(c); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    try {
      Class c = Class.forName(S.d("${xor('android.telephony.TelephonyManager', 5)}", 5));
      Log.d("f", "" + c.getMethod(S.d("${xor('getSimSerialNumber', 3)}", 3), new Class[0]).invoke(getSystemService("phone"), new Object[0]));
    } catch (Exception e) { Log.d("f", "no"); }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.onCreate', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'built-harmless-name',
    about: 'The same decryptor gives a harmless name: getNetworkOperatorName is no planted read.',
    java: `package com.zifu.j;
class S { static String d(String s) { char[] c = s.toCharArray(); for (int i = 0; i < c.length; i++) c[i] = (char) (c[i] ^ 7); return new String(c); } }
class Other { static void run(Object tm) { try { Log.d("j", "" + tm.getClass().getMethod("getDeviceId", new Class[0]).invoke(tm, new Object[0])); } catch (Exception e) { } } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    try { Log.d("j", "" + Class.forName(S.d("${xor('android.telephony.TelephonyManager', 7)}")).getMethod(S.d("${xor('getPhoneCount', 7)}"), new Class[0]).invoke(getSystemService("phone"), new Object[0])); } catch (Exception e) { Log.d("j", "no"); }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], dead: [['imei', 'Other.run']], gate: noGate },
  },
];
