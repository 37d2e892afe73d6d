import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { imei, location, ssid } from '../snippets/reading.ts';

export const splashFlows: readonly Recipe[] = [
  {
    id: 'splash-timer-asks-flag',
    about: 'The timer looks at the flag when it rings: no flag, no main page.',
    java: `package cn.kaiping.timerflag;
class SplashActivity extends Activity {
  private CountDownTimer timer;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    timer = new CountDownTimer(3000L, 1000L) { public void onTick(long left) { setTitle("" + left); } public void onFinish() { next(); } };
    timer.start();
    if (!agreed()) ${dialog('getSharedPreferences("s", 0).edit().putBoolean("agreed", true).apply(); next()')}
  }
  boolean agreed() { return getSharedPreferences("s", 0).getBoolean("agreed", false); }
  void next() { if (!agreed() || isFinishing()) return; startActivity(new Intent(this, HomeActivity.class)); finish(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", ${imei('this')}); } }`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: {
      reads: [read('imei', 'HomeActivity.onCreate', ['first-screen', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'splash-alias-in-launcher',
    about: 'The icon belongs to an alias; it stands for the splash page, which asks.',
    java: `package cn.kaiping.alias;
class WelcomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); early(); ${dialog('startActivity(new Intent(this, HomeActivity.class))')} } void early() { Log.d("w", ${ssid('this')}); } }
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("home", ${imei('this')}); } }`,
    manifest: {
      launcher: false,
      activities: [
        { name: '.WelcomeActivity', exported: false },
        { name: '.HomeActivity', exported: false },
      ],
      aliases: [{ name: '.Icon2026', launcher: true, attributes: { 'android:targetActivity': '.WelcomeActivity' } }],
    },
    truth: {
      reads: [
        read('ssid', 'WelcomeActivity.early', 'first-screen', 'before-gate'),
        read('imei', 'HomeActivity.onCreate', 'user-action', 'behind-gate'),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'splash-visitor-mode-shares-main',
    about: 'Refusal opens the same main page with guest = true; the page reads only where guest is false, but its adapter does not ask.',
    java: `package cn.kaiping.visitor;
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('open(false)', 'open(true)')} }
  void open(boolean guest) { startActivity(new Intent(this, HomeActivity.class).putExtra("guest", guest)); finish(); }
}
class HomeActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new Feed(this).load(); if (!getIntent().getBooleanExtra("guest", false)) member(); }
  void member() { setTitle("会员"); }
}
class Feed { final Context c; Feed(Context c) { this.c = c; } void load() { Log.d("feed", "city of " + ${location('c')}); } }`,
    manifest: { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    truth: { reads: [read('location', 'Feed.load', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
];
