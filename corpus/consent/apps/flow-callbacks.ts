import type { Recipe } from '../recipe.ts';

export const flowCallbacks: readonly Recipe[] = [
  {
    id: 'flow-handler-message-obj',
    about: 'In Message.obj to handleMessage.',
    java: `package com.huidiao.a;
class MainActivity extends Activity {
  final Handler h = new Handler(new Handler$Callback() { public boolean handleMessage(Message m) { Log.d("a", (String) m.obj); return true; } });
  protected void onCreate(Bundle b) { super.onCreate(b); Message m = Message.obtain(h, 1); m.obj = ((TelephonyManager) getSystemService("phone")).getDeviceId(); h.sendMessage(m); }
}`,
    truth: {
      flows: [
        {
          data: 'imei',
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity$1.handleMessage',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-inner-class-capture',
    about: 'Captured by an anonymous class as val$id.',
    java: `package com.huidiao.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); final String id = ((TelephonyManager) getSystemService("phone")).getSubscriberId(); new Handler().post(new Runnable() { public void run() { Log.i("b", id); } }); } }`,
    truth: {
      flows: [
        {
          data: 'imsi',
          from: 'TelephonyManager.getSubscriberId/0 @ MainActivity.onCreate',
          to: 'Log.i/2 @ MainActivity$1.run',
          sink: 'log',
        },
      ],
    },
  },
  {
    id: 'flow-inner-class-outer-field',
    about: 'The inner class writes a field of the outer object; the outer sends it when a button is tapped.',
    java: `package com.huidiao.c;
class MainActivity extends Activity {
  String held;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Button x = new Button(this);
    x.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { held = ((TelephonyManager) getSystemService("phone")).getLine1Number(); } });
    setContentView(x);
  }
  protected void onPause() { super.onPause(); SmsManager.getDefault().sendTextMessage("+861", null, "n=" + held, null, null); }
}`,
    truth: {
      flows: [
        {
          data: 'phone_number',
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity$1.onClick',
          to: 'SmsManager.sendTextMessage/5 @ MainActivity.onPause',
          sink: 'sms',
        },
      ],
    },
  },
  {
    id: 'flow-lambda-capture',
    about: 'Captured by a lambda of an executor, invoke-custom.',
    java: `package com.huidiao.d;
class App extends Application { public void onCreate() { super.onCreate(); String id = Settings$Secure.getString(getContentResolver(), "android_id"); Executors.newCachedThreadPool().execute(() -> Log.d("d", "id=" + id)); } }`,
    lambdas: 'invoke-custom',
    manifest: { application: { name: '.App' }, minSdk: 26 },
    truth: {
      flows: [
        { data: 'android_id', from: 'Settings$Secure.getString/2 @ App.onCreate', to: 'Log.d/2 @ App.lambda$onCreate$0', sink: 'log' },
      ],
    },
  },
  {
    id: 'flow-location-listener',
    about: 'The listener gets the location, and writes latitude and longitude to a file.',
    java: `package com.huidiao.f;
class MainActivity extends Activity implements LocationListener {
  protected void onCreate(Bundle b) { super.onCreate(b); ((LocationManager) getSystemService("location")).requestLocationUpdates("gps", 5000L, 10.0f, this); }
  public void onLocationChanged(Location l) { try { FileOutputStream o = openFileOutput("track", 32768); o.write((l.getLatitude() + "," + l.getLongitude()).getBytes()); o.close(); } catch (IOException e) { Log.e("f", "no"); } }
  public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle b) { }
}`,
    truth: {
      flows: [
        {
          data: 'loc_precise',
          from: 'Location.getLatitude/0 @ MainActivity.onLocationChanged',
          to: 'FileOutputStream.write/1 @ MainActivity.onLocationChanged',
          sink: 'file',
        },
        {
          data: 'loc_precise',
          from: 'Location.getLongitude/0 @ MainActivity.onLocationChanged',
          to: 'FileOutputStream.write/1 @ MainActivity.onLocationChanged',
          sink: 'file',
        },
      ],
    },
  },
  {
    id: 'flow-future-get',
    about: 'A Callable returns it; Future.get takes it on another thread.',
    java: `package com.huidiao.h;
class Fetch implements Callable { final Context c; Fetch(Context x) { c = x; } public Object call() { return ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getMacAddress(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Future f = Executors.newSingleThreadExecutor().submit(new Fetch(this)); Object v = f.get(); Log.d("h", (String) v); } }`,
    truth: { flows: [{ data: 'mac', from: 'WifiInfo.getMacAddress/0 @ Fetch.call', to: 'Log.d/2 @ MainActivity.onCreate', sink: 'log' }] },
  },
];
