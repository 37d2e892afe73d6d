import { type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, mac, ssid } from '../snippets/reading.ts';

export const platformCallbacks: readonly Recipe[] = [
  {
    id: 'callback-trim-memory',
    about: 'onTrimMemory of the application class: the system calls it when the app goes to the background, agreed or not.',
    java: `package cn.huidiao.trim;
class App extends Application { public void onTrimMemory(int level) { super.onTrimMemory(level); if (level == 20) Log.d("app", ${ssid('this')}); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('ssid', 'App.onTrimMemory', ['process-start', 'system-event', 'first-screen'], 'before-gate')],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'callback-content-observer',
    about: 'An observer of the pictures, registered behind the button: it is called when a screenshot is made.',
    java: `package cn.huidiao.observer;
class ShotWatch extends ContentObserver { final Context c; ShotWatch(Context c) { super(new Handler()); this.c = c; } public void onChange(boolean self) { Cursor k = c.getContentResolver().query(MediaStore$Images$Media.EXTERNAL_CONTENT_URI, null, null, null, "date_added desc"); if (k != null) k.close(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('getContentResolver().registerContentObserver(MediaStore$Images$Media.EXTERNAL_CONTENT_URI, true, new ShotWatch(getApplicationContext()))')} } }`,
    truth: {
      reads: [read('photos', 'ShotWatch.onChange', ['user-action', 'system-event'], 'behind-gate', { isBackground: 'either' })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'callback-content-observer-early',
    about: 'The same observer, registered in onCreate of the asking page before it asks.',
    java: `package cn.huidiao.observerearly;
class ShotWatch extends ContentObserver { final Context c; ShotWatch(Context c) { super(new Handler()); this.c = c; } public void onChange(boolean self) { Cursor k = c.getContentResolver().query(MediaStore$Images$Media.EXTERNAL_CONTENT_URI, null, null, null, "date_added desc"); if (k != null) k.close(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); getContentResolver().registerContentObserver(MediaStore$Images$Media.EXTERNAL_CONTENT_URI, true, new ShotWatch(this)); ${dialog('d.dismiss()')} } }`,
    truth: {
      reads: [read('photos', 'ShotWatch.onChange', ['first-screen', 'system-event'], 'before-gate', { isBackground: 'either' })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'callback-user-leaves',
    about: 'onBackPressed of a page that asks by its own buttons: the back key is an action of the user, and agrees to nothing.',
    java: `package cn.huidiao.leaves;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    LinearLayout box = new LinearLayout(this); TextView text = new TextView(this); text.setText("请阅读并同意《用户协议》和《隐私政策》"); box.addView(text);
    Button yes = new Button(this); yes.setText("同意"); yes.setOnClickListener(v -> startActivity(new Intent(this, HomeActivity.class))); box.addView(yes);
    Button no = new Button(this); no.setText("不同意"); no.setOnClickListener(v -> finish()); box.addView(no);
    setContentView(box);
  }
  public void onBackPressed() { Log.d("back", ${mac('this')}); super.onBackPressed(); }
}
class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setTitle("首页"); } }`,
    manifest: { activities: [{ name: '.HomeActivity', exported: false }] },
    truth: { reads: [read('mac', 'MainActivity.onBackPressed', 'user-action', 'before-gate')], gate: { how: 'activity' } },
  },
  {
    id: 'callback-destroyed',
    about: 'onDestroy of the asking page: refusal finishes the page, and the page reads on its way out.',
    java: `package cn.huidiao.destroyed;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} }
  protected void onDestroy() { Log.d("bye", ${androidId('this')}); super.onDestroy(); }
}`,
    truth: {
      reads: [read('android id', 'MainActivity.onDestroy', ['first-screen', 'user-action'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
];
