import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';

export const manyReads: readonly Recipe[] = [
  {
    id: 'many-location-updates',
    about: 'Updates of the location are asked for on the first screen, under the dialog; the listener takes the coordinates.',
    java: `package cn.duoyang.updates;
class MainActivity extends Activity implements LocationListener {
  protected void onCreate(Bundle b) { super.onCreate(b); ((LocationManager) getSystemService("location")).requestLocationUpdates("gps", 1000L, 1.0F, this); ${dialog('d.dismiss()')} }
  public void onLocationChanged(Location l) { Log.d("m", "" + l.getTime()); }
  public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { }
}`,
    truth: {
      reads: [read('location updates', 'MainActivity.onCreate', 'first-screen', 'before-gate', { repeated: ['no', 'timer'] })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'many-slots-in-loop',
    about: 'One identifier for each slot of the phone, in a loop, behind the flag.',
    java: `package cn.duoyang.slots;
class Imeis { static List all(Context c) { TelephonyManager tm = (TelephonyManager) c.getSystemService("phone"); List l = new ArrayList(); for (int slot = 0; slot < 2; slot++) l.add(tm.getImei(slot)); return l; } }
class App extends Application { public void onCreate() { super.onCreate(); if (!getSharedPreferences("conf", 0).getBoolean("agreed", false)) return; Log.d("app", "" + Imeis.all(this).size()); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei of a slot', 'Imeis.all', 'process-start', 'behind-gate', { repeated: 'loop' })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
];
