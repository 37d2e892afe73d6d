import { type Recipe, read } from '../recipe.ts';
import { asksOnce } from '../snippets/asking.ts';
import { lost } from '../snippets/obfuscated-names.ts';
import { androidId, apps, iccid, imei, mac, phone } from '../snippets/reading.ts';

export const shrunkCode: readonly Recipe[] = [
  {
    id: 'shrunk-interface-gone',
    about: 'Interfaces with one class are gone, instance methods are static, the arguments nobody uses are taken away.',
    java: `package cn.suoxiao.gone;
class App extends Application { public void onCreate() { super.onCreate(); c2.f0 = this; c2.a(); } }
${asksOnce('conf', 'agreed')}
package e2;
class c2 { static Context f0; static void a() { d2.a(f0.getPackageName()); } }
class d2 { static void a(String p) { if (p.length() > 3) e3.a(c2.f0, 0); } }
class e3 { static String a(Context c, int n) { return n == 0 ? ${androidId('c')} : ""; } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'e3.a', 'process-start', 'before-gate', lost)], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'shrunk-inlined-question',
    about:
      'The question was inlined into every place where it was asked; so were the key and the file. One place lost it: the author had forgotten it.',
    java: `package cn.suoxiao.inlined;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (getSharedPreferences("f", 0).getBoolean("p", false)) g4.a(this);
    if (getSharedPreferences("f", 0).getBoolean("p", false)) g4.b(this);
    g4.c(this);
  }
}
${asksOnce('f', 'p')}
package g3;
class g4 { static void a(Context c) { Log.d("a", ${imei('c')}); } static void b(Context c) { Log.d("b", ${mac('c')}); } static void c(Context c) { Log.d("c", ${iccid('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'g4.a', 'process-start', 'behind-gate', lost),
        read('mac', 'g4.b', 'process-start', 'behind-gate', lost),
        read('iccid', 'g4.c', 'process-start', 'before-gate', lost),
      ],
      gate: { how: 'dialog', flag: 'p' },
    },
  },
  {
    id: 'shrunk-merged-listeners',
    about: 'The listeners of both buttons became one class with a number; onClick switches over it.',
    java: `package cn.suoxiao.listeners;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请阅读《隐私政策》").setCancelable(false).setPositiveButton("同意", new h5(this, 0)).setNegativeButton("不同意", new h5(this, 1)).show(); }
}
package h4;
class h5 implements DialogInterface$OnClickListener {
  public final int a; public final Activity b;
  h5(Activity activity, int id) { a = id; b = activity; }
  public final void onClick(DialogInterface d, int which) { switch (a) { case 0: i6.a(b); return; default: b.finish(); return; } }
}
class i6 { static void a(Context c) { Log.d("i", ${phone('c')}); } }`,
    truth: {
      reads: [
        read('phone', 'i6.a', 'user-action', ['behind-gate', 'undecided'], {
          ...lost,
          why: 'one class listens to both buttons; a number in a field tells them apart',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'shrunk-one-letter-package',
    about: 'Repackaged into a package of one letter; the holder of the flag and the reader are two of them.',
    java: `package cn.suoxiao.flat;
class App extends Application { public void onCreate() { super.onCreate(); if (n2.a(this).getBoolean("ok", false)) n3.b(this); } }
${asksOnce('n', 'ok', 'n3.b(getApplicationContext())')}
package o;
class n2 { static SharedPreferences a(Context c) { return c.getSharedPreferences("n", 0); } }
class n3 { static void b(Context c) { Log.d("n", "" + ${apps('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('app list', 'n3.b', ['process-start', 'user-action'], 'behind-gate', lost)],
      gate: { how: 'dialog', flag: 'ok' },
    },
  },
];
