import { type FlowRecipe, leak, none } from '../recipe.ts';
import { androidId, create, imei, imeiOf, imsi, layout, mac, main, sms } from '../snippets.ts';

export const androidSpecific: readonly FlowRecipe[] = [
  {
    id: 'android-direct-two-sinks',
    about: 'One value, two sinks, and a constant in a third.',
    java: main(`String id = ${imsi}; Log.i("id", id); ${sms('"id " + id')} Log.d("id", "read");`),
    flows: [leak('imsi', 'MainActivity.onCreate', 'log.i'), leak('imsi', 'MainActivity.onCreate', 'sms')],
    noFlows: [none('a constant', 'imsi', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'android-application-singleton',
    about: 'The application object is kept in a static field of its class; activities share what it holds.',
    java: `class App extends Application { static App self; private String id; public void onCreate() { super.onCreate(); self = this; } void set(String s) { id = s; } String get() { return id; } }
class MainActivity extends Activity { ${create} App.self.set(${imei}); startActivity(new Intent(this, InfoActivity.class)); } }
class InfoActivity extends Activity { protected void onStart() { super.onStart(); Log.d("info", App.self.get()); } }`,
    manifest: { application: { name: '.App' }, activities: ['.InfoActivity'] },
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d', 'InfoActivity.onStart')],
  },
  {
    id: 'android-disabled-activity',
    about: 'The second activity is switched off in the manifest and nothing switches it on.',
    java: `class MainActivity extends Activity { ${create} setContentView(new Button(this)); } }
class OldActivity extends Activity { ${create} Log.d("old", ${imei}); } }`,
    manifest: { activities: [{ name: '.OldActivity', enabled: false }] },
    flows: [],
    noFlows: [none('the activity is disabled', 'imei', 'OldActivity.onCreate', 'log.d')],
  },
  {
    id: 'android-undeclared-activity',
    about: 'An activity class that the manifest does not know.',
    java: `class MainActivity extends Activity { ${create} Log.d("main", "hello"); } }
class DraftActivity extends Activity { ${create} ${sms(imei)} } }`,
    flows: [],
    noFlows: [none('the class is no component of the app', 'imei', 'DraftActivity.onCreate', 'sms')],
  },
  {
    id: 'android-short-names',
    about: 'Classes, methods and fields of one letter, as a shrinker leaves them.',
    java: `class a { String a; b b; void a(String p) { a = p; b = new b(); b.a = this; } } class b { a a; String b() { return a.a; } }
${main(`a x = new a(); x.a(${imsi}); Log.d("a", x.b.b());`)}`,
    flows: [leak('imsi', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'android-parcel-round',
    about: 'Written into a Parcel, the position set back, read again.',
    java: main(
      `Parcel p = Parcel.obtain(); p.writeInt(7); p.writeString(${imei}); p.setDataPosition(0); int n = p.readInt(); String s = p.readString(); p.recycle(); Log.d("parcel", n + s);`,
    ),
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'android-password-field',
    about:
      'The password field of a form goes into a message when the button of the layout is tapped; the city does too, and is no password.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.form); }
  public void send(View v) { String word = password(); ${sms('word')} Log.d("city", city()); }
  String password() { EditText e = (EditText) findViewById(R.id.secret); return e.getText().toString(); }
  String city() { EditText e = (EditText) findViewById(R.id.city); return e.getText().toString(); }
}`,
    manifest: layout(
      'form',
      '<LinearLayout><EditText android:id="@+id/city" android:inputType="0x1"/><EditText android:id="@+id/secret" android:inputType="0x81"/><Button android:text="Go" android:onClick="send"/></LinearLayout>',
      'city',
      'secret',
    ),
    flows: [leak('typed text', 'MainActivity.password', 'sms', 'MainActivity.send')],
    noFlows: [none('the field is no password field', 'typed text', 'MainActivity.city', 'log.d', 'MainActivity.send')],
  },
  {
    id: 'android-password-kept-in-field',
    about: 'The field is looked up in onCreate and kept; its text is read when the app goes to the background.',
    java: `class MainActivity extends Activity { EditText box; ${create} setContentView(R.layout.login); box = (EditText) findViewById(R.id.pin); }
  protected void onPause() { super.onPause(); keep(box.getText().toString()); }
  void keep(String s) { try { FileOutputStream o = openFileOutput("pin", 0); o.write(s.getBytes()); o.close(); } catch (IOException e) { finish(); } } }`,
    manifest: layout('login', '<FrameLayout><EditText android:id="@+id/pin" android:inputType="0x12"/></FrameLayout>', 'pin'),
    flows: [
      {
        data: 'password',
        from: 'EditText.getText/0 @ MainActivity.onPause',
        to: 'FileOutputStream.write/1|OutputStream.write/1 @ MainActivity.keep',
        sink: 'file',
      },
    ],
  },
  {
    id: 'android-preferences-round',
    about: 'Kept in the preferences of the app, read under the same key by another method. Private storage itself is not judged.',
    java: `class MainActivity extends Activity { SharedPreferences p; ${create} p = getSharedPreferences("box", 0); SharedPreferences$Editor e = p.edit(); e.putString("id", ${imei}); e.commit(); }
  protected void onResume() { super.onResume(); ${sms('p.getString("id", "")')} } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'sms', 'MainActivity.onResume')],
    unjudged: [none('private storage', 'imei', 'MainActivity.onCreate', 'preferences')],
  },
  {
    id: 'android-preferences-other-key',
    about: 'Another key of the same preferences is sent.',
    java: `class MainActivity extends Activity { SharedPreferences p; ${create} p = getSharedPreferences("box", 0); p.edit().putString("id", ${imei}).putString("theme", "dark").apply(); }
  protected void onResume() { super.onResume(); ${sms('p.getString("theme", "")')} } }`,
    flows: [],
    noFlows: [none('another key', 'imei', 'MainActivity.onCreate', 'sms', 'MainActivity.onResume')],
    unjudged: [none('private storage', 'imei', 'MainActivity.onCreate', 'preferences')],
  },
  {
    id: 'android-preferences-other-file',
    about: 'The same key, in preferences of another name.',
    java: `class MainActivity extends Activity { ${create} getSharedPreferences("private", 0).edit().putString("id", ${imei}).apply(); Log.d("p", getSharedPreferences("public", 0).getString("id", "")); } }`,
    flows: [],
    noFlows: [none('another file', 'imei', 'MainActivity.onCreate', 'log.d')],
    unjudged: [none('private storage', 'imei', 'MainActivity.onCreate', 'preferences')],
  },
  {
    id: 'android-library-does-it',
    about: 'Read and lost in the code of a library in another package; the app only calls it.',
    java: `package org.helpful.tools; class Collector { static String collect(Context c) { return "v1;" + ${imeiOf('c')}; } } class Reporter { void report(String s) { ${sms('s')} } }
package %p; ${main('new Reporter().report(Collector.collect(this));')}`,
    flows: [leak('imei', 'Collector.collect', 'sms', 'Reporter.report')],
  },
  {
    id: 'android-view-tag',
    about: 'A view carries it as its tag to the listener.',
    java: `class MainActivity extends Activity implements View$OnClickListener { ${create} Button x = new Button(this); x.setTag(${mac}); x.setOnClickListener(this); setContentView(x); } public void onClick(View v) { Log.d("tag", (String) v.getTag()); } }`,
    flows: [leak('mac', 'MainActivity.onCreate', 'log.d', 'MainActivity.onClick')],
  },
  {
    id: 'android-text-view-carries',
    about: 'Shown in a text view, and read back from it.',
    java: `class MainActivity extends Activity { TextView shown; ${create} shown = new TextView(this); shown.setText("id: " + ${imsi}); setContentView(shown); } protected void onStop() { super.onStop(); ${sms('shown.getText().toString()')} } }`,
    flows: [leak('imsi', 'MainActivity.onCreate', 'sms', 'MainActivity.onStop')],
  },
  {
    id: 'android-database-row',
    about: 'The values of a row of the own database are printed as well. The row itself is private storage and not judged.',
    java: `class Store extends SQLiteOpenHelper { Store(Context c) { super(c, "s.db", null, 1); } public void onCreate(SQLiteDatabase d) { d.execSQL("CREATE TABLE t(id TEXT)"); } }
class MainActivity extends Activity { ${create} SQLiteDatabase d = new Store(this).getWritableDatabase(); ContentValues v = new ContentValues(); v.put("id", ${androidId}); d.insert("t", null, v); Log.d("row", v.getAsString("id")); } }`,
    flows: [leak('android id', 'MainActivity.onCreate', 'log.d')],
    unjudged: [none('private storage', 'android id', 'MainActivity.onCreate', 'database')],
  },
];
