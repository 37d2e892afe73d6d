import { type Recipe, read } from '../recipe.ts';

export const gateByReflection: readonly Recipe[] = [
  {
    id: 'reflection-calls-init-after-consent',
    about: 'The agree button finds the init class by name and calls its method; nothing else does.',
    java: `package com.yanxi.one;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int w) {
        try {
          Class c = Class.forName("com.yanxi.one.SdkInit");
          c.getMethod("init", new Class[]{Context.class}).invoke(null, new Object[]{MainActivity.this});
        } catch (Exception e) { e.printStackTrace(); }
      }
    }).setNegativeButton("不同意", (d, w) -> finish()).setCancelable(false).show();
  }
}
class SdkInit { public static void init(Context c) { Log.d("s", ((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } }`,
    truth: { reads: [read('imei', 'SdkInit.init', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'reflection-shows-the-dialog',
    about: 'The dialog class is made by name; the read stands after it and does not wait.',
    java: `package com.yanxi.two;
class PolicyDialog {
  final Activity activity;
  public PolicyDialog(Activity a) { activity = a; }
  public void show() { new AlertDialog$Builder(activity).setTitle("用户协议和隐私政策").setPositiveButton("同意", (d, w) -> activity.getPreferences(0).edit().putBoolean("ok", true).apply()).setNegativeButton("不同意", (d, w) -> activity.finish()).show(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    try {
      Object dialog = Class.forName("com.yanxi.two.PolicyDialog").getConstructor(new Class[]{Activity.class}).newInstance(new Object[]{this});
      dialog.getClass().getMethod("show", new Class[0]).invoke(dialog, new Object[0]);
    } catch (Exception e) { Log.e("m", "no dialog", e); }
    Log.d("m", ((TelephonyManager) getSystemService("phone")).getSubscriberId());
  }
}`,
    truth: { reads: [read('imsi', 'MainActivity.onCreate', 'first-screen', 'before-gate')], gate: { how: 'dialog', flag: 'ok' } },
  },
  {
    id: 'reflection-reads-flag',
    about: 'The flag is asked of a class found by name; its method returns the preference.',
    java: `package com.yanxi.three;
class PrivacyStore { public static boolean agreed(Context c) { return c.getSharedPreferences("ps", 0).getBoolean("agreed", false); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    boolean ok = false;
    try {
      Object r = Class.forName("com.yanxi.three.PrivacyStore").getDeclaredMethod("agreed", new Class[]{Context.class}).invoke(null, new Object[]{this});
      ok = ((Boolean) r).booleanValue();
    } catch (Exception e) { ok = false; }
    if (ok) Log.d("a", Settings$Secure.getString(getContentResolver(), "android_id"));
  }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> getSharedPreferences("ps", 0).edit().putBoolean("agreed", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the value of the branch comes out of Method.invoke as an object',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'reflection-proxy-callback',
    about: 'The listener of the agree button is a dynamic proxy; its handler runs the start.',
    java: `package com.yanxi.four;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Object yes = Proxy.newProxyInstance(getClassLoader(), new Class[]{DialogInterface$OnClickListener.class}, new AgreeHandler(this));
    new AlertDialog$Builder(this).setTitle("隐私协议").setPositiveButton("同意", (DialogInterface$OnClickListener) yes).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
class AgreeHandler implements InvocationHandler {
  final Context context;
  AgreeHandler(Context c) { context = c; }
  public Object invoke(Object proxy, Method m, Object[] args) { Log.d("h", ((TelephonyManager) context.getSystemService("phone")).getMeid()); return null; }
}`,
    truth: {
      reads: [
        read('meid', 'AgreeHandler.invoke', 'user-action', ['behind-gate', 'undecided'], {
          why: 'a proxy stands between the button and the handler',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'reflection-before-consent',
    about: 'Reflection in Application.onCreate, with plain names: it runs before the dialog of the first screen.',
    java: `package com.yanxi.five;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    try { Object s = getSystemService("phone"); Object id = s.getClass().getMethod("getDeviceId", new Class[0]).invoke(s, new Object[0]); Log.d("a", "" + id); } catch (Exception e) { Log.d("a", "x"); }
  }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'App.onCreate', 'process-start', ['before-gate', 'undecided'], {
          why: 'the class is that of an object the system returned',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
