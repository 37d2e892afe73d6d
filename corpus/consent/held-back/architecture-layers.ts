import { noGate, type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, imsi, location } from '../snippets/reading.ts';

export const architectureLayers: readonly Recipe[] = [
  {
    id: 'layers-live-data-event',
    about: 'An observer is registered when the page is made; the live data gets its first and only value from the agree button.',
    java: `package cn.fenceng.livedata;
class MainViewModel extends ViewModel { final MutableLiveData agreed = new MutableLiveData(); void agree() { agreed.setValue(Boolean.TRUE); } }
class MainActivity extends AppCompatActivity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    MainViewModel model = (MainViewModel) new ViewModelProvider(this).get(MainViewModel.class);
    model.agreed.observe(this, v -> start());
    ${dialog('model.agree()')}
  }
  void start() { Log.d("m", "" + ${location('this')}); }
}`,
    truth: {
      reads: [
        read('location', 'MainActivity.start', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'who is called back was registered before; that nothing is sent before the button is known by looking at every sender',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'layers-live-data-posted-early',
    about: 'The same live data; the repository posts into it when the view model is made.',
    java: `package cn.fenceng.posted;
class Repo { void load(MutableLiveData into) { new Thread(() -> into.postValue("config")).start(); } }
class MainViewModel extends ViewModel { final MutableLiveData config = new MutableLiveData(); MainViewModel() { new Repo().load(config); } }
class MainActivity extends AppCompatActivity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    MainViewModel model = (MainViewModel) new ViewModelProvider(this).get(MainViewModel.class);
    model.config.observe(this, v -> apply((String) v));
    ${dialog('d.dismiss()')}
  }
  void apply(String config) { Log.d(config, ${androidId('this')}); }
}`,
    truth: { reads: [read('android id', 'MainActivity.apply', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'layers-use-case-in-view-model',
    about: 'Page, view model, use case, repository interface, data source: five layers, each made by hand, the read in the last one.',
    java: `package cn.fenceng.usecase;
interface DeviceRepository { String fingerprint(); }
interface DeviceSource { String read(); }
class PhoneSource implements DeviceSource { final Context c; PhoneSource(Context c) { this.c = c; } public String read() { return ${imsi('c')}; } }
class DeviceRepositoryImpl implements DeviceRepository { private final DeviceSource source; private String cached; DeviceRepositoryImpl(DeviceSource s) { source = s; } public String fingerprint() { if (cached == null) cached = source.read(); return cached; } }
class GetFingerprint { private final DeviceRepository repo; GetFingerprint(DeviceRepository r) { repo = r; } String invoke() { return repo.fingerprint(); } }
class HomeViewModel { private final GetFingerprint get; HomeViewModel(GetFingerprint g) { get = g; init(); } private void init() { Log.d("vm", get.invoke()); } }
class MainActivity extends Activity { private HomeViewModel model; protected void onCreate(Bundle b) { super.onCreate(b); model = new HomeViewModel(new GetFingerprint(new DeviceRepositoryImpl(new PhoneSource(getApplicationContext())))); } }`,
    truth: { reads: [read('imsi', 'PhoneSource.read', 'first-screen', 'no-gate')], gate: noGate },
  },
];
