import type { Recipe } from '../recipe.ts';

export const flowCollections: readonly Recipe[] = [
  {
    id: 'flow-array-element',
    about: 'Through an element of an array.',
    java: `package com.jihe.a;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); String[] a = new String[3]; a[1] = ((TelephonyManager) getSystemService("phone")).getDeviceId(); Log.d("a", a[1]); } }`,
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
    id: 'flow-array-other-element',
    about: 'Another element with a constant index is printed.',
    java: `package com.jihe.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); String[] a = new String[]{"p", "q"}; a[0] = ((TelephonyManager) getSystemService("phone")).getDeviceId(); Log.d("b", a[1]); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'another element, both indices constant',
        },
      ],
    },
  },
  {
    id: 'flow-map-key',
    about: 'Two constant keys of a map: the other one is sent.',
    java: `package com.jihe.e;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Map m = new HashMap(); m.put("id", ((TelephonyManager) getSystemService("phone")).getDeviceId()); m.put("os", "android"); Log.d("e", (String) m.get("os")); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'another key of the map, both constant',
        },
      ],
    },
  },
  {
    id: 'flow-map-entries',
    about: 'All values of a map joined into an address, then opened.',
    java: `package com.jihe.f;
class Query {
  final Map params = new LinkedHashMap();
  String text() { StringBuilder s = new StringBuilder("?"); for (Object o : params.entrySet()) { Map$Entry e = (Map$Entry) o; s.append((String) e.getKey()).append("=").append((String) e.getValue()).append("&"); } return s.toString(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Query q = new Query(); q.params.put("aid", Settings$Secure.getString(getContentResolver(), "android_id")); new Thread(() -> open(q.text())).start(); }
  static void open(String query) { try { HttpURLConnection c = (HttpURLConnection) new URL("https://t.example.cn/v" + query).openConnection(); c.getResponseCode(); } catch (IOException e) { Log.e("f", "no"); } }
}`,
    truth: {
      flows: [
        {
          data: 'android_id',
          from: 'Settings$Secure.getString/2 @ MainActivity.onCreate',
          to: 'URL.<init>/1|URL.openConnection/0|URLConnection.getInputStream/0 @ MainActivity.open',
          sink: 'network',
        },
      ],
    },
  },
  {
    id: 'flow-list-cleared',
    about: 'The list is cleared before it is printed.',
    java: `package com.jihe.g;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ArrayList l = new ArrayList(); l.add(((TelephonyManager) getSystemService("phone")).getDeviceId()); l.clear(); l.add("fresh"); Log.d("g", (String) l.get(0)); } }`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'cleared before it is used',
        },
      ],
    },
  },
  {
    id: 'flow-json-body',
    about: 'JSONObject to string to bytes to the output stream of a connection.',
    java: `package com.jihe.h;
class Upload {
  static void post(String json) {
    try {
      URLConnection c = new URL("https://log.example.cn/u").openConnection();
      c.setDoOutput(true);
      OutputStream out = c.getOutputStream();
      out.write(json.getBytes("UTF-8"));
      out.close();
    } catch (IOException e) { Log.e("h", "no", e); }
  }
}
class App extends Application {
  public void onCreate() { super.onCreate(); JSONObject o = new JSONObject(); o.put("imei", ((TelephonyManager) getSystemService("phone")).getDeviceId()).put("v", 3); Executors.newSingleThreadExecutor().execute(new Job1(o.toString())); }
}
class Job1 implements Runnable { final String body; Job1(String s) { body = s; } public void run() { Upload.post(body); } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      flows: [
        { data: 'imei', from: 'TelephonyManager.getDeviceId/0 @ App.onCreate', to: 'OutputStream.write/1 @ Upload.post', sink: 'network' },
      ],
    },
  },
];
