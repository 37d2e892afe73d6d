import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, imei, imsi, ssid } from '../snippets/reading.ts';

export const bypasses: readonly Recipe[] = [
  {
    id: 'bypass-boot-receiver-no-flag',
    about: 'After a restart of the phone the receiver reads, whether or not anybody ever opened the app and agreed.',
    java: `package cn.raoguo.boot;
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if ("android.intent.action.BOOT_COMPLETED".equals(i.getAction())) report(c); } void report(Context c) { Log.d("boot", ${imei('c')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      permissions: ['RECEIVE_BOOT_COMPLETED', 'READ_PHONE_STATE'],
      receivers: [{ name: '.BootReceiver', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] }],
    },
    truth: {
      reads: [read('imei', 'BootReceiver.report', 'system-event', 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-boot-receiver-starts-asking-service',
    about: 'The receiver starts a service without asking; the service asks the flag before it reads.',
    java: `package cn.raoguo.bootflag;
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { c.startService(new Intent(c, SyncService.class)); } }
class SyncService extends IntentService {
  public SyncService() { super("sync"); }
  protected void onHandleIntent(Intent i) { if (!agreed()) { stopSelf(); return; } Log.d("sync", ${imsi('this')}); }
  boolean agreed() { return getSharedPreferences("conf", 0).getBoolean("agreed", false); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: {
      receivers: [{ name: '.BootReceiver', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] }],
      services: [{ name: '.SyncService', exported: false }],
    },
    truth: {
      reads: [read('imsi', 'SyncService.onHandleIntent', 'system-event', 'behind-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-share-target',
    about: 'Another app shares a text to this one: the page for it opens without the first screen, and looks at nothing.',
    java: `package cn.raoguo.share;
class ShareActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("share", getIntent().getStringExtra("android.intent.extra.TEXT") + ${androidId('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { activities: [{ name: '.ShareActivity', exported: true, actions: ['android.intent.action.SEND'] }] },
    truth: {
      reads: [read('android id', 'ShareActivity.onCreate', ['system-event', 'user-action', 'unknown', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-not-exported-without-filter',
    about: 'A page without filter and exported is not open to others; nobody in the app starts it but the button behind the question.',
    java: `package cn.raoguo.inner;
class ScanActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("scan", "" + ${apps('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('menu()')} } void menu() { Button x = new Button(this); x.setOnClickListener(v -> startActivity(new Intent(this, ScanActivity.class))); setContentView(x); } }`,
    manifest: { activities: ['.ScanActivity'] },
    truth: { reads: [read('app list', 'ScanActivity.onCreate', 'user-action', 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'bypass-notification-listener',
    about: 'A listener of notifications: the system binds it when the permission is given in the settings, whatever the app asked.',
    java: `package cn.raoguo.notices;
class Listener extends NotificationListenerService { public void onListenerConnected() { super.onListenerConnected(); StatusBarNotification[] all = getActiveNotifications(); Log.d("n", "" + all.length); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      services: [
        {
          name: '.Listener',
          exported: true,
          permission: 'android.permission.BIND_NOTIFICATION_LISTENER_SERVICE',
          actions: ['android.service.notification.NotificationListenerService'],
        },
      ],
    },
    truth: {
      reads: [read('notifications', 'Listener.onListenerConnected', 'system-event', 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-alarm-set-by-button',
    about: 'The same alarm, set by the agree button.',
    java: `package cn.raoguo.alarmlater;
class Every { static void quarter(AlarmManager am, PendingIntent p) { am.setRepeating(1, 60000L, 900000L, p); } }
class TickReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("tick", ${ssid('c')}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('schedule()')} }
  void schedule() { AlarmManager am = (AlarmManager) getSystemService("alarm"); Every.quarter(am, PendingIntent.getBroadcast(this, 1, new Intent(this, TickReceiver.class), 67108864)); }
}`,
    manifest: { receivers: [{ name: '.TickReceiver', exported: false }] },
    truth: {
      reads: [
        read('ssid', 'TickReceiver.onReceive', ['system-event', 'user-action'], 'behind-gate', {
          isBackground: true,
          repeated: ['periodic-job', 'timer'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'bypass-messages-of-push-vendor',
    about: 'The vendor channel calls the exported receiver of the app when a message comes; nobody needs to have agreed.',
    java: `package cn.raoguo.vendor;
class VendorReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("msg", i.getStringExtra("payload") + Ack.device(c)); } }
class Ack { static String device(Context c) { return ${androidId('c')}; } }
${asksOnce('conf', 'agreed')}`,
    manifest: { receivers: [{ name: '.VendorReceiver', exported: true, actions: ['com.xiaomi.mipush.RECEIVE_MESSAGE'] }] },
    truth: {
      reads: [read('android id', 'Ack.device', ['push', 'system-event'], 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
