import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { box } from '../snippets/privacy-pages.ts';
import { apps, imei, ssid } from '../snippets/reading.ts';

export const splashPrivacyFlow: readonly Recipe[] = [
  {
    id: 'privacy-own-dialog-listener',
    about: 'A dialog class of the app with a listener of two methods; its agree view calls onAgree, the page behind reads.',
    java: `package cn.qidong.owndialog;
interface OnPrivacyListener { void onAgree(); void onRefuse(); }
class PrivacyDialog extends Dialog {
  private OnPrivacyListener listener;
  PrivacyDialog(Context c) { super(c, 16973840); }
  void setListener(OnPrivacyListener l) { listener = l; }
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    setCancelable(false);
    ${box('getContext()', 'dismiss(); if (listener != null) listener.onAgree()', 'dismiss(); if (listener != null) listener.onRefuse()')}
    setContentView(box);
  }
}
class SplashActivity extends Activity implements OnPrivacyListener {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (getSharedPreferences("app", 0).getBoolean("privacy_agree", false)) { next(); return; }
    PrivacyDialog dialog = new PrivacyDialog(this); dialog.setListener(this); dialog.show();
  }
  public void onAgree() { getSharedPreferences("app", 0).edit().putBoolean("privacy_agree", true).apply(); next(); }
  public void onRefuse() { finish(); }
  void next() { startActivity(new Intent(this, HomeActivity.class)); finish(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", ${imei('this')}); } }`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: {
      reads: [read('imei', 'HomeActivity.onCreate', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'privacy_agree' },
    },
  },
  {
    id: 'privacy-own-dialog-refuse-calls-agree',
    about: 'The same dialog, and its refuse view calls onAgree as well.',
    java: `package cn.qidong.owndialogtwo;
interface OnPrivacyListener { void onAgree(); void onRefuse(); }
class PrivacyDialog extends Dialog {
  private OnPrivacyListener listener;
  PrivacyDialog(Context c) { super(c, 16973840); }
  void setListener(OnPrivacyListener l) { listener = l; }
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    setCancelable(false);
    ${box('getContext()', 'dismiss(); if (listener != null) listener.onAgree()', 'dismiss(); if (listener != null) listener.onAgree()')}
    setContentView(box);
  }
}
class SplashActivity extends Activity implements OnPrivacyListener {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (getSharedPreferences("app", 0).getBoolean("privacy_agree", false)) { next(); return; }
    PrivacyDialog dialog = new PrivacyDialog(this); dialog.setListener(this); dialog.show();
  }
  public void onAgree() { getSharedPreferences("app", 0).edit().putBoolean("privacy_agree", true).apply(); next(); }
  public void onRefuse() { finish(); }
  void next() { startActivity(new Intent(this, HomeActivity.class)); finish(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", ${imei('this')}); } }`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: {
      reads: [read('imei', 'HomeActivity.onCreate', ['user-action', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog', flag: 'privacy_agree' },
    },
  },
  {
    id: 'privacy-countdown-after-agree',
    about: 'The splash countdown begins when the agree button is pressed; its onFinish loads the recommendations.',
    java: `package cn.qidong.countdown;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('countDown()')} }
  void countDown() {
    new CountDownTimer(3000L, 1000L) {
      public void onTick(long left) { setTitle("跳过 " + left / 1000L); }
      public void onFinish() { recommend(); }
    }.start();
  }
  void recommend() { Log.d("splash", "" + ${apps('this')}); }
}`,
    manifest: { launcher: '.SplashActivity' },
    truth: {
      reads: [read('app list', 'SplashActivity.recommend', 'user-action', 'behind-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'privacy-link-in-text-only-text',
    about: 'The same link opens a page of text; the page that notes the network is opened from the agree button.',
    java: `package cn.qidong.linktwo;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SpannableString link = new SpannableString("请阅读《隐私政策》");
    link.setSpan(new ClickableSpan() { public void onClick(View v) { startActivity(new Intent(MainActivity.this, TextActivity.class)); } }, 3, 9, 33);
    TextView text = new TextView(this); text.setText(link); text.setMovementMethod(LinkMovementMethod.getInstance());
    new AlertDialog$Builder(this).setTitle("隐私政策").setView(text).setCancelable(false).setPositiveButton("同意", (d, w) -> enter()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
  void enter() { startActivity(new Intent(this, WebActivity.class)); }
}
class TextActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setTitle("隐私政策"); } }
class WebActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("web", "open from " + ${ssid('this')}); } }`,
    manifest: {
      activities: [
        { name: '.TextActivity', exported: false },
        { name: '.WebActivity', exported: false },
      ],
    },
    truth: { reads: [read('ssid', 'WebActivity.onCreate', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
];
