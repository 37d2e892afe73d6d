import type { Recipe } from '../recipe.ts';

export const flowSinks: readonly Recipe[] = [
  {
    id: 'flow-sink-web-view',
    about: 'In the address and in a script of a WebView.',
    java: `package com.loukou.a;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    WebView w = new WebView(this);
    String id = Settings$Secure.getString(getContentResolver(), "android_id");
    w.loadUrl("https://m.example.cn/?aid=" + id);
    w.evaluateJavascript("window.id='" + id + "'", null);
  }
}`,
    truth: {
      flows: [
        {
          data: 'android_id',
          from: 'Settings$Secure.getString/2 @ MainActivity.onCreate',
          to: 'WebView.loadUrl/1 @ MainActivity.onCreate',
          sink: 'webview',
        },
        {
          data: 'android_id',
          from: 'Settings$Secure.getString/2 @ MainActivity.onCreate',
          to: 'WebView.evaluateJavascript/2 @ MainActivity.onCreate',
          sink: 'webview',
        },
      ],
    },
  },
  {
    id: 'flow-sink-harmless-twins',
    about: 'The value is only shown on the screen; what goes to the log, the net and the file is something else.',
    java: `package com.loukou.j;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    TextView t = new TextView(this);
    t.setText(((TelephonyManager) getSystemService("phone")).getLine1Number());
    setContentView(t);
    Log.d("j", "shown");
    getSharedPreferences("j", 0).edit().putString("last", "shown").apply();
  }
}`,
    truth: {
      flows: [],
      noFlows: [
        {
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity.onCreate',
          to: 'Log.d/2 @ MainActivity.onCreate',
          because: 'a constant is logged',
        },
        {
          from: 'TelephonyManager.getLine1Number/0 @ MainActivity.onCreate',
          to: 'SharedPreferences$Editor.putString/2 @ MainActivity.onCreate',
          because: 'a constant is stored',
        },
      ],
    },
  },
];
