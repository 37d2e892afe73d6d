import type { Recipe } from '../recipe.ts';

export const flowBetweenComponents: readonly Recipe[] = [
  {
    id: 'flow-intent-explicit',
    about: 'As an extra to the second activity, which prints it.',
    java: `package com.zujian.a;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent i = new Intent(this, SecondActivity.class); i.putExtra("secret", ((TelephonyManager) getSystemService("phone")).getDeviceId()); startActivity(i); } }
class SecondActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("a", getIntent().getStringExtra("secret")); } }`,
    manifest: { activities: ['.SecondActivity'] },
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ SecondActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-intent-implicit-outside',
    about: 'An implicit intent with the value: any other app that answers gets it.',
    java: `package com.zujian.c;
class MainActivity extends Activity { protected void onResume() { super.onResume(); Intent send = new Intent("android.intent.action.SEND"); send.setType("text/plain"); send.putExtra("android.intent.extra.TEXT", Settings$Secure.getString(getContentResolver(), "android_id")); startActivity(send); } }`,
    truth: {
      flows: [
        {
          data: 'android_id',
          from: 'Settings$Secure.getString/2 @ MainActivity.onResume',
          to: 'Activity.startActivity/1|Context.startActivity/1 @ MainActivity.onResume',
          sink: 'other-app',
        },
      ],
    },
  },
  {
    id: 'flow-result-back',
    about: 'setResult carries it back to the first activity.',
    java: `package com.zujian.f;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); startActivityForResult(new Intent(this, PickActivity.class), 1); }
  protected void onActivityResult(int r, int c, Intent data) { Log.d("f", data.getStringExtra("picked")); }
}
class PickActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent d = new Intent(); d.putExtra("picked", ((TelephonyManager) getSystemService("phone")).getSubscriberId()); setResult(-1, d); finish(); } }`,
    manifest: { activities: ['.PickActivity'] },
    truth: {
      flows: [
        {
          data: 'imsi',
          from: 'TelephonyManager.getSubscriberId/0 @ PickActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onActivityResult',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-preferences-between',
    about: 'Through preferences: written by one activity (a file, itself a sink) and logged by another.',
    java: `package com.zujian.h;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); getSharedPreferences("d", 0).edit().putString("imei", ((TelephonyManager) getSystemService("phone")).getDeviceId()).apply(); startActivity(new Intent(this, NextActivity.class)); } }
class NextActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("h", getSharedPreferences("d", 0).getString("imei", "")); } }`,
    manifest: { activities: ['.NextActivity'] },
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'SharedPreferences$Editor.putString/2 @ MainActivity.onCreate',
          sink: 'file',
        },
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ NextActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-application-object',
    about: 'A field of the application object, set by one activity and read by another after a cast.',
    java: `package com.zujian.i;
class App extends Application { String shared; }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ((App) getApplication()).shared = Settings$Secure.getString(getContentResolver(), "android_id"); startActivity(new Intent(this, TwoActivity.class)); } }
class TwoActivity extends Activity { protected void onResume() { super.onResume(); App app = (App) getApplication(); Log.e("i", app.shared); } }`,
    manifest: { application: { name: '.App' }, activities: ['.TwoActivity'] },
    truth: {
      flows: [
        {
          data: 'android_id',
          from: 'Settings$Secure.getString/2 @ MainActivity.onCreate',
          to: 'Log.e/2 @ TwoActivity.onResume',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-component-not-started',
    about: 'The receiving activity is declared and nobody starts it with the value: another one is started.',
    java: `package com.zujian.j;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent i = new Intent(this, CleanActivity.class); i.putExtra("k", ((TelephonyManager) getSystemService("phone")).getDeviceId()); startActivity(i); } }
class CleanActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("clean", "opened"); } }
class LeakActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("leak", getIntent().getStringExtra("k")); } }`,
    manifest: { activities: ['.CleanActivity', { name: '.LeakActivity', exported: false }] },
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ LeakActivity.onCreate',
          because: 'the intent goes to another activity',
        },
      ],
    },
  },
];
