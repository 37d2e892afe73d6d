import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, clip, iccid, imei, location, mac, meid, ssid } from '../snippets/reading.ts';

export const architectureLayers: readonly Recipe[] = [
  {
    id: 'layers-presenter-after-agree',
    about: 'MVP with contracts: the view tells the presenter that the button was pressed, the presenter asks the model, the model reads.',
    java: `package cn.fenceng.mvp;
interface MainContract$View { void askForConsent(); void show(String text); }
interface MainContract$Presenter { void attach(); void onAgreed(); }
interface MainContract$Model { String device(); }
class MainModel implements MainContract$Model { final Context c; MainModel(Context c) { this.c = c; } public String device() { return ${imei('c')}; } }
class MainPresenter implements MainContract$Presenter {
  private final MainContract$View view; private final MainContract$Model model;
  MainPresenter(MainContract$View v, MainContract$Model m) { view = v; model = m; }
  public void attach() { view.askForConsent(); }
  public void onAgreed() { view.show(model.device()); }
}
class MainActivity extends Activity implements MainContract$View {
  private MainContract$Presenter presenter;
  protected void onCreate(Bundle b) { super.onCreate(b); presenter = new MainPresenter(this, new MainModel(getApplicationContext())); presenter.attach(); }
  public void askForConsent() { ${dialog('presenter.onAgreed()')} }
  public void show(String text) { setTitle(text); }
}`,
    truth: { reads: [read('imei', 'MainModel.device', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'layers-presenter-attached-reads',
    about: 'The same layers, and attach() of the base presenter loads the model before the view has asked.',
    java: `package cn.fenceng.attach;
interface IModel { String load(); }
interface IView { void showLoaded(String s); }
abstract class BasePresenter { protected IView view; void attachView(IView v) { view = v; onAttached(); } protected abstract void onAttached(); }
class HomeModel implements IModel { final Context c; HomeModel(Context c) { this.c = c; } public String load() { return ${mac('c')}; } }
class HomePresenter extends BasePresenter { private final IModel model; HomePresenter(IModel m) { model = m; } protected void onAttached() { view.showLoaded(model.load()); } }
class MainActivity extends Activity implements IView {
  protected void onCreate(Bundle b) { super.onCreate(b); new HomePresenter(new HomeModel(this)).attachView(this); ${dialog('d.dismiss()')} }
  public void showLoaded(String s) { setTitle(s); }
}`,
    truth: { reads: [read('mac', 'HomeModel.load', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'layers-provider-asked-later',
    about:
      'A component with factories and DoubleCheck: the device object reads in its constructor, and its provider is asked by the button alone.',
    java: `package cn.fenceng.provider;
interface Provider { Object get(); }
class DoubleCheck implements Provider {
  private static final Object UNINITIALIZED = new Object(); private volatile Object instance = UNINITIALIZED; private final Provider provider;
  DoubleCheck(Provider p) { provider = p; }
  public Object get() { Object r = instance; if (r == UNINITIALIZED) { synchronized (this) { r = instance; if (r == UNINITIALIZED) { r = provider.get(); instance = r; } } } return r; }
  public static Provider provider(Provider p) { return new DoubleCheck(p); }
}
class DeviceInfo { final String id; DeviceInfo(Context c) { id = ${imei('c')}; } }
class Theme { final String name = "light"; }
class DeviceInfo_Factory implements Provider { private final Context c; DeviceInfo_Factory(Context c) { this.c = c; } public Object get() { return new DeviceInfo(c); } }
class Theme_Factory implements Provider { public Object get() { return new Theme(); } }
class DaggerAppComponent { final Provider device; final Provider theme; DaggerAppComponent(Context c) { device = DoubleCheck.provider(new DeviceInfo_Factory(c)); theme = DoubleCheck.provider(new Theme_Factory()); } DeviceInfo deviceInfo() { return (DeviceInfo) device.get(); } Theme theme() { return (Theme) theme.get(); } }
class App extends Application { static DaggerAppComponent component; public void onCreate() { super.onCreate(); component = new DaggerAppComponent(this); Log.d("app", component.theme().name); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", App.component.deviceInfo().id)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'DeviceInfo.<init>', 'user-action', ['behind-gate', 'undecided'], {
          why: 'both providers go through one class; which factory it holds is in a field of the instance',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layers-injected-at-start',
    about: 'The application class has its fields injected: the members injector makes the object that reads.',
    java: `package cn.fenceng.inject;
interface Provider { Object get(); }
class Tracker { Tracker(Context c) { Log.d("tracker", ${androidId('c')}); } void track(String e) { Log.d("tracker", e); } }
class Tracker_Factory implements Provider { private final Provider context; Tracker_Factory(Provider p) { context = p; } public Object get() { return new Tracker((Context) context.get()); } }
class InstanceFactory implements Provider { private final Object value; InstanceFactory(Object v) { value = v; } public Object get() { return value; } }
class App_MembersInjector { static void injectTracker(App app, Object t) { app.tracker = (Tracker) t; } }
class Component { private final Provider tracker; Component(Context c) { tracker = new Tracker_Factory(new InstanceFactory(c)); } void inject(App app) { App_MembersInjector.injectTracker(app, tracker.get()); } }
class App extends Application { Tracker tracker; public void onCreate() { super.onCreate(); new Component(this).inject(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('((App) getApplication()).tracker.track("agree")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'Tracker.<init>', 'process-start', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'layers-service-locator',
    about: 'Services are registered by their interface at process start; the one that reads is asked by the button alone.',
    java: `package cn.fenceng.locator;
interface IDevice { String id(); } interface IRouter { void open(String page); }
class DeviceService implements IDevice { final Context c; DeviceService(Context c) { this.c = c; } public String id() { return ${meid('c')}; } }
class RouterService implements IRouter { public void open(String page) { Log.d("router", page); } }
class Services { private static final Map ALL = new ConcurrentHashMap(); static void put(Class c, Object o) { ALL.put(c, o); } static Object get(Class c) { return ALL.get(c); } }
class App extends Application { public void onCreate() { super.onCreate(); Services.put(IDevice.class, new DeviceService(this)); Services.put(IRouter.class, new RouterService()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ((IRouter) Services.get(IRouter.class)).open("home"); ${dialog('Log.d("m", ((IDevice) Services.get(IDevice.class)).id())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('meid', 'DeviceService.id', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'layers-event-bus',
    about:
      'A bus of the app: handlers by class of event. StartedEvent is posted at process start, AgreedEvent by the button; the reader waits for the second.',
    java: `package cn.fenceng.bus;
interface Handler1 { void on(Object event); }
class StartedEvent { } class AgreedEvent { }
class Bus {
  private static final Map HANDLERS = new HashMap();
  static void register(Class type, Handler1 h) { List l = (List) HANDLERS.get(type); if (l == null) { l = new ArrayList(); HANDLERS.put(type, l); } l.add(h); }
  static void post(Object event) { List l = (List) HANDLERS.get(event.getClass()); if (l == null) return; for (Object h : l) ((Handler1) h).on(event); }
}
class PageCounter implements Handler1 { int n; public void on(Object event) { n = n + 1; } }
class Reporter implements Handler1 { final Context c; Reporter(Context c) { this.c = c; } public void on(Object event) { Log.d("r", "" + ${apps('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); Bus.register(StartedEvent.class, new PageCounter()); Bus.register(AgreedEvent.class, new Reporter(this)); Bus.post(new StartedEvent()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Bus.post(new AgreedEvent())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('app list', 'Reporter.on', 'user-action', ['behind-gate', 'undecided'], {
          why: 'all handlers lie in one map; the class of the event tells them apart',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layers-event-bus-wrong-event',
    about: 'The same bus, and the reader is registered for the event that process start posts.',
    java: `package cn.fenceng.buswrong;
interface Handler1 { void on(Object event); }
class StartedEvent { } class AgreedEvent { }
class Bus {
  private static final Map HANDLERS = new HashMap();
  static void register(Class type, Handler1 h) { List l = (List) HANDLERS.get(type); if (l == null) { l = new ArrayList(); HANDLERS.put(type, l); } l.add(h); }
  static void post(Object event) { List l = (List) HANDLERS.get(event.getClass()); if (l == null) return; for (Object h : l) ((Handler1) h).on(event); }
}
class Reporter implements Handler1 { final Context c; Reporter(Context c) { this.c = c; } public void on(Object event) { Log.d("r", "" + ${apps('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); Bus.register(StartedEvent.class, new Reporter(this)); Bus.post(new StartedEvent()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Bus.post(new AgreedEvent())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('app list', 'Reporter.on', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layers-bus-by-reflection',
    about:
      'Subscribers are found by the names of their methods and called by reflection; one event, posted on every resume of the asking page.',
    java: `package cn.fenceng.reflect;
class Bus {
  private static final List SUBSCRIBERS = new ArrayList();
  static void register(Object o) { SUBSCRIBERS.add(o); }
  static void post(Object event) {
    for (Object s : SUBSCRIBERS) for (Method m : s.getClass().getDeclaredMethods()) if (m.getName().startsWith("onEvent")) { try { m.invoke(s, new Object[]{event}); } catch (Exception e) { Log.e("bus", m.getName()); } }
  }
}
class ResumeEvent { }
class ClipWatcher { final Context c; ClipWatcher(Context c) { this.c = c; } public void onEventResume(ResumeEvent e) { Log.d("clip", "" + ${clip('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); Bus.register(new ClipWatcher(this)); } }
class MainActivity extends Activity { protected void onResume() { super.onResume(); Bus.post(new ResumeEvent()); ${dialog('d.dismiss()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('clipboard', 'ClipWatcher.onEventResume', ['first-screen', 'unknown'], ['before-gate', 'undecided'], {
          why: 'the method is found by a part of its name at run time',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layers-base-activity-template',
    about:
      'BaseActivity calls initView and initData of its subclass; the asking page has harmless ones, the page behind it reads in its own.',
    java: `package cn.fenceng.template;
abstract class BaseActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); initView(); initData(); } protected abstract void initView(); protected void initData() { } }
class MainActivity extends BaseActivity { protected void initView() { ${dialog('startActivity(new Intent(this, NearbyActivity.class))')} } }
class NearbyActivity extends BaseActivity { protected void initView() { setTitle("附近"); } protected void initData() { Log.d("near", "" + ${location('this')}); } }`,
    manifest: { activities: [{ name: '.NearbyActivity', exported: false }] },
    truth: { reads: [read('location', 'NearbyActivity.initData', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'layers-module-applications',
    about: 'Every module has an application class of its own that the real one makes from a list and passes onCreate to.',
    java: `package cn.fenceng.modules;
interface IModuleApp { void onCreate(Application app); }
class UserModule implements IModuleApp { public void onCreate(Application app) { Log.d("user", app.getPackageName()); } }
class ShopModule implements IModuleApp { public void onCreate(Application app) { Log.d("shop", ${androidId('app')}); } }
class OldModule implements IModuleApp { public void onCreate(Application app) { Log.d("old", ${imei('app')}); } }
class BaseApp extends Application { protected List modules() { return Collections.emptyList(); } public void onCreate() { super.onCreate(); for (Object m : modules()) ((IModuleApp) m).onCreate(this); } }
class App extends BaseApp { protected List modules() { List l = new ArrayList(); l.add(new UserModule()); l.add(new ShopModule()); return l; } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'ShopModule.onCreate', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      dead: [['imei', 'OldModule.onCreate']],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'layers-consent-with-callback',
    about: 'One class answers with granted or denied through a callback, from the stored flag or after asking; everybody goes through it.',
    java: `package cn.fenceng.callback;
interface ConsentCallback { void onGranted(); void onDenied(); }
class Consent {
  static void check(Activity a, ConsentCallback cb) {
    SharedPreferences sp = a.getSharedPreferences("consent", 0);
    if (sp.getBoolean("granted", false)) { cb.onGranted(); return; }
    new AlertDialog$Builder(a).setTitle("个人信息保护指引").setMessage("请阅读并同意《隐私政策》").setCancelable(false)
      .setPositiveButton("同意", (d, w) -> { sp.edit().putBoolean("granted", true).apply(); cb.onGranted(); }).setNegativeButton("不同意", (d, w) -> cb.onDenied()).show();
  }
}
class MainActivity extends Activity implements ConsentCallback {
  protected void onCreate(Bundle b) { super.onCreate(b); Consent.check(this, this); }
  public void onGranted() { Log.d("m", ${iccid('this')}); }
  public void onDenied() { Log.d("m", "guest " + ${ssid('this')}); }
}`,
    truth: {
      reads: [
        read('iccid', 'MainActivity.onGranted', ['first-screen', 'user-action'], 'behind-gate'),
        read('ssid', 'MainActivity.onDenied', 'user-action', 'before-gate'),
      ],
      gate: { how: 'dialog', flag: 'granted' },
    },
  },
];
