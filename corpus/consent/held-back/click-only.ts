import { noGate, type Recipe, read } from '../recipe.ts';

export const clickOnly: readonly Recipe[] = [
  {
    id: 'click-button',
    about: 'Only a tap on a button reads; there is no gate in the app.',
    java: `package com.anniu.a;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Button where = new Button(this); where.setText("我在哪里");
    where.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { locate(); } });
    setContentView(where);
  }
  void locate() { Log.d("l", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("gps")); }
}`,
    truth: { reads: [read('location', 'MainActivity.locate', 'user-action', 'no-gate')], gate: noGate },
  },
  {
    id: 'click-performed-by-code',
    about: 'performClick in onResume: a click nobody makes.',
    java: `package com.anniu.f;
class MainActivity extends Activity {
  Button hidden;
  protected void onCreate(Bundle b) { super.onCreate(b); hidden = new Button(this); hidden.setOnClickListener(new Tap(this)); }
  protected void onResume() { super.onResume(); hidden.performClick(); }
}
class Tap implements View$OnClickListener { final Context c; Tap(Context c) { this.c = c; } public void onClick(View v) { Log.d("f", Settings$Secure.getString(c.getContentResolver(), "android_id")); } }`,
    truth: {
      reads: [read('android id', 'Tap.onClick', ['first-screen', 'user-action'], 'no-gate')],
      gate: noGate,
    },
  },
];
