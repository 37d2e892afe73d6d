import type { Recipe } from '../recipe.ts';

export const flowFields: readonly Recipe[] = [
  {
    id: 'flow-field-plain',
    about: 'Into a field in one method, out of it in another.',
    java: `package com.liuxiang.a;
class MainActivity extends Activity {
  private String id;
  protected void onCreate(Bundle b) { super.onCreate(b); id = ((TelephonyManager) getSystemService("phone")).getDeviceId(); show(); }
  void show() { Log.d("a", id); }
}`,
    truth: {
      flows: [
        { data: 'imei', from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate', to: 'Log.d/2 @ MainActivity.show', sink: 'log' },
      ],
    },
  },
  {
    id: 'flow-field-other-field',
    about: 'Two fields of one object: the tainted one is never printed.',
    java: `package com.liuxiang.c;
class Data { String secret; String plain; }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Data d = new Data(); d.secret = ((TelephonyManager) getSystemService("phone")).getDeviceId(); d.plain = "hello"; Log.d("c", d.plain); }
}`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'another field of the same object',
        },
      ],
    },
  },
  {
    id: 'flow-field-nested',
    about: 'Three objects deep, by getters that return this.',
    java: `package com.liuxiang.e;
class User { Device device = new Device(); }
class Device { Ids ids = new Ids(); }
class Ids { String mac; Ids mac(String m) { mac = m; return this; } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    User u = new User();
    u.device.ids.mac(((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress());
    send(u);
  }
  void send(User u) { Ids i = u.device.ids; Log.i("e", i.mac); }
}`,
    truth: {
      flows: [{ data: 'mac', from: 'WifiInfo.getMacAddress/0 @ MainActivity.onCreate', to: 'Log.i/2 @ MainActivity.send', sink: 'log' }],
    },
  },
  {
    id: 'flow-field-inherited',
    about: 'The field is of the parent class; the parent prints it through an overridden method.',
    java: `package com.liuxiang.g;
abstract class Base { protected String value; abstract void load(Context c); void run(Context c) { load(c); flush(); } void flush() { Log.w("g", value); } }
class Child extends Base { void load(Context c) { value = Settings$Secure.getString(c.getContentResolver(), "android_id"); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Child().run(this); } }`,
    truth: { flows: [{ data: 'android_id', from: 'Settings$Secure.getString/2 @ Child.load', to: 'Log.w/2 @ Base.flush', sink: 'log' }] },
  },
  {
    id: 'flow-local-overwritten',
    about: 'A local variable written over in both branches.',
    java: `package com.liuxiang.h;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    String s = ((TelephonyManager) getSystemService("phone")).getDeviceId();
    if (s == null) s = "none"; else s = "some";
    Log.d("h", s);
  }
}`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'overwritten on every path; that some or none tells one bit is an implicit flow, out of scope',
        },
      ],
    },
  },
];
