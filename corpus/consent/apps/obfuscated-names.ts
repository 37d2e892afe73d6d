import { noGate, type Recipe, read } from '../recipe.ts';
import { lost } from '../snippets/obfuscated-names.ts';

export const obfuscatedNames: readonly Recipe[] = [
  {
    id: 'obfuscated-whole-chain',
    about: 'Everything but the application class is a.a, b.c: who owns it cannot be said, that it runs can.',
    java: `package com.mihun.a;
class App extends Application { public void onCreate() { super.onCreate(); a.a(this); } }
package a.b;
class a { static void a(Context c) { new b().a(c, 1); } }
class b { void a(Context c) { Log.d("x", ((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } void a(Context c, int n) { if (n == 1) a(c); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'b.a/1', 'process-start', 'no-gate', lost)], gate: noGate },
  },
  {
    id: 'obfuscated-flag',
    about:
      'The stored key is shortened as well: a class of names, a one-letter key, written by the agree button and read at process start.',
    java: `package com.mihun.c;
class App extends Application { public void onCreate() { super.onCreate(); if (k.b(this)) m.a(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (k.b(this)) return; new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", new n(this)).setNegativeButton("不同意", null).show(); } }
package b.c;
class k { static boolean b(Context c) { return c.getSharedPreferences("s", 0).getBoolean("k1", false); } static void c(Context c) { c.getSharedPreferences("s", 0).edit().putBoolean("k1", true).apply(); } }
class m { static void a(Context c) { Log.d("m", ((TelephonyManager) c.getSystemService("phone")).getMeid()); } }
class n implements DialogInterface$OnClickListener { final Context a; n(Context c) { a = c; } public void onClick(DialogInterface d, int w) { k.c(a); m.a(a); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('meid', 'm.a', ['process-start', 'user-action'], 'behind-gate', lost)], gate: { how: 'dialog', flag: 'k1' } },
  },
  {
    id: 'obfuscated-same-names',
    about: 'Method a exists nine times; only one of them is on the chain.',
    java: `package com.mihun.d;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new p().a(this); } }
package c.d;
class p { void a(Context c) { new q().a(c); } static String a(int n) { return "n" + n; } }
class q { void a(Context c) { Log.d("q", p.a(3)); r.a(c.getPackageName()); } static void a(Context c, String s) { Log.d("q", ((TelephonyManager) c.getSystemService("phone")).getDeviceId() + s); } }
class r { static void a(String s) { Log.d("r", s); } static void a(Context c, int n) { Log.d("r", Settings$Secure.getString(c.getContentResolver(), "android_id") + n); } }`,
    truth: {
      reads: [],
      dead: [
        ['imei', 'q.a/2'],
        ['android id', 'r.a/2'],
      ],
      gate: noGate,
    },
  },
];
