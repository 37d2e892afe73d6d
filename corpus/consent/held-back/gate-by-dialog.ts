import { type Recipe, read } from '../recipe.ts';
import { dialogLayout } from '../snippets/gate-by-dialog.ts';

export const gateByDialog: readonly Recipe[] = [
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
