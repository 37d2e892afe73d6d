import { noGate, type Recipe, read } from '../recipe.ts';
import { androidxStartup, startupProvider } from '../snippets/androidx-startup.ts';

export const initializerStartUp: readonly Recipe[] = [
  {
    id: 'initializer-reads',
    about: 'An initializer named in the meta-data of the startup provider.',
    java: `package com.tiantian.fit;
class TrackInitializer implements Initializer {
  public Object create(Context c) { Tracker t = new Tracker(c); t.begin(); return t; }
  public List dependencies() { return Collections.emptyList(); }
}
class Tracker {
  final Context context;
  Tracker(Context c) { context = c; }
  void begin() { String mac = ((WifiManager) context.getSystemService("wifi")).getConnectionInfo().getMacAddress(); Log.d("Tracker", mac); }
}
${androidxStartup}`,
    manifest: { providers: [startupProvider('com.tiantian.fit', 'com.tiantian.fit.TrackInitializer')] },
    truth: { reads: [read('mac', 'Tracker.begin', 'process-start', 'no-gate', { repeated: ['no', 'loop'] })], gate: noGate },
  },
  {
    id: 'initializer-started-by-hand',
    about: 'Lazy initialization: not in the manifest, run by AppInitializer.initializeComponent from the agree button.',
    java: `package com.zhuli.map;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences p = getPreferences(0);
    if (p.getBoolean("agree", false)) { boot(); return; }
    new AlertDialog$Builder(this).setMessage("请阅读并同意《隐私政策》后使用").setCancelable(false).setPositiveButton("同意并继续", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int w) { p.edit().putBoolean("agree", true).apply(); boot(); }
    }).setNegativeButton("拒绝", null).show();
  }
  void boot() { AppInitializer.getInstance(this).initializeComponent(LocationInitializer.class); }
}
class LocationInitializer implements Initializer {
  public Object create(Context c) { return ((LocationManager) c.getSystemService("location")).getLastKnownLocation("gps"); }
  public List dependencies() { return Collections.emptyList(); }
}
${androidxStartup}`,
    truth: {
      reads: [read('location', 'LocationInitializer.create', ['first-screen', 'user-action'], 'behind-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog', flag: 'agree' },
    },
  },
  {
    id: 'initializer-before-dialog',
    about: 'A first-screen dialog cannot hold back an initializer; the read is on a thread that it starts.',
    java: `package com.feiyu.chat;
class MainActivity extends Activity {
  protected void onResume() {
    super.onResume();
    final Dialog dialog = new Dialog(this);
    dialog.setTitle("服务协议和隐私政策");
    Button yes = new Button(this);
    yes.setText("同意");
    yes.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { dialog.dismiss(); getPreferences(0).edit().putBoolean("ok", true).apply(); } });
    Button no = new Button(this);
    no.setText("暂不使用");
    no.setOnClickListener(v -> finish());
    LinearLayout box = new LinearLayout(this);
    box.addView(yes); box.addView(no);
    dialog.setContentView(box);
    if (!getPreferences(0).getBoolean("ok", false)) dialog.show();
  }
}
class RiskInitializer implements Initializer, Runnable {
  Context context;
  public Object create(Context c) { context = c; new Thread(this, "risk").start(); return this; }
  public List dependencies() { return new ArrayList(); }
  public void run() { for (Object o : context.getPackageManager().getInstalledApplications(0)) Log.v("risk", o.toString()); }
}
${androidxStartup}`,
    manifest: { providers: [startupProvider('com.feiyu.chat', 'com.feiyu.chat.RiskInitializer')] },
    truth: {
      reads: [read('applications', 'RiskInitializer.run', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog', flag: 'ok' },
    },
  },
];
