import { noGate, type Recipe, read } from '../recipe.ts';
import { nativeLibrary } from '../snippets/jni-names.ts';

export const jniNames: readonly Recipe[] = [
  {
    id: 'jni-java-side-reads',
    about: 'Java reads and hands the value to a native method: the read is plain, what becomes of it is not.',
    java: `package com.yuansheng.b;
class Signer { static { System.loadLibrary("sign"); } native String sign(String id); }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); String s = new Signer().sign(Settings$Secure.getString(getContentResolver(), "android_id")); setTitle(s); } }`,
    manifest: { files: { 'lib/arm64-v8a/libsign.so': nativeLibrary(['Java_com_yuansheng_b_Signer_sign'], []) } },
    truth: { reads: [read('android id', 'MainActivity.onCreate', 'first-screen', 'no-gate')], gate: noGate },
  },
];
