import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { box } from '../snippets/privacy-pages.ts';
import { androidId, apps, location, mac, ssid } from '../snippets/reading.ts';

export const splashPrivacyFlow: readonly Recipe[] = [
  {
    id: 'privacy-dialog-fragment-host',
    about: 'A DialogFragment tells its activity through an interface that the activity implements; only the agree view does.',
    java: `package cn.qidong.fragment;
interface PrivacyHost { void onPrivacyAgreed(); }
class PrivacyFragment extends DialogFragment {
  public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle b) {
    setCancelable(false);
    ${box('getActivity()', '((PrivacyHost) getActivity()).onPrivacyAgreed(); dismiss()', 'dismiss(); getActivity().finish()')}
    return box;
  }
  public void onDestroyView() { super.onDestroyView(); Log.d("privacy", "closed"); }
}
class MainActivity extends Activity implements PrivacyHost {
  protected void onCreate(Bundle b) { super.onCreate(b); new PrivacyFragment().show(getFragmentManager(), "privacy"); }
  public void onPrivacyAgreed() { Log.d("main", ${androidId('this')}); }
}`,
    truth: { reads: [read('android id', 'MainActivity.onPrivacyAgreed', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'privacy-dialog-fragment-told-when-closed',
    about: 'The same fragment tells its activity when its view is destroyed, which happens after either answer.',
    java: `package cn.qidong.fragmenttwo;
interface PrivacyHost { void onPrivacyAgreed(); }
class PrivacyFragment extends DialogFragment {
  public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle b) {
    setCancelable(false);
    ${box('getActivity()', 'dismiss()', 'dismiss(); getActivity().finish()')}
    return box;
  }
  public void onDestroyView() { super.onDestroyView(); ((PrivacyHost) getActivity()).onPrivacyAgreed(); }
}
class MainActivity extends Activity implements PrivacyHost {
  protected void onCreate(Bundle b) { super.onCreate(b); new PrivacyFragment().show(getFragmentManager(), "privacy"); }
  public void onPrivacyAgreed() { Log.d("main", ${androidId('this')}); }
}`,
    truth: {
      reads: [read('android id', 'MainActivity.onPrivacyAgreed', ['first-screen', 'user-action'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'privacy-popup-window-on-focus',
    about: 'A popup window is shown as soon as the page has the focus; its agree view dismisses it and enters.',
    java: `package cn.qidong.popup;
class MainActivity extends Activity {
  private PopupWindow popup; private boolean entered;
  protected void onCreate(Bundle b) { super.onCreate(b); }
  public void onWindowFocusChanged(boolean focused) {
    super.onWindowFocusChanged(focused);
    if (!focused || entered || popup != null) return;
    ${box('this', 'popup.dismiss(); enter()', 'popup.dismiss(); finish()')}
    popup = new PopupWindow(box, -1, -2, false);
    popup.setOutsideTouchable(false);
    popup.showAtLocation(getWindow().getDecorView(), 17, 0, 0);
  }
  void enter() { entered = true; Log.d("main", ${mac('this')}); }
}`,
    truth: {
      reads: [read('mac', 'MainActivity.enter', 'user-action', 'behind-gate')],
      gate: { how: ['dialog', 'activity'], why: 'a popup window is neither quite' },
    },
  },
  {
    id: 'privacy-popup-window-not-awaited',
    about: 'The same popup window, and the method that shows it enters in its last line.',
    java: `package cn.qidong.popuptwo;
class MainActivity extends Activity {
  private PopupWindow popup; private boolean entered;
  protected void onCreate(Bundle b) { super.onCreate(b); }
  public void onWindowFocusChanged(boolean focused) {
    super.onWindowFocusChanged(focused);
    if (!focused || entered || popup != null) return;
    ${box('this', 'popup.dismiss(); setTitle("首页")', 'popup.dismiss(); finish()')}
    popup = new PopupWindow(box, -1, -2, false);
    popup.setOutsideTouchable(false);
    popup.showAtLocation(getWindow().getDecorView(), 17, 0, 0);
    enter();
  }
  void enter() { entered = true; Log.d("main", ${mac('this')}); }
}`,
    truth: {
      reads: [read('mac', 'MainActivity.enter', 'first-screen', 'before-gate')],
      gate: { how: ['dialog', 'activity'], why: 'a popup window is neither quite' },
    },
  },
  {
    id: 'privacy-bottom-sheet-agree',
    about: 'A bottom sheet that cannot be swiped away; the agree button inside starts the location service of the app.',
    java: `package cn.qidong.sheet;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    BottomSheetDialog sheet = new BottomSheetDialog(this);
    ${box('this', 'sheet.dismiss(); locate()', 'sheet.dismiss(); finish()')}
    sheet.setContentView(box);
    sheet.setCancelable(false);
    sheet.setOnDismissListener(d -> setTitle("附近"));
    sheet.show();
  }
  void locate() { Log.d("main", "" + ${location('this')}); }
}`,
    truth: { reads: [read('location', 'MainActivity.locate', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'privacy-bottom-sheet-swiped-away',
    about: 'The sheet can be swiped away, and whoever closes it, by whatever means, has his place located.',
    java: `package cn.qidong.sheettwo;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    BottomSheetDialog sheet = new BottomSheetDialog(this);
    ${box('this', 'sheet.dismiss()', 'sheet.dismiss(); finish()')}
    sheet.setContentView(box);
    sheet.setCancelable(true);
    sheet.setOnDismissListener(d -> locate());
    sheet.show();
  }
  void locate() { Log.d("main", "" + ${location('this')}); }
}`,
    truth: { reads: [read('location', 'MainActivity.locate', ['user-action', 'first-screen'], 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'privacy-countdown-beside-dialog',
    about: 'The same countdown is started by onCreate, before the dialog is shown.',
    java: `package cn.qidong.countdowntwo;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); countDown(); ${dialog('d.dismiss()')} }
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
      reads: [read('app list', 'SplashActivity.recommend', 'first-screen', 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'privacy-link-in-text-opens-page',
    about: 'The title of the policy in the text is a link; it opens a page that notes the network for its statistics.',
    java: `package cn.qidong.link;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SpannableString link = new SpannableString("请阅读《隐私政策》");
    link.setSpan(new ClickableSpan() { public void onClick(View v) { startActivity(new Intent(MainActivity.this, WebActivity.class)); } }, 3, 9, 33);
    TextView text = new TextView(this); text.setText(link); text.setMovementMethod(LinkMovementMethod.getInstance());
    new AlertDialog$Builder(this).setTitle("隐私政策").setView(text).setCancelable(false).setPositiveButton("同意", (d, w) -> enter()).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
  void enter() { setTitle("首页"); }
}
class WebActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("web", "open from " + ${ssid('this')}); } }`,
    manifest: { activities: [{ name: '.WebActivity', exported: false }] },
    truth: { reads: [read('ssid', 'WebActivity.onCreate', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
];
