import { noGate, type Recipe, read } from '../recipe.ts';

export const multiDex: readonly Recipe[] = [
  {
    id: 'multi-dex-gate-far-away',
    about: 'The dialog class in the third file, its callback interface in the second, the reader in the first.',
    java: `package com.fenbao.b;
interface OnAgree { void agreed(); }
class MainActivity extends Activity implements OnAgree { protected void onCreate(Bundle b) { super.onCreate(b); new AgreeDialog(this, this).show(); } public void agreed() { Log.d("b", ((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress()); } }
class AgreeDialog extends Dialog implements View$OnClickListener {
  final OnAgree callback; Button yes; Button no;
  AgreeDialog(Context c, OnAgree cb) { super(c); callback = cb; }
  protected void onCreate(Bundle b) { super.onCreate(b); setTitle("隐私政策"); setCancelable(false); yes = new Button(getContext()); yes.setText("同意"); yes.setOnClickListener(this); no = new Button(getContext()); no.setText("不同意"); no.setOnClickListener(this); LinearLayout l = new LinearLayout(getContext()); l.addView(yes); l.addView(no); setContentView(l); }
  public void onClick(View v) { dismiss(); if (v == yes) callback.agreed(); else System.exit(0); }
}`,
    laterDexes: [['OnAgree'], ['AgreeDialog']],
    truth: { reads: [read('mac', 'MainActivity.agreed', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'multi-dex-empty-file',
    about: 'The helper in the second file, and a third file that holds nothing at all.',
    java: `package com.fenbao.d;
class App extends Application { public void onCreate() { super.onCreate(); Agent.go(this); } }
class Agent { static void go(Context c) { Log.d("d", ((TelephonyManager) c.getSystemService("phone")).getSubscriberId()); Helper.help(c); } }
class Helper { static void help(Context c) { Log.d("h", Settings$Secure.getString(c.getContentResolver(), "android_id")); } }`,
    laterDexes: [['Helper'], []],
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imsi', 'Agent.go', 'process-start', 'no-gate'), read('android id', 'Helper.help', 'process-start', 'no-gate')],
      gate: noGate,
    },
  },
];
