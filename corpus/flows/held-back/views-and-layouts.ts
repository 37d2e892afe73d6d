import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccidOf, imei, layout, line1, line1Of, sms } from '../snippets.ts';

export const viewsAndLayouts: readonly FlowRecipe[] = [
  {
    id: 'view-click-method-of-parent',
    about: 'The click method that the layout names stands in the parent of the activity.',
    java: `abstract class Screen extends Activity { public void share(View v) { out(${line1}); } abstract void out(String s); } class MainActivity extends Screen { ${create} setContentView(R.layout.page); } void out(String s) { ${sms('s')} } }`,
    manifest: layout('page', '<LinearLayout><Button android:onClick="share"/></LinearLayout>'),
    flows: [leak('phone', 'Screen.share', 'sms', 'MainActivity.out')],
  },
  {
    id: 'view-list-item-tapped',
    about: 'Items of a list: the adapter holds the numbers, the tap sends the one that is tapped.',
    java: `class MainActivity extends Activity { String[] rows; ${create} rows = new String[]{"about", ${imei}}; ListView l = new ListView(this); l.setOnItemClickListener(new AdapterView$OnItemClickListener() { public void onItemClick(AdapterView p, View v, int n, long id) { ${sms('rows[n]')} } }); setContentView(l); } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'sms', 'MainActivity$1.onItemClick')],
  },
  {
    id: 'view-page-calls-bridge',
    about: 'A page in a web view calls a method of the app, which reads and sends.',
    java: `class Bridge { final Context c; Bridge(Context x) { c = x; } @JavascriptInterface public void report(String where) { SmsManager.getDefault().sendTextMessage(where, null, ${iccidOf('c')}, null, null); } public void hidden() { Log.d("hidden", ${line1Of('c')}); } }
class MainActivity extends Activity { ${create} WebView w = new WebView(this); w.getSettings().setJavaScriptEnabled(true); w.addJavascriptInterface(new Bridge(this), "app"); w.loadUrl("https://b.example.cn/"); setContentView(w); } }`,
    flows: [leak('iccid', 'Bridge.report', 'sms')],
    noFlows: [none('pages cannot call it, and nobody else does', 'phone', 'Bridge.hidden', 'log.d')],
  },
];
