import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, apps, iccid, imei, mac } from '../snippets/reading.ts';

export const flagsThroughLayers: readonly Recipe[] = [
  {
    id: 'layered-use-case-asks-repository',
    about: 'A use case asks a repository, the repository a local source, and that the preferences; only the button writes.',
    java: `package cn.cengci.usecase;
interface PrivacyRepository { boolean hasAgreed(); void saveAgreed(); }
class PrefsDataSource { final SharedPreferences sp; PrefsDataSource(Context c) { sp = c.getSharedPreferences("privacy", 0); } boolean read(String k) { return sp.getBoolean(k, false); } void write(String k, boolean v) { sp.edit().putBoolean(k, v).apply(); } }
class PrivacyRepositoryImpl implements PrivacyRepository {
  private final PrefsDataSource local; PrivacyRepositoryImpl(PrefsDataSource d) { local = d; }
  public boolean hasAgreed() { return local.read("has_agreed"); }
  public void saveAgreed() { local.write("has_agreed", true); }
}
class IsAgreedUseCase { private final PrivacyRepository repository; IsAgreedUseCase(PrivacyRepository r) { repository = r; } boolean invoke() { return repository.hasAgreed(); } }
class App extends Application {
  static PrivacyRepository repository;
  public void onCreate() { super.onCreate(); repository = new PrivacyRepositoryImpl(new PrefsDataSource(this)); if (new IsAgreedUseCase(repository).invoke()) Log.d("app", ${imei('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (new IsAgreedUseCase(App.repository).invoke()) return; ${dialog('App.repository.saveAgreed()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'has_agreed' } },
  },
  {
    id: 'layered-use-case-asks-pending',
    about: 'The same layers, and the repository answers with "not pending": pending is false for who was never asked.',
    java: `package cn.cengci.usecasetwo;
interface PrivacyRepository { boolean hasAgreed(); void savePending(boolean pending); }
class PrefsDataSource { final SharedPreferences sp; PrefsDataSource(Context c) { sp = c.getSharedPreferences("privacy", 0); } boolean read(String k) { return sp.getBoolean(k, false); } void write(String k, boolean v) { sp.edit().putBoolean(k, v).apply(); } }
class PrivacyRepositoryImpl implements PrivacyRepository {
  private final PrefsDataSource local; PrivacyRepositoryImpl(PrefsDataSource d) { local = d; }
  public boolean hasAgreed() { return !local.read("is_pending"); }
  public void savePending(boolean pending) { local.write("is_pending", pending); }
}
class IsAgreedUseCase { private final PrivacyRepository repository; IsAgreedUseCase(PrivacyRepository r) { repository = r; } boolean invoke() { return repository.hasAgreed(); } }
class App extends Application {
  static PrivacyRepository repository;
  public void onCreate() { super.onCreate(); repository = new PrivacyRepositoryImpl(new PrefsDataSource(this)); if (new IsAgreedUseCase(repository).invoke()) Log.d("app", ${imei('this')}); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); App.repository.savePending(true); ${dialog('App.repository.savePending(false)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'is_pending' } },
  },
  {
    id: 'layered-live-data-first-true',
    about: 'The same view model, and its live data starts with true.',
    java: `package cn.cengci.livedatatwo;
class SplashViewModel extends ViewModel {
  final MutableLiveData agreed = new MutableLiveData();
  void start(Context c) { agreed.setValue(Boolean.TRUE); }
  void agree(Context c) { c.getSharedPreferences("privacy", 0).edit().putBoolean("agreed", true).apply(); agreed.setValue(Boolean.TRUE); }
}
class MainActivity extends AppCompatActivity {
  private SplashViewModel model;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    model = (SplashViewModel) new ViewModelProvider(this).get(SplashViewModel.class);
    model.agreed.observe(this, value -> { if (((Boolean) value).booleanValue()) load(); });
    model.start(getApplicationContext());
    if (!getSharedPreferences("privacy", 0).getBoolean("agreed", false)) ask();
  }
  void ask() { ${dialog('model.agree(getApplicationContext())')} }
  void load() { Log.d("main", ${mac('this')}); }
}`,
    truth: { reads: [read('mac', 'MainActivity.load', 'first-screen', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'layered-broadcast-of-agreement',
    about: 'The application class registers a local receiver for the action of the agreement; only the agree button sends it.',
    java: `package cn.cengci.broadcast;
class AgreedReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if ("cn.cengci.AGREED".equals(i.getAction())) Log.d("agreed", ${androidId('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); LocalBroadcastManager.getInstance(this).registerReceiver(new AgreedReceiver(), new IntentFilter("cn.cengci.AGREED")); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); LocalBroadcastManager.getInstance(this).sendBroadcast(new Intent("cn.cengci.SHOWN")); ${dialog('LocalBroadcastManager.getInstance(this).sendBroadcast(new Intent("cn.cengci.AGREED"))')} }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'AgreedReceiver.onReceive', ['user-action', 'system-event', 'process-start'], ['behind-gate', 'undecided'], {
          why: 'the action is a text that the sender and the filter share',
          isBackground: 'either',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layered-broadcast-of-both',
    about: 'The same receiver, registered for the action of the first page as well, and it does not look at the action.',
    java: `package cn.cengci.broadcasttwo;
class AgreedReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("agreed", ${androidId('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); IntentFilter f = new IntentFilter("cn.cengci.AGREED"); f.addAction("cn.cengci.SHOWN"); LocalBroadcastManager.getInstance(this).registerReceiver(new AgreedReceiver(), f); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); LocalBroadcastManager.getInstance(this).sendBroadcast(new Intent("cn.cengci.SHOWN")); ${dialog('LocalBroadcastManager.getInstance(this).sendBroadcast(new Intent("cn.cengci.AGREED"))')} }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('android id', 'AgreedReceiver.onReceive', ['first-screen', 'system-event', 'process-start'], 'before-gate', {
          isBackground: 'either',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layered-listeners-of-center',
    about: 'Modules register with a center that tells them when the user agreed; the center calls nobody before.',
    java: `package cn.cengci.center;
interface ConsentListener { void onConsent(Context c); }
class PrivacyCenter {
  private static final List LISTENERS = new CopyOnWriteArrayList();
  static void add(Context c, ConsentListener l) { if (!LISTENERS.contains(l)) LISTENERS.add(l); }
  static void agree(Context c) { for (Object l : LISTENERS) ((ConsentListener) l).onConsent(c); }
}
class AdModule implements ConsentListener { public void onConsent(Context c) { Log.d("ad", "" + ${apps('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); PrivacyCenter.add(this, new AdModule()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('PrivacyCenter.agree(getApplicationContext())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('app list', 'AdModule.onConsent', 'user-action', 'behind-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layered-event-not-looked-at',
    about: 'The same bus; the subscriber does not look at what the event says.',
    java: `package cn.cengci.eventtwo;
class ConsentEvent { final boolean granted; ConsentEvent(boolean granted) { this.granted = granted; } }
interface Subscriber { void onEvent(Object e); }
class EventBus {
  private static EventBus instance; private final Map byType = new HashMap();
  static EventBus getDefault() { if (instance == null) instance = new EventBus(); return instance; }
  void register(Class type, Subscriber s) { List l = (List) byType.get(type); if (l == null) { l = new ArrayList(); byType.put(type, l); } l.add(s); }
  void post(Object e) { List l = (List) byType.get(e.getClass()); if (l == null) return; for (Object s : l) ((Subscriber) s).onEvent(e); }
}
class Collector implements Subscriber { final Context c; Collector(Context c) { this.c = c; } public void onEvent(Object e) { Log.d("c", "answered"); Log.d("c", ${iccid('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); EventBus.getDefault().register(ConsentEvent.class, new Collector(this)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('EventBus.getDefault().post(new ConsentEvent(true))', 'EventBus.getDefault().post(new ConsentEvent(false)); finish()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('iccid', 'Collector.onEvent', 'user-action', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog' },
    },
  },
];
