import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, imeiOf, imsi, imsiOf, layout, sms } from '../snippets.ts';

export const viewsAndLayouts: readonly FlowRecipe[] = [
  {
    id: 'view-of-app-in-layout',
    about: 'A view class of the app, named only in the layout: it reads when it is made and prints when it is drawn.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.page); } }
class Badge extends View { private String v; Badge(Context c, AttributeSet a) { super(c, a); v = ${imeiOf('c')}; } protected void onDraw(Canvas c) { super.onDraw(c); Log.d("badge", v); } }`,
    manifest: layout('page', '<LinearLayout><cn.shuiliu.viewofappinlayout.Badge/></LinearLayout>'),
    flows: [leak('imei', 'Badge.<init>', 'log.d', 'Badge.onDraw')],
  },
  {
    id: 'view-of-app-in-no-layout',
    about: 'The same view, and the layout that names it is never shown.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.page); } }
class Badge extends View { Badge(Context c, AttributeSet a) { super(c, a); Log.d("badge", ${imeiOf('c')}); } }`,
    manifest: {
      resources: { layout: { page: { file: 'res/layout/page.xml' }, unused: { file: 'res/layout/unused.xml' } } },
      files: {
        'res/layout/page.xml': '<LinearLayout><TextView android:text="x"/></LinearLayout>',
        'res/layout/unused.xml': '<FrameLayout><cn.shuiliu.viewofappinnolayout.Badge/></FrameLayout>',
      },
    },
    flows: [],
    noFlows: [none('the layout is never shown', 'imei', 'Badge.<init>', 'log.d')],
  },
  {
    id: 'view-fragment-in-layout',
    about: 'A fragment named in the layout.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.page); } }
class Part extends Fragment { String v; public void onAttach(Context c) { super.onAttach(c); v = ${imsiOf('c')}; } public void onResume() { super.onResume(); ${sms('v')} } }`,
    manifest: layout('page', '<LinearLayout><fragment android:name="cn.shuiliu.viewfragmentinlayout.Part"/></LinearLayout>'),
    flows: [leak('imsi', 'Part.onAttach', 'sms', 'Part.onResume')],
  },
  {
    id: 'view-password-in-included-layout',
    about: 'The password field stands in a layout that another one includes.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.outer); } protected void onStop() { super.onStop(); Log.d("pw", ((EditText) findViewById(R.id.pw)).getText().toString()); } }`,
    manifest: {
      resources: { layout: { outer: { file: 'res/layout/outer.xml' }, inner: { file: 'res/layout/inner.xml' } }, id: { pw: false } },
      files: {
        'res/layout/outer.xml': '<LinearLayout><include layout="@layout/inner"/></LinearLayout>',
        'res/layout/inner.xml': '<LinearLayout><EditText android:id="@+id/pw" android:inputType="0x81"/></LinearLayout>',
      },
    },
    flows: [leak('typed text', 'MainActivity.onStop', 'log.d')],
  },
  {
    id: 'view-adapter-asked',
    about: 'The list asks its adapter for a view of each row, and the adapter prints the row.',
    java: `class Rows extends BaseAdapter { final List all = new ArrayList(); final Context c; Rows(Context x) { c = x; } public int getCount() { return all.size(); } public Object getItem(int i) { return all.get(i); } public long getItemId(int i) { return i; } public View getView(int i, View v, ViewGroup g) { Log.d("row", (String) getItem(i)); return new TextView(c); } }
class MainActivity extends Activity { ${create} Rows r = new Rows(this); r.all.add(${iccid}); ListView l = new ListView(this); l.setAdapter(r); setContentView(l); } }`,
    flows: [leak('iccid', 'MainActivity.onCreate', 'log.d', 'Rows.getView')],
  },
  {
    id: 'view-check-box',
    about: 'A box is ticked: the listener prints what the activity read before.',
    java: `class MainActivity extends Activity implements CompoundButton$OnCheckedChangeListener { String v; ${create} v = ${imei}; CheckBox c = new CheckBox(this); c.setOnCheckedChangeListener(this); setContentView(c); } public void onCheckedChanged(CompoundButton x, boolean on) { if (on) Log.i("on", v); else Log.w("off", "off"); } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.i', 'MainActivity.onCheckedChanged')],
    noFlows: [none('a constant', 'imei', 'MainActivity.onCreate', 'log.w', 'MainActivity.onCheckedChanged')],
  },
  {
    id: 'view-text-changed',
    about: 'A watcher of a text field reads the device number with each letter, and logs it with what was typed.',
    java: `class MainActivity extends Activity implements TextWatcher { ${create} EditText e = new EditText(this); e.addTextChangedListener(this); setContentView(e); } public void beforeTextChanged(CharSequence s, int a, int x, int c) { } public void onTextChanged(CharSequence s, int a, int x, int c) { Log.d("typed", s + ${imei}); } public void afterTextChanged(Editable e) { } }`,
    flows: [leak('imei', 'MainActivity.onTextChanged', 'log.d')],
  },
  {
    id: 'view-platform-field',
    about: 'In a public field of an object of the platform: a number made of it, in a point.',
    java: `class MainActivity extends Activity { ${create} Point p = new Point(); p.x = Integer.parseInt(${imsi}.substring(5)); p.y = 4; Log.d("x", "" + p.x); Log.e("y", "" + p.y); } }`,
    flows: [leak('imsi', 'MainActivity.onCreate', 'log.d')],
    noFlows: [none('the other field', 'imsi', 'MainActivity.onCreate', 'log.e')],
  },
];
