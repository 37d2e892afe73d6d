import { noGate, type Recipe, read } from '../recipe.ts';
import { androidId, apps, imei, imsi, location, mac, meid, phone, ssid } from '../snippets/reading.ts';

export const dialogShapes: readonly Recipe[] = [
  {
    id: 'dialog-fragment-casts-activity',
    about: 'A dialog fragment tells its activity by casting getActivity() to a listener.',
    java: `package cn.duihua.fragment;
interface ConsentListener { void onConsent(); void onDecline(); }
class ConsentFragment extends DialogFragment {
  public Dialog onCreateDialog(Bundle b) {
    return new AlertDialog$Builder(getActivity()).setTitle("隐私政策提示").setMessage("请阅读并同意《隐私政策》").setPositiveButton("同意", (d, w) -> ((ConsentListener) getActivity()).onConsent()).setNegativeButton("拒绝", (d, w) -> ((ConsentListener) getActivity()).onDecline()).create();
  }
}
class MainActivity extends Activity implements ConsentListener {
  protected void onCreate(Bundle b) { super.onCreate(b); ConsentFragment f = new ConsentFragment(); f.setCancelable(false); f.show(getFragmentManager(), "consent"); }
  public void onConsent() { Log.d("m", "" + ${apps('this')}); }
  public void onDecline() { finish(); }
}`,
    truth: { reads: [read('app list', 'MainActivity.onConsent', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-fragment-static-listener',
    about: 'The listener of the dialog is left in a static field by whoever shows it.',
    java: `package cn.duihua.staticfield;
interface OnAnswer { void answered(boolean yes); }
class ConsentFragment extends DialogFragment {
  static OnAnswer listener;
  public Dialog onCreateDialog(Bundle b) { return new AlertDialog$Builder(getActivity()).setTitle("服务协议和隐私政策").setPositiveButton("同意", (d, w) -> listener.answered(true)).setNegativeButton("暂不同意", (d, w) -> listener.answered(false)).create(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ConsentFragment.listener = yes -> { if (yes) enter(); else finish(); }; new ConsentFragment().show(getFragmentManager(), "c"); }
  void enter() { Log.d("m", ${phone('this')}); }
}`,
    truth: {
      reads: [
        read('phone', 'MainActivity.enter', 'user-action', ['behind-gate', 'undecided'], {
          why: 'agreement and refusal go the same way and differ in a value',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'dialog-bottom-sheet',
    about: 'The question in a bottom sheet, the texts in a layout of resources.',
    java: `package cn.duihua.sheet;
class ConsentSheet extends BottomSheetDialog {
  ConsentSheet(Context c, Runnable yes, Runnable no) {
    super(c); setContentView(R.layout.sheet); setCancelable(false);
    findViewById(R.id.sheet_ok).setOnClickListener(v -> { dismiss(); yes.run(); });
    findViewById(R.id.sheet_no).setOnClickListener(v -> { dismiss(); no.run(); });
  }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new ConsentSheet(this, () -> enter(), () -> finish()).show(); }
  void enter() { Log.d("m", ${imsi('this')}); }
}`,
    manifest: {
      resources: { layout: { sheet: { file: 'res/layout/sheet.xml' } }, id: { sheet_ok: false, sheet_no: false } },
      files: {
        'res/layout/sheet.xml':
          '<LinearLayout><TextView android:text="感谢使用，请阅读《隐私政策》"/><Button android:id="@+id/sheet_ok" android:text="同意并继续"/><Button android:id="@+id/sheet_no" android:text="不同意"/></LinearLayout>',
      },
    },
    truth: { reads: [read('imsi', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-own-view-over-page',
    about: 'No window at all: a view of the app is laid over the page and has a listener with two methods.',
    java: `package cn.duihua.overlay;
interface ConsentView$Listener { void onAccept(); void onReject(); }
class ConsentView extends FrameLayout {
  private ConsentView$Listener listener;
  ConsentView(Context c) {
    super(c);
    TextView text = new TextView(c); text.setText("我们重视您的隐私。请阅读《隐私政策》后选择是否同意"); addView(text);
    Button yes = new Button(c); yes.setText("同意"); addView(yes); yes.setOnClickListener(v -> listener.onAccept());
    Button no = new Button(c); no.setText("不同意"); addView(no); no.setOnClickListener(v -> listener.onReject());
  }
  void setListener(ConsentView$Listener l) { listener = l; }
}
class MainActivity extends Activity implements ConsentView$Listener {
  protected void onCreate(Bundle b) { super.onCreate(b); ConsentView v = new ConsentView(this); v.setListener(this); setContentView(v); }
  public void onAccept() { Log.d("m", ${meid('this')}); }
  public void onReject() { moveTaskToBack(true); }
}`,
    truth: { reads: [read('meid', 'MainActivity.onAccept', 'user-action', 'behind-gate')], gate: { how: ['dialog', 'activity'] } },
  },
  {
    id: 'dialog-tick-and-login',
    about: 'The login page: without the tick at 我已阅读并同意 the button only tells to tick it.',
    java: `package cn.duihua.tick;
class MainActivity extends Activity {
  private CheckBox tick;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    LinearLayout box = new LinearLayout(this);
    tick = new CheckBox(this); tick.setText("我已阅读并同意《用户协议》和《隐私政策》"); box.addView(tick);
    Button login = new Button(this); login.setText("一键登录"); login.setOnClickListener(v -> login()); box.addView(login);
    setContentView(box);
  }
  void login() { if (!tick.isChecked()) { Toast.makeText(this, "请先阅读并同意隐私政策", 0).show(); return; } Log.d("login", ${phone('this')}); }
}`,
    truth: {
      reads: [
        read('phone', 'MainActivity.login', 'user-action', ['behind-gate', 'undecided'], {
          why: 'the agreement is a tick, and the branch asks the state of a view',
        }),
      ],
      gate: { how: ['activity', 'dialog'] },
    },
  },
  {
    id: 'dialog-agrees-by-itself',
    about: 'A countdown presses the button after five seconds: nobody agreed.',
    java: `package cn.duihua.auto;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    LinearLayout box = new LinearLayout(this); TextView text = new TextView(this); text.setText("请阅读《隐私政策》"); box.addView(text);
    Button yes = new Button(this); yes.setText("同意 (5)"); yes.setOnClickListener(v -> agree()); box.addView(yes);
    Button no = new Button(this); no.setText("不同意"); no.setOnClickListener(v -> finish()); box.addView(no);
    Dialog d = new Dialog(this); d.setContentView(box); d.show();
    new CountDownTimer(5000L, 1000L) { public void onTick(long left) { yes.setText("同意 (" + left + ")"); } public void onFinish() { agree(); } }.start();
  }
  void agree() { Log.d("m", ${imei('this')}); }
}`,
    truth: { reads: [read('imei', 'MainActivity.agree', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-back-key-agrees',
    about: 'Closing the dialog with the back key does what the agree button does.',
    java: `package cn.duihua.back;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("请阅读《隐私政策》").setPositiveButton("同意", (d, w) -> agree()).setNegativeButton("不同意", (d, w) -> finish()).setOnCancelListener(d -> agree()).show();
  }
  void agree() { Log.d("m", ${imei('this')}); }
}`,
    truth: { reads: [read('imei', 'MainActivity.agree', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-explains-a-permission',
    about: 'A dialog tells what the location is for, with 去开启 and 取消; that is no question about the policy, and there is none.',
    java: `package cn.duihua.explains;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("开启定位").setMessage("为了给您推荐附近门店，需要获取您的位置").setPositiveButton("去开启", (d, w) -> locate()).setNegativeButton("取消", (d, w) -> d.dismiss()).show();
  }
  void locate() { Log.d("m", "" + ${location('this')}); }
}`,
    truth: { reads: [read('location', 'MainActivity.locate', 'user-action', 'no-gate')], gate: noGate },
  },
  {
    id: 'dialog-link-opens-page-that-reads',
    about: 'The link in the text of the dialog opens the policy page, and that page reports who reads it.',
    java: `package cn.duihua.link;
class PolicySpan extends ClickableSpan { final Context c; PolicySpan(Context c) { this.c = c; } public void onClick(View v) { c.startActivity(new Intent(c, PolicyActivity.class)); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    TextView text = new TextView(this); SpannableString s = new SpannableString("请阅读《隐私政策》"); s.setSpan(new PolicySpan(this), 3, 9, 33); text.setText(s); text.setMovementMethod(LinkMovementMethod.getInstance());
    new AlertDialog$Builder(this).setTitle("隐私政策").setView(text).setCancelable(false).setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
class PolicyActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.loadUrl("https://p.example.cn/privacy?id=" + ${androidId('this')}); setContentView(w); } }`,
    manifest: { activities: [{ name: '.PolicyActivity', exported: false }] },
    truth: { reads: [read('android id', 'PolicyActivity.onCreate', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'dialog-built-by-own-builder',
    about: 'A builder of the app keeps the two callbacks in fields and hands them to the dialog it makes.',
    java: `package cn.duihua.builder;
class Ask { final Activity a; private String title = ""; private Runnable yes; private Runnable no;
  Ask(Activity a) { this.a = a; }
  static Ask of(Activity a) { return new Ask(a); }
  Ask title(String t) { title = t; return this; }
  Ask onYes(Runnable r) { yes = r; return this; }
  Ask onNo(Runnable r) { no = r; return this; }
  void show() { new AlertDialog$Builder(a).setTitle(title).setMessage("点击同意即表示您已阅读《隐私政策》").setPositiveButton("同意", (d, w) -> yes.run()).setNegativeButton("不同意", (d, w) -> no.run()).show(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Ask.of(this).title("隐私政策").onNo(() -> leave()).onYes(() -> enter()).show(); }
  void enter() { Log.d("m", ${mac('this')}); }
  void leave() { Log.d("m", ${ssid('this')}); finish(); }
}`,
    truth: {
      reads: [
        read('mac', 'MainActivity.enter', 'user-action', 'behind-gate'),
        read('ssid', 'MainActivity.leave', 'user-action', 'before-gate'),
      ],
      gate: { how: 'dialog' },
    },
  },
];
