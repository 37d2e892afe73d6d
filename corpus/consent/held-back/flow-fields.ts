import type { Recipe } from '../recipe.ts';

export const flowFields: readonly Recipe[] = [
  {
    id: 'flow-field-life-cycle',
    about: 'Set in onCreate, sent in onStop: the platform calls both.',
    java: `package com.liuxiang.b;
class MainActivity extends Activity {
  String number = "";
  protected void onCreate(Bundle b) { super.onCreate(b); number = ((TelephonyManager) getSystemService("phone")).getLine1Number(); }
  protected void onStop() { super.onStop(); SmsManager.getDefault().sendTextMessage("10086", null, number, null, null); }
}`,
    truth: {
      flows: [
        {
          data: 'phone_number',
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity.onCreate',
          to: 'SmsManager.sendTextMessage/5 @ MainActivity.onStop',
          sink: 'sms',
        },
      ],
    },
  },
  {
    id: 'flow-field-other-object',
    about: 'Two objects of one class: one holds it, the other is printed.',
    java: `package com.liuxiang.d;
class Box { private String v; void set(String s) { v = s; } String get() { return v; } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Box one = new Box(); Box two = new Box(); one.set(((TelephonyManager) getSystemService("phone")).getDeviceId()); two.set("x"); Log.d("d", two.get()); }
}`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'another object of the same class',
        },
      ],
    },
  },
  {
    id: 'flow-field-overwritten',
    about: 'Written over with a constant before it is printed (a strong update on one object).',
    java: `package com.liuxiang.f;
class Holder { String s; }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Holder h = new Holder(); h.s = ((TelephonyManager) getSystemService("phone")).getDeviceId(); h.s = "cleared"; Log.d("f", h.s); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'overwritten before it is used',
        },
      ],
    },
  },
];
