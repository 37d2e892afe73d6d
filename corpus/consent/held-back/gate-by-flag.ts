import { type Recipe, read } from '../recipe.ts';

export const gateByFlag: readonly Recipe[] = [
  {
    id: 'flag-int-version',
    about: 'The flag is a number: the version of the policy agreed to, compared with a constant.',
    java: `package com.songguo.two;
class Policy {
  static final int CURRENT = 20230601;
  static boolean isAgreed(Context c) { return c.getSharedPreferences("policy", 0).getInt("agreed_version", 0) >= CURRENT; }
  static void agree(Context c) { c.getSharedPreferences("policy", 0).edit().putInt("agreed_version", CURRENT).apply(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (Policy.isAgreed(this)) Wifi.scan(this);
    else new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setPositiveButton("同意", (d, w) -> { Policy.agree(this); Wifi.scan(this); }).setNegativeButton("取消", (d, w) -> finish()).show();
  }
}
class Wifi { static void scan(Context c) { Log.d("wifi", "" + ((WifiManager) c.getSystemService("wifi")).getScanResults()); } }`,
    truth: {
      reads: [read('wifi list', 'Wifi.scan', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed_version' },
    },
  },
];
