import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { apps, iccid, imei, location, mac } from '../snippets/reading.ts';

export const flagStores: readonly Recipe[] = [
  {
    id: 'store-timestamp',
    about: 'The time of agreement is kept; greater than zero means agreed.',
    java: `package cn.cunchu.timestamp;
class Agreed { static boolean yes(Context c) { return c.getSharedPreferences("user", 0).getLong("agree_time", 0L) > 0L; } }
class App extends Application { public void onCreate() { super.onCreate(); if (Agreed.yes(this)) Log.d("a", ${mac('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Agreed.yes(this)) return; ${dialog('getSharedPreferences("user", 0).edit().putLong("agree_time", System.currentTimeMillis()).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('mac', 'App.onCreate', 'process-start', 'behind-gate')], gate: { how: 'dialog', flag: 'agree_time' } },
  },
  {
    id: 'store-policy-version-turned-round',
    about: 'The comparison is turned round: who never agreed has version 0, and 0 is below 3.',
    java: `package cn.cunchu.versionround;
class App extends Application { public void onCreate() { super.onCreate(); int v = getSharedPreferences("policy", 0).getInt("policy_version", 0); if (3 > v) report(); } void report() { Log.d("a", "" + ${apps('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (getSharedPreferences("policy", 0).getInt("policy_version", 0) >= 3) return; ${dialog('getSharedPreferences("policy", 0).edit().putInt("policy_version", 3).apply()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('app list', 'App.report', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'policy_version' } },
  },
  {
    id: 'store-bit-of-many',
    about: 'One number of bits: the guide page sets bit 1 without asking, the agree button bit 4. The application class asks for bit 4.',
    java: `package cn.cunchu.bits;
class Bits {
  static boolean has(Context c, int bit) { return (c.getSharedPreferences("b", 0).getInt("state", 0) & bit) != 0; }
  static void add(Context c, int bit) { SharedPreferences sp = c.getSharedPreferences("b", 0); sp.edit().putInt("state", sp.getInt("state", 0) | bit).apply(); }
}
class App extends Application { public void onCreate() { super.onCreate(); Bits.add(this, 1); if (Bits.has(this, 4)) Log.d("a", ${imei('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Bits.add(this, 4)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], {
          why: 'the same number is written by others; one bit of it is the answer',
        }),
      ],
      gate: { how: ['dialog', 'flag'], flag: 'state' },
    },
  },
  {
    id: 'store-private-file-or-exception',
    about: 'The mark is a private file: who cannot open it has not agreed. The answer comes by an exception.',
    java: `package cn.cunchu.exception;
class Mark {
  static boolean isThere(Context c) { try { FileInputStream in = c.openFileInput("consent.ok"); in.close(); return true; } catch (FileNotFoundException e) { return false; } }
  static void put(Context c) { try { FileOutputStream out = c.openFileOutput("consent.ok", 0); out.write(1); out.close(); } catch (IOException e) { e.printStackTrace(); } }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Mark.isThere(this)) Log.d("a", ${iccid('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Mark.isThere(this)) return; ${dialog('Mark.put(this)')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('iccid', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], { why: 'the flag is whether a call throws' })],
      gate: { how: 'dialog', flag: 'consent.ok' },
    },
  },
  {
    id: 'store-hidden-key',
    about: 'Key and value are encoded: the names say nothing, but write and read go by the same two methods.',
    java: `package cn.cunchu.hidden;
class Safe {
  static String key(String name) { return Base64.encodeToString(name.getBytes(), 2); }
  static void put(Context c, String name) { c.getSharedPreferences("s", 0).edit().putString(key(name), key("yes:" + c.getPackageName())).apply(); }
  static boolean is(Context c, String name) { return key("yes:" + c.getPackageName()).equals(c.getSharedPreferences("s", 0).getString(key(name), null)); }
}
class App extends Application { public void onCreate() { super.onCreate(); if (Safe.is(this, "pp")) Log.d("a", "" + ${location('this')}); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); if (Safe.is(this, "pp")) return; ${dialog('Safe.put(this, "pp")')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('location', 'App.onCreate', 'process-start', ['behind-gate', 'undecided'], { why: 'key and value are made at run time' }),
      ],
      gate: { how: 'dialog' },
    },
  },
];
