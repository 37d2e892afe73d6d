import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';

export const wrappedReads: readonly Recipe[] = [
  {
    id: 'wrapped-reflection-helper-harmless-first',
    about: 'One helper calls what it is named: at process start whether the screen is on, from the button the device number.',
    java: `package cn.baozhuang.reflect;
class Reflect { static Object call(String type, Object on, String name) { try { return Class.forName(type).getMethod(name, new Class[0]).invoke(on, new Object[0]); } catch (Exception e) { return null; } } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", "" + Reflect.call("android.os.PowerManager", getSystemService("power"), "isInteractive")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Log.d("m", "" + Reflect.call("android.telephony.TelephonyManager", getSystemService("phone"), "getDeviceId"))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'Reflect.call', 'user-action', ['behind-gate', 'undecided'], {
          why: 'both callers go through one call by reflection; the names they pass tell what it does',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
