import { type Recipe, read } from '../recipe.ts';

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
    id: 'dialog-custom-class',
    about: 'A dialog of its own with two text views as buttons and a listener interface the activity implements.',
    java: `package com.shanshui.app3;
class PrivacyDialog extends Dialog implements View$OnClickListener {
  private final PrivacyDialog$Callback callback;
  PrivacyDialog(Context c, PrivacyDialog$Callback cb) { super(c, 16973840); callback = cb; }
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    setContentView(R.layout.dialog_privacy);
    setCancelable(false);
    findViewById(R.id.tv_agree).setOnClickListener(this);
    findViewById(R.id.tv_refuse).setOnClickListener(this);
  }
  public void onClick(View v) {
    if (v.getId() == R.id.tv_agree) { dismiss(); callback.onAgree(); }
    else if (v.getId() == R.id.tv_refuse) { dismiss(); callback.onRefuse(); }
  }
}
interface PrivacyDialog$Callback { void onAgree(); void onRefuse(); }
class MainActivity extends Activity implements PrivacyDialog$Callback {
  protected void onCreate(Bundle b) { super.onCreate(b); new PrivacyDialog(this, this).show(); }
  public void onAgree() { Log.d("ssid", ((WifiManager) getSystemService("wifi")).getConnectionInfo().getSSID()); }
  public void onRefuse() { finish(); }
}`,
    manifest: {
      resources: {
        string: { privacy_text: '请您阅读并同意《用户协议》与《隐私政策》', agree: '同意并继续', refuse: '不同意' },
        layout: { dialog_privacy: { file: 'res/layout/dialog_privacy.xml' } },
        id: { tv_agree: false, tv_refuse: false },
      },
      files: { 'res/layout/dialog_privacy.xml': dialogLayout('tv_agree', 'tv_refuse') },
    },
    truth: { reads: [read('ssid', 'MainActivity.onAgree', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
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
    id: 'dialog-which-is-asked',
    about: 'One listener for both buttons that asks which: only BUTTON_POSITIVE leads on.',
    java: `package com.shanshui.app6;
class MainActivity extends Activity implements DialogInterface$OnClickListener {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    AlertDialog$Builder builder = new AlertDialog$Builder(this);
    builder.setTitle("隐私政策更新").setMessage("我们更新了《隐私政策》").setCancelable(false);
    builder.setPositiveButton("同意", this);
    builder.setNegativeButton("不同意", this);
    builder.show();
  }
  public void onClick(DialogInterface d, int which) {
    switch (which) {
      case -1: getPreferences(0).edit().putBoolean("agreed", true).apply(); collect(); break;
      case -2: finish(); break;
      default: break;
    }
  }
  private void collect() { Log.d("meid", ((TelephonyManager) getSystemService("phone")).getMeid()); }
}`,
    truth: { reads: [read('meid', 'MainActivity.collect', 'user-action', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'dialog-fragment',
    about: 'A DialogFragment builds the dialog; the agree button calls back into the activity by a cast.',
    java: `package com.shanshui.app7;
class AgreementFragment extends DialogFragment {
  public Dialog onCreateDialog(Bundle b) {
    setCancelable(false);
    return new AlertDialog$Builder(getActivity()).setTitle("用户协议及隐私政策").setMessage("请充分阅读并理解")
      .setPositiveButton("同意并进入", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { ((MainActivity) getActivity()).onConsent(); } })
      .setNegativeButton("退出应用", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { getActivity().finish(); } }).create();
  }
}
class MainActivity extends Activity {
  protected void onStart() { super.onStart(); new AgreementFragment().show(getFragmentManager(), "agreement"); }
  void onConsent() { new Reporter(getApplicationContext()).report(); }
}
class Reporter {
  private Context mContext;
  Reporter(Context c) { mContext = c; }
  void report() { BluetoothAdapter a = BluetoothAdapter.getDefaultAdapter(); Log.i("r", mContext.getPackageName() + a.getAddress()); }
}`,
    truth: { reads: [read('bluetooth mac', 'Reporter.report', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
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
  {
    id: 'dialog-dismiss-listener',
    about: 'The work hangs at onDismiss, which comes after 同意, after 不同意, and after the back key alike.',
    java: `package com.shanshui.app9;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    AlertDialog d = new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("是否同意").setPositiveButton("同意", null).setNegativeButton("不同意", null).create();
    d.setOnDismissListener(x -> sync());
    d.show();
  }
  void sync() { for (Account a : AccountManager.get(this).getAccounts()) Log.d("acc", a.name); }
}`,
    truth: { reads: [read('accounts', 'MainActivity.sync', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-only-known',
    about: 'A notice with nothing but 我知道了: it tells and does not ask. Whether that is a gate at all is for people (164-01.7).',
    java: `package com.shanshui.app10;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策说明").setMessage("我们会收集您的设备信息").setCancelable(false).setPositiveButton("我知道了", (d, w) -> go()).show();
  }
  void go() { Log.d("imei", ((TelephonyManager) getSystemService("phone")).getImei()); }
}`,
    truth: {
      reads: [
        read('imei 26', 'MainActivity.go', 'user-action', ['undecided', 'behind-gate', 'no-gate'], {
          why: 'one button that cannot be refused is a notice; the standard calls the consent step unclear, not absent',
        }),
      ],
      gate: { how: ['dialog', 'none'], why: 'a notice without a choice' },
    },
  },
  {
    id: 'dialog-about-something-else',
    about: 'The first-screen dialog offers an update with 立即更新 and 以后再说; what follows it is behind no gate.',
    java: `package com.shanshui.app11;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("发现新版本").setMessage("修复了若干问题").setPositiveButton("立即更新", (d, w) -> d.dismiss()).setNegativeButton("以后再说", (d, w) -> enter()).show();
  }
  void enter() { Log.d("id", Settings$Secure.getString(getContentResolver(), Settings$Secure.ANDROID_ID)); }
}`,
    truth: { reads: [read('android id', 'MainActivity.enter', 'user-action', 'no-gate')], gate: { how: 'none' } },
  },
];

function dialogLayout(yes: string, no: string): string {
  return `<LinearLayout><TextView android:text="@string/privacy_text"/><TextView android:id="@+id/${yes}" android:text="@string/agree"/><TextView android:id="@+id/${no}" android:text="@string/refuse"/></LinearLayout>`;
}
