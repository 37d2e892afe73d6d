import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, clip, imei, imsi, location, mac, phone, ssid } from '../snippets/reading.ts';

export const wholeApps: readonly Recipe[] = [
  {
    id: 'whole-shopping',
    about:
      'A shop: SDKs by flag at process start, a splash that asks, a home of fragments, a push service, a crash reporter that nobody thought of.',
    java: `package cn.zhengti.shop;
class Privacy { private static final String FILE = "privacy"; static boolean agreed(Context c) { return c.getSharedPreferences(FILE, 0).getInt("agreed_version", 0) >= 2; } static void agree(Context c) { c.getSharedPreferences(FILE, 0).edit().putInt("agreed_version", 2).apply(); } }
class SdkInit { static void all(Context c) { CrashInit.start(c); if (!Privacy.agreed(c)) return; PushInit.start(c); MapInit.start(c); } static void afterAgree(Context c) { PushInit.start(c); MapInit.start(c); } }
class CrashInit { static void start(Context c) { Log.d("crash", "user " + ${androidId('c')}); } }
class PushInit { static void start(Context c) { c.startService(new Intent(c, PushCore.class)); } }
class MapInit { static void start(Context c) { Log.d("map", "" + ${location('c')}); } }
class PushCore extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Log.d("push", ${imei('this')}); return 1; } }
class ShopApp extends Application { public void onCreate() { super.onCreate(); SdkInit.all(this); } }
class SplashActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (Privacy.agreed(this)) home(); else ${dialog('Privacy.agree(this); SdkInit.afterAgree(getApplicationContext()); home()')} }
  void home() { startActivity(new Intent(this, HomeActivity.class)); finish(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); getFragmentManager().beginTransaction().add(16908290, new GoodsFragment()).commit(); } }
class GoodsFragment extends Fragment { public void onResume() { super.onResume(); Log.d("goods", "" + ${clip('getActivity()')}); } }`,
    manifest: {
      application: { name: '.ShopApp' },
      launcher: '.SplashActivity',
      activities: [{ name: '.HomeActivity', exported: false }],
      services: [{ name: '.PushCore', exported: false, process: ':push' }],
    },
    truth: {
      reads: [
        read('android id', 'CrashInit.start', 'process-start', 'before-gate'),
        read('imei', 'PushCore.onStartCommand', ['process-start', 'user-action'], 'behind-gate', { isBackground: true }),
        read('location', 'MapInit.start', ['process-start', 'user-action'], 'behind-gate'),
        read('clipboard', 'GoodsFragment.onResume', ['first-screen', 'user-action'], 'behind-gate'),
      ],
      gate: { how: 'dialog', flag: 'agreed_version' },
    },
  },
  {
    id: 'whole-weather',
    about: 'Weather: a widget and a job that ask the flag, a receiver of the boot that does not, and a first screen that asks.',
    java: `package cn.zhengti.weather;
class Consent { static boolean ok(Context c) { return c.getSharedPreferences("w", 0).getBoolean("consent", false); } }
class Where { static String city(Context c) { return "" + ${location('c')}; } static String wifi(Context c) { return ${ssid('c')}; } }
class CityWidget extends AppWidgetProvider { public void onUpdate(Context c, AppWidgetManager m, int[] ids) { if (Consent.ok(c)) Log.d("widget", Where.city(c)); } }
class CityJob extends JobService { public boolean onStartJob(JobParameters p) { if (!Consent.ok(this)) return false; Log.d("job", Where.city(this)); return false; } public boolean onStopJob(JobParameters p) { return false; } }
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { ((JobScheduler) c.getSystemService("jobscheduler")).schedule(new JobInfo$Builder(1, new ComponentName(c, CityJob.class)).setPeriodic(900000L).build()); Log.d("boot", Where.wifi(c)); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); if (Consent.ok(this)) { setTitle(Where.city(this)); return; } ${dialog('getSharedPreferences("w", 0).edit().putBoolean("consent", true).apply(); setTitle(Where.city(this))')} }
}`,
    manifest: {
      receivers: [
        { name: '.CityWidget', exported: true, actions: ['android.appwidget.action.APPWIDGET_UPDATE'] },
        { name: '.BootReceiver', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] },
      ],
      services: [{ name: '.CityJob', permission: 'android.permission.BIND_JOB_SERVICE', exported: true }],
    },
    truth: {
      reads: [
        read('location', 'Where.city', ['first-screen', 'system-event', 'user-action'], 'behind-gate', {
          isBackground: 'either',
          repeated: ['no', 'periodic-job'],
        }),
        read('ssid', 'Where.wifi', 'system-event', 'before-gate', { isBackground: true }),
      ],
      gate: { how: 'dialog', flag: 'consent' },
    },
  },
  {
    id: 'whole-game-with-channel-sdk',
    about: 'A game inside a channel SDK: the SDK has the splash, the question and an application class of its own that the game extends.',
    java: `package cn.zhengti.game;
class GameApp extends ChannelApplication { protected void onReady() { Log.d("game", "ready"); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ChannelSdk.login(this); } }
package cn.zhengti.game.channel;
abstract class ChannelApplication extends Application { protected void attachBaseContext(Context c) { super.attachBaseContext(c); ChannelSdk.attach(c); } public void onCreate() { super.onCreate(); onReady(); } protected abstract void onReady(); }
class ChannelSdk {
  static String udid;
  static void attach(Context c) { udid = Udid.make(c); }
  static void login(Activity a) { Log.d("login", udid + Udid.phone(a)); }
}
class Udid { static String make(Context c) { String sn = Build.getSerial(); return sn == null ? ${androidId('c')} : sn; } static String phone(Context c) { return ${phone('c')}; } }
class ChannelSplash extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('startActivity(new Intent(this, MainActivity.class)); finish()')} } }`,
    manifest: {
      application: { name: '.GameApp' },
      launcher: 'cn.zhengti.game.channel.ChannelSplash',
      activities: [{ name: '.MainActivity', exported: false }],
    },
    truth: {
      reads: [
        read('serial', 'Udid.make', 'process-start', 'before-gate'),
        read('android id', 'Udid.make', 'process-start', 'before-gate'),
        read('phone', 'Udid.phone', 'user-action', 'behind-gate'),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'whole-bank-done-right',
    about:
      'Everything in its place: guarded start, guarded receiver, guarded service, requests without identifiers until the button. Nothing runs before.',
    java: `package cn.zhengti.bank;
class Agreement { private static Boolean cached; static boolean signed(Context c) { if (cached == null) cached = Boolean.valueOf(c.getSharedPreferences("a", 0).getBoolean("signed", false)); return cached.booleanValue(); } static void sign(Context c) { cached = Boolean.TRUE; c.getSharedPreferences("a", 0).edit().putBoolean("signed", true).commit(); } }
class Risk { static void report(Context c) { if (!Agreement.signed(c)) return; Log.d("risk", ${imei('c')} + ${mac('c')}); } }
class Heartbeat extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Risk.report(this); return 1; } }
class NetReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Risk.report(c); } }
class BankApp extends Application { public void onCreate() { super.onCreate(); Risk.report(this); startService(new Intent(this, Heartbeat.class)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (!Agreement.signed(this)) ${dialog('Agreement.sign(this); Risk.report(getApplicationContext())')} } }`,
    manifest: {
      application: { name: '.BankApp' },
      services: [{ name: '.Heartbeat', exported: false }],
      receivers: [{ name: '.NetReceiver', exported: true, actions: ['android.net.conn.CONNECTIVITY_CHANGE'] }],
    },
    truth: {
      reads: [
        read('imei', 'Risk.report', ['process-start', 'user-action', 'system-event'], ['behind-gate', 'undecided'], {
          why: 'the flag is kept in a static field, boxed',
          isBackground: 'either',
        }),
        read('mac', 'Risk.report', ['process-start', 'user-action', 'system-event'], ['behind-gate', 'undecided'], {
          why: 'the flag is kept in a static field, boxed',
          isBackground: 'either',
        }),
      ],
      gate: { how: 'dialog', flag: 'signed' },
    },
  },
  {
    id: 'whole-reader-modular',
    about:
      'A reader of modules: tasks by annotation table, services by interface, routes by text; the consent module is one of them and the statistics module forgot it.',
    java: `package cn.zhengti.reader;
interface IConsent { boolean isAgreed(); void agree(); }
interface IStat { void launch(); void page(String name); }
class ConsentService implements IConsent { final Context c; ConsentService(Context c) { this.c = c; } public boolean isAgreed() { return c.getSharedPreferences("m", 0).getBoolean("mod_agreed", false); } public void agree() { c.getSharedPreferences("m", 0).edit().putBoolean("mod_agreed", true).apply(); } }
class StatService implements IStat { final Context c; StatService(Context c) { this.c = c; } public void launch() { Log.d("stat", ${imsi('c')}); } public void page(String name) { IConsent k = (IConsent) Modules.get(IConsent.class); if (k.isAgreed()) Log.d(name, ${androidId('c')}); } }
class Modules { static final Map ALL = new HashMap(); static void put(Class k, Object v) { ALL.put(k.getName(), v); } static Object get(Class k) { return ALL.get(k.getName()); } }
class ReaderApp extends Application { public void onCreate() { super.onCreate(); Modules.put(IConsent.class, new ConsentService(this)); Modules.put(IStat.class, new StatService(this)); ((IStat) Modules.get(IStat.class)).launch(); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); IConsent consent = (IConsent) Modules.get(IConsent.class); if (consent.isAgreed()) return; ${dialog('consent.agree()')} }
  protected void onResume() { super.onResume(); ((IStat) Modules.get(IStat.class)).page("main"); }
}`,
    manifest: { application: { name: '.ReaderApp' } },
    truth: {
      reads: [
        read('imsi', 'StatService.launch', 'process-start', 'before-gate'),
        read('android id', 'StatService.page', 'first-screen', 'behind-gate'),
      ],
      gate: { how: 'dialog', flag: 'mod_agreed' },
    },
  },
  {
    id: 'whole-video-two-processes',
    about:
      'The application class runs in each process: the part for the main process asks the flag, the part for the player process does not.',
    java: `package cn.zhengti.video;
class VideoApp extends Application {
  public void onCreate() { super.onCreate(); String p = Application.getProcessName(); if (p.endsWith(":player")) player(); else main(); }
  void main() { if (getSharedPreferences("v", 0).getBoolean("agreed", false)) Log.d("main", ${imei('this')}); }
  void player() { Log.d("player", ${androidId('this')}); }
}
class PlayerService extends Service { public IBinder onBind(Intent i) { return null; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); bindService(new Intent(this, PlayerService.class), new Link(), 1); if (getSharedPreferences("v", 0).getBoolean("agreed", false)) return; ${dialog('getSharedPreferences("v", 0).edit().putBoolean("agreed", true).apply()')} } }
class Link implements ServiceConnection { public void onServiceConnected(ComponentName n, IBinder b) { } public void onServiceDisconnected(ComponentName n) { } }`,
    manifest: { application: { name: '.VideoApp' }, services: [{ name: '.PlayerService', process: ':player', exported: false }] },
    truth: {
      reads: [
        read('imei', 'VideoApp.main', 'process-start', 'behind-gate'),
        read('android id', 'VideoApp.player', ['process-start', 'first-screen'], 'before-gate', { isBackground: 'either' }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
