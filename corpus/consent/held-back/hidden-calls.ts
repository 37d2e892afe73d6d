import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { imsi } from '../snippets/reading.ts';

export const hiddenCalls: readonly Recipe[] = [
  {
    id: 'hidden-reflection-behind-button',
    about: 'The reflection helper takes names as arguments; only the button calls it with those that read.',
    java: `package cn.yincang.helper;
class Reflect { static Object call(Object on, String type, String name) { try { return Class.forName(type).getMethod(name, new Class[0]).invoke(on, new Object[0]); } catch (Exception e) { return null; } } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("a", "" + Reflect.call("x", "java.lang.String", "length")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", "" + Reflect.call(getSystemService("phone"), "android.telephony.TelephonyManager", "getSubscriberId"))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imsi', 'Reflect.call', 'user-action', ['behind-gate', 'undecided'], {
          why: 'the names are arguments; the helper itself runs at process start with others',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'hidden-action-inside-app',
    about: 'An action of the app itself, sent inside its package from the agree button: receiver, service, read.',
    java: `package cn.yincang.action;
class InnerReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if ("cn.yincang.AGREED".equals(i.getAction())) c.startService(new Intent("cn.yincang.WORK").setPackage(c.getPackageName())); } }
class WorkService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Log.d("w", ${imsi('this')}); return 2; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('sendBroadcast(new Intent("cn.yincang.AGREED").setPackage(getPackageName()))')} } }`,
    manifest: {
      receivers: [{ name: '.InnerReceiver', exported: false, actions: ['cn.yincang.AGREED'] }],
      services: [{ name: '.WorkService', exported: false, actions: ['cn.yincang.WORK'] }],
    },
    truth: {
      reads: [read('imsi', 'WorkService.onStartCommand', ['user-action', 'system-event'], 'behind-gate', { isBackground: true })],
      gate: { how: 'dialog' },
    },
  },
];
