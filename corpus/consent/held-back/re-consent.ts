import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, imei, imsi } from '../snippets/reading.ts';

export const reConsent: readonly Recipe[] = [
  {
    id: 'again-version-text-turned',
    about: 'The same comparison; the method that reads returns when the versions are equal.',
    java: `package cn.zaiwen.versiontwo;
class Policy { static final String VERSION = "V2.3"; static boolean isAgreed(Context c) { return VERSION.equals(c.getSharedPreferences("policy", 0).getString("agreed_version", "")); } }
class App extends Application { public void onCreate() { super.onCreate(); if (Policy.isAgreed(this)) return; Log.d("app", ${imei('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Policy.isAgreed(this)) return; ${dialog('getSharedPreferences("policy", 0).edit().putString("agreed_version", Policy.VERSION).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed_version' } },
  },
  {
    id: 'again-text-agree',
    about: 'The answer is the text agree or refuse under one key; anything but agree is no.',
    java: `package cn.zaiwen.text;
class Answer { static boolean isYes(Context c) { return TextUtils.equals("agree", c.getSharedPreferences("u", 0).getString("privacy", "")); } static void set(Context c, String v) { c.getSharedPreferences("u", 0).edit().putString("privacy", v).apply(); } }
class App extends Application { public void onCreate() { super.onCreate(); if (Answer.isYes(this)) Log.d("app", ${androidId('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Answer.isYes(this)) return; ${dialog('Answer.set(this, "agree")', 'Answer.set(this, "refuse"); finish()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'both buttons write one key through one method; the text differs',
        }),
      ],
      gate: { how: 'dialog', flag: 'privacy' },
    },
  },
  {
    id: 'again-needed-version-from-server',
    about: 'The server raises the version that is needed; consent is a version of at least one that is not below it.',
    java: `package cn.zaiwen.server;
class Policy {
  static boolean isValid(Context c) { SharedPreferences sp = c.getSharedPreferences("policy", 0); int agreed = sp.getInt("agreed", 0); return agreed >= 1 && agreed >= sp.getInt("needed", 0); }
  static void onConfig(Context c, JSONObject o) { c.getSharedPreferences("policy", 0).edit().putInt("needed", o.optInt("policy_version", 1)).apply(); }
  static void agree(Context c) { SharedPreferences sp = c.getSharedPreferences("policy", 0); sp.edit().putInt("agreed", Math.max(1, sp.getInt("needed", 0))).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Policy.isValid(this)) Log.d("app", ${imsi('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Policy.isValid(this)) return; ${dialog('Policy.agree(this)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imsi', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'again-needed-version-zero',
    about: 'The same without the first comparison: before the server was ever asked, zero is not below zero.',
    java: `package cn.zaiwen.servertwo;
class Policy {
  static boolean isValid(Context c) { SharedPreferences sp = c.getSharedPreferences("policy", 0); int agreed = sp.getInt("agreed", 0); return agreed >= sp.getInt("needed", 0); }
  static void onConfig(Context c, JSONObject o) { c.getSharedPreferences("policy", 0).edit().putInt("needed", o.optInt("policy_version", 1)).apply(); }
  static void agree(Context c) { SharedPreferences sp = c.getSharedPreferences("policy", 0); sp.edit().putInt("agreed", Math.max(1, sp.getInt("needed", 0))).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Policy.isValid(this)) Log.d("app", ${imsi('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("policy", 0).contains("agreed")) return; ${dialog('Policy.agree(this)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'App.onCreate', 'process-start', ['before-gate', 'undecided'], {
          why: 'two stored numbers are compared; only their defaults say that they are equal at first',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
