import { noGate, type Recipe, read } from '../recipe.ts';

export const pushKeepAlive: readonly Recipe[] = [
  {
    id: 'push-mipush-receiver',
    about: 'A push receiver of MiPush in the app: a message from outside starts it.',
    java: `package com.tuisong.a;
class MiReceiver extends PushMessageReceiver { public void onReceivePassThroughMessage(Context c, Object m) { Log.d("mi", ((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } }
package com.xiaomi.mipush.sdk;
abstract class PushMessageReceiver extends BroadcastReceiver {
  public final void onReceive(Context c, Intent i) { onReceivePassThroughMessage(c, i.getSerializableExtra("message")); }
  public void onReceivePassThroughMessage(Context c, Object m) { }
}`,
    manifest: {
      receivers: [
        {
          name: '.MiReceiver',
          exported: true,
          actions: ['com.xiaomi.mipush.RECEIVE_MESSAGE', 'com.xiaomi.mipush.MESSAGE_ARRIVED', 'com.xiaomi.mipush.ERROR'],
        },
      ],
    },
    truth: {
      reads: [read('imei', 'MiReceiver.onReceivePassThroughMessage', ['push', 'system-event'], 'no-gate', { isBackground: true })],
      gate: noGate,
    },
  },
  {
    id: 'push-hms-message-service',
    about: 'A messaging service by its action; onNewToken and onMessageReceived.',
    java: `package com.tuisong.d;
class AppPush extends HmsMessageService { public void onMessageReceived(Object m) { Log.d("hms", Settings$Secure.getString(getContentResolver(), "android_id")); } }
package com.huawei.hms.push;
abstract class HmsMessageService extends Service { public IBinder onBind(Intent i) { onMessageReceived(i); return null; } public void onNewToken(String t) { } public void onMessageReceived(Object m) { } }`,
    manifest: { services: [{ name: '.AppPush', exported: false, actions: ['com.huawei.push.action.MESSAGING_EVENT'] }] },
    truth: {
      reads: [read('android id', 'AppPush.onMessageReceived', ['push', 'system-event', 'unknown'], 'no-gate', { isBackground: true })],
      gate: noGate,
    },
  },
  {
    id: 'push-keep-alive-job',
    about: 'Keep-alive: a persisted job restarts a foreground service that reads again and again.',
    java: `package com.tuisong.e;
class App extends Application { public void onCreate() { super.onCreate(); KeepJob.plan(this); } }
class KeepJob extends JobService {
  static void plan(Context c) { ((JobScheduler) c.getSystemService("jobscheduler")).schedule(new JobInfo$Builder(1, new ComponentName(c, KeepJob.class)).setPersisted(true).setPeriodic(900000L).build()); }
  public boolean onStartJob(JobParameters p) { startService(new Intent(this, KeepService.class)); return false; }
  public boolean onStopJob(JobParameters p) { return true; }
}
class KeepService extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int id) { Log.d("keep", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("network")); return 1; } }`,
    manifest: {
      application: { name: '.App' },
      services: [
        { name: '.KeepJob', permission: 'android.permission.BIND_JOB_SERVICE', exported: true },
        { name: '.KeepService', exported: false },
      ],
    },
    truth: {
      reads: [
        read('location', 'KeepService.onStartCommand', ['system-event', 'process-start'], 'no-gate', {
          repeated: 'periodic-job',
          isBackground: true,
        }),
      ],
      gate: noGate,
    },
  },
  {
    id: 'push-token-only',
    about: 'A push receiver that only shows a notice, with reading code nobody calls beside it.',
    java: `package com.tuisong.f;
class Receiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Toast.makeText(c, i.getStringExtra("title"), 0).show(); } static void debug(Context c) { Log.d("x", ((TelephonyManager) c.getSystemService("phone")).getSubscriberId()); } }`,
    manifest: { receivers: [{ name: '.Receiver', exported: true, actions: ['com.tuisong.f.PUSH'] }] },
    truth: { reads: [], dead: [['imsi', 'Receiver.debug']], gate: noGate },
  },
];
