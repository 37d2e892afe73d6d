import { type Recipe, read } from '../recipe.ts';
import { androidId, iccid, imei, location, phone } from '../snippets/reading.ts';

export const dialogShapes: readonly Recipe[] = [
  {
    id: 'dialog-abstract-on-agree',
    about: 'A dialog class builds its own view and leaves onAgree and onRefuse to anonymous subclasses.',
    java: `package cn.duihua.abstracted;
abstract class PrivacyDialog extends Dialog implements View$OnClickListener {
  private Button yes; private Button no;
  PrivacyDialog(Context c) { super(c); }
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    LinearLayout box = new LinearLayout(getContext()); TextView text = new TextView(getContext()); text.setText("请阅读《用户协议》和《隐私政策》"); box.addView(text);
    yes = new Button(getContext()); yes.setText("同意"); yes.setOnClickListener(this); box.addView(yes);
    no = new Button(getContext()); no.setText("不同意"); no.setOnClickListener(this); box.addView(no);
    setContentView(box); setCancelable(false);
  }
  public void onClick(View v) { dismiss(); if (v == yes) onAgree(); else onRefuse(); }
  protected abstract void onAgree();
  protected abstract void onRefuse();
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new PrivacyDialog(this) { protected void onAgree() { enter(); } protected void onRefuse() { finish(); } }.show(); }
  void enter() { Log.d("m", ${imei('this')}); }
}`,
    truth: {
      reads: [
        read('imei', 'MainActivity.enter', 'user-action', ['behind-gate', 'undecided'], {
          why: 'one listener serves both buttons and compares the view with a field',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'dialog-page-in-web-view',
    about: 'The policy and both buttons are a local page; its script calls agree() of the bridge, which goes on.',
    java: `package cn.duihua.web;
class ConsentBridge {
  final MainActivity page; ConsentBridge(MainActivity p) { page = p; }
  @JavascriptInterface public void agreePrivacy() { page.runOnUiThread(() -> page.enter()); }
  @JavascriptInterface public void refusePrivacy() { page.finish(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.getSettings().setJavaScriptEnabled(true); w.addJavascriptInterface(new ConsentBridge(this), "consent"); w.loadUrl("file:///android_asset/consent.html"); setContentView(w); }
  void enter() { Log.d("m", ${imei('this')}); }
}`,
    manifest: {
      files: {
        'assets/consent.html':
          '<h1>隐私政策</h1><p>请阅读并同意</p><button onclick="consent.agreePrivacy()">同意</button><button onclick="consent.refusePrivacy()">不同意</button>',
      },
    },
    truth: {
      reads: [
        read('imei', 'MainActivity.enter', ['user-action', 'first-screen', 'unknown'], ['behind-gate', 'undecided'], {
          why: 'a page calls when it likes; that this page asks first is in its script',
        }),
      ],
      gate: { how: ['activity', 'dialog', 'flag'], why: 'asked in a web page' },
    },
  },
  {
    id: 'dialog-tick-not-looked-at',
    about: 'The same page, and the button never looks at the tick.',
    java: `package cn.duihua.notick;
class MainActivity extends Activity {
  private CheckBox tick;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    LinearLayout box = new LinearLayout(this);
    tick = new CheckBox(this); tick.setText("我已阅读并同意《用户协议》和《隐私政策》"); box.addView(tick);
    Button login = new Button(this); login.setText("一键登录"); login.setOnClickListener(v -> login()); box.addView(login);
    setContentView(box);
  }
  void login() { Log.d("login", ${phone('this')}); }
}`,
    truth: {
      reads: [
        read('phone', 'MainActivity.login', 'user-action', ['before-gate', 'no-gate'], {
          why: 'a tick that nothing asks for is a doubtful gate: none or one',
        }),
      ],
      gate: { how: ['activity', 'none', 'dialog'], why: 'the tick has no effect' },
    },
  },
  {
    id: 'dialog-buttons-exchanged',
    about: 'The negative button of the platform carries 同意并继续, the positive one 暂不使用: what counts is the text.',
    java: `package cn.duihua.exchanged;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("用户隐私政策").setMessage("请阅读《隐私政策》").setCancelable(false).setPositiveButton("暂不使用", (d, w) -> finish()).setNegativeButton("同意并继续", (d, w) -> enter()).show();
  }
  void enter() { Log.d("m", "" + ${location('this')}); }
}`,
    truth: { reads: [read('location', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-exchanged-refusal-reads',
    about: 'The buttons exchanged, and the one that says 不同意，仅浏览 reads.',
    java: `package cn.duihua.browse;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("用户隐私政策").setMessage("请阅读《隐私政策》").setCancelable(false).setPositiveButton("不同意，仅浏览", (d, w) -> browse()).setNegativeButton("同意", (d, w) -> setTitle("首页")).show();
  }
  void browse() { Log.d("m", ${androidId('this')}); }
}`,
    truth: { reads: [read('android id', 'MainActivity.browse', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-in-english',
    about: 'The question in English; the buttons say Agree and Disagree.',
    java: `package cn.duihua.english;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("Privacy Policy").setMessage("Please read our User Agreement and Privacy Policy before you continue.").setCancelable(false).setPositiveButton("Agree", (d, w) -> enter()).setNegativeButton("Disagree", (d, w) -> finish()).show();
  }
  void enter() { Log.d("m", ${iccid('this')}); }
}`,
    truth: { reads: [read('iccid', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
];
