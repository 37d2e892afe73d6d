import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { apps, iccid, imei, location, mac } from '../snippets/reading.ts';

export const afterAgree: readonly Recipe[] = [
  {
    id: 'after-permission-result',
    about: 'The agree button asks for a permission; the read stands in onRequestPermissionsResult, which nothing else can bring about.',
    java: `package cn.tongyi.permission;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('requestPermissions(new String[]{"android.permission.READ_PHONE_STATE"}, 9)')} }
  public void onRequestPermissionsResult(int request, String[] names, int[] grants) { super.onRequestPermissionsResult(request, names, grants); if (request == 9 && grants.length > 0 && grants[0] == 0) Log.d("m", ${imei('this')}); }
}`,
    truth: {
      reads: [
        read('imei', 'MainActivity.onRequestPermissionsResult', 'user-action', ['behind-gate', 'undecided'], {
          why: 'the platform calls it back for a request, and only the button makes one',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'after-work-enqueued',
    about: 'The button enqueues a worker; the library runs it later on a thread of its own.',
    java: `package cn.tongyi.work;
class UploadWorker extends Worker { public UploadWorker(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { Log.d("up", "" + ${apps('getApplicationContext()')}); return ListenableWorker$Result.success(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('WorkManager.getInstance(this).enqueue(OneTimeWorkRequest.from(UploadWorker.class))')} } }`,
    truth: {
      reads: [read('app list', 'UploadWorker.doWork', ['user-action', 'system-event'], 'behind-gate', { isBackground: true })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'after-local-broadcast',
    about: 'A receiver is registered when the page is made; the button sends the local broadcast it waits for, and nobody else does.',
    java: `package cn.tongyi.local;
class AgreeReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("r", ${mac('c')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); LocalBroadcastManager.getInstance(this).registerReceiver(new AgreeReceiver(), new IntentFilter("agreed")); ${dialog('LocalBroadcastManager.getInstance(this).sendBroadcast(new Intent("agreed"))')} }
}`,
    truth: {
      reads: [
        read('mac', 'AgreeReceiver.onReceive', ['user-action', 'first-screen', 'system-event'], ['behind-gate', 'undecided'], {
          why: 'the receiver is registered before; that only the button sends is known by looking at every sender in the app',
          isBackground: 'either',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'after-preference-listener',
    about: 'A listener of preferences, registered at process start: the button changes the key, and the listener reads when it is true.',
    java: `package cn.tongyi.listener;
class App extends Application implements SharedPreferences$OnSharedPreferenceChangeListener {
  public void onCreate() { super.onCreate(); getSharedPreferences("conf", 0).registerOnSharedPreferenceChangeListener(this); }
  public void onSharedPreferenceChanged(SharedPreferences p, String key) { if ("agreed".equals(key) && p.getBoolean("agreed", false)) start(); }
  void start() { Log.d("app", ${iccid('this')}); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('iccid', 'App.start', ['user-action', 'process-start', 'system-event'], 'behind-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'after-fragment-shown',
    about: 'The button puts a fragment into the page; the fragment of the question was there before.',
    java: `package cn.tongyi.fragment;
class NearbyFragment extends Fragment { public void onResume() { super.onResume(); Log.d("near", "" + ${location('getActivity()')}); } }
class BlankFragment extends Fragment { public void onResume() { super.onResume(); Log.d("blank", "resumed"); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); show(new BlankFragment()); ${dialog('show(new NearbyFragment())')} }
  void show(Fragment f) { getFragmentManager().beginTransaction().replace(16908290, f).commit(); }
}`,
    truth: {
      reads: [
        read('location', 'NearbyFragment.onResume', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'both fragments pass through one method; which one it shows is its argument',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
