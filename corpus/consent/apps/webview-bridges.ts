import { noGate, type Recipe, read } from '../recipe.ts';

export const webviewBridges: readonly Recipe[] = [
  {
    id: 'bridge-behind-dialog',
    about: 'The page is loaded only from the agree button.',
    java: `package com.qiaoliang.b;
class MainActivity extends Activity {
  WebView web;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    web = new WebView(this); setContentView(web);
    new AlertDialog$Builder(this).setTitle("隐私政策").setPositiveButton("同意", (d, w) -> load()).setNegativeButton("不同意", (d, w) -> finish()).setCancelable(false).show();
  }
  void load() { web.addJavascriptInterface(new Bridge(this), "bridge"); web.loadUrl("https://h5.example.cn/index.html"); }
}
class Bridge { private final Activity a; Bridge(Activity a) { this.a = a; } @JavascriptInterface public void getLocation(String callback) { Log.d("b", callback + ((LocationManager) a.getSystemService("location")).getLastKnownLocation("gps")); } }`,
    truth: { reads: [read('location', 'Bridge.getLocation', ['user-action', 'unknown'], 'behind-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'bridge-page-finished',
    about: 'onPageFinished of the first page reads by itself.',
    java: `package com.qiaoliang.d;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    WebView w = new WebView(this);
    w.setWebViewClient(new WebViewClient() { public void onPageFinished(WebView v, String url) { v.loadUrl("javascript:setId('" + Settings$Secure.getString(getContentResolver(), "android_id") + "')"); } });
    w.loadUrl("file:///android_asset/index.html");
  }
}`,
    truth: { reads: [read('android id', 'MainActivity$1.onPageFinished', 'first-screen', 'no-gate')], gate: noGate },
  },
  {
    id: 'bridge-never-attached',
    about: 'The bridge class is there and annotated, and given to no WebView.',
    java: `package com.qiaoliang.e;
class OldBridge { final Context c; OldBridge(Context c) { this.c = c; } @JavascriptInterface public String imei() { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); WebView w = new WebView(this); w.getSettings().setJavaScriptEnabled(true); w.loadUrl("https://m.example.cn/"); } }`,
    truth: { reads: [], dead: [['imei', 'OldBridge.imei']], gate: noGate },
  },
];
