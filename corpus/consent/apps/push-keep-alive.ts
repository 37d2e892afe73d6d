import { type Recipe, read } from '../recipe.ts';

export const pushKeepAlive: readonly Recipe[] = [
  {
    id: 'push-jpush-service',
    about: 'JPush: the service of the SDK in its own process, woken by other apps through an exported action.',
    java: `package com.tuisong.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> JPushInterface.init(this)).setNegativeButton("不同意", (d, w) -> finish()).show(); } }
package cn.jpush.android.api;
class JPushInterface { static void init(Context c) { c.startService(new Intent(c, PushService.class)); } }
package cn.jpush.android.service;
class PushService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Log.d("jp", ((WifiManager) getApplicationContext().getSystemService("wifi")).getConnectionInfo().getMacAddress()); return 1; } }`,
    manifest: {
      services: [
        {
          name: 'cn.jpush.android.service.PushService',
          process: ':pushcore',
          exported: true,
          actions: ['cn.jpush.android.intent.REGISTER', 'cn.jpush.android.intent.PushService'],
        },
      ],
    },
    truth: {
      reads: [
        read('mac', 'PushService.onStartCommand', ['push', 'system-event', 'unknown'], 'before-gate', { sdk: 'jpush', isBackground: true }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'push-getui-private-service',
    about: 'The same shape with a service that is not exported: only the agree button starts it.',
    java: `package com.tuisong.c;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("用户协议及隐私政策").setPositiveButton("同意", (d, w) -> PushManager.initialize(getApplicationContext())).setNegativeButton("不同意", (d, w) -> finish()).show(); } }
package com.igexin.sdk;
class PushManager { static void initialize(Context c) { Intent i = new Intent(); i.setClassName(c, "com.igexin.sdk.GTService"); c.startService(i); } }
class GTService extends Service { public IBinder onBind(Intent i) { return null; } public void onCreate() { super.onCreate(); Log.d("gt", "" + getPackageManager().getInstalledPackages(0)); } }`,
    manifest: { services: [{ name: 'com.igexin.sdk.GTService', exported: false, process: ':pushservice' }] },
    truth: {
      reads: [read('app list', 'GTService.onCreate', 'user-action', 'behind-gate', { sdk: 'getui-push', isBackground: true })],
      gate: { how: 'dialog' },
    },
  },
];
