import { type Recipe, read } from '../recipe.ts';

export const gateByActivity: readonly Recipe[] = [
  {
    id: 'activity-splash-reads-first',
    about: 'The splash in front of the policy page already reads.',
    java: `package com.lvye.three;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Report.send(this, "launch");
    boolean ok = getSharedPreferences("sp", 0).getInt("policy", 0) == 1;
    Intent i = new Intent();
    i.setClassName(this, ok ? "com.lvye.three.MainActivity" : "com.lvye.three.PolicyActivity");
    startActivity(i);
  }
}
class Report {
  static void send(Context c, String event) {
    String id = Settings$Secure.getString(c.getContentResolver(), "android_id");
    Log.i("report", event + ":" + id);
  }
}
class PolicyActivity extends Activity implements View$OnClickListener {
  Button yes;
  protected void onCreate(Bundle b) { super.onCreate(b); yes = new Button(this); yes.setText("同意《隐私政策》并进入"); yes.setOnClickListener(this); setContentView(yes); }
  public void onClick(View v) { getSharedPreferences("sp", 0).edit().putInt("policy", 1).apply(); startActivity(new Intent(this, MainActivity.class)); }
  public void onBackPressed() { finish(); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Report.send(this, "main"); Log.d("m", ((TelephonyManager) getSystemService("phone")).getSimSerialNumber()); } }`,
    manifest: { launcher: '.SplashActivity', activities: ['.PolicyActivity', '.MainActivity'] },
    truth: {
      reads: [
        read('android id', 'Report.send', 'first-screen', 'before-gate'),
        read('iccid', 'MainActivity.onCreate', ['first-screen', 'user-action'], 'behind-gate'),
      ],
      gate: { how: 'activity', flag: 'policy' },
    },
  },
];
