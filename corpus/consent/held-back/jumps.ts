import { noGate, type Recipe } from '../recipe.ts';

export const jumps: readonly Recipe[] = [
  {
    id: 'jump-shake-through-listener',
    about: 'A shake detector class of an ad SDK with a listener interface; the implementation starts a deep link.',
    java: `package com.yaoyiyao.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); AdView ad = new AdView(this); ad.begin(); } }
package com.kwad.sdk.core;
interface OnShake { void onShake(double acc); }
class ShakeDetector implements SensorEventListener {
  OnShake listener; ShakeDetector(OnShake l) { listener = l; }
  void start(Context c) { SensorManager m = (SensorManager) c.getSystemService("sensor"); m.registerListener(this, m.getDefaultSensor(10), 1); }
  public void onSensorChanged(SensorEvent e) {
    float[] v = e.values;
    float sum = 0.0f;
    for (int i = 0; i < v.length; i++) { float one = v[i]; sum = sum + one * one; }
    double a = Math.sqrt((double) sum);
    if (a > 3.0) listener.onShake(a);
  }
  public void onAccuracyChanged(Sensor s, int n) { }
}
class AdView implements OnShake {
  final Activity a; AdView(Activity x) { a = x; }
  void begin() { new ShakeDetector(this).start(a); }
  public void onShake(double acc) { Intent i = new Intent("android.intent.action.VIEW"); i.setData(Uri.parse("taobao://item?id=1")); a.startActivity(i); }
}`,
    truth: { jumps: [{ by: 'shake', in: 'AdView.onShake' }], gate: noGate },
  },
];
