import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, location, meid } from '../snippets/reading.ts';

export const splashFlows: readonly Recipe[] = [
  {
    id: 'splash-asks-then-main',
    about: 'Splash asks if need be and then opens the main page, which nobody else can open; the main page reads.',
    java: `package cn.kaiping.plain;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("s", 0).getBoolean("agreed", false)) { toMain(); return; } ${dialog('getSharedPreferences("s", 0).edit().putBoolean("agreed", true).apply(); toMain()')} }
  void toMain() { startActivity(new Intent(this, HomeActivity.class)); finish(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } protected void onStart() { super.onStart(); Log.d("home", "" + ${location('this')}); } }`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: {
      reads: [read('location', 'HomeActivity.onStart', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'splash-timer-goes-on-anyway',
    about: 'The dialog is up, and a timer of the splash page opens the main page after two seconds all the same.',
    java: `package cn.kaiping.timer;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    ${dialog('d.dismiss()')}
    new Handler().postDelayed(() -> startActivity(new Intent(this, HomeActivity.class)), 2000L);
  }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", ${imei('this')}); } }`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: { reads: [read('imei', 'HomeActivity.onCreate', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'splash-guide-agree-on-last-page',
    about: 'Three guide pages by one button 下一步; the third shows the policy with 同意并开始 and 退出.',
    java: `package cn.kaiping.guide;
class GuideActivity extends Activity {
  private int page;
  protected void onCreate(Bundle b) { super.onCreate(b); show(0); }
  void show(int n) {
    page = n;
    LinearLayout box = new LinearLayout(this); TextView text = new TextView(this); Button next = new Button(this); box.addView(text); box.addView(next);
    if (page < 2) { text.setText("新功能 " + page); next.setText("下一步"); next.setOnClickListener(v -> show(page + 1)); }
    else {
      text.setText("使用前请阅读并同意《用户协议》与《隐私政策》"); next.setText("同意并开始"); next.setOnClickListener(v -> begin());
      Button leave = new Button(this); leave.setText("不同意并退出"); leave.setOnClickListener(v -> finish()); box.addView(leave);
    }
    setContentView(box);
  }
  void begin() { startActivity(new Intent(this, HomeActivity.class)); finish(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", "" + ${apps('this')}); } }`,
    manifest: { launcher: '.GuideActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: { reads: [read('app list', 'HomeActivity.onCreate', 'user-action', 'behind-gate')], gate: { how: 'activity' } },
  },
  {
    id: 'splash-guide-can-be-skipped',
    about: 'The same guide with 跳过 in the corner, which opens the main page past the question.',
    java: `package cn.kaiping.skip;
class GuideActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    LinearLayout box = new LinearLayout(this); TextView text = new TextView(this); text.setText("使用前请阅读并同意《隐私政策》"); box.addView(text);
    Button yes = new Button(this); yes.setText("同意"); yes.setOnClickListener(v -> home()); box.addView(yes);
    Button no = new Button(this); no.setText("不同意"); no.setOnClickListener(v -> finish()); box.addView(no);
    TextView skip = new TextView(this); skip.setText("跳过"); skip.setOnClickListener(v -> home()); box.addView(skip);
    setContentView(box);
  }
  void home() { startActivity(new Intent(this, HomeActivity.class)); finish(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", "" + ${apps('this')}); } }`,
    manifest: { launcher: '.GuideActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: { reads: [read('app list', 'HomeActivity.onCreate', 'user-action', 'before-gate')], gate: { how: 'activity' } },
  },
  {
    id: 'splash-result-not-looked-at',
    about: 'The consent page returns a result, and whoever started it never looks whether it was OK.',
    java: `package cn.kaiping.result;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); startActivityForResult(new Intent(this, ConsentActivity.class), 7); }
  protected void onActivityResult(int request, int result, Intent data) { super.onActivityResult(request, result, data); if (request == 7) Log.d("m", ${imei('this')}); }
}
class ConsentActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    LinearLayout box = new LinearLayout(this); TextView text = new TextView(this); text.setText("《隐私政策》"); box.addView(text);
    Button yes = new Button(this); yes.setText("同意"); yes.setOnClickListener(v -> { setResult(-1); finish(); }); box.addView(yes);
    Button no = new Button(this); no.setText("不同意"); no.setOnClickListener(v -> { setResult(0); finish(); }); box.addView(no);
    setContentView(box);
  }
}`,
    manifest: { activities: [{ name: '.ConsentActivity', exported: false }] },
    truth: {
      reads: [read('imei', 'MainActivity.onActivityResult', ['user-action', 'first-screen'], 'before-gate')],
      gate: { how: 'activity' },
    },
  },
  {
    id: 'splash-link-checks-flag-first',
    about: 'A page that links open looks at the flag in its own onCreate and sends strangers to the splash page.',
    java: `package cn.kaiping.link;
class DetailActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) { startActivity(new Intent(this, MainActivity.class)); finish(); return; }
    Log.d("detail", ${androidId('this')});
  }
}
${asksOnce('conf', 'agreed')}`,
    manifest: {
      activities: [
        {
          name: '.DetailActivity',
          exported: true,
          filters: [
            { actions: ['android.intent.action.VIEW'], categories: ['android.intent.category.BROWSABLE'], data: [{ scheme: 'kaiping' }] },
          ],
        },
      ],
    },
    truth: {
      reads: [read('android id', 'DetailActivity.onCreate', ['system-event', 'user-action', 'unknown', 'first-screen'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'splash-link-only-base-checks-late',
    about: 'The check stands in the base class and finishes the page; finish() does not return from onCreate, and the subclass goes on.',
    java: `package cn.kaiping.late;
abstract class GuardedActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) finish(); } }
class DetailActivity extends GuardedActivity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("detail", ${androidId('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      activities: [
        {
          name: '.DetailActivity',
          exported: true,
          filters: [
            {
              actions: ['android.intent.action.VIEW'],
              categories: ['android.intent.category.BROWSABLE'],
              data: [{ scheme: 'kaipinglate' }],
            },
          ],
        },
      ],
    },
    truth: {
      reads: [read('android id', 'DetailActivity.onCreate', ['system-event', 'user-action', 'unknown', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'splash-ad-before-question',
    about: 'The splash page loads its advertisement first; the question comes on the next page.',
    java: `package cn.kaiping.ad;
class SplashActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); TTAdSdk.loadSplashAd(this, () -> { startActivity(new Intent(this, HomeActivity.class)); finish(); }); } }
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} } }
package com.bytedance.sdk.openadsdk;
class TTAdSdk { static void loadSplashAd(Context c, Runnable then) { Log.d("tt", ${androidId('c')}); new Handler(Looper.getMainLooper()).post(then); } }`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: {
      reads: [read('android id', 'TTAdSdk.loadSplashAd', 'first-screen', 'before-gate', { sdk: 'pangle' })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'splash-second-question-after-refusal',
    about: 'Who refuses is asked a second time; agreement in either dialog leads on, refusal in the second leaves.',
    java: `package cn.kaiping.twice;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('enter()', 'again()')} }
  void again() { new AlertDialog$Builder(this).setTitle("再次确认").setMessage("不同意《隐私政策》将无法使用，您可以再次阅读").setPositiveButton("同意并继续", (d, w) -> enter()).setNegativeButton("退出应用", (d, w) -> System.exit(0)).setCancelable(false).show(); }
  void enter() { Log.d("m", ${meid('this')}); }
}`,
    truth: { reads: [read('meid', 'MainActivity.enter', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
];
