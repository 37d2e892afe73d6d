import type { Recipe } from '../recipe.ts';

export const flowValues: readonly Recipe[] = [
  {
    id: 'flow-static-field',
    about: 'A static field of another class.',
    java: `package com.zhiliu.a;
class Global { static String id; static void store(String s) { id = s; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Global.store(((TelephonyManager) getSystemService("phone")).getDeviceId()); } protected void onDestroy() { super.onDestroy(); Log.d("a", Global.id); } }`,
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onDestroy',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-exception-message',
    about: 'In the message of an exception, out of getMessage in the handler.',
    java: `package com.zhiliu.c;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); try { check(((TelephonyManager) getSystemService("phone")).getDeviceId()); } catch (IllegalStateException e) { Log.e("c", e.getMessage()); } }
  void check(String id) { throw new IllegalStateException("bad id " + id); }
}`,
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.e/2 @ MainActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-exception-field',
    about: 'In a field of an exception class of the app, thrown through two methods.',
    java: `package com.zhiliu.d;
class IdException extends RuntimeException { final String id; IdException(String s) { super("id"); id = s; } }
class Deep { void one(Context c) { two(c); } void two(Context c) { throw new IdException(Settings$Secure.getString(c.getContentResolver(), "android_id")); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); try { new Deep().one(this); } catch (IdException e) { Log.w("d", e.id); } } }`,
    truth: {
      flows: [{ data: 'android_id', from: 'Settings$Secure.getString/2 @ Deep.two', to: 'Log.w/2 @ MainActivity.onCreate', sink: 'log' }],
    },
  },
  {
    id: 'flow-alias-two-names',
    about: 'Two names of one object: written through one, read through the other, which was made before.',
    java: `package com.zhiliu.f;
class Node { String v; Node next; }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Node a = new Node(); Node c = new Node(); a.next = c; Node same = a.next; c.v = ((TelephonyManager) getSystemService("phone")).getDeviceId(); Log.d("f", same.v); } }`,
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-alias-after-call',
    about: 'The alias is made inside a callee; the caller writes afterwards.',
    java: `package com.zhiliu.g;
class Cell { String v; }
class Keeper { Cell kept; void keep(Cell c) { kept = c; } void print() { Log.i("g", kept.v); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Keeper k = new Keeper(); Cell c = new Cell(); k.keep(c); c.v = ((TelephonyManager) getSystemService("phone")).getSubscriberId(); k.print(); } }`,
    truth: {
      flows: [
        { data: 'imsi', from: 'TelephonyManager.getSubscriberId/0 @ MainActivity.onCreate', to: 'Log.i/2 @ Keeper.print', sink: 'log' },
      ],
    },
  },
  {
    id: 'flow-alias-broken',
    about: 'The alias is replaced by a new object before the value is written.',
    java: `package com.zhiliu.h;
class Cell { String v; }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Cell a = new Cell(); Cell x = a; a = new Cell(); a.v = ((TelephonyManager) getSystemService("phone")).getDeviceId(); x.v = "plain"; Log.d("h", x.v); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'no alias any more',
        },
      ],
    },
  },
  {
    id: 'flow-string-builder',
    about: 'Appended, inserted, reversed, cut, and turned to upper case.',
    java: `package com.zhiliu.i;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); StringBuilder s = new StringBuilder("id:"); s.append(((TelephonyManager) getSystemService("phone")).getDeviceId()).insert(0, "<").reverse(); String t = s.toString().substring(1).toUpperCase().trim(); Log.d("i", t); } }`,
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-char-array',
    about: 'Character by character through a char array; the values still come from the source.',
    java: `package com.zhiliu.k;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); char[] c = ((TelephonyManager) getSystemService("phone")).getSimSerialNumber().toCharArray(); String out = ""; for (int i = 0; i < c.length; i++) out += c[i]; Log.d("k", out); } }`,
    truth: {
      flows: [
        {
          data: 'iccid',
          from: 'TelephonyManager.getSimSerialNumber/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-sanitised',
    about: 'Replaced by a fixed text in a method that gets it and returns something else.',
    java: `package com.zhiliu.o;
class Mask { static String hide(String s) { if (s == null) return ""; return "***"; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("o", Mask.hide(((TelephonyManager) getSystemService("phone")).getLine1Number())); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'the method returns constants',
        },
      ],
    },
  },
];
