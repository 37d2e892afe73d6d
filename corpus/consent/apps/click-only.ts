import { noGate, type Recipe, read } from '../recipe.ts';

export const clickOnly: readonly Recipe[] = [
  {
    id: 'click-menu-item',
    about: 'A menu item, and a long press: onOptionsItemSelected and OnLongClickListener.',
    java: `package com.anniu.b;
class MainActivity extends Activity implements View$OnLongClickListener {
  protected void onCreate(Bundle b) { super.onCreate(b); TextView t = new TextView(this); t.setOnLongClickListener(this); setContentView(t); }
  public boolean onCreateOptionsMenu(Menu m) { m.add(0, 11, 0, "粘贴"); return true; }
  public boolean onOptionsItemSelected(MenuItem i) { if (i.getItemId() == 11) paste(); return true; }
  void paste() { Log.d("p", "" + ((ClipboardManager) getSystemService("clipboard")).getPrimaryClip()); }
  public boolean onLongClick(View v) { Log.d("w", "" + ((WifiManager) getSystemService("wifi")).getScanResults()); return true; }
}`,
    truth: {
      reads: [
        read('clipboard', 'MainActivity.paste', 'user-action', 'no-gate'),
        read('wifi list', 'MainActivity.onLongClick', 'user-action', 'no-gate'),
      ],
      gate: noGate,
    },
  },
  {
    id: 'click-second-screen',
    about: 'A tap opens the second screen, which reads in its onCreate.',
    java: `package com.anniu.c;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Button x = new Button(this); x.setOnClickListener(v -> startActivity(new Intent(this, ContactActivity.class))); setContentView(x); } }
class ContactActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Cursor c = getContentResolver().query(ContactsContract$CommonDataKinds$Phone.CONTENT_URI, null, null, null, null); while (c.moveToNext()) Log.d("c", c.getString(1)); } }`,
    manifest: { activities: ['.ContactActivity'] },
    truth: { reads: [read('contacts', 'ContactActivity.onCreate', 'user-action', 'no-gate')], gate: noGate },
  },
  {
    id: 'click-behind-modal-dialog',
    about: 'A button under a dialog that cannot be cancelled and whose refusal leaves the app: nobody can tap it before agreeing.',
    java: `package com.anniu.d;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    Button x = new Button(this); x.setText("读取");
    x.setOnClickListener(v -> Log.d("d", ((TelephonyManager) getSystemService("phone")).getDeviceId()));
    setContentView(x);
    if (getPreferences(0).getBoolean("agreed", false)) return;
    AlertDialog d = new AlertDialog$Builder(this).setTitle("隐私政策").setCancelable(false).setPositiveButton("同意", (i, w) -> getPreferences(0).edit().putBoolean("agreed", true).apply()).setNegativeButton("不同意", (i, w) -> finish()).create();
    d.show();
  }
}`,
    truth: {
      reads: [
        read('imei', 'MainActivity.lambda$onCreate$0', 'user-action', ['undecided', 'behind-gate'], {
          why: 'what holds it back is a window in front of the button, not a branch; an answer from code alone may say it cannot tell',
        }),
      ],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'click-under-cancelable-dialog',
    about: 'The same with a dialog the back key closes: then the button can be tapped by somebody who never agreed.',
    java: `package com.anniu.e;
class MainActivity extends Activity implements View$OnClickListener {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    TextView t = new TextView(this); t.setOnClickListener(this); setContentView(t);
    new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setCancelable(true).setPositiveButton("同意", (d, w) -> d.dismiss()).setNegativeButton("不同意", (d, w) -> d.dismiss()).show();
  }
  public void onClick(View v) { Log.d("e", ((TelephonyManager) getSystemService("phone")).getLine1Number()); }
}`,
    truth: { reads: [read('phone', 'MainActivity.onClick', 'user-action', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'click-listener-called-directly',
    about: 'The same listener object is also called from onStart: the earliest trigger counts.',
    java: `package com.anniu.g;
class Refresh implements View$OnClickListener { final Context c; Refresh(Context c) { this.c = c; } public void onClick(View v) { Log.d("g", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getSSID()); } }
class MainActivity extends Activity {
  final Refresh refresh = new Refresh(this);
  protected void onCreate(Bundle b) { super.onCreate(b); Button x = new Button(this); x.setOnClickListener(refresh); setContentView(x); }
  protected void onStart() { super.onStart(); refresh.onClick(null); }
}`,
    truth: { reads: [read('ssid', 'Refresh.onClick', 'first-screen', 'no-gate')], gate: noGate },
  },
];
