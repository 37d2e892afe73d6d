import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, imei, imeiOf, layout, line1, sms } from '../snippets.ts';

export const callbacks: readonly FlowRecipe[] = [
  {
    id: 'callback-two-buttons-of-layout',
    about: 'The layout names two methods: one stores the number, the other sends it.',
    java: `class MainActivity extends Activity { private String kept = ""; ${create} setContentView(R.layout.pad); } public void load(View v) { kept = ${line1}; } public void send(View v) { ${sms('kept')} } }`,
    manifest: layout('pad', '<LinearLayout><Button android:onClick="send"/><Button android:onClick="load"/></LinearLayout>'),
    flows: [leak('phone', 'MainActivity.load', 'sms', 'MainActivity.send')],
  },
  {
    id: 'callback-listener-never-given',
    about: 'A listener is made and given to nobody.',
    java: `class Spy implements LocationListener { public void onLocationChanged(Location l) { Log.d("spy", "" + l.getLatitude()); } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle x) { } }
class MainActivity extends Activity { Spy spy; ${create} spy = new Spy(); } }`,
    flows: [],
    noFlows: [none('nobody registers it', 'latitude', 'Spy.onLocationChanged', 'log.d')],
  },
  {
    id: 'callback-receiver-in-code',
    about: 'A receiver registered in code hears a broadcast of the own app and prints the extra.',
    java: `class MainActivity extends Activity { ${create} registerReceiver(new BroadcastReceiver() { public void onReceive(Context c, Intent i) { Log.d("heard", i.getStringExtra("v")); } }, new IntentFilter("%p.TELL")); Intent t = new Intent("%p.TELL"); t.setPackage(getPackageName()); t.putExtra("v", ${imei}); sendBroadcast(t); } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d', 'MainActivity$1.onReceive')],
    unjudged: [none('the intent stays in the app', 'imei', 'MainActivity.onCreate', 'broadcast')],
  },
  {
    id: 'callback-receiver-reads',
    about: 'A receiver registered in code reads when the screen goes off, and sends.',
    java: `class Dark extends BroadcastReceiver { public void onReceive(Context c, Intent i) { String s = ${imeiOf('c')}; ${sms('s')} } }
class MainActivity extends Activity { Dark dark; protected void onStart() { super.onStart(); dark = new Dark(); registerReceiver(dark, new IntentFilter("android.intent.action.SCREEN_OFF")); } protected void onStop() { super.onStop(); unregisterReceiver(dark); } }`,
    flows: [leak('imei', 'Dark.onReceive', 'sms')],
  },
  {
    id: 'callback-order-of-three',
    about: 'Three buttons: the flow needs them in the order read, move, send.',
    java: `class MainActivity extends Activity { String a; String c;
  ${create} setContentView(R.layout.three); }
  public void read(View v) { a = ${imei}; } public void move(View v) { c = a; } public void send(View v) { ${sms('c')} } }`,
    manifest: layout(
      'three',
      '<LinearLayout><Button android:onClick="send"/><Button android:onClick="move"/><Button android:onClick="read"/></LinearLayout>',
    ),
    flows: [leak('imei', 'MainActivity.read', 'sms', 'MainActivity.send')],
  },
  {
    id: 'callback-cleared-before-send',
    about: 'The tap clears the field before it sends it.',
    java: `class MainActivity extends Activity { String a; ${create} a = ${imei}; setContentView(R.layout.one); } public void send(View v) { a = ""; ${sms('a')} } }`,
    manifest: layout('one', '<LinearLayout><Button android:onClick="send"/></LinearLayout>'),
    flows: [],
    noFlows: [none('cleared first', 'imei', 'MainActivity.onCreate', 'sms', 'MainActivity.send')],
  },
];
