import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, iccid, imei, imsi, mac } from '../snippets/reading.ts';

export const skippedQuestions: readonly Recipe[] = [
  {
    id: 'skipped-by-remote-config',
    about: 'A stored remote switch lets the question be left out: whoever has skip_privacy goes on unasked.',
    java: `package cn.tiaoguo.remote;
class Remote { static boolean on(Context c, String k) { return c.getSharedPreferences("remote", 0).getBoolean(k, false); } static void update(Context c, JSONObject o) { c.getSharedPreferences("remote", 0).edit().putBoolean("skip_privacy", o.optBoolean("skip_privacy")).apply(); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new Thread(() -> fetch()).start();
    if (Remote.on(this, "skip_privacy")) { enter(); return; }
    ${dialog('enter()')}
  }
  void fetch() { try { InputStream in = new URL("https://cfg.example.cn/v1").openStream(); byte[] all = new byte[4096]; in.read(all); Remote.update(this, new JSONObject(new String(all))); } catch (IOException e) { Log.d("m", "no config"); } }
  void enter() { Log.d("m", ${imei('this')}); }
}`,
    truth: { reads: [read('imei', 'MainActivity.enter', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'skipped-for-a-channel',
    about: 'Only the packages for some shops ask; the channel is read from the manifest.',
    java: `package cn.tiaoguo.channel;
class Channel { static String of(Context c) { Bundle meta = c.getPackageManager().getApplicationInfo(c.getPackageName(), 128).metaData; return meta == null ? "" : meta.getString("CHANNEL", ""); } static boolean isStrict(String channel) { switch (channel) { case "huawei": return true; case "xiaomi": return true; case "oppo": return true; default: return false; } } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (Channel.isStrict(Channel.of(this))) ask(); else enter(); }
  void ask() { ${dialog('enter()')} }
  void enter() { Log.d("m", ${mac('this')}); }
}`,
    manifest: { metaData: { CHANNEL: 'official' } },
    truth: {
      reads: [
        read('mac', 'MainActivity.enter', 'first-screen', ['before-gate', 'no-gate'], {
          why: 'the dialog is in the code, and this package is of a channel that never shows it',
        }),
      ],
      gate: { how: ['dialog', 'none'], why: 'this package is of a channel that never asks' },
    },
  },
  {
    id: 'skipped-when-dialog-cannot-show',
    about: 'When the dialog cannot be shown an exception comes, and the catch goes on as if it had been agreed to.',
    java: `package cn.tiaoguo.failing;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); try { ask(); } catch (RuntimeException e) { Log.w("m", "no window"); enter(); } }
  void ask() { ${dialog('enter()')} }
  void enter() { Log.d("m", ${imsi('this')}); }
}`,
    truth: { reads: [read('imsi', 'MainActivity.enter', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'skipped-flag-set-when-leaving',
    about: 'The flag is stored in onStop of the asking page, whatever was pressed: the second start reads.',
    java: `package cn.tiaoguo.onstop;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getBoolean("guided", false)) Log.d("a", ${androidId('this')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (!getSharedPreferences("conf", 0).getBoolean("guided", false)) ${dialog('d.dismiss()')} }
  protected void onStop() { super.onStop(); getSharedPreferences("conf", 0).edit().putBoolean("guided", true).apply(); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'skipped-asks-after-three-starts',
    about: 'The question comes at the third start only; until then the page goes on.',
    java: `package cn.tiaoguo.third;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("n", 0);
    int n = sp.getInt("starts", 0) + 1; sp.edit().putInt("starts", n).apply();
    if (n >= 3 && !sp.getBoolean("agreed", false)) { ask(); return; }
    enter();
  }
  void ask() { SharedPreferences sp = getSharedPreferences("n", 0); ${dialog('sp.edit().putBoolean("agreed", true).apply(); enter()')} }
  void enter() { Log.d("m", ${iccid('this')}); }
}`,
    truth: { reads: [read('iccid', 'MainActivity.enter', 'first-screen', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
