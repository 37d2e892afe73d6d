import { noGate, type Recipe, read } from '../recipe.ts';
import { nativeLibrary } from '../snippets/jni-names.ts';

export const jniNames: readonly Recipe[] = [
  {
    id: 'jni-calls-back',
    about:
      'A native method whose library, by the names in it, calls a Java method that reads. Native code is not followed; the name in it is a lead.',
    java: `package com.yuansheng.a;
class NativeLib { static { System.loadLibrary("dev"); } public static native void nativeInit(Context c); public static String onNativeNeedsId(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }
class App extends Application { public void onCreate() { super.onCreate(); NativeLib.nativeInit(this); } }`,
    manifest: {
      application: { name: '.App' },
      files: {
        'lib/arm64-v8a/libdev.so': nativeLibrary(
          ['Java_com_yuansheng_a_NativeLib_nativeInit'],
          ['com/yuansheng/a/NativeLib', 'onNativeNeedsId', '(Landroid/content/Context;)Ljava/lang/String;'],
        ),
      },
    },
    truth: {
      reads: [
        read('imei', 'NativeLib.onNativeNeedsId', ['process-start', 'unknown'], ['no-gate', 'undecided'], {
          why: 'the call is in native code; only names are seen',
        }),
      ],
      gate: noGate,
    },
  },
  {
    id: 'jni-name-of-dead-method',
    about: 'A public method with the look of a JNI callback that no library names and nobody calls.',
    java: `package com.yuansheng.c;
class Callback { public static String fromNative(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getSubscriberId(); } }
class App extends Application { public void onCreate() { super.onCreate(); System.loadLibrary("plain"); } }`,
    manifest: {
      application: { name: '.App' },
      files: { 'lib/arm64-v8a/libplain.so': nativeLibrary(['JNI_OnLoad'], ['com/yuansheng/c/Other']) },
    },
    truth: { reads: [], dead: [['imsi', 'Callback.fromNative']], gate: noGate },
  },
  {
    id: 'jni-register-natives-name',
    about: 'The native method is bound by RegisterNatives; the library also names the Java method it calls, and a dialog stands before.',
    java: `package com.yuansheng.d;
class Core { static { System.loadLibrary("core"); } static native void boot(Object ctx); static void collect(Object ctx) { Log.d("core", "" + ((Context) ctx).getPackageManager().getInstalledPackages(0)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> Core.boot(this)).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`,
    manifest: {
      files: {
        'lib/arm64-v8a/libcore.so': nativeLibrary(['JNI_OnLoad'], ['com/yuansheng/d/Core', 'boot', '(Ljava/lang/Object;)V', 'collect']),
      },
    },
    truth: {
      reads: [
        read('app list', 'Core.collect', ['user-action', 'unknown'], ['undecided', 'behind-gate'], {
          why: 'native code may call it at any time; the only way in that is seen lies behind the gate',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
