import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { lost } from '../snippets/obfuscated-names.ts';
import { imei, imsi, mac, phone } from '../snippets/reading.ts';

export const shrunkCode: readonly Recipe[] = [
  {
    id: 'shrunk-unboxed-enum',
    about:
      'The shrinker made an enum of states into numbers: 1 unknown, 2 agreed, 3 refused. Only 2 leads on, and only the button stores it.',
    java: `package cn.suoxiao.unboxed;
class App extends Application { public void onCreate() { super.onCreate(); if (a0.b(this) == 2) b0.a(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (a0.b(this) == 2) return; ${dialog('getSharedPreferences("a", 0).edit().putInt("s", 2).apply()')} } }
package d1;
class a0 { static int b(Context c) { int i = c.getSharedPreferences("a", 0).getInt("s", 1); if (i == 0) throw null; return i; } }
class b0 { static void a(Context c) { Log.d("x", ${imei('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'b0.a', 'process-start', 'behind-gate', lost)], gate: { how: 'dialog', flag: 's' } },
  },
  {
    id: 'shrunk-merged-listeners-exchanged',
    about: 'The same class, and the number that reads is the one of 不同意.',
    java: `package cn.suoxiao.exchanged;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请阅读《隐私政策》").setCancelable(false).setPositiveButton("同意", new h5(this, 0)).setNegativeButton("不同意", new h5(this, 1)).show(); }
}
package h4;
class h5 implements DialogInterface$OnClickListener {
  public final int a; public final Activity b;
  h5(Activity activity, int id) { a = id; b = activity; }
  public final void onClick(DialogInterface d, int which) { switch (a) { case 0: d.dismiss(); return; default: i6.a(b); return; } }
}
class i6 { static void a(Context c) { Log.d("i", ${phone('c')}); } }`,
    truth: {
      reads: [
        read('phone', 'i6.a', 'user-action', ['before-gate', 'undecided'], {
          ...lost,
          why: 'one class listens to both buttons; a number in a field tells them apart',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'shrunk-factory-of-lambdas',
    about:
      'Everything that was a Runnable is one class with a constructor of a number and two objects; the application class starts number 4.',
    java: `package cn.suoxiao.factory;
class App extends Application { public void onCreate() { super.onCreate(); new Thread(new j7(4, this, "start")).start(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('new Handler().post(new j7(2, this, "agree"))')} } }
package j6;
class j7 implements Runnable {
  public final int a; public final Object b; public final Object c;
  j7(int n, Object x, Object y) { a = n; b = x; c = y; }
  public final void run() {
    switch (a) {
      case 1: Log.d("j", "one"); return;
      case 2: k8.a((Context) b, (String) c); return;
      case 3: Log.d("j", "three"); return;
      case 4: k8.b((Context) b, (String) c); return;
      default: throw null;
    }
  }
}
class k8 { static void a(Context c, String s) { Log.d(s, ${imei('c')}); } static void b(Context c, String s) { Log.d(s, ${mac('c')}); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'k8.a', 'user-action', ['behind-gate', 'undecided'], {
          ...lost,
          why: 'one class for all Runnables; a number in a field tells them apart',
        }),
        read('mac', 'k8.b', 'process-start', 'before-gate', lost),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'shrunk-names-like-kotlin-intrinsics',
    about: 'The checks of arguments that the compiler writes stand between: a method of one letter that throws on null.',
    java: `package cn.suoxiao.checks;
class App extends Application { public void onCreate() { super.onCreate(); l9.a(this, "boot"); } }
${asksOnce('conf', 'agreed')}
package l8;
class m0 { static void e(Object o, String n) { if (o == null) { NullPointerException x = new NullPointerException(n); throw x; } } static boolean a(Object x, Object y) { return x == null ? y == null : x.equals(y); } }
class l9 {
  static void a(Context c, String from) { m0.e(c, "context"); m0.e(from, "from"); if (m0.a(from, "boot")) b(c); else Log.d("l", from); }
  static void b(Context c) { m0.e(c, "context"); Log.d("l", ${imsi('c')}); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'l9.b', 'process-start', 'before-gate', lost)], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
