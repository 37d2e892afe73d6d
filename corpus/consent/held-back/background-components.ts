import { type Recipe, read } from '../recipe.ts';

export const backgroundComponents: readonly Recipe[] = [
  {
    id: 'background-boot-receiver',
    about: 'BOOT_COMPLETED starts the process; the dialog of the first screen is never seen.',
    java: `package com.houtai.a;
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { if ("android.intent.action.BOOT_COMPLETED".equals(i.getAction())) Log.d("boot", ((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> getPreferences(0).edit().putBoolean("ok", true).apply()).setNegativeButton("不同意", (d, w) -> finish()).show(); } }`,
    manifest: { receivers: [{ name: '.BootReceiver', exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] }] },
    truth: {
      reads: [read('imei', 'BootReceiver.onReceive', 'system-event', 'before-gate', { isBackground: true })],
      gate: { how: 'dialog', flag: 'ok' },
    },
  },
];
