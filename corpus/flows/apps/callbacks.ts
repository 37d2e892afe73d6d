import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, imeiOf, imsi, layout, line1, mac, sms } from '../snippets.ts';

export const callbacks: readonly FlowRecipe[] = [
  {
    id: 'callback-anonymous-listener',
    about: 'Read and lost inside an anonymous click listener.',
    java: `class MainActivity extends Activity { ${create} Button x = new Button(this); x.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { String id = ${imei}; ${sms('id')} } }); setContentView(x); } }`,
    flows: [leak('imei', 'MainActivity$1.onClick', 'sms')],
  },
  {
    id: 'callback-method-no-layout-names',
    about: 'A method with the shape of a click method, named by no layout.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.pad); } public void go(View v) { Log.d("go", "ok"); } public void secret(View v) { Log.d("secret", ${imei}); } }`,
    manifest: layout('pad', '<LinearLayout><Button android:onClick="go"/></LinearLayout>'),
    flows: [],
    noFlows: [none('nobody calls the method', 'imei', 'MainActivity.secret', 'log.d')],
  },
  {
    id: 'callback-location-into-fields',
    about: 'The listener of the location keeps two numbers; they are sent when the app is left.',
    java: `class MainActivity extends Activity { double lat; double lon;
  ${create} ((LocationManager) getSystemService("location")).requestLocationUpdates("network", 1000L, 1.0f, new LocationListener() { public void onLocationChanged(Location l) { lat = l.getLatitude(); lon = l.getLongitude(); } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle x) { } }); }
  protected void onPause() { super.onPause(); Log.i("lat", "" + lat); ${sms('Double.toString(lon)')} } }`,
    flows: [
      leak('latitude', 'MainActivity$1.onLocationChanged', 'log.i', 'MainActivity.onPause'),
      leak('longitude', 'MainActivity$1.onLocationChanged', 'sms', 'MainActivity.onPause'),
    ],
  },
  {
    id: 'callback-listener-taken-back',
    about: 'The click listener is taken back before the view is ever shown.',
    java: `class MainActivity extends Activity { ${create} Button x = new Button(this); x.setOnClickListener(new View$OnClickListener() { public void onClick(View v) { Log.d("x", ${imei}); } }); x.setOnClickListener(null); setContentView(x); } }`,
    flows: [],
    noFlows: [none('nobody calls it any more', 'imei', 'MainActivity$1.onClick', 'log.d')],
  },
  {
    id: 'callback-options-menu',
    about: 'One entry of the menu reads, another one sends.',
    java: `class MainActivity extends Activity { String held; public boolean onCreateOptionsMenu(Menu m) { m.add(0, 1, 0, "read"); m.add(0, 2, 0, "send"); return true; }
  public boolean onOptionsItemSelected(MenuItem i) { switch (i.getItemId()) { case 1: held = ${imsi}; return true; case 2: ${sms('held')} return true; default: return false; } } }`,
    flows: [leak('imsi', 'MainActivity.onOptionsItemSelected', 'sms')],
  },
  {
    id: 'callback-context-menu',
    about: 'A long press and its menu.',
    java: `class MainActivity extends Activity { String id; ${create} Button x = new Button(this); setContentView(x); registerForContextMenu(x); id = ${imei}; } public void onCreateContextMenu(ContextMenu m, View v, Object o) { m.add("copy"); } public boolean onContextItemSelected(MenuItem i) { Log.d("ctx", id); return true; } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d', 'MainActivity.onContextItemSelected')],
  },
  {
    id: 'callback-focus-lost',
    about: 'What was typed into the password field is printed when the field loses the focus; the listener gets the field as a view.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.ask); EditText e = (EditText) findViewById(R.id.word); e.setOnFocusChangeListener(new View$OnFocusChangeListener() { public void onFocusChange(View v, boolean has) { if (!has) Log.d("typed", ((EditText) v).getText().toString()); } }); } }`,
    manifest: layout('ask', '<FrameLayout><EditText android:id="@+id/word" android:inputType="0x81"/></FrameLayout>', 'word'),
    flows: [
      {
        data: 'password',
        from: 'EditText.getText/0 @ MainActivity$1.onFocusChange',
        to: 'Log.d/2 @ MainActivity$1.onFocusChange',
        sink: 'log',
      },
    ],
  },
  {
    id: 'callback-listener-in-other-class',
    about: 'A listener class of its own gets the text by its constructor and prints it when the view is held.',
    java: `class Teller implements View$OnLongClickListener { private final String text; Teller(String s) { text = s; } public boolean onLongClick(View v) { Log.e("tell", text); return true; } }
class MainActivity extends Activity { ${create} Button x = new Button(this); x.setOnLongClickListener(new Teller(${iccid})); setContentView(x); } }`,
    flows: [leak('iccid', 'MainActivity.onCreate', 'log.e', 'Teller.onLongClick')],
  },
  {
    id: 'callback-inherited-override',
    about: 'The parent is the listener and calls a method that the child overrides with the loss.',
    java: `abstract class Screen extends Activity implements View$OnClickListener { ${create} Button x = new Button(this); x.setOnClickListener(this); setContentView(x); } public void onClick(View v) { clicked(${mac}); } abstract void clicked(String s); }
class MainActivity extends Screen { void clicked(String s) { Log.i("c", s); } }`,
    flows: [leak('mac', 'Screen.onClick', 'log.i', 'MainActivity.clicked')],
  },
  {
    id: 'callback-own-interface',
    about: 'A callback interface of the app with two implementations; the one given prints.',
    java: `interface Done { void done(String s); } class Quiet implements Done { public void done(String s) { Log.d("q", "done"); } } class Loud implements Done { public void done(String s) { Log.e("l", s); } }
class Task { void run(Context c, Done d) { d.done(${imeiOf('c')}); } }
class MainActivity extends Activity { ${create} new Task().run(this, new Loud()); } }`,
    flows: [leak('imei', 'Task.run', 'log.e', 'Loud.done')],
  },
  {
    id: 'callback-key-and-touch',
    about: 'A key press stores, a touch prints.',
    java: `class MainActivity extends Activity { String s = ""; public boolean onKeyDown(int k, KeyEvent e) { s = ${imsi}; return false; } public boolean onTouchEvent(MotionEvent e) { Log.d("touch", s); return true; } }`,
    flows: [leak('imsi', 'MainActivity.onKeyDown', 'log.d', 'MainActivity.onTouchEvent')],
  },
  {
    id: 'callback-dialog-button',
    about: 'The button of a dialog sends what was captured when the dialog was built.',
    java: `class MainActivity extends Activity { ${create} String n = ${line1}; new AlertDialog$Builder(this).setMessage("Send?").setPositiveButton("Yes", new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int w) { ${sms('n')} } }).show(); } }`,
    flows: [leak('phone', 'MainActivity.onCreate', 'sms', 'MainActivity$1.onClick')],
  },
  {
    id: 'callback-preference-change',
    about: 'A listener for changes of the preferences reads the device number and prints it with the key.',
    java: `class MainActivity extends Activity implements SharedPreferences$OnSharedPreferenceChangeListener { ${create} getPreferences(0).registerOnSharedPreferenceChangeListener(this); } public void onSharedPreferenceChanged(SharedPreferences p, String k) { Log.w(k, ${imei}); } }`,
    flows: [leak('imei', 'MainActivity.onSharedPreferenceChanged', 'log.w')],
  },
];
