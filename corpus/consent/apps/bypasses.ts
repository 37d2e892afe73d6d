import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, location, mac, ssid } from '../snippets/reading.ts';

export const bypasses: readonly Recipe[] = [
  {
    id: 'bypass-exported-service-action',
    about: 'A service other apps may start by its action asks nobody; the first screen does ask.',
    java: `package cn.raoguo.service;
class DaemonService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Log.d("daemon", ${mac('this')}); return 1; } }
${asksOnce('conf', 'agreed')}`,
    manifest: { services: [{ name: '.DaemonService', exported: true, actions: ['cn.raoguo.action.DAEMON'] }] },
    truth: {
      reads: [read('mac', 'DaemonService.onStartCommand', ['system-event', 'unknown'], 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-service-not-exported',
    about: 'The same service, not exported, and only the main page behind the question starts it.',
    java: `package cn.raoguo.own;
class DaemonService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Log.d("daemon", ${mac('this')}); return 1; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('startForegroundService(new Intent(this, DaemonService.class))')} } }`,
    manifest: { services: [{ name: '.DaemonService', exported: false }] },
    truth: {
      reads: [read('mac', 'DaemonService.onStartCommand', 'user-action', 'behind-gate', { isBackground: true })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'bypass-widget-update',
    about: 'A widget on the home screen updates every half hour: no screen of the app was ever opened.',
    java: `package cn.raoguo.widget;
class WeatherWidget extends AppWidgetProvider { public void onUpdate(Context c, AppWidgetManager m, int[] ids) { super.onUpdate(c, m, ids); for (int id : ids) Log.d("w", id + locate(c)); } static String locate(Context c) { return "" + ${location('c')}; } }
${asksOnce('conf', 'agreed')}`,
    manifest: { receivers: [{ name: '.WeatherWidget', exported: true, actions: ['android.appwidget.action.APPWIDGET_UPDATE'] }] },
    truth: {
      reads: [read('location', 'WeatherWidget.locate', 'system-event', 'before-gate', { isBackground: true, repeated: 'loop' })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-quick-settings-tile',
    about: 'A tile of the quick settings: the click is a tap of the user, outside the app and past its question.',
    java: `package cn.raoguo.tile;
class CleanTile extends TileService { public void onClick() { super.onClick(); Log.d("tile", "" + ${apps('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      services: [
        {
          name: '.CleanTile',
          exported: true,
          permission: 'android.permission.BIND_QUICK_SETTINGS_TILE',
          actions: ['android.service.quicksettings.action.QS_TILE'],
        },
      ],
    },
    truth: {
      reads: [read('app list', 'CleanTile.onClick', ['user-action', 'system-event'], 'before-gate', { isBackground: 'either' })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-provider-insert',
    about: 'An exported provider reads in insert: other apps call it when they like. Its onCreate is harmless.',
    java: `package cn.raoguo.insert;
class OpenProvider extends ContentProvider {
  public boolean onCreate() { return true; }
  public Uri insert(Uri u, ContentValues v) { v.put("by", ${androidId('getContext()')}); return u; }
  public Cursor query(Uri u, String[] p, String s, String[] a, String o) { return null; }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { providers: [{ name: '.OpenProvider', authorities: 'cn.raoguo.insert.open', exported: true }] },
    truth: {
      reads: [read('android id', 'OpenProvider.insert', ['system-event', 'unknown'], 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'bypass-alarm-set-at-start',
    about: 'Process start sets an alarm for a receiver of the app, which is not exported: it rings whether or not anybody agreed.',
    java: `package cn.raoguo.alarm;
class Every { static void quarter(AlarmManager am, PendingIntent p) { am.setRepeating(1, 60000L, 900000L, p); } }
class TickReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("tick", ${ssid('c')}); } }
class App extends Application {
  public void onCreate() { super.onCreate(); AlarmManager am = (AlarmManager) getSystemService("alarm"); Every.quarter(am, PendingIntent.getBroadcast(this, 1, new Intent(this, TickReceiver.class), 67108864)); }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' }, receivers: [{ name: '.TickReceiver', exported: false }] },
    truth: {
      reads: [
        read('ssid', 'TickReceiver.onReceive', ['system-event', 'process-start'], 'before-gate', {
          isBackground: true,
          repeated: ['periodic-job', 'timer'],
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
