import { noGate, type Recipe, read } from '../recipe.ts';

export const intents: readonly Recipe[] = [
  {
    id: 'intent-implicit-action',
    about: 'The first screen starts a private action; the manifest says which service has it.',
    java: `package com.yitu.a;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent i = new Intent("com.yitu.a.action.UPLOAD"); i.setPackage(getPackageName()); startService(i); } }
class UploadService extends IntentService { public UploadService() { super("upload"); } protected void onHandleIntent(Intent i) { Log.d("a", ((TelephonyManager) getSystemService("phone")).getDeviceId()); } }
class OtherService extends IntentService { public OtherService() { super("other"); } protected void onHandleIntent(Intent i) { Log.d("a", ((TelephonyManager) getSystemService("phone")).getSubscriberId()); } }`,
    manifest: {
      services: [
        { name: '.UploadService', exported: false, actions: ['com.yitu.a.action.UPLOAD'] },
        { name: '.OtherService', exported: false, actions: ['com.yitu.a.action.OTHER'] },
      ],
    },
    truth: {
      reads: [read('imei', 'UploadService.onHandleIntent', 'first-screen', 'no-gate', { isBackground: true })],
      dead: [['imsi', 'OtherService.onHandleIntent']],
      gate: noGate,
    },
  },
];
