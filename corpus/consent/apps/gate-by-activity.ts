import { type Recipe, read } from '../recipe.ts';

export const gateByActivity: readonly Recipe[] = [
  {
    id: 'activity-privacy-then-main',
    about: 'The launcher is a page with the policy; only its agree button starts the main page, which is not exported.',
    java: `package com.lvye.one;
class PrivacyActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    TextView text = new TextView(this);
    text.setText("感谢使用绿野。请阅读《用户协议》和《隐私政策》");
    Button agree = new Button(this);
    agree.setText("同意并继续");
    agree.setOnClickListener(new View$OnClickListener() {
      public void onClick(View v) { startActivity(new Intent(PrivacyActivity.this, HomeActivity.class)); finish(); }
    });
    Button refuse = new Button(this);
    refuse.setText("不同意");
    refuse.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { finishAffinity(); } });
    LinearLayout box = new LinearLayout(this);
    box.addView(text); box.addView(agree); box.addView(refuse);
    setContentView(box);
  }
}
class HomeActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", ((TelephonyManager) getSystemService("phone")).getDeviceId()); }
}`,
    manifest: { launcher: '.PrivacyActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: { reads: [read('imei', 'HomeActivity.onCreate', ['user-action', 'first-screen'], 'behind-gate')], gate: { how: 'activity' } },
  },
  {
    id: 'activity-splash-branches',
    about: 'A splash decides by the flag: main page or policy page. Both ways lead to the read only after agreement.',
    java: `package com.lvye.two;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new Handler(Looper.getMainLooper()).postDelayed(new Runnable() { public void run() { jump(); } }, 1500L);
  }
  void jump() {
    Class next = Store.agreed(this) ? MainActivity.class : AgreementActivity.class;
    startActivity(new Intent(this, next));
    finish();
  }
}
class Store {
  static boolean agreed(Context c) { return c.getSharedPreferences("user", 0).getBoolean("is_agree_agreement", false); }
  static void agree(Context c) { c.getSharedPreferences("user", 0).edit().putBoolean("is_agree_agreement", true).apply(); }
}
class AgreementActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    setTitle("用户协议和隐私政策");
    setContentView(R.layout.agreement);
    findViewById(R.id.agree).setOnClickListener(v -> { Store.agree(this); startActivity(new Intent(this, MainActivity.class)); });
    findViewById(R.id.disagree).setOnClickListener(v -> finish());
  }
}
class MainActivity extends Activity {
  protected void onResume() { super.onResume(); Log.d("loc", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("network")); }
}`,
    manifest: {
      launcher: '.SplashActivity',
      activities: ['.AgreementActivity', '.MainActivity'],
      resources: {
        string: { agree: '同意', disagree: '不同意' },
        layout: { agreement: { file: 'res/layout/agreement.xml' } },
        id: { agree: false, disagree: false },
      },
      files: {
        'res/layout/agreement.xml':
          '<LinearLayout><Button android:id="@+id/agree" android:text="@string/agree"/><Button android:id="@+id/disagree" android:text="@string/disagree"/></LinearLayout>',
      },
    },
    truth: {
      reads: [read('location', 'MainActivity.onResume', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'activity', flag: 'is_agree_agreement' },
    },
  },
  {
    id: 'activity-result',
    about: 'The main page opens the policy page for a result and goes on in onActivityResult, when it is RESULT_OK.',
    java: `package com.lvye.four;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    startActivityForResult(new Intent(this, ConsentActivity.class), 77);
  }
  protected void onActivityResult(int request, int result, Intent data) {
    super.onActivityResult(request, result, data);
    if (request == 77 && result == -1) load(); else finish();
  }
  void load() { Log.d("list", "" + getPackageManager().getInstalledApplications(0)); }
}
class ConsentActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Button yes = new Button(this); yes.setText("同意");
    yes.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { setResult(-1); finish(); } });
    Button no = new Button(this); no.setText("不同意");
    no.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { setResult(0); finish(); } });
    TextView t = new TextView(this); t.setText("请阅读并同意隐私政策");
    LinearLayout l = new LinearLayout(this); l.addView(t); l.addView(yes); l.addView(no); setContentView(l);
  }
}`,
    manifest: { activities: ['.ConsentActivity'] },
    truth: {
      reads: [
        read('applications', 'MainActivity.load', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'the answer comes back as a result code; that only the agree button sets it needs both activities together',
        }),
      ],
      gate: { how: 'activity' },
    },
  },
  {
    id: 'activity-main-also-exported',
    about: 'The page behind the agree button is exported with a deep link: anybody opens it without agreement.',
    java: `package com.lvye.five;
class WelcomeActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    CheckBox box = new CheckBox(this); box.setText("我已阅读并同意《用户协议》《隐私政策》");
    Button go = new Button(this); go.setText("进入");
    go.setOnClickListener(v -> { if (box.isChecked()) startActivity(new Intent(this, DetailActivity.class)); else Toast.makeText(this, "请先同意隐私政策", 0).show(); });
    LinearLayout l = new LinearLayout(this); l.addView(box); l.addView(go); setContentView(l);
  }
}
class DetailActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Uri u = getIntent().getData();
    Log.d("detail", u + ((TelephonyManager) getSystemService("phone")).getSubscriberId());
  }
}`,
    manifest: {
      launcher: '.WelcomeActivity',
      activities: [
        {
          name: '.DetailActivity',
          exported: true,
          filters: [
            {
              actions: ['android.intent.action.VIEW'],
              categories: ['android.intent.category.DEFAULT', 'android.intent.category.BROWSABLE'],
              data: [{ scheme: 'lvye', host: 'detail' }],
            },
          ],
        },
      ],
    },
    truth: {
      reads: [read('imsi', 'DetailActivity.onCreate', ['system-event', 'unknown', 'user-action'], 'before-gate')],
      gate: { how: 'activity' },
    },
  },
  {
    id: 'activity-checkbox-asked',
    about: 'Login page as gate: the button works only when the box 我已阅读并同意 is ticked by hand.',
    java: `package com.lvye.six;
class LoginActivity extends Activity {
  CheckBox agree;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    setContentView(R.layout.login);
    agree = (CheckBox) findViewById(R.id.cb_agree);
    Button login = (Button) findViewById(R.id.btn_login);
    login.setOnClickListener(new View$OnClickListener() {
      public void onClick(View v) {
        if (!agree.isChecked()) { Toast.makeText(LoginActivity.this, "请阅读并勾选同意隐私政策", 1).show(); return; }
        login();
      }
    });
  }
  void login() { Log.d("login", ((TelephonyManager) getSystemService("phone")).getLine1Number()); }
}`,
    manifest: {
      launcher: '.LoginActivity',
      resources: {
        string: { agree: '我已阅读并同意《用户协议》和《隐私政策》', login: '一键登录' },
        layout: { login: { file: 'res/layout/login.xml' } },
        id: { cb_agree: false, btn_login: false },
      },
      files: {
        'res/layout/login.xml':
          '<LinearLayout><CheckBox android:id="@+id/cb_agree" android:text="@string/agree"/><Button android:id="@+id/btn_login" android:text="@string/login"/></LinearLayout>',
      },
    },
    truth: {
      reads: [
        read('phone', 'LoginActivity.login', 'user-action', ['behind-gate', 'undecided'], {
          why: 'the agreement is the state of a box, not a callback; code that cannot model it may say so, but not that it is free',
        }),
      ],
      gate: { how: ['activity', 'flag'], why: 'the page is the gate, the box its flag' },
    },
  },
  {
    id: 'activity-alias-launcher',
    about:
      'The launcher is an alias of the policy page; the old launcher class is still there and still exported as MAIN without LAUNCHER.',
    java: `package com.lvye.seven;
class GuideActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Button ok = new Button(this);
    ok.setText("同意并使用");
    ok.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { Entry.open(GuideActivity.this); } });
    TextView t = new TextView(this); t.setText("《隐私政策》摘要");
    LinearLayout l = new LinearLayout(this); l.addView(t); l.addView(ok);
    setContentView(l);
  }
}
class Entry { static void open(Context c) { Intent i = new Intent(); i.setComponent(new ComponentName(c, "com.lvye.seven.TabActivity")); c.startActivity(i); } }
class TabActivity extends Activity { protected void onStart() { super.onStart(); Log.d("tab", ((WifiManager) getSystemService("wifi")).getConnectionInfo().getBSSID()); } }`,
    manifest: {
      launcher: false,
      activities: ['.GuideActivity', '.TabActivity'],
      aliases: [{ name: '.Launcher', launcher: true, attributes: { 'android:targetActivity': 'com.lvye.seven.GuideActivity' } }],
    },
    truth: { reads: [read('bssid', 'TabActivity.onStart', ['user-action', 'first-screen'], 'behind-gate')], gate: { how: 'activity' } },
  },
];
