import { noGate, type Recipe, read } from '../recipe.ts';

export const webviewBridges: readonly Recipe[] = [
  {
    id: 'bridge-on-first-screen',
    about: 'A page loaded by the first screen may call the annotated method at once; the other method is not annotated.',
    java: `package com.qiaoliang.a;
class Js {
  final Context c; Js(Context c) { this.c = c; }
  @JavascriptInterface public String deviceId() { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); }
  public String secret() { return ((TelephonyManager) c.getSystemService("phone")).getSubscriberId(); }
}
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.getSettings().setJavaScriptEnabled(true); w.addJavascriptInterface(new Js(this), "app"); w.loadUrl("https://m.example.cn/"); setContentView(w); }
}`,
    truth: {
      reads: [read('imei', 'Js.deviceId', ['first-screen', 'unknown', 'user-action'], 'no-gate')],
      dead: [['imsi', 'Js.secret']],
      gate: noGate,
    },
  },
  {
    id: 'bridge-url-scheme',
    about: 'shouldOverrideUrlLoading takes jsbridge:// addresses and calls handlers out of a map.',
    java: `package com.qiaoliang.c;
interface Handler1 { void handle(Activity a, String arg); }
class ContactsHandler implements Handler1 { public void handle(Activity a, String arg) { Cursor c = a.getContentResolver().query(ContactsContract$Contacts.CONTENT_URI, null, null, null, null); Log.d("c", "" + c); } }
class ToastHandler implements Handler1 { public void handle(Activity a, String arg) { Toast.makeText(a, arg, 0).show(); } }
class BridgeClient extends WebViewClient {
  final Map handlers = new HashMap(); final Activity a;
  BridgeClient(Activity a) { this.a = a; handlers.put("contacts", new ContactsHandler()); handlers.put("toast", new ToastHandler()); }
  public boolean shouldOverrideUrlLoading(WebView w, String url) { if (!url.startsWith("jsbridge://")) return false; Handler1 h = (Handler1) handlers.get(url.substring(11)); if (h != null) h.handle(a, url); return true; }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.setWebViewClient(new BridgeClient(this)); w.loadUrl("https://m.example.cn/"); } }`,
    truth: { reads: [read('contacts', 'ContactsHandler.handle', ['first-screen', 'user-action', 'unknown'], 'no-gate')], gate: noGate },
  },
];
