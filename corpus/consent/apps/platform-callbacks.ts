import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, imei, location } from '../snippets/reading.ts';

export const platformCallbacks: readonly Recipe[] = [
  {
    id: 'callback-activity-attach-base',
    about: 'attachBaseContext of the asking page, before its onCreate.',
    java: `package cn.huidiao.attach;
class MainActivity extends Activity {
  protected void attachBaseContext(Context c) { super.attachBaseContext(c); Log.d("m", ${androidId('c')}); }
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} }
}`,
    truth: { reads: [read('android id', 'MainActivity.attachBaseContext', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'callback-field-of-activity',
    about: 'A field of the asking page is made with the page, before any of its methods: new Device() reads the serial number.',
    java: `package cn.huidiao.field;
class Device { final String sn = Build.getSerial(); }
class MainActivity extends Activity { private final Device device = new Device(); protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('setTitle(device.sn)')} } }`,
    truth: { reads: [read('serial', 'Device.<init>', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'callback-factory-makes-activities',
    about: 'The component factory is asked for each activity and reads when it makes one.',
    java: `package cn.huidiao.factory;
class Parts extends AppComponentFactory { public Activity instantiateActivity(ClassLoader l, String name, Intent i) { Log.d("parts", name + Build.getSerial()); return super.instantiateActivity(l, name, i); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { appComponentFactory: '.Parts' } },
    truth: {
      reads: [read('serial', 'Parts.instantiateActivity', ['first-screen', 'process-start'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'callback-new-intent',
    about: 'onNewIntent of the first screen, which a link may bring at any time, handles the link; handling reads.',
    java: `package cn.huidiao.newintent;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} }
  protected void onNewIntent(Intent i) { super.onNewIntent(i); handle(i.getData()); }
  void handle(Uri u) { if (u != null) Log.d("link", u.getQueryParameter("from") + ${imei('this')}); }
}`,
    manifest: {
      launcher: false,
      activities: [
        {
          name: '.MainActivity',
          exported: true,
          launcher: true,
          attributes: { 'android:launchMode': 'singleTask' },
          filters: [
            { actions: ['android.intent.action.VIEW'], categories: ['android.intent.category.BROWSABLE'], data: [{ scheme: 'huidiao' }] },
          ],
        },
      ],
    },
    truth: {
      reads: [read('imei', 'MainActivity.handle', ['first-screen', 'system-event', 'user-action', 'unknown'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'callback-binder-transaction',
    about: 'An exported service with a binder of its own: another app calls code 1, and onTransact reads.',
    java: `package cn.huidiao.binder;
class IdBinder extends Binder { final Context c; IdBinder(Context c) { this.c = c; } public boolean onTransact(int code, Parcel in, Parcel out, int f) { if (code == 1) { out.writeString(${androidId('c')}); return true; } return super.onTransact(code, in, out, f); } }
class IdService extends Service { public IBinder onBind(Intent i) { return new IdBinder(this); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { services: [{ name: '.IdService', exported: true, actions: ['cn.huidiao.binder.ID'] }] },
    truth: {
      reads: [
        read('android id', 'IdBinder.onTransact', ['system-event', 'unknown'], ['before-gate', 'undecided'], {
          why: 'who calls a binder is another process; that the service hands it to anybody is in the manifest',
          isBackground: 'either',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'callback-permission-launcher-after-agree',
    about: 'The contract is registered when the page is made, launched by the button; its callback reads when the permission was given.',
    java: `package cn.huidiao.launcher;
class MainActivity extends AppCompatActivity {
  private ActivityResultLauncher launcher;
  protected void onCreate(Bundle b) { super.onCreate(b); launcher = registerForActivityResult(new ActivityResultContracts$RequestPermission(), ok -> granted(((Boolean) ok).booleanValue())); ${dialog('launcher.launch("android.permission.READ_PHONE_STATE")')} }
  void granted(boolean ok) { if (ok) Log.d("m", ${imei('this')}); }
}`,
    truth: {
      reads: [
        read('imei', 'MainActivity.granted', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'the callback is registered before; it is called for a launch, and only the button launches',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'callback-view-attached',
    about: 'A view made in code puts itself on the page that asks; onAttachedToWindow is called by the platform.',
    java: `package cn.huidiao.attached;
class CityView extends TextView { CityView(Context c) { super(c); } protected void onAttachedToWindow() { super.onAttachedToWindow(); setText("" + ${location('getContext()')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(new CityView(this)); ${dialog('d.dismiss()')} } }`,
    truth: { reads: [read('location', 'CityView.onAttachedToWindow', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
];
