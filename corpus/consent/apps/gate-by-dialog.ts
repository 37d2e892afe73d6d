import { type Recipe, read } from '../recipe.ts';
import { dialogLayout } from '../snippets/gate-by-dialog.ts';

export const gateByDialog: readonly Recipe[] = [
  {
    id: 'dialog-positive-callback',
    about: 'Reads only in the positive callback, and in the branch where the flag was already set.',
    java: `package com.shanshui.app1;
class MainActivity extends Activity {
  SharedPreferences prefs;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    prefs = getSharedPreferences("settings", 0);
    if (prefs.getBoolean("agree_privacy", false)) start(); else ask();
  }
  void ask() {
    AlertDialog$Builder builder = new AlertDialog$Builder(this);
    builder.setTitle("温馨提示");
    builder.setMessage("欢迎使用！请您仔细阅读《用户协议》和《隐私政策》，点击“同意”开始使用。");
    builder.setCancelable(false);
    builder.setPositiveButton("同意", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int which) { prefs.edit().putBoolean("agree_privacy", true).apply(); start(); }
    });
    builder.setNegativeButton("不同意", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int which) { d.dismiss(); finish(); }
    });
    builder.create().show();
  }
  void start() {
    TelephonyManager tm = (TelephonyManager) getSystemService("phone");
    Log.d("main", tm.getDeviceId());
  }
}`,
    truth: {
      reads: [read('imei', 'MainActivity.start', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agree_privacy' },
    },
  },
  {
    id: 'dialog-shown-read-goes-on',
    about: 'show() does not block: what stands after it in the same method runs before anybody can press anything.',
    java: `package com.shanshui.app2;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("用户隐私保护提示").setMessage("《隐私政策》").setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> finish()).setCancelable(false).show();
    initLocation();
  }
  void initLocation() {
    LocationManager lm = (LocationManager) getSystemService("location");
    Location l = lm.getLastKnownLocation("gps");
    if (l != null) Log.d("loc", "" + l.getTime());
  }
}`,
    truth: { reads: [read('location', 'MainActivity.initLocation', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-refusal-reads',
    about: 'The refusal callback goes on as a visitor and reads: after 不同意 nothing may be collected (T04).',
    java: `package com.shanshui.app4;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("您可以选择仅浏览")
      .setPositiveButton("同意", (d, w) -> full())
      .setNegativeButton("不同意，仅浏览", (d, w) -> visitor())
      .setCancelable(false).show();
  }
  void full() { Log.d("full", ((TelephonyManager) getSystemService("phone")).getLine1Number()); }
  void visitor() { Log.d("visitor", Settings$Secure.getString(getContentResolver(), "android_id")); }
}`,
    truth: {
      reads: [
        read('phone', 'MainActivity.full', 'user-action', 'behind-gate'),
        read('android id', 'MainActivity.visitor', 'user-action', 'before-gate'),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'dialog-both-buttons-same',
    about: 'One listener for both buttons that never looks at which: 不同意 does what 同意 does.',
    java: `package com.shanshui.app5;
class MainActivity extends Activity implements DialogInterface$OnClickListener {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    AlertDialog dialog = new AlertDialog$Builder(this).setTitle("服务协议与隐私政策").setPositiveButton("同意", this).setNegativeButton("不同意", this).create();
    dialog.show();
  }
  public void onClick(DialogInterface d, int which) {
    d.dismiss();
    Log.d("apps", String.valueOf(getPackageManager().getInstalledPackages(0)));
  }
}`,
    truth: { reads: [read('app list', 'MainActivity.onClick', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-popup-window',
    about: 'No dialog class at all: a PopupWindow with two buttons over the first screen; the text is in resources.',
    java: `package com.shanshui.app8;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.main); }
  public void onWindowFocusChanged(boolean has) {
    super.onWindowFocusChanged(has);
    if (!has || getSharedPreferences("p", 0).getBoolean("protocol", false)) return;
    View box = getLayoutInflater().inflate(R.layout.pop_protocol, null);
    final PopupWindow pop = new PopupWindow(box, -1, -1, false);
    box.findViewById(R.id.btn_yes).setOnClickListener(v -> { getSharedPreferences("p", 0).edit().putBoolean("protocol", true).commit(); pop.dismiss(); next(); });
    box.findViewById(R.id.btn_no).setOnClickListener(v -> finish());
    pop.showAtLocation(getWindow().getDecorView(), 17, 0, 0);
  }
  void next() { Cursor c = getContentResolver().query(ContactsContract$Contacts.CONTENT_URI, null, null, null, null); if (c != null) c.close(); }
}`,
    manifest: {
      resources: {
        string: { privacy_text: '《隐私权政策》', agree: '同意', refuse: '拒绝' },
        layout: { main: { file: 'res/layout/main.xml' }, pop_protocol: { file: 'res/layout/pop_protocol.xml' } },
        id: { btn_yes: false, btn_no: false },
      },
      files: { 'res/layout/main.xml': '<LinearLayout/>', 'res/layout/pop_protocol.xml': dialogLayout('btn_yes', 'btn_no') },
    },
    truth: { reads: [read('contacts', 'MainActivity.next', 'user-action', 'behind-gate')], gate: { how: 'dialog', flag: 'protocol' } },
  },
];
