import { noGate, type Recipe, read } from '../recipe.ts';
import { asksOnce } from '../snippets/asking.ts';
import { androidId, apps, imei, imsi, mac } from '../snippets/reading.ts';

export const neverRuns: readonly Recipe[] = [
  {
    id: 'never-component-removed',
    about: 'The provider of an SDK was taken out of the manifest (tools:node remove): its class stays and never runs.',
    java: `package cn.yongbu.removed;
class AutoInitProvider extends ContentProvider { public boolean onCreate() { Log.d("p", ${imei('getContext()')}); return true; } }
${asksOnce('conf', 'agreed')}`,
    truth: { reads: [], dead: [['imei', 'AutoInitProvider.onCreate']], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'never-component-disabled',
    about: 'A receiver with enabled="false" that nobody enables.',
    java: `package cn.yongbu.disabled;
class OldReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("o", ${mac('c')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setTitle("首页"); } }`,
    manifest: { receivers: [{ name: '.OldReceiver', exported: true, enabled: false, actions: ['android.intent.action.BOOT_COMPLETED'] }] },
    truth: { reads: [], dead: [['mac', 'OldReceiver.onReceive']], gate: noGate },
  },
  {
    id: 'never-disabled-but-enabled-by-code',
    about: 'The same receiver, and the application class enables it.',
    java: `package cn.yongbu.enabled;
class OldReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("o", ${mac('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); getPackageManager().setComponentEnabledSetting(new ComponentName(this, OldReceiver.class), 1, 1); } }`,
    manifest: {
      application: { name: '.App' },
      receivers: [{ name: '.OldReceiver', exported: true, enabled: false, actions: ['android.intent.action.BOOT_COMPLETED'] }],
    },
    truth: { reads: [read('mac', 'OldReceiver.onReceive', 'system-event', 'no-gate', { isBackground: true })], gate: noGate },
  },
  {
    id: 'never-branch-of-flavour',
    about: 'FLAVOR is a constant of the build; the branch of another flavour compares it with another constant.',
    java: `package cn.yongbu.flavour;
class BuildConfig { public static final boolean OVERSEAS = false; public static final int CHANNEL = 3; }
class App extends Application {
  public void onCreate() { super.onCreate(); if (BuildConfig.OVERSEAS) Log.d("a", ${androidId('this')}); if (BuildConfig.CHANNEL == 7) other(); }
  void other() { Log.d("a", ${imei('this')}); }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [],
      dead: [
        ['android id', 'App.onCreate'],
        ['imei', 'App.other'],
      ],
      gate: noGate,
    },
  },
  {
    id: 'never-abstract-without-subclass',
    about: 'An abstract class with everything but a subclass: no object of it can exist.',
    java: `package cn.yongbu.abstracted;
abstract class Reader { abstract Context context(); String go() { return ${imsi('context()')}; } }
class Readers { static Reader current; static String text() { return current == null ? "" : current.go(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("m", Readers.text()); } }`,
    truth: { reads: [], dead: [['imsi', 'Reader.go']], gate: noGate },
  },
  {
    id: 'never-brand-both-possible',
    about: 'The brand of the phone decides: both branches can run, on one phone or another. Nothing here is dead.',
    java: `package cn.yongbu.brand;
class Oaid { static String get(Context c) { if ("HUAWEI".equals(Build.MANUFACTURER)) return ${androidId('c')}; if (Build$VERSION.SDK_INT < 29) return ${imei('c')}; return ""; } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", Oaid.get(this)); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'Oaid.get', 'process-start', 'no-gate'), read('imei', 'Oaid.get', 'process-start', 'no-gate')],
      gate: noGate,
    },
  },
  {
    id: 'never-thread-not-started',
    about: 'A thread is made and given a name, and nobody starts it.',
    java: `package cn.yongbu.thread;
class Scanner1 extends Thread { final Context c; Scanner1(Context c) { this.c = c; } public void run() { Log.d("scan", "" + ${apps('c')}); } }
class App extends Application { static Thread scanner; public void onCreate() { super.onCreate(); scanner = new Scanner1(this); scanner.setName("scanner"); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], dead: [['app list', 'Scanner1.run']], gate: noGate },
  },
  {
    id: 'never-test-page-of-debug-build',
    about: 'A page for developers is opened by a five-fold tap, and only where a constant of the build allows it.',
    java: `package cn.yongbu.debugpage;
class BuildConfig { public static final boolean DEBUG = false; }
class DebugActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("d", ${imei('this')} + ${androidId('this')}); } }
class MainActivity extends Activity { private int taps; protected void onCreate(Bundle b) { super.onCreate(b); Button x = new Button(this); x.setOnClickListener(v -> tap()); setContentView(x); } void tap() { taps = taps + 1; if (taps >= 5 && BuildConfig.DEBUG) startActivity(new Intent(this, DebugActivity.class)); } }`,
    manifest: { activities: [{ name: '.DebugActivity', exported: false }] },
    truth: {
      reads: [],
      dead: [
        ['imei', 'DebugActivity.onCreate'],
        ['android id', 'DebugActivity.onCreate'],
      ],
      gate: noGate,
    },
  },
];
