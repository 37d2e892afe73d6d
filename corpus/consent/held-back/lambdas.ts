import { noGate, type Recipe, read } from '../recipe.ts';

export const lambdas: readonly Recipe[] = [
  {
    id: 'lambda-invoke-custom-thread',
    about: 'A Runnable by invoke-custom, with a captured context.',
    java: `package com.ziteng.a;
class App extends Application { public void onCreate() { super.onCreate(); Context c = getApplicationContext(); new Thread(() -> Log.d("a", ((TelephonyManager) c.getSystemService("phone")).getDeviceId())).start(); } }`,
    lambdas: 'invoke-custom',
    manifest: { application: { name: '.App' }, minSdk: 26 },
    truth: { reads: [read('imei', 'App.lambda$onCreate$0', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'lambda-dialog-invoke-custom',
    about: 'Both buttons of the dialog by invoke-custom, one with this, one without.',
    java: `package com.ziteng.b;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("请阅读").setCancelable(false)
      .setPositiveButton("同意", (d, w) -> { getPreferences(0).edit().putBoolean("agree", true).apply(); enter(); })
      .setNegativeButton("不同意", (d, w) -> System.exit(0)).show();
  }
  void enter() { Log.d("b", ((LocationManager) getSystemService("location")).getLastKnownLocation("gps") + ""); }
}`,
    lambdas: 'invoke-custom',
    manifest: { minSdk: 26 },
    truth: { reads: [read('location', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog', flag: 'agree' } },
  },
  {
    id: 'lambda-kotlin-lazy',
    about: 'by lazy: the initializer runs when the property is first asked, on the first screen.',
    java: `package com.ziteng.f;
class DeviceHolder {
  static final DeviceHolder INSTANCE = new DeviceHolder();
  static Context context;
  private final Lazy id$delegate = LazyKt.lazy(() -> load());
  static Object load() { return ((TelephonyManager) context.getSystemService("phone")).getDeviceId(); }
  final String getId() { return (String) id$delegate.getValue(); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); DeviceHolder.context = this; Log.d("f", DeviceHolder.INSTANCE.getId()); } }`,
    truth: { reads: [read('imei', 'DeviceHolder.load', 'first-screen', 'no-gate')], gate: noGate },
  },
];
