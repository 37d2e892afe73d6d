import { noGate, type Recipe } from '../recipe.ts';

export const jumps: readonly Recipe[] = [
  {
    id: 'jump-shake-splash-ad',
    about: 'A splash ad listens to the accelerometer and opens the shop when the phone moves.',
    java: `package com.yaoyiyao.a;
class SplashActivity extends Activity implements SensorEventListener {
  SensorManager sm;
  protected void onResume() { super.onResume(); sm = (SensorManager) getSystemService("sensor"); sm.registerListener(this, sm.getDefaultSensor(1), SensorManager.SENSOR_DELAY_GAME); }
  public void onSensorChanged(SensorEvent e) { float x = e.values[0]; float y = e.values[1]; if (x * x + y * y > 60.0f) { sm.unregisterListener(this); jump(); } }
  public void onAccuracyChanged(Sensor s, int a) { }
  void jump() { startActivity(new Intent("android.intent.action.VIEW", Uri.parse("https://s.example.cn/ad"))); }
}`,
    manifest: { launcher: '.SplashActivity' },
    truth: { jumps: [{ by: 'shake', in: 'SplashActivity.jump' }], gate: noGate },
  },
  {
    id: 'jump-rotation',
    about: 'The gyroscope: twisting the phone opens the page.',
    java: `package com.yaoyiyao.c;
class MainActivity extends Activity {
  protected void onStart() {
    super.onStart();
    SensorManager m = (SensorManager) getSystemService("sensor");
    Sensor gyro = m.getDefaultSensor(4);
    m.registerListener(new SensorEventListener() {
      float angle;
      public void onSensorChanged(SensorEvent e) { angle = angle + Math.abs(e.values[2]) * 0.02f; if (angle > 0.6f) { angle = 0.0f; startActivity(new Intent(MainActivity.this, AdPageActivity.class)); } }
      public void onAccuracyChanged(Sensor s, int n) { }
    }, gyro, 1);
  }
}
class AdPageActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.loadUrl("https://ad.example.cn"); setContentView(w); } }`,
    manifest: { activities: ['.AdPageActivity'] },
    truth: { jumps: [{ by: 'rotation', in: 'MainActivity$1.onSensorChanged' }], gate: noGate },
  },
  {
    id: 'jump-countdown',
    about: 'After five seconds the ad opens another app by itself.',
    java: `package com.yaoyiyao.d;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Count(this).start(); } }
class Count extends CountDownTimer {
  final Activity a; Count(Activity x) { super(5000L, 1000L); a = x; }
  public void onTick(long left) { a.setTitle("" + left); }
  public void onFinish() { a.startActivity(new Intent("android.intent.action.VIEW", Uri.parse("https://ad.example.cn/go"))); }
}`,
    truth: { jumps: [{ by: 'timer', in: 'Count.onFinish' }], gate: noGate },
  },
  {
    id: 'jump-step-counter-only',
    about: 'A sensor listener that counts and shows steps; no jump follows.',
    java: `package com.yaoyiyao.e;
class MainActivity extends Activity implements SensorEventListener {
  int steps;
  protected void onResume() { super.onResume(); SensorManager m = (SensorManager) getSystemService("sensor"); m.registerListener(this, m.getDefaultSensor(1), 3); }
  public void onSensorChanged(SensorEvent e) { if (e.values[1] > 12.0f) { steps++; setTitle("步数 " + steps); } }
  public void onAccuracyChanged(Sensor s, int n) { }
}`,
    truth: { jumps: [], gate: noGate },
  },
  {
    id: 'jump-splash-to-own-home',
    about: 'The splash goes on to the own home page after two seconds: an ordinary start, no jump to somewhere else.',
    java: `package com.yaoyiyao.f;
class SplashActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Handler(Looper.getMainLooper()).postDelayed(() -> { startActivity(new Intent(this, HomeActivity.class)); finish(); }, 2000L); } }
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }`,
    manifest: { launcher: '.SplashActivity', activities: ['.HomeActivity'] },
    truth: { jumps: [], gate: noGate },
  },
  {
    id: 'jump-at-start',
    about: 'The first screen opens a shopping app the moment it is shown.',
    java: `package com.yaoyiyao.g;
class MainActivity extends Activity { protected void onResume() { super.onResume(); Link.open(this, "pinduoduo://com.xunmeng.pinduoduo/duo"); } }
class Link { static void open(Context c, String url) { try { Intent i = Intent.parseUri(url, 1); i.addFlags(268435456); c.startActivity(i); } catch (Exception e) { Log.d("g", "no"); } } }`,
    truth: { jumps: [{ by: 'start', in: 'Link.open' }], gate: noGate },
  },
];
