import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { apps, iccid, mac } from '../snippets/reading.ts';

export const flagsThroughLayers: readonly Recipe[] = [
  {
    id: 'layered-live-data-first-stored',
    about:
      'A view model gives the stored answer to its live data; the page observes and loads when it is true, which only the button makes it.',
    java: `package cn.cengci.livedata;
class SplashViewModel extends ViewModel {
  final MutableLiveData agreed = new MutableLiveData();
  void start(Context c) { agreed.setValue(Boolean.valueOf(c.getSharedPreferences("privacy", 0).getBoolean("agreed", false))); }
  void agree(Context c) { c.getSharedPreferences("privacy", 0).edit().putBoolean("agreed", true).apply(); agreed.setValue(Boolean.TRUE); }
}
class MainActivity extends AppCompatActivity {
  private SplashViewModel model;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    model = (SplashViewModel) new ViewModelProvider(this).get(SplashViewModel.class);
    model.agreed.observe(this, value -> { if (((Boolean) value).booleanValue()) load(); else ask(); });
    model.start(getApplicationContext());
  }
  void ask() { ${dialog('model.agree(getApplicationContext())')} }
  void load() { Log.d("main", ${mac('this')}); }
}`,
    truth: {
      reads: [
        read('mac', 'MainActivity.load', ['first-screen', 'user-action'], ['behind-gate', 'undecided'], {
          why: 'one observer hears both values; which came is told only by the value',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'layered-listeners-called-on-adding',
    about: 'The same center calls a listener at once when it is added.',
    java: `package cn.cengci.centertwo;
interface ConsentListener { void onConsent(Context c); }
class PrivacyCenter {
  private static final List LISTENERS = new CopyOnWriteArrayList();
  static void add(Context c, ConsentListener l) { if (!LISTENERS.contains(l)) LISTENERS.add(l); l.onConsent(c); }
  static void agree(Context c) { for (Object l : LISTENERS) ((ConsentListener) l).onConsent(c); }
}
class AdModule implements ConsentListener { public void onConsent(Context c) { Log.d("ad", "" + ${apps('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); PrivacyCenter.add(this, new AdModule()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('PrivacyCenter.agree(getApplicationContext())')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('app list', 'AdModule.onConsent', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layered-event-says-granted',
    about: 'Both buttons post an event to a bus; the subscriber reads only when the event says granted.',
    java: `package cn.cengci.event;
class ConsentEvent { final boolean granted; ConsentEvent(boolean granted) { this.granted = granted; } }
interface Subscriber { void onEvent(Object e); }
class EventBus {
  private static EventBus instance; private final Map byType = new HashMap();
  static EventBus getDefault() { if (instance == null) instance = new EventBus(); return instance; }
  void register(Class type, Subscriber s) { List l = (List) byType.get(type); if (l == null) { l = new ArrayList(); byType.put(type, l); } l.add(s); }
  void post(Object e) { List l = (List) byType.get(e.getClass()); if (l == null) return; for (Object s : l) ((Subscriber) s).onEvent(e); }
}
class Collector implements Subscriber { final Context c; Collector(Context c) { this.c = c; } public void onEvent(Object e) { if (!((ConsentEvent) e).granted) return; Log.d("c", ${iccid('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); EventBus.getDefault().register(ConsentEvent.class, new Collector(this)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('EventBus.getDefault().post(new ConsentEvent(true))', 'EventBus.getDefault().post(new ConsentEvent(false)); finish()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('iccid', 'Collector.onEvent', 'user-action', ['behind-gate', 'undecided'], {
          why: 'both buttons reach the subscriber; a field of the event differs',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
