import { nativeLibrary } from '../../consent/snippets/jni-names.ts';
import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, imei, imeiOf, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';
const library = (name: string, ...names: readonly string[]) => ({ files: { [`lib/arm64-v8a/lib${name}.so`]: nativeLibrary(names, []) } });

export const nativeNames: readonly FlowRecipe[] = [
  {
    id: 'native-passes-through',
    about:
      'A native method gets the number and gives back a text: what it does with it is not seen, and not judged. The number itself is printed before.',
    java: `class Codec { static { System.loadLibrary("codec"); } static native String encode(String s); } ${main(`String id = ${imei}; Log.d("raw", id); Log.e("coded", Codec.encode(id));`)}`,
    manifest: library('codec', 'Java_cn_shuiliu_nativepassesthrough_Codec_encode'),
    flows: [leak('imei', here, 'log.d')],
    unjudged: [none('native code is not followed', 'imei', here, 'log.e')],
  },
  {
    id: 'native-gives-constant-name',
    about: 'A native method without parameters gives a text; the number goes another way.',
    java: `class Info { static { System.loadLibrary("info"); } static native String version(); } ${main(`String v = Info.version(); String id = ${imei}; Log.d("v", v); ${sms('id')}`)}`,
    manifest: library('info', 'Java_cn_shuiliu_nativegivesconstantname_Info_version'),
    flows: [leak('imei', here, 'sms')],
    noFlows: [none('the native method never gets it', 'imei', here, 'log.d')],
  },
  {
    id: 'native-after-clean',
    about: 'The native method gets a constant; the number is read for nothing.',
    java: `class Sink1 { static { System.loadLibrary("sink"); } static native String take(String s); } ${main(`String id = ${line1}; String out = Sink1.take("constant"); Log.d("out", out); setTitle("" + id.isEmpty());`)}`,
    manifest: library('sink', 'Java_cn_shuiliu_nativeafterclean_Sink1_take'),
    flows: [],
    noFlows: [none('the native method gets a constant', 'phone', here, 'log.d')],
  },
  {
    id: 'native-activity-around',
    about: 'A native method of the activity stands between the read and the sink, and touches neither.',
    java: `class MainActivity extends Activity { String v; native void paint(int n); static { System.loadLibrary("paint"); } ${create} v = ${imei}; paint(3); show(); } void show() { Log.d("v", v); } }`,
    manifest: library('paint', 'Java_cn_shuiliu_nativeactivityaround_MainActivity_paint'),
    flows: [leak('imei', here, 'log.d', 'MainActivity.show')],
  },
  {
    id: 'native-reader-in-java',
    about: 'A class with native methods also has one in Java, which reads; that one is called.',
    java: `class Mixed { static { System.loadLibrary("mixed"); } static native int n(); static String id(Context c) { return ${imeiOf('c')}; } } ${main(`int n = Mixed.n(); ${sms('n + Mixed.id(this)')}`)}`,
    manifest: library('mixed', 'Java_cn_shuiliu_nativereaderinjava_Mixed_n'),
    flows: [leak('imei', 'Mixed.id', 'sms', here)],
  },
];
