import { noGate, type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, mac, ssid } from '../snippets/reading.ts';

export const manyReads: readonly Recipe[] = [
  {
    id: 'many-handler-thread-app-list',
    about: 'The list of apps in a handler thread that the application class starts.',
    java: `package cn.duoyang.thread;
class App extends Application {
  public void onCreate() { super.onCreate(); HandlerThread t = new HandlerThread("scan"); t.start(); new Handler(t.getLooper()).post(() -> scan()); }
  void scan() { Log.d("scan", "" + ${apps('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.scan', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'many-posts-itself',
    about: 'A runnable of the first screen posts itself again every five seconds.',
    java: `package cn.duoyang.again;
class MainActivity extends Activity implements Runnable {
  private final Handler handler = new Handler();
  protected void onStart() { super.onStart(); handler.post(this); }
  public void run() { Log.d("m", ${ssid('this')}); handler.postDelayed(this, 5000L); }
}`,
    truth: { reads: [read('ssid', 'MainActivity.run', 'first-screen', 'no-gate', { repeated: 'timer' })], gate: noGate },
  },
  {
    id: 'many-contacts-behind-button',
    about: 'The contacts, by the resolver, where the agree button leads; the address is put together.',
    java: `package cn.duoyang.contacts;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('load()')} }
  void load() { Cursor c = getContentResolver().query(ContactsContract$Contacts.CONTENT_URI, null, null, null, null); while (c.moveToNext()) Log.d("c", c.getString(0)); c.close(); }
}`,
    truth: { reads: [read('contacts', 'MainActivity.load', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'many-sms-on-resume',
    about: 'The inbox is looked through for a code whenever the first screen resumes.',
    java: `package cn.duoyang.sms;
class MainActivity extends Activity {
  protected void onResume() { super.onResume(); AsyncTask.execute(() -> code()); }
  void code() { Cursor c = getContentResolver().query(Uri.parse("content://sms/inbox"), new String[]{"body"}, null, null, "date desc"); if (c != null && c.moveToFirst()) Log.d("s", c.getString(0)); }
}`,
    truth: { reads: [read('sms', 'MainActivity.code', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'many-clipboard-listener',
    about: 'A listener of the clipboard, registered at process start: it is called for whatever any app copies.',
    java: `package cn.duoyang.clip;
class ClipWatch implements ClipboardManager$OnPrimaryClipChangedListener { final ClipboardManager m; ClipWatch(ClipboardManager m) { this.m = m; } public void onPrimaryClipChanged() { Log.d("clip", "" + m.getPrimaryClip()); } }
class App extends Application { public void onCreate() { super.onCreate(); ClipboardManager m = (ClipboardManager) getSystemService("clipboard"); m.addPrimaryClipChangedListener(new ClipWatch(m)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('clipboard', 'ClipWatch.onPrimaryClipChanged', ['process-start', 'system-event'], 'before-gate', { isBackground: 'either' }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'many-fragment-of-pager',
    about: 'A pager makes its fragments by an adapter; the first page is made with the screen.',
    java: `package cn.duoyang.pager;
class FeedFragment extends Ax$$Fragment { public View onCreateView(LayoutInflater i, ViewGroup g, Bundle b) { return new TextView(getContext()); } public void onViewCreated(View v, Bundle b) { super.onViewCreated(v, b); Log.d("feed", ${androidId('getContext()')}); } }
class MineFragment extends Ax$$Fragment { public void onResume() { super.onResume(); setName("我的"); } void setName(String s) { Log.d("mine", s); } }
class PageAdapter extends FragmentStateAdapter { PageAdapter(FragmentActivity a) { super(a); } public int getItemCount() { return 2; } public Ax$$Fragment createFragment(int n) { if (n == 0) return new FeedFragment(); return new MineFragment(); } }
class MainActivity extends FragmentActivity { protected void onCreate(Bundle b) { super.onCreate(b); ViewPager2 p = new ViewPager2(this); p.setAdapter(new PageAdapter(this)); setContentView(p); ${dialog('d.dismiss()')} } }`,
    truth: { reads: [read('android id', 'FeedFragment.onViewCreated', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'many-accounts-in-service',
    about: 'The accounts of the phone, in a service the first screen starts.',
    java: `package cn.duoyang.accounts;
class AccountService extends Service { public IBinder onBind(Intent i) { return null; } public void onCreate() { super.onCreate(); for (Account a : AccountManager.get(this).getAccounts()) Log.d("a", a.name); } }
class MainActivity extends Activity { protected void onStart() { super.onStart(); startService(new Intent(this, AccountService.class)); } }`,
    manifest: { services: [{ name: '.AccountService', exported: false }] },
    truth: { reads: [read('accounts', 'AccountService.onCreate', 'first-screen', 'no-gate', { isBackground: true })], gate: noGate },
  },
  {
    id: 'many-three-places-one-helper',
    about:
      'One helper is called at process start, on the first screen and behind the button: the worst gate and the earliest trigger count.',
    java: `package cn.duoyang.worst;
class Ids { static String get(Context c) { return ${imei('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); new Thread(() -> Log.d("app", Ids.get(this))).start(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", Ids.get(this))')} } protected void onResume() { super.onResume(); Log.d("m", Ids.get(this)); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'Ids.get', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'many-flag-then-other-place',
    about: 'The helper is called at process start behind the flag, and from a receiver of the network that never asks.',
    java: `package cn.duoyang.receiver;
class Ids { static String get(Context c) { return ${mac('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("app", Ids.get(this)); } }
class NetReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("net", Ids.get(c)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      application: { name: '.App' },
      receivers: [{ name: '.NetReceiver', exported: true, actions: ['android.net.conn.CONNECTIVITY_CHANGE'] }],
    },
    truth: {
      reads: [read('mac', 'Ids.get', 'system-event', 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'many-second-dex',
    about: 'The code that reads stands in the second DEX file, as does the flag; the application class installs it and asks.',
    java: `package cn.duoyang.dexes;
class App extends Application { protected void attachBaseContext(Context c) { super.attachBaseContext(c); if (Consent.given(c)) Heavy.start(c); Heavy.warm(c); } }
class Consent { static boolean given(Context c) { return c.getSharedPreferences("conf", 0).getBoolean("agreed", false); } }
class Heavy { static void start(Context c) { Log.d("h", ${imei('c')}); } static void warm(Context c) { Log.d("h", ${androidId('c')}); } }
${asksOnce('conf', 'agreed')}`,
    laterDexes: [['Consent'], ['Heavy']],
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'Heavy.start', 'process-start', 'behind-gate'),
        read('android id', 'Heavy.warm', 'process-start', 'before-gate'),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
