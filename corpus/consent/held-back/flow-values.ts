import type { Recipe } from '../recipe.ts';

export const flowValues: readonly Recipe[] = [
  {
    id: 'flow-static-printed-before',
    about: 'The static field is printed before it is set, in the same method and nowhere else.',
    java: `package com.zhiliu.b;
class Global { static String id = "-"; }
class MainActivity extends Activity { boolean done; protected void onCreate(Bundle b) { super.onCreate(b); String before = Global.id; Log.d("b", "start"); String now = ((TelephonyManager) getSystemService("phone")).getDeviceId(); Log.i("b", "length " + (now == null)); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'never stored; only whether it is null is printed',
        },
      ],
    },
  },
  {
    id: 'flow-exception-never-thrown',
    about: 'The handler would print it; nothing in the guarded range gives it to an exception.',
    java: `package com.zhiliu.e;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); String id = ((TelephonyManager) getSystemService("phone")).getDeviceId(); try { Integer.parseInt("12"); setTitle(id == null ? "a" : "b"); } catch (RuntimeException e) { Log.e("e", e.getMessage()); } } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.e/2 @ MainActivity.onCreate',
          because: 'the exception is not made of it',
        },
      ],
    },
  },
  {
    id: 'flow-string-builder-passed',
    about: 'A StringBuilder is passed to a method that appends to it; the caller prints its own reference.',
    java: `package com.zhiliu.j;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); StringBuilder s = new StringBuilder(); fill(s); Log.d("j", s.toString()); } void fill(StringBuilder x) { x.append("m=").append(((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress()); } }`,
    truth: {
      flows: [{ data: 'mac', from: 'WifiInfo.getMacAddress/0 @ MainActivity.fill', to: 'Log.d/2 @ MainActivity.onCreate', sink: 'log' }],
    },
  },
  {
    id: 'flow-branch-merge',
    about: 'One branch a constant, the other the value: printed after both meet.',
    java: `package com.zhiliu.l;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); String s = b == null ? ((TelephonyManager) getSystemService("phone")).getDeviceId() : "saved"; Log.d("l", s); } }`,
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
    id: 'flow-loop-carried',
    about: 'Reaches the sink only in the third turn of a loop, over three variables.',
    java: `package com.zhiliu.m;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    String x = ""; String y = ""; String z = "";
    for (int i = 0; i < 4; i++) { Log.d("m", z); z = y; y = x; x = ((TelephonyManager) getSystemService("phone")).getDeviceId(); }
  }
}`,
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
    id: 'flow-dead-branch',
    about: 'The sink stands in a branch of a method that is never called.',
    java: `package com.zhiliu.n;
class MainActivity extends Activity { String id; protected void onCreate(Bundle b) { super.onCreate(b); id = ((TelephonyManager) getSystemService("phone")).getDeviceId(); } void debugDump(boolean on) { if (on) Log.d("n", id); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.debugDump',
          because: 'the method with the sink never runs',
        },
      ],
    },
  },
  {
    id: 'flow-identity-context',
    about: 'One identity method, called with the value and with a constant; only the constant result is printed.',
    java: `package com.zhiliu.p;
class Id { static String same(String s) { return s; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); String secret = Id.same(((TelephonyManager) getSystemService("phone")).getDeviceId()); String plain = Id.same("plain"); Log.d("p", plain); if (secret == null) finish(); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'another call of the same method',
        },
      ],
    },
  },
];
