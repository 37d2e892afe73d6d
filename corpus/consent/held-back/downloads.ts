import { noGate, type Recipe } from '../recipe.ts';

export const downloads: readonly Recipe[] = [
  {
    id: 'download-manager-at-start',
    about: 'DownloadManager fetches an APK when the first screen opens.',
    java: `package com.xiazai.a;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    DownloadManager$Request r = new DownloadManager$Request(Uri.parse("https://dl.example.cn/game.apk"));
    r.setMimeType("application/vnd.android.package-archive");
    ((DownloadManager) getSystemService("download")).enqueue(r);
  }
}`,
    truth: { downloads: [{ what: 'download', in: 'MainActivity.onCreate', trigger: 'first-screen' }], gate: noGate },
  },
  {
    id: 'download-any-touch',
    about: 'Any touch on the ad view downloads: it is a user action by the letter, so not in this fact; the scene is 164-07.1, for people.',
    java: `package com.xiazai.e;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); View ad = new View(this); ad.setOnTouchListener((v, e) -> load()); setContentView(ad); } boolean load() { ((DownloadManager) getSystemService("download")).enqueue(new DownloadManager$Request(Uri.parse("https://dl.example.cn/a.apk"))); return true; } }`,
    truth: { downloads: [], gate: noGate },
  },
  {
    id: 'download-on-connectivity',
    about: 'A receiver of CONNECTIVITY_CHANGE downloads when there is Wi-Fi.',
    java: `package com.xiazai.f;
class Net extends BroadcastReceiver {
  public void onReceive(Context c, Intent i) { NetworkInfo n = ((ConnectivityManager) c.getSystemService("connectivity")).getActiveNetworkInfo(); if (n != null && n.isConnected()) Task.get(c, "https://dl.example.cn/up.apk"); }
}
class Task { static void get(Context c, String url) { DownloadManager$Request r = new DownloadManager$Request(Uri.parse(url)); r.setTitle("更新"); ((DownloadManager) c.getSystemService("download")).enqueue(r); } }`,
    manifest: { receivers: [{ name: '.Net', exported: true, actions: ['android.net.conn.CONNECTIVITY_CHANGE'] }] },
    truth: { downloads: [{ what: 'download', in: 'Task.get', trigger: 'system-event' }], gate: noGate },
  },
];
