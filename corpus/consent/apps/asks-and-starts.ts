import type { Recipe } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';

export const asksAndStarts: readonly Recipe[] = [
  {
    id: 'asks-in-base-activity',
    about: 'A base activity asks for its permissions in onResume; the asking page is one of its subclasses.',
    java: `package cn.suoqu.base;
abstract class BaseActivity extends Activity { protected abstract String[] needs(); protected void onResume() { super.onResume(); if (checkSelfPermission("android.permission.READ_PHONE_STATE") != 0) requestPermissions(needs(), 3); } }
class MainActivity extends BaseActivity { protected String[] needs() { return new String[]{"android.permission.READ_PHONE_STATE"}; } protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} } }`,
    truth: {
      permissions: [{ permission: 'READ_PHONE_STATE', in: 'BaseActivity.onResume', trigger: 'first-screen', gate: 'before-gate' }],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'asks-through-helper-after-agree',
    about: 'A helper with a callback, called by the agree button with an array that lies in a constant class.',
    java: `package cn.suoqu.helper;
class Perms { static final String[] START = new String[]{"android.permission.CAMERA", "android.permission.RECORD_AUDIO"}; }
class PermHelper { static void ask(Activity a, String[] names, int code) { ActivityCompat.requestPermissions(a, names, code); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('PermHelper.ask(this, Perms.START, 11)')} } }`,
    truth: {
      permissions: [
        { permission: 'CAMERA', in: 'PermHelper.ask', trigger: 'user-action', gate: 'behind-gate' },
        { permission: 'RECORD_AUDIO', in: 'PermHelper.ask', trigger: 'user-action', gate: 'behind-gate' },
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'starts-itself-when-replaced',
    about:
      'When the app was replaced by a newer one, its receiver starts the service, where the flag says so: behind the gate; a start of itself all the same.',
    java: `package cn.suoqu.alarm;
class CoreService extends Service { public IBinder onBind(Intent i) { return null; } }
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if (c.getSharedPreferences("conf", 0).getBoolean("agreed", false)) c.startService(new Intent(c, CoreService.class)); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      receivers: [{ name: '.BootReceiver', exported: true, actions: ['android.intent.action.MY_PACKAGE_REPLACED'] }],
      services: [{ name: '.CoreService', exported: false }],
    },
    truth: {
      starts: [{ kind: 'self', target: 'cn.suoqu.alarm', in: 'BootReceiver.onReceive', trigger: 'system-event', gate: 'behind-gate' }],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'downloads-while-question-stands',
    about: 'While the question stands, a timer of the page fetches a package.',
    java: `package cn.suoqu.fetch;
class Updater { static void fetch(Context c) { ((DownloadManager) c.getSystemService("download")).enqueue(new DownloadManager$Request(Uri.parse("https://dl.example.cn/plugin.apk"))); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Handler().postDelayed(() -> Updater.fetch(this), 1500L); ${dialog('d.dismiss()')} } }`,
    truth: { downloads: [{ what: 'download', in: 'Updater.fetch', trigger: 'first-screen' }], gate: { how: 'dialog' } },
  },
];
