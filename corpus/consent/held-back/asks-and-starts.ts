import { noGate, type Recipe } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';

export const asksAndStarts: readonly Recipe[] = [
  {
    id: 'asks-when-feature-is-used',
    about: 'Asked only where the feature is used: a tap at the scanner, on a page behind the question.',
    java: `package cn.suoqu.feature;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('startActivity(new Intent(this, ScanActivity.class))')} } }
class ScanActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Button x = new Button(this); x.setText("扫一扫"); x.setOnClickListener(v -> scan()); setContentView(x); } void scan() { requestPermissions(new String[]{"android.permission.CAMERA"}, 1); } }`,
    manifest: { activities: [{ name: '.ScanActivity', exported: false }] },
    truth: {
      permissions: [{ permission: 'CAMERA', in: 'ScanActivity.scan', trigger: 'user-action', gate: 'behind-gate' }],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'starts-alliance-before-question',
    about: 'A push SDK wakes the apps of its alliance from a provider, each by package and action; the question comes later.',
    java: `package cn.suoqu.alliance;
class WakeProvider extends ContentProvider { public boolean onCreate() { Alliance.wake(getContext()); return true; } }
class Alliance { static void wake(Context c) { Intent i = new Intent("com.igexin.sdk.action.service.message"); i.setPackage("com.sina.weibo"); try { c.startService(i); } catch (Exception e) { Log.d("wake", "no"); } } }
${asksOnce('conf', 'agreed')}`,
    manifest: { providers: [{ name: '.WakeProvider', authorities: 'cn.suoqu.alliance.wake', exported: false }] },
    truth: {
      starts: [{ kind: 'associated', target: 'com.sina.weibo', in: 'Alliance.wake', trigger: 'process-start', gate: 'before-gate' }],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'jumps-by-shake-in-own-class',
    about: 'A shake detector with a listener of its own; the splash page opens the shop when it calls.',
    java: `package cn.suoqu.shake;
interface OnShake { void shaken(); }
class ShakeDetector implements SensorEventListener {
  private final OnShake then; private long last;
  ShakeDetector(OnShake f) { then = f; }
  void start(Context c) { SensorManager m = (SensorManager) c.getSystemService("sensor"); m.registerListener(this, m.getDefaultSensor(1), 1); }
  public void onSensorChanged(SensorEvent e) { float x = e.values[0]; float y = e.values[1]; long now = System.currentTimeMillis(); if (x * x + y * y > 160.0F && now - last > 500L) { last = now; then.shaken(); } }
  public void onAccuracyChanged(Sensor s, int n) { }
}
class MainActivity extends Activity {
  protected void onStart() { super.onStart(); new ShakeDetector(() -> open()).start(this); }
  void open() { startActivity(new Intent("android.intent.action.VIEW", Uri.parse("https://shop.example.cn/618"))); }
}`,
    truth: { jumps: [{ by: 'shake', in: 'MainActivity.open' }], gate: noGate },
  },
];
