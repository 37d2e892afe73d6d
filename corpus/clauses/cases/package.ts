import type { ClauseCase } from '../clause-case.ts';
import { agreed, PACKAGE, phase } from '../records.ts';

const MAIN = 'class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }';
const main = (onCreate: string, more = '') => `package ${PACKAGE};
class MainActivity extends Activity {
  static Object kept;
  protected void onCreate(Bundle b) { super.onCreate(b); ${onCreate} }
  ${more}
}`;
const reading = (uri: string, column: string) =>
  main(
    `Cursor c = getContentResolver().query(Uri.parse("${uri}"), null, null, null, null);
    c.moveToNext();
    send(c.getString(c.getColumnIndex("${column}")));`,
    `static void send(String text) { HttpURLConnection to = (HttpURLConnection) new URL("https://api.example.cn/v1/up").openConnection(); to.getOutputStream().write(text.getBytes()); }`,
  );

/** Clauses that the package itself decides, or makes suspected. */
export const packageCases: readonly ClauseCase[] = [
  {
    name: 'built for Android 5.1: every permission is granted at installation',
    app: { targetSdk: 22, permissions: ['CAMERA', 'READ_CONTACTS'] },
    violation: ['target-sdk-below-23', 'target-below-runtime-permissions', 'target-too-low'],
  },
  {
    name: 'built for Android 6.0: permissions are asked for',
    app: { targetSdk: 23, permissions: ['CAMERA', 'READ_CONTACTS'] },
    notFound: ['target-sdk-below-23', 'target-below-runtime-permissions', 'target-too-low'],
  },
  { name: 'a label of blanks', app: { label: '\u3000\u3000' }, violation: ['app-hides-from-uninstall'] },
  {
    name: 'a device administrator stands in the way of uninstalling',
    app: {
      receivers: [
        {
          name: '.Admin',
          exported: true,
          permission: 'android.permission.BIND_DEVICE_ADMIN',
          actions: ['android.app.action.DEVICE_ADMIN_ENABLED'],
        },
      ],
    },
    suspected: ['uninstall-obstructed'],
  },
  { name: 'may read where pictures were taken', app: { permissions: ['ACCESS_MEDIA_LOCATION'] }, suspected: ['location-metadata-kept'] },
  {
    name: 'calls numbers, reads messages and the whole storage by permission where a picker would do',
    app: { targetSdk: 30, permissions: ['CALL_PHONE', 'READ_SMS', 'READ_EXTERNAL_STORAGE'] },
    suspected: [
      'calls-directly-instead-of-dialling',
      'sms-permission-outside-its-services',
      'storage-permission-instead-of-picker',
      'declares-unrelated-permission',
      'permission-without-function',
    ],
  },
  {
    name: 'may install packages and downloads them',
    app: { permissions: ['REQUEST_INSTALL_PACKAGES', 'INTERNET'] },
    java: main(
      '((DownloadManager) getSystemService("download")).enqueue(new DownloadManager$Request(Uri.parse("https://dl.example-games.com/game.apk")));',
    ),
    suspected: ['install-without-informed-consent'],
  },
  {
    name: 'messages, call log and clipboard are read as soon as the app starts',
    app: { permissions: ['READ_SMS', 'READ_CALL_LOG'] },
    java: main(`kept = getContentResolver().query(Uri.parse("content://sms/inbox"), null, null, null, null);
    kept = getContentResolver().query(Uri.parse("content://call_log/calls"), null, null, null, null);
    kept = ((ClipboardManager) getSystemService("clipboard")).getPrimaryClip();`),
    suspected: ['sms-read-without-trigger', 'call-log-outside-scenes'],
  },
  {
    name: 'the clipboard is read as soon as the process starts',
    app: { application: { name: '.App' } },
    java: `package ${PACKAGE};
class App extends Application { static Object kept; public void onCreate() { super.onCreate(); kept = ((ClipboardManager) getSystemService("clipboard")).getPrimaryClip(); } }
${MAIN}`,
    suspected: ['clipboard-outside-scenes'],
  },
  {
    name: 'a shop reads all contacts',
    type: '网上购物',
    app: { permissions: ['READ_CONTACTS'] },
    java: main('kept = getContentResolver().query(Uri.parse("content://com.android.contacts/data/phones"), null, null, null, null);'),
    suspected: ['all-contacts-where-one-is-chosen', 'collects-unnecessary-kind', 'unrelated-kind-or-permission'],
  },
  {
    name: 'a reader of books may read messages',
    type: '电子图书',
    app: { permissions: ['READ_SMS'] },
    suspected: ['sms-outside-scenes'],
  },
  {
    name: 'a shop may read the location in the background',
    type: '网上购物',
    app: { permissions: ['ACCESS_FINE_LOCATION', 'ACCESS_BACKGROUND_LOCATION'] },
    run: [...agreed, phase(30, 'traverse')],
    suspected: ['background-location-outside-its-services', 'background-location-outside-scenes'],
  },
  {
    name: 'the call log goes to the server, as the code says',
    app: { permissions: ['READ_CALL_LOG', 'INTERNET'] },
    depth: 'full',
    java: reading('content://call_log/calls', 'number'),
    suspected: ['call-log-uploaded'],
  },
  {
    name: 'an identifier goes into the intent that opens another app, as the code says',
    app: { permissions: ['READ_PHONE_STATE'] },
    depth: 'full',
    java: main(`Intent to = new Intent(); to.setComponent(new ComponentName("com.example.partner", "com.example.partner.EntryActivity"));
    to.putExtra("id", ((TelephonyManager) getSystemService("phone")).getDeviceId());
    startActivity(to);`),
    suspected: ['gives-to-accessed-app'],
  },
];
