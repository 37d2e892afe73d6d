import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { box } from '../snippets/privacy-pages.ts';
import { androidId, imei, ssid } from '../snippets/reading.ts';

export const refusalPaths: readonly Recipe[] = [
  {
    id: 'refuse-then-destroyed-page-reports',
    about: 'Refusal finishes the page, and onDestroy reports the session with an identifier.',
    java: `package cn.jujue.destroy;
class MainActivity extends Activity {
  private boolean agreed;
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('agreed = true', 'finish()')} }
  protected void onDestroy() { super.onDestroy(); report(); }
  void report() { Log.d("session", ${androidId('this')}); }
}`,
    truth: { reads: [read('android id', 'MainActivity.report', ['first-screen', 'user-action'], 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'refuse-asked-again-same-class',
    about:
      'One dialog class with a step: refusal at the first step shows it once more, at the second it leaves; agreement at either enters.',
    java: `package cn.jujue.again;
class PrivacyDialog extends Dialog {
  final int step; final Runnable onAgree; final Activity host;
  PrivacyDialog(Activity host, int step, Runnable onAgree) { super(host); this.host = host; this.step = step; this.onAgree = onAgree; }
  protected void onCreate(Bundle b) {
    super.onCreate(b); setCancelable(false);
    ${box('host', 'dismiss(); onAgree.run()', 'dismiss(); refused()')}
    setContentView(box);
  }
  void refused() { if (step < 2) new PrivacyDialog(host, step + 1, onAgree).show(); else host.finish(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new PrivacyDialog(this, 1, () -> enter()).show(); }
  void enter() { Log.d("main", ${imei('this')}); }
}`,
    truth: { reads: [read('imei', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'refuse-by-back-key-leaves',
    about: 'The dialog can be cancelled; cancelling is refusal and leaves the app.',
    java: `package cn.jujue.back;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请阅读并同意《隐私政策》").setPositiveButton("同意", (d, w) -> enter()).setNegativeButton("不同意", (d, w) -> finishAffinity()).setOnCancelListener(d -> finishAffinity()).show();
  }
  void enter() { Log.d("main", ${ssid('this')}); }
}`,
    truth: { reads: [read('ssid', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
];
