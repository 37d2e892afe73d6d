import { noGate, type Recipe, read } from '../recipe.ts';

export const repeatedReads: readonly Recipe[] = [
  {
    id: 'repeated-plain-loop',
    about: 'A for loop over the two slots calls a method that reads: repeated within one start, by a loop one call away.',
    java: `package com.zhongbiao.e;
class App extends Application { public void onCreate() { super.onCreate(); for (int i = 0; i < 2; i++) Log.d("e", one(i)); } String one(int slot) { return ((TelephonyManager) getSystemService("phone")).getImei(slot); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei of a slot', 'App.one', 'process-start', 'no-gate', { repeated: 'loop' })], gate: noGate },
  },
  {
    id: 'repeated-alarm',
    about: 'AlarmManager.setRepeating with a broadcast to a receiver of the app, set only after agreement.',
    java: `package com.zhongbiao.i;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> plan()).setNegativeButton("不同意", (d, w) -> finish()).setCancelable(false).show(); }
  void plan() { PendingIntent p = PendingIntent.getBroadcast(this, 0, new Intent(this, Tick.class), 67108864); ((AlarmManager) getSystemService("alarm")).setRepeating(0, 0L, 60000L, p); }
}
class Tick extends BroadcastReceiver { public void onReceive(Context c, Intent i) { Log.d("tick", Settings$Secure.getString(c.getContentResolver(), "android_id")); } }`,
    manifest: { receivers: [{ name: '.Tick', exported: false }] },
    truth: {
      reads: [
        read('android id', 'Tick.onReceive', ['system-event', 'user-action'], 'behind-gate', {
          repeated: ['timer', 'periodic-job'],
          isBackground: 'either',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'repeated-location-updates',
    about: 'requestLocationUpdates with a period of one second is the platform reading for the app, again and again.',
    java: `package com.zhongbiao.j;
class MainActivity extends Activity implements LocationListener {
  protected void onResume() { super.onResume(); ((LocationManager) getSystemService("location")).requestLocationUpdates("gps", 1000L, 0.0f, this); }
  public void onLocationChanged(Location l) { setTitle("已定位"); }
  public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { }
}`,
    truth: {
      reads: [read('location updates', 'MainActivity.onResume', 'first-screen', 'no-gate', { repeated: ['timer', 'no'] })],
      gate: noGate,
    },
  },
];
