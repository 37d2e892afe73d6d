import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, clip, imei, imsi, location, phone } from '../snippets/reading.ts';

export const kotlinShapes: readonly Recipe[] = [
  {
    id: 'kotlin-object-manager',
    about:
      'object PrivacyManager: INSTANCE made by its class initializer, the flag in a field filled by load(); the question and the answer go through it.',
    java: `package cn.lanhai.manager;
class PrivacyManager {
  public static final PrivacyManager INSTANCE = new PrivacyManager();
  private static boolean agreed;
  private PrivacyManager() { }
  public final void load(Context c) { Intrinsics.checkNotNullParameter(c, "context"); agreed = c.getSharedPreferences("privacy", 0).getBoolean("agreed", false); }
  public final boolean isAgreed() { return agreed; }
  public final void agree(Context c) { agreed = true; c.getSharedPreferences("privacy", 0).edit().putBoolean("agreed", true).apply(); }
}
class Device { public static final Device INSTANCE = new Device(); public final void warmUp(Context c) { Log.d("d", ${imei('c')}); } }
class App extends Application {
  public void onCreate() { super.onCreate(); PrivacyManager.INSTANCE.load(this); if (PrivacyManager.INSTANCE.isAgreed()) Device.INSTANCE.warmUp(this); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    if (PrivacyManager.INSTANCE.isAgreed()) return;
    ${dialog('PrivacyManager.INSTANCE.agree(this); Device.INSTANCE.warmUp(getApplicationContext())')}
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'Device.warmUp', ['process-start', 'user-action'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'kotlin-const-val-beside-initializer',
    about:
      'The companion holds a const val and a val that reads. The const is copied to where it is used, so process start does not initialize the class; the button does.',
    java: `package cn.lanhai.konst;
class Device$Companion { public final String describe() { return "sn " + Device.serial; } }
class Device {
  public static final String TAG = "Device";
  public static final Device$Companion Companion = new Device$Companion();
  static final String serial = Build.getSerial();
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d(Device.TAG, "application created"); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", Device.Companion.describe())')} }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'Device.<clinit>', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'kotlin-top-level-val',
    about: 'A file of functions with one val that reads: any function of the file, however harmless, initializes the class.',
    java: `package cn.lanhai.toplevel;
class DeviceKt {
  private static final String fingerprint = Build.getSerial() + "-" + Build.MODEL;
  public static final String fingerprint() { return fingerprint; }
  public static final boolean isTablet(Context c) { return c.getPackageName().endsWith(".hd"); }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", "tablet " + DeviceKt.isTablet(this)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'DeviceKt.<clinit>', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'kotlin-lazy-own-implementation',
    about: 'A lazy delegate whose code is in the app, touched by a log line of the application class: the value is made then.',
    java: `package cn.lanhai.lazytwo;
class Once implements Lazy {
  private Function0 initializer; private Object value;
  Once(Function0 f) { initializer = f; }
  public Object getValue() { if (initializer != null) { value = initializer.invoke(); initializer = null; } return value; }
}
class Session {
  final Lazy device;
  Session(Context c) { device = new Once(() -> readDevice(c)); }
  static String readDevice(Context c) { return ${androidId('c')}; }
  public String toString() { return "Session(device=" + device.getValue() + ")"; }
}
class App extends Application { public void onCreate() { super.onCreate(); Session s = new Session(this); Log.d("app", s.toString()); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'Session.readDevice', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'kotlin-default-arguments',
    about: 'init$default fills in withPhone = false by its bit mask at process start; only the button calls init with true.',
    java: `package cn.lanhai.defaults;
class Sdk {
  public static final Sdk INSTANCE = new Sdk();
  public final void init(Context c, boolean withPhone) { Log.d("sdk", "init"); if (withPhone) Log.d("sdk", ${imsi('c')}); }
  public static synthetic void init$default(Sdk sdk, Context c, boolean withPhone, int mask, Object o) { if ((mask & 2) != 0) withPhone = false; sdk.init(c, withPhone); }
}
class App extends Application { public void onCreate() { super.onCreate(); Sdk.init$default(Sdk.INSTANCE, this, false, 2, null); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Sdk.INSTANCE.init(this, true)')} }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'Sdk.init', 'user-action', ['behind-gate', 'undecided'], {
          why: 'one method, two calls; what differs is a constant argument behind a bit mask',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'kotlin-extension-in-base-class',
    about: 'An extension function is a static method of its file; a base activity uses it on every screen, the asking one too.',
    java: `package cn.lanhai.extension;
class ContextExtKt { public static final String clipText(Context $this$clipText) { Intrinsics.checkNotNullParameter($this$clipText, "<this>"); ClipData d = ${clip('$this$clipText')}; return d == null ? "" : d.getItemAt(0).coerceToText($this$clipText).toString(); } }
abstract class BaseActivity extends Activity { protected void onResume() { super.onResume(); if (needsClip()) Log.d("clip", ContextExtKt.clipText(this)); } protected boolean needsClip() { return true; } }
class MainActivity extends BaseActivity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} }
}`,
    truth: { reads: [read('clipboard', 'ContextExtKt.clipText', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'kotlin-state-flow-collected',
    about: 'A state flow of false is collected at process start; the collector reads when true comes, and only the button emits true.',
    java: `package cn.lanhai.flow;
interface FlowCollector { Object emit(Object value, Continuation c); }
class StateFlowImpl {
  private Object value; private final List collectors = new ArrayList();
  StateFlowImpl(Object first) { value = first; }
  void collect(FlowCollector c) { collectors.add(c); c.emit(value, null); }
  void setValue(Object v) { if (v.equals(value)) return; value = v; for (Object c : collectors) ((FlowCollector) c).emit(v, null); }
}
class Consent { static final StateFlowImpl STATE = new StateFlowImpl(Boolean.FALSE); }
class App$collect$1 implements FlowCollector {
  final App this$0;
  App$collect$1(App app) { this$0 = app; }
  public final Object emit(Object value, Continuation c) { if (((Boolean) value).booleanValue()) this$0.start(); return Unit.INSTANCE; }
}
class App extends Application {
  public void onCreate() { super.onCreate(); Consent.STATE.collect(new App$collect$1(this)); }
  void start() { Log.d("app", "" + ${location('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Consent.STATE.setValue(Boolean.TRUE)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('location', 'App.start', ['user-action', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'one collector gets false at process start and true from the button; only the value differs',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'kotlin-data-class-copy',
    about: 'MVI: every event makes a copy of the state and renders it; render reads where agreed is set, which only the button copies in.',
    java: `package cn.lanhai.copy;
class State {
  final boolean agreed; final String text;
  State(boolean agreed, String text) { this.agreed = agreed; this.text = text; }
  public static synthetic State copy$default(State s, boolean agreed, String text, int mask, Object o) { if ((mask & 1) != 0) agreed = s.agreed; if ((mask & 2) != 0) text = s.text; return new State(agreed, text); }
}
class MainActivity extends Activity {
  private State state = new State(false, "");
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    render(State.copy$default(state, false, "欢迎", 1, null));
    ${dialog('render(State.copy$default(state, true, null, 2, null))')}
  }
  void render(State next) { state = next; setTitle(next.text); if (next.agreed) load(); }
  void load() { Log.d("m", ${phone('this')}); }
}`,
    truth: {
      reads: [
        read('phone', 'MainActivity.load', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'one method renders every state; what holds the read back is a value in an object that is copied',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'kotlin-observable-property',
    about:
      'Delegates.observable: the setter calls back with old and new value. A settings page that is open to all sets it to true when it is shown.',
    java: `package cn.lanhai.observable;
interface OnChange { void changed(boolean old, boolean now); }
class ObservableFlag { private boolean value; private final OnChange then; ObservableFlag(OnChange f) { then = f; } void setValue(boolean v) { boolean old = value; value = v; then.changed(old, v); } }
class Prefs {
  static final ObservableFlag enabled = new ObservableFlag((old, now) -> { if (now && !old) Prefs.start(); });
  static Context context;
  static void start() { Log.d("p", ${androidId('context')}); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Prefs.context = getApplicationContext(); ${dialog('d.dismiss()')} }
  protected void onStart() { super.onStart(); Prefs.enabled.setValue(true); }
}`,
    truth: { reads: [read('android id', 'Prefs.start', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
];
