import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, iccid, imei, mac } from '../snippets/reading.ts';

export const reConsent: readonly Recipe[] = [
  {
    id: 'again-version-text',
    about: 'The version agreed to is kept as text and compared with that of the build; another version asks again.',
    java: `package cn.zaiwen.version;
class Policy { static final String VERSION = "V2.3"; static boolean isAgreed(Context c) { return VERSION.equals(c.getSharedPreferences("policy", 0).getString("agreed_version", "")); } }
class App extends Application { public void onCreate() { super.onCreate(); if (Policy.isAgreed(this)) Log.d("app", ${imei('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Policy.isAgreed(this)) return; ${dialog('getSharedPreferences("policy", 0).edit().putString("agreed_version", Policy.VERSION).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed_version' } },
  },
  {
    id: 'again-after-a-year',
    about: 'Consent holds for a year from the stored time; zero is never.',
    java: `package cn.zaiwen.year;
class Consent { static final long YEAR = 31536000000L; static boolean holds(Context c) { long now = System.currentTimeMillis(); long at = c.getSharedPreferences("u", 0).getLong("agree_at", 0L); return at > 0L && now - at < YEAR; } }
class App extends Application { public void onCreate() { super.onCreate(); if (Consent.holds(this)) Log.d("app", ${mac('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Consent.holds(this)) return; ${dialog('getSharedPreferences("u", 0).edit().putLong("agree_at", System.currentTimeMillis()).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agree_at' } },
  },
  {
    id: 'again-after-a-year-from-now',
    about: 'The same, and the default of the stored time is now: for who was never asked the year has just begun.',
    java: `package cn.zaiwen.yeartwo;
class Consent { static final long YEAR = 31536000000L; static boolean holds(Context c) { long now = System.currentTimeMillis(); long at = c.getSharedPreferences("u", 0).getLong("agree_at", now); return at > 0L && now - at < YEAR; } }
class App extends Application { public void onCreate() { super.onCreate(); if (Consent.holds(this)) Log.d("app", ${mac('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("u", 0).contains("agree_at")) return; ${dialog('getSharedPreferences("u", 0).edit().putLong("agree_at", System.currentTimeMillis()).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agree_at' } },
  },
  {
    id: 'again-text-agree-by-default',
    about: 'The same, and the default of the text is agree.',
    java: `package cn.zaiwen.texttwo;
class Answer { static boolean isYes(Context c) { return TextUtils.equals("agree", c.getSharedPreferences("u", 0).getString("privacy", "agree")); } static void set(Context c, String v) { c.getSharedPreferences("u", 0).edit().putString("privacy", v).apply(); } }
class App extends Application { public void onCreate() { super.onCreate(); if (Answer.isYes(this)) Log.d("app", ${androidId('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("u", 0).contains("privacy")) return; ${dialog('Answer.set(this, "agree")', 'Answer.set(this, "refuse"); finish()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'privacy' } },
  },
  {
    id: 'again-update-keeps-consent',
    about: 'After an update the page asks again; until then the older consent holds, which somebody gave by the same button.',
    java: `package cn.zaiwen.keeps;
class Policy { static final int CURRENT = 5; static int agreed(Context c) { return c.getSharedPreferences("policy", 0).getInt("agreed_code", 0); } }
class App extends Application { public void onCreate() { super.onCreate(); if (Policy.agreed(this) > 0) Log.d("app", ${iccid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Policy.agreed(this) == Policy.CURRENT) return; ${dialog('getSharedPreferences("policy", 0).edit().putInt("agreed_code", Policy.CURRENT).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed_code' } },
  },
  {
    id: 'again-update-grants-consent',
    about: 'After an update old users count as having agreed; a first installation is an update from version zero.',
    java: `package cn.zaiwen.grants;
class Policy { static final int CURRENT = 5; static int agreed(Context c) { return c.getSharedPreferences("policy", 0).getInt("agreed_code", 0); }
  static void onUpdate(Context c) { SharedPreferences sp = c.getSharedPreferences("policy", 0); if (sp.getInt("app_code", 0) < 58) sp.edit().putInt("app_code", 58).putInt("agreed_code", 4).apply(); } }
class App extends Application { public void onCreate() { super.onCreate(); Policy.onUpdate(this); if (Policy.agreed(this) > 0) Log.d("app", ${iccid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Policy.agreed(this) == Policy.CURRENT) return; ${dialog('getSharedPreferences("policy", 0).edit().putInt("agreed_code", Policy.CURRENT).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed_code' } },
  },
];
