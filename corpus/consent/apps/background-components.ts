import { noGate, type Recipe, read } from '../recipe.ts';

export const backgroundComponents: readonly Recipe[] = [
  {
    id: 'background-receiver-asks-flag',
    about: 'The receiver asks the stored flag before it goes on.',
    java: `package com.houtai.b;
class NetReceiver extends BroadcastReceiver {
  public void onReceive(Context c, Intent i) { if (!c.getSharedPreferences("a", 0).getBoolean("agree", false)) return; collect(c); }
  static void collect(Context c) { Log.d("net", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getBSSID()); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("《隐私政策》").setPositiveButton("同意", (d, w) -> getSharedPreferences("a", 0).edit().putBoolean("agree", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`,
    manifest: { receivers: [{ name: '.NetReceiver', exported: true, actions: ['android.net.conn.CONNECTIVITY_CHANGE'] }] },
    truth: {
      reads: [read('bssid', 'NetReceiver.collect', 'system-event', 'behind-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agree' },
    },
  },
  {
    id: 'background-service-from-application',
    about: 'Application starts a service that reads in onStartCommand.',
    java: `package com.houtai.c;
class App extends Application { public void onCreate() { super.onCreate(); startService(new Intent(this, CoreService.class)); } }
class CoreService extends Service {
  public IBinder onBind(Intent i) { return null; }
  public void onCreate() { super.onCreate(); Log.d("core", "up"); }
  public int onStartCommand(Intent i, int flags, int id) { Log.d("core", Settings$Secure.getString(getContentResolver(), "android_id")); return 1; }
}`,
    manifest: { application: { name: '.App' }, services: [{ name: '.CoreService', exported: false }] },
    truth: { reads: [read('android id', 'CoreService.onStartCommand', 'process-start', 'no-gate', { isBackground: true })], gate: noGate },
  },
  {
    id: 'background-other-process',
    about: 'A service in :remote, bound by the first screen; the application class runs there as well, but reads only in the main process.',
    java: `package com.houtai.d;
class MainActivity extends Activity implements ServiceConnection {
  protected void onStart() { super.onStart(); bindService(new Intent(this, RemoteService.class), this, 1); }
  public void onServiceConnected(ComponentName n, IBinder b) { Log.d("d", "connected"); }
  public void onServiceDisconnected(ComponentName n) { }
}
class RemoteService extends Service {
  private final Binder binder = new Binder();
  public void onCreate() { super.onCreate(); new Thread(() -> Log.d("remote", "" + getPackageManager().getInstalledPackages(0))).start(); }
  public IBinder onBind(Intent i) { return binder; }
}`,
    manifest: { services: [{ name: '.RemoteService', process: ':remote', exported: false }] },
    truth: {
      reads: [read('app list', 'RemoteService.lambda$onCreate$0', 'first-screen', 'no-gate', { isBackground: true })],
      gate: noGate,
    },
  },
  {
    id: 'background-job-intent-service',
    about: 'JobIntentService.enqueueWork from a receiver of package changes.',
    java: `package com.houtai.e;
class PackageReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { JobIntentService.enqueueWork(c, ReportService.class, 5, i); } }
class ReportService extends JobIntentService { protected void onHandleWork(Intent i) { Log.d("e", ((TelephonyManager) getSystemService("phone")).getMeid()); } }`,
    manifest: {
      receivers: [
        {
          name: '.PackageReceiver',
          exported: true,
          filters: [{ actions: ['android.intent.action.PACKAGE_ADDED'], data: [{ scheme: 'package' }] }],
        },
      ],
      services: [{ name: '.ReportService', permission: 'android.permission.BIND_JOB_SERVICE' }],
    },
    truth: { reads: [read('meid', 'ReportService.onHandleWork', 'system-event', 'no-gate', { isBackground: true })], gate: noGate },
  },
  {
    id: 'background-registered-in-code',
    about: 'A receiver registered by Application for SCREEN_ON: registered at process start, run by the system.',
    java: `package com.houtai.f;
class App extends Application {
  public void onCreate() {
    super.onCreate();
    IntentFilter f = new IntentFilter();
    f.addAction("android.intent.action.SCREEN_ON");
    registerReceiver(new BroadcastReceiver() { public void onReceive(Context c, Intent i) { Log.d("on", ((ClipboardManager) c.getSystemService("clipboard")).getPrimaryClip() + ""); } }, f);
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('clipboard', 'App$1.onReceive', ['system-event', 'process-start'], 'no-gate', { isBackground: 'either' })],
      gate: noGate,
    },
  },
  {
    id: 'background-registered-behind-gate',
    about: 'The same, registered in the agree callback.',
    java: `package com.houtai.g;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> watch()).setNegativeButton("不同意", (d, w) -> finish()).show(); }
  void watch() { registerReceiver(new SmsReceiver(), new IntentFilter("android.provider.Telephony.SMS_RECEIVED")); }
}
class SmsReceiver extends BroadcastReceiver {
  public void onReceive(Context c, Intent i) { for (Object pdu : (Object[]) i.getExtras().get("pdus")) { SmsMessage m = SmsMessage.createFromPdu((byte[]) pdu); Log.d("sms", m.getMessageBody()); } }
}`,
    truth: {
      reads: [
        read('sms received', 'SmsReceiver.onReceive', ['system-event', 'user-action'], 'behind-gate', {
          repeated: 'loop',
          isBackground: 'either',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'background-sync-adapter',
    about: 'A sync adapter behind a service with the sync action: the system runs it.',
    java: `package com.houtai.h;
class SyncService extends Service { private static SyncAdapterImpl adapter; public void onCreate() { super.onCreate(); if (adapter == null) adapter = new SyncAdapterImpl(getApplicationContext(), true); } public IBinder onBind(Intent i) { return adapter.getSyncAdapterBinder(); } }
class SyncAdapterImpl extends AbstractThreadedSyncAdapter {
  SyncAdapterImpl(Context c, boolean b) { super(c, b); }
  public void onPerformSync(Account a, Bundle b, String authority, ContentProviderClient p, SyncResult r) { Log.d("sync", Settings$Secure.getString(getContext().getContentResolver(), "android_id")); }
}`,
    manifest: {
      services: [
        {
          name: '.SyncService',
          exported: true,
          actions: ['android.content.SyncAdapter'],
          metaData: { 'android.content.SyncAdapter': { string: 'sync' } },
        },
      ],
    },
    truth: {
      reads: [
        read('android id', 'SyncAdapterImpl.onPerformSync', 'system-event', 'no-gate', {
          isBackground: true,
          repeated: ['no', 'periodic-job'],
        }),
      ],
      gate: noGate,
    },
  },
  {
    id: 'background-notification-listener',
    about: 'A notification listener and an accessibility service: bound by the system once the user enabled them.',
    java: `package com.houtai.i;
class Ears extends NotificationListenerService { public void onNotificationPosted(StatusBarNotification n) { Log.d("ears", "" + getActiveNotifications().length); } }
class Eyes extends AccessibilityService { public void onAccessibilityEvent(AccessibilityEvent e) { AccessibilityNodeInfo root = getRootInActiveWindow(); if (root != null) Log.d("eyes", "" + root.getText()); } public void onInterrupt() { } }`,
    manifest: {
      services: [
        {
          name: '.Ears',
          exported: true,
          permission: 'android.permission.BIND_NOTIFICATION_LISTENER_SERVICE',
          actions: ['android.service.notification.NotificationListenerService'],
        },
        {
          name: '.Eyes',
          exported: true,
          permission: 'android.permission.BIND_ACCESSIBILITY_SERVICE',
          actions: ['android.accessibilityservice.AccessibilityService'],
        },
      ],
    },
    truth: {
      reads: [
        read('notifications', 'Ears.onNotificationPosted', 'system-event', 'no-gate', { isBackground: true }),
        read('screen', 'Eyes.onAccessibilityEvent', 'system-event', 'no-gate', { isBackground: true }),
      ],
      gate: noGate,
    },
  },
];
