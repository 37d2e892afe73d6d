import { type Recipe, read } from '../recipe.ts';
import { androidxStartup, startupProvider } from '../snippets/androidx-startup.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, location } from '../snippets/reading.ts';

export const wholeApps: readonly Recipe[] = [
  {
    id: 'whole-news-with-visitor',
    about: 'News: refusal leads into a visitor mode with its own page; that page uses the same recommender, and the recommender reads.',
    java: `package cn.zhengti.news;
class Recommender { private static Recommender instance; private final Context c; private Recommender(Context c) { this.c = c; } static Recommender of(Context c) { if (instance == null) instance = new Recommender(c.getApplicationContext()); return instance; } List items() { return ${apps('c')}; } String user() { return ${imei('c')}; } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('startActivity(new Intent(this, FeedActivity.class))', 'startActivity(new Intent(this, GuestActivity.class))')} }
}
class FeedActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Recommender r = Recommender.of(this); Log.d("feed", r.user() + r.items().size()); } }
class GuestActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("guest", "" + Recommender.of(this).items().size()); } }`,
    manifest: {
      activities: [
        { name: '.FeedActivity', exported: false },
        { name: '.GuestActivity', exported: false },
      ],
    },
    truth: {
      reads: [
        read('imei', 'Recommender.user', 'user-action', 'behind-gate'),
        read('app list', 'Recommender.items', 'user-action', 'before-gate'),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'whole-tool-with-ads',
    about: 'A tool full of SDKs: one by a provider, one by the startup library, one behind the button, one behind the flag.',
    java: `package cn.zhengti.tool;
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("t", 0).getBoolean("ok", false)) KsAdSDK.init(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("t", 0).getBoolean("ok", false)) return; ${dialog('getSharedPreferences("t", 0).edit().putBoolean("ok", true).apply(); TTAdSdk.init(getApplicationContext())')} } }
class MapInitializer implements Initializer { public Object create(Context c) { Log.d("map", "" + ${location('c')}); return this; } public List dependencies() { return new ArrayList(); } }
${androidxStartup}
package com.kwad.sdk.api;
class KsAdSDK { static void init(Context c) { Log.d("ks", "" + ${apps('c')}); } }
package com.bytedance.sdk.openadsdk;
class TTAdSdk { static void init(Context c) { Log.d("tt", ${imei('c')}); } }
package com.tencent.bugly.crashreport;
class BuglyProvider extends ContentProvider { public boolean onCreate() { Log.d("bugly", ${androidId('getContext()')}); return false; } }`,
    manifest: {
      application: { name: '.App' },
      providers: [
        startupProvider('cn.zhengti.tool', 'cn.zhengti.tool.MapInitializer'),
        { name: 'com.tencent.bugly.crashreport.BuglyProvider', authorities: 'cn.zhengti.tool.bugly', exported: false },
      ],
    },
    truth: {
      reads: [
        read('android id', 'BuglyProvider.onCreate', 'process-start', 'before-gate', { sdk: 'bugly' }),
        read('location', 'MapInitializer.create', 'process-start', 'before-gate', { repeated: ['no', 'loop'] }),
        read('app list', 'KsAdSDK.init', 'process-start', 'behind-gate', { sdk: 'kuaishou-ad' }),
        read('imei', 'TTAdSdk.init', 'user-action', 'behind-gate', { sdk: 'pangle' }),
      ],
      gate: { how: 'dialog', flag: 'ok' },
    },
  },
];
