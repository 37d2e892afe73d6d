import { noGate, type Recipe } from '../recipe.ts';

export const deadCode: readonly Recipe[] = [
  {
    id: 'dead-mutual-calls',
    about: 'Two dead methods call each other; one of them is called like a life cycle method of a class that is no component.',
    java: `package com.kongxiang.b;
class Ghost { void onCreate(Context c) { other(c, 2); } void other(Context c, int n) { if (n > 0) onCreate(c); Log.d("g", ((TelephonyManager) c.getSystemService("phone")).getSubscriberId()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }`,
    truth: { reads: [], dead: [['imsi', 'Ghost.other']], gate: noGate },
  },
  {
    id: 'dead-undeclared-activity',
    about: 'An activity that the manifest does not declare cannot be started, though a dead menu names it.',
    java: `package com.kongxiang.c;
class DebugActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("c", ((TelephonyManager) getSystemService("phone")).getDeviceId()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } void debug() { startActivity(new Intent(this, DebugActivity.class)); } }`,
    truth: { reads: [], dead: [['imei', 'DebugActivity.onCreate']], gate: noGate },
  },
  {
    id: 'dead-constant-condition',
    about: 'A debug switch whose method returns false for ever: the compiler left the branch in, and nothing can enter it.',
    java: `package com.kongxiang.e;
class Config { static boolean debug() { return false; } }
class App extends Application {
  public void onCreate() {
    super.onCreate();
    if (Config.debug()) Log.d("e", ((TelephonyManager) getSystemService("phone")).getDeviceId());
  }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], dead: [['imei', 'App.onCreate']], gate: noGate },
  },
  {
    id: 'dead-overridden',
    about: 'The parent reads in a method that the only subclass made overrides without calling super.',
    java: `package com.kongxiang.g;
class BaseTracker { void track(Context c) { Log.d("base", ((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } }
class SafeTracker extends BaseTracker { void track(Context c) { Log.d("safe", "nothing"); } }
class App extends Application { public void onCreate() { super.onCreate(); BaseTracker t = new SafeTracker(); t.track(this); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], dead: [['imei', 'BaseTracker.track']], gate: noGate },
  },
];
