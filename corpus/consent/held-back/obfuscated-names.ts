import { noGate, type Recipe, read } from '../recipe.ts';
import { lost } from '../snippets/obfuscated-names.ts';

export const obfuscatedNames: readonly Recipe[] = [
  {
    id: 'obfuscated-dialog',
    about: 'Renamed dialog code: only the texts and the platform names are left to see that it is a gate.',
    java: `package com.mihun.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); a.a(this, new c(this)); } }
package a.a.a;
interface b { void a(); void b(); }
class a { static void a(Activity x, b y) { new AlertDialog$Builder(x).setTitle("用户协议与隐私政策").setMessage("点击同意即代表您已阅读").setPositiveButton("同意", new d(y)).setNegativeButton("不同意", new e(y)).setCancelable(false).show(); } }
class c implements b { final Activity a; c(Activity x) { a = x; } public void a() { Log.d("c", "" + a.getPackageManager().getInstalledPackages(0)); } public void b() { a.finish(); } }
class d implements DialogInterface$OnClickListener { final b a; d(b x) { a = x; } public void onClick(DialogInterface p, int n) { a.a(); } }
class e implements DialogInterface$OnClickListener { final b a; e(b x) { a = x; } public void onClick(DialogInterface p, int n) { a.b(); } }`,
    truth: { reads: [read('app list', 'c.a', 'user-action', 'behind-gate', lost)], gate: { how: 'dialog' } },
  },
  {
    id: 'obfuscated-merged-classes',
    about: 'Class merging as R8 does it: one class with a number decides which of three lambdas it is.',
    java: `package com.mihun.e;
class App extends Application { public void onCreate() { super.onCreate(); new Thread(new g(0, this)).start(); new Handler(Looper.getMainLooper()).post(new g(1, this)); } }
package d.e;
class g implements Runnable {
  final int a; final Object b;
  g(int n, Object o) { a = n; b = o; }
  public void run() {
    switch (a) {
      case 0: Log.d("g", ((WifiManager) ((Context) b).getSystemService("wifi")).getConnectionInfo().getSSID()); return;
      case 1: Log.d("g", "main"); return;
      default: Log.d("g", ((TelephonyManager) ((Context) b).getSystemService("phone")).getDeviceId()); return;
    }
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('ssid', 'g.run', 'process-start', 'no-gate', lost)], dead: [['imei', 'g.run']], gate: noGate },
  },
];
