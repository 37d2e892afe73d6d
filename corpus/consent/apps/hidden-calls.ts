import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { nativeLibrary } from '../snippets/jni-names.ts';
import { androidId, imei, ssid } from '../snippets/reading.ts';
import { xor } from '../snippets/string-built-reflection.ts';

export const hiddenCalls: readonly Recipe[] = [
  {
    id: 'hidden-names-in-cipher',
    about: 'Class and method come out of a cipher of exclusive-or; the object of the platform is called by reflection at process start.',
    java: `package cn.yincang.cipher;
class S { static String d(String s) { char[] c = s.toCharArray(); for (int i = 0; i < c.length; i++) c[i] = (char) (c[i] ^ 5); return new String(c); } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    try { Object tm = getSystemService("phone"); Log.d("a", "" + Class.forName(S.d("${xor('android.telephony.TelephonyManager', 5)}")).getMethod(S.d("${xor('getDeviceId', 5)}"), new Class[0]).invoke(tm, new Object[0])); } catch (Exception e) { Log.e("a", "" + e.getMessage()); }
  }
}
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App.onCreate', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'hidden-in-loaded-class',
    about: 'The entry of a module is named by a constant and made by the class loader; the interface is all the app knows of it.',
    java: `package cn.yincang.module;
interface ModuleEntry { void attach(Context c); }
class FeedEntry implements ModuleEntry { public FeedEntry() { } public void attach(Context c) { Log.d("feed", ${ssid('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); try { ((ModuleEntry) getClassLoader().loadClass("cn.yincang.module.FeedEntry").newInstance()).attach(this); } catch (Exception e) { Log.e("app", "no module"); } } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('ssid', 'FeedEntry.attach', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'hidden-native-registered',
    about: 'A native method at process start; the library holds the name and the signature of the Java method it calls back.',
    java: `package cn.yincang.nativecall;
class Guard { static { System.loadLibrary("guard"); } static native int start(Object c); static String deviceOf(Object c) { return ${imei('((Context) c)')}; } }
class App extends Application { protected void attachBaseContext(Context c) { super.attachBaseContext(c); Guard.start(c); } }
${asksOnce('conf', 'agreed')}`,
    manifest: {
      application: { name: '.App' },
      files: {
        'lib/arm64-v8a/libguard.so': nativeLibrary(
          ['JNI_OnLoad'],
          ['cn/yincang/nativecall/Guard', 'start', '(Ljava/lang/Object;)I', 'deviceOf', '(Ljava/lang/Object;)Ljava/lang/String;'],
        ),
      },
    },
    truth: {
      reads: [
        read('imei', 'Guard.deviceOf', ['process-start', 'unknown'], ['before-gate', 'undecided'], {
          why: 'the call is in native code; only names are seen',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'hidden-method-kept-in-field',
    about: 'The Method is looked up in a static block and kept; process start invokes what lies in the field.',
    java: `package cn.yincang.kept;
class Hidden {
  static Method serial;
  static { try { serial = Build.class.getMethod("getSerial", new Class[0]); } catch (Exception e) { serial = null; } }
  static String get() { try { return (String) serial.invoke(null, new Object[0]); } catch (Exception e) { return ""; } }
}
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", Hidden.get()); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('serial', 'Hidden.get', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'hidden-intent-by-text',
    about:
      'The page is started by a class name put together of package and suffix, from a table of routes; the asking page opens it at once.',
    java: `package cn.yincang.route;
class Router { private static final Map ROUTES = new HashMap(); static { ROUTES.put("/home", ".HomeActivity"); ROUTES.put("/about", ".AboutActivity"); } static void open(Context c, String path) { Intent i = new Intent(); i.setClassName(c.getPackageName(), "cn.yincang.route" + ROUTES.get(path)); c.startActivity(i); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Router.open(this, "/home"); } }
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("h", ${androidId('this')}); ${dialog('d.dismiss()')} } }
class AboutActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setTitle("关于"); } }`,
    keep: ['HomeActivity', 'AboutActivity'],
    manifest: {
      activities: [
        { name: '.HomeActivity', exported: false },
        { name: '.AboutActivity', exported: false },
      ],
    },
    truth: {
      reads: [
        read('android id', 'HomeActivity.onCreate', ['first-screen', 'unknown'], ['before-gate', 'undecided'], {
          why: 'the target comes out of a map and is put together',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
