import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

const layouts = (xml: string) => ({
  resources: {
    layout: { ask: { file: 'res/layout/ask.xml' } },
    id: { tv_agree: false, tv_refuse: false, content: false },
    string: { policy: '我们重视您的隐私，请阅读《用户协议》和《隐私政策》', agree: '同意并继续', refuse: '不同意' },
  },
  files: { 'res/layout/ask.xml': xml },
});
const PAGE =
  '<LinearLayout><TextView android:text="@string/policy"/><TextView android:id="@+id/tv_agree" android:text="@string/agree"/><TextView android:id="@+id/tv_refuse" android:text="@string/refuse"/></LinearLayout>';
/** The same without texts: they are given in code. */
const EMPTY_PAGE =
  '<LinearLayout><TextView android:id="@+id/content"/><TextView android:id="@+id/tv_agree"/><TextView android:id="@+id/tv_refuse"/></LinearLayout>';

const main = (create: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${create} } void yes() { Context c = this; Log.d("a", ${ID}); } ${more} }`;

/** A dialog class of the app with a layout of its own and a listener that is set from outside. */
const DIALOG_CLASS = `
interface OnAgree { void onAgree(); void onRefuse(); }
class PrivacyDialog extends Dialog implements View$OnClickListener {
  OnAgree listener;
  PrivacyDialog(Context c) { super(c); }
  void setListener(OnAgree l) { listener = l; }
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    setContentView(R.layout.ask);
    findViewById(R.id.tv_agree).setOnClickListener(this);
    findViewById(R.id.tv_refuse).setOnClickListener(this);
  }
  public void onClick(View v) {
    int id = v.getId();
    if (id == R.id.tv_agree) { if (listener != null) listener.onAgree(); dismiss(); }
    else if (id == R.id.tv_refuse) { if (listener != null) listener.onRefuse(); dismiss(); }
  }
}`;

test.each<[string, string, Parameters<typeof seen>[1], readonly string[]]>([
  [
    'a dialog class with a listener that is set',
    `${main('PrivacyDialog d = new PrivacyDialog(this); d.setListener(new OnAgree() { public void onAgree() { yes(); } public void onRefuse() { finish(); } }); d.show();')}${DIALOG_CLASS}`,
    layouts(PAGE),
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a dialog class with a listener that is set, refused',
    `${main('PrivacyDialog d = new PrivacyDialog(this); d.setListener(new OnAgree() { public void onAgree() { finish(); } public void onRefuse() { yes(); } }); d.show();')}${DIALOG_CLASS}`,
    layouts(PAGE),
    ['MainActivity.yes before-gate'],
  ],
  [
    'texts that are set in code',
    `${main('new Ask(this).show();')}
    class Ask extends Dialog {
      final MainActivity main;
      Ask(MainActivity m) { super(m); main = m; }
      protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.ask);
        ((TextView) findViewById(R.id.content)).setText("请阅读《隐私政策》");
        TextView agree = (TextView) findViewById(R.id.tv_agree); agree.setText("同意"); agree.setOnClickListener(v -> main.yes());
        TextView refuse = (TextView) findViewById(R.id.tv_refuse); refuse.setText("拒绝"); refuse.setOnClickListener(v -> main.finish());
      }
    }`,
    layouts(EMPTY_PAGE),
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a function of Kotlin without arguments',
    `${main('new Ask(this, new Function0() { public Object invoke() { yes(); return null; } }, new Function0() { public Object invoke() { finish(); return null; } }).show();')}
    class Ask {
      final Context c; final Function0 agree; final Function0 refuse;
      Ask(Context c, Function0 agree, Function0 refuse) { this.c = c; this.agree = agree; this.refuse = refuse; }
      void show() { new AlertDialog$Builder(c).setTitle("用户隐私政策").setPositiveButton("同意", (d, w) -> agree.invoke()).setNegativeButton("不同意", (d, w) -> refuse.invoke()).show(); }
    }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a function of Kotlin with a truth value',
    `${main('Ask.show(this, new Function1() { public Object invoke(Object ok) { if (((Boolean) ok).booleanValue()) yes(); return null; } });')}
    class Ask {
      static void show(Context c, Function1 done) { new AlertDialog$Builder(c).setTitle("用户隐私政策").setPositiveButton("同意", (d, w) -> done.invoke(Boolean.valueOf(true))).setNegativeButton("不同意", (d, w) -> done.invoke(Boolean.valueOf(false))).show(); }
    }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'agreement, then another thread',
    main(
      `${DIALOG}.setPositiveButton("同意", (d, w) -> new Thread(() -> yes()).start()).setNegativeButton("不同意", (d, w) -> finish()).show();`,
    ),
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a splash that goes on by itself when agreed before',
    `class SplashActivity extends Activity {
      protected void onCreate(Bundle b) { super.onCreate(b); if (Store.ok(this)) go(); else ask(); }
      void ask() { ${DIALOG}.setPositiveButton("同意", (d, w) -> { Store.agree(this); go(); }).setNegativeButton("不同意", (d, w) -> finish()).show(); }
      void go() { startActivity(new Intent(this, HomeActivity.class)); }
    }
    class Store {
      static final String KEY = "is_agree";
      static boolean ok(Context c) { return c.getSharedPreferences("s", 0).getBoolean(KEY, false); }
      static void agree(Context c) { c.getSharedPreferences("s", 0).edit().putBoolean(KEY, true).apply(); }
    }
    class HomeActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Context c = this; Log.d("a", ${ID}); } }`,
    { launcher: '.SplashActivity', activities: [{ name: '.HomeActivity', exported: false }] },
    ['HomeActivity.onCreate behind-gate'],
  ],
  [
    'an SDK with a switch of its own, opened by the button',
    `class App extends Application { public void onCreate() { super.onCreate(); Track.start(this); } }
    class Track { static boolean open; static void setOpen(boolean o) { open = o; } static void start(Context c) { if (!open) return; Log.d("a", ${ID}); } }
    ${main(`${DIALOG}.setPositiveButton("同意", (d, w) -> { Track.setOpen(true); Track.start(this); }).setNegativeButton("不同意", (d, w) -> Track.setOpen(false)).show();`).replace(/ void yes.*?\}/, '')}`,
    { application: { name: '.App' } },
    ['Track.start behind-gate'],
  ],
  [
    'an SDK with a switch of its own, opened at once',
    `class App extends Application { public void onCreate() { super.onCreate(); Track.setOpen(true); Track.start(this); } }
    class Track { static boolean open; static void setOpen(boolean o) { open = o; } static void start(Context c) { if (!open) return; Log.d("a", ${ID}); } }
    ${main(`${DIALOG}.setPositiveButton("同意", (d, w) -> Track.setOpen(true)).setNegativeButton("不同意", (d, w) -> Track.setOpen(false)).show();`).replace(/ void yes.*?\}/, '')}`,
    { application: { name: '.App' } },
    ['Track.start before-gate'],
  ],
  [
    'the box is what is stored',
    `class App extends Application { public void onCreate() { super.onCreate(); Context c = this; if (getSharedPreferences("s", 0).getBoolean("agree", false)) Log.d("a", ${ID}); } }
    class MainActivity extends Activity {
      protected void onCreate(Bundle b) {
        super.onCreate(b);
        CheckBox box = new CheckBox(this); box.setText("我已阅读并同意《隐私政策》");
        Button login = new Button(this); login.setText("登录");
        login.setOnClickListener(v -> getSharedPreferences("s", 0).edit().putBoolean("agree", box.isChecked()).apply());
        LinearLayout l = new LinearLayout(this); l.addView(box); l.addView(login); setContentView(l);
      }
    }`,
    { application: { name: '.App' } },
    ['App.onCreate behind-gate'],
  ],
  [
    'a library that the app carries builds the dialog',
    `${main('new NiceDialog(this).setTitle("隐私政策").setPositiveButton("同意", () -> yes()).setNegativeButton("不同意", () -> finish()).show();')}
    interface NiceClick { void onClick(); }
    class NiceDialog {
      final Context context; String title; NiceClick yes; NiceClick no; String yesText; String noText;
      NiceDialog(Context c) { context = c; }
      NiceDialog setTitle(String t) { title = t; return this; }
      NiceDialog setPositiveButton(String t, NiceClick l) { yesText = t; yes = l; return this; }
      NiceDialog setNegativeButton(String t, NiceClick l) { noText = t; no = l; return this; }
      void show() {
        Button a = new Button(context); a.setText(yesText); a.setOnClickListener(v -> yes.onClick());
        Button b = new Button(context); b.setText(noText); b.setOnClickListener(v -> no.onClick());
        LinearLayout l = new LinearLayout(context); l.addView(a); l.addView(b);
        new PopupWindow(l, -1, -1, false).showAtLocation(l, 17, 0, 0);
      }
    }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a library that the app carries, and the other button',
    `${main('new NiceDialog(this).setTitle("隐私政策").setPositiveButton("同意", () -> finish()).setNegativeButton("不同意", () -> yes()).show();')}
    interface NiceClick { void onClick(); }
    class NiceDialog {
      final Context context; String title; NiceClick yes; NiceClick no; String yesText; String noText;
      NiceDialog(Context c) { context = c; }
      NiceDialog setTitle(String t) { title = t; return this; }
      NiceDialog setPositiveButton(String t, NiceClick l) { yesText = t; yes = l; return this; }
      NiceDialog setNegativeButton(String t, NiceClick l) { noText = t; no = l; return this; }
      void show() {
        Button a = new Button(context); a.setText(yesText); a.setOnClickListener(v -> yes.onClick());
        Button b = new Button(context); b.setText(noText); b.setOnClickListener(v -> no.onClick());
        LinearLayout l = new LinearLayout(context); l.addView(a); l.addView(b);
        new PopupWindow(l, -1, -1, false).showAtLocation(l, 17, 0, 0);
      }
    }`,
    {},
    ['MainActivity.yes before-gate'],
  ],
  [
    'a dialog of the app that is told all texts, with one listener for both',
    `${main('new Common(this, "隐私政策提示", "同意", "不同意", new OnDone() { public void onConfirm() { yes(); } public void onCancel() { finish(); } }).show();')}
    interface OnDone { void onConfirm(); void onCancel(); }
    class Common {
      final Context c; final String title; final String yes; final String no; final OnDone done;
      Common(Context c, String title, String yes, String no, OnDone done) { this.c = c; this.title = title; this.yes = yes; this.no = no; this.done = done; }
      void show() { new AlertDialog$Builder(c).setTitle(title).setPositiveButton(yes, (d, w) -> done.onConfirm()).setNegativeButton(no, (d, w) -> done.onCancel()).show(); }
    }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'the same dialog, for a question that comes first',
    `${main('new Common(this, "清理缓存", "确定", "取消", new OnDone() { public void onConfirm() { yes(); } public void onCancel() { finish(); } }).show(); new Common(this, "隐私政策提示", "同意", "不同意", new OnDone() { public void onConfirm() { finish(); } public void onCancel() { finish(); } }).show();')}
    interface OnDone { void onConfirm(); void onCancel(); }
    class Common {
      final Context c; final String title; final String yes; final String no; final OnDone done;
      Common(Context c, String title, String yes, String no, OnDone done) { this.c = c; this.title = title; this.yes = yes; this.no = no; this.done = done; }
      void show() { new AlertDialog$Builder(c).setTitle(title).setPositiveButton(yes, (d, w) -> done.onConfirm()).setNegativeButton(no, (d, w) -> done.onCancel()).show(); }
    }`,
    {},
    ['MainActivity.yes undecided'],
  ],
  [
    'a dialog fragment',
    `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); new Ask().show(getFragmentManager(), "ask"); } void yes() { Context c = this; Log.d("a", ${ID}); } }
    class Ask extends DialogFragment {
      public Dialog onCreateDialog(Bundle b) { return new AlertDialog$Builder(getActivity()).setMessage("请阅读《隐私政策》").setPositiveButton("同意", (d, w) -> ((MainActivity) getActivity()).yes()).setNegativeButton("不同意", (d, w) -> getActivity().finish()).create(); }
    }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a view in a dialog',
    main(
      'View v = LayoutInflater.from(this).inflate(R.layout.ask, null); Dialog d = new Dialog(this); d.setContentView(v); v.findViewById(R.id.tv_agree).setOnClickListener(w -> { d.dismiss(); yes(); }); v.findViewById(R.id.tv_refuse).setOnClickListener(w -> finish()); d.show();',
    ),
    layouts(PAGE),
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a listener class of its own',
    `${main(`${DIALOG}.setPositiveButton("同意", new Agree(this)).setNegativeButton("不同意", (d, w) -> finish()).show();`)}
    class Agree implements DialogInterface$OnClickListener { final MainActivity main; Agree(MainActivity m) { main = m; } public void onClick(DialogInterface d, int w) { main.yes(); } }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a listener class of its own for both buttons',
    `${main(`${DIALOG}.setPositiveButton("同意", new Agree(this)).setNegativeButton("不同意", new Agree(this)).show();`)}
    class Agree implements DialogInterface$OnClickListener { final MainActivity main; Agree(MainActivity m) { main = m; } public void onClick(DialogInterface d, int w) { main.yes(); } }`,
    {},
    ['MainActivity.yes before-gate'],
  ],
  [
    'a listener that knows what it was made for',
    `${main(`${DIALOG}.setPositiveButton("同意", new Agree(this, true)).setNegativeButton("不同意", new Agree(this, false)).show();`)}
    class Agree implements DialogInterface$OnClickListener { final MainActivity main; final boolean ok; Agree(MainActivity m, boolean ok) { main = m; this.ok = ok; } public void onClick(DialogInterface d, int w) { if (ok) main.yes(); else main.finish(); } }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a listener that knows what it was made for, turned round',
    `${main(`${DIALOG}.setPositiveButton("同意", new Agree(this, false)).setNegativeButton("不同意", new Agree(this, true)).show();`)}
    class Agree implements DialogInterface$OnClickListener { final MainActivity main; final boolean ok; Agree(MainActivity m, boolean ok) { main = m; this.ok = ok; } public void onClick(DialogInterface d, int w) { if (ok) main.yes(); else main.finish(); } }`,
    {},
    ['MainActivity.yes before-gate'],
  ],
  [
    'a switch over which',
    `class MainActivity extends Activity implements DialogInterface$OnClickListener {
      protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", this).setNegativeButton("不同意", this).show(); }
      public void onClick(DialogInterface d, int which) { switch (which) { case -1: yes(); break; case -2: finish(); break; } }
      void yes() { Context c = this; Log.d("a", ${ID}); }
    }`,
    {},
    ['MainActivity.yes behind-gate'],
  ],
  [
    'a page that is asked for by the splash, and tells by a static listener',
    `class MainActivity extends Activity {
      static Runnable after;
      protected void onCreate(Bundle b) { super.onCreate(b); after = () -> yes(); startActivity(new Intent(this, AskActivity.class)); }
      void yes() { Context c = this; Log.d("a", ${ID}); }
    }
    class AskActivity extends Activity {
      protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.ask); findViewById(R.id.tv_agree).setOnClickListener(v -> { MainActivity.after.run(); finish(); }); findViewById(R.id.tv_refuse).setOnClickListener(v -> finish()); }
    }`,
    { ...layouts(PAGE), activities: [{ name: '.AskActivity', exported: false }] },
    ['MainActivity.yes behind-gate'],
  ],
])('%s', (_name, java, manifest, expected) => {
  expect(seen(java, manifest).reads).toEqual(expected);
});

test.each([
  ['Build.MODEL.isEmpty() ? "同意" : "同意并继续"', 'behind-gate'],
  ['Build.MODEL.isEmpty() ? "同意" : "确定"', 'behind-gate'],
  ['Build.MODEL.isEmpty() ? "同意" : "取消"', 'before-gate'],
  ['Build.MODEL.isEmpty() ? "同意" : "看看推荐"', 'before-gate'],
])('a button agrees when each of its labels does: %s', (label, state) => {
  const { reads } = seen(
    main(`${DIALOG}.setPositiveButton(${label}, (d, w) -> { yes(); }).setNegativeButton("不同意", (d, w) -> { finish(); }).show();`),
  );
  expect(reads).toEqual([`MainActivity.yes ${state}`]);
});

test.each([3, 70])('a helper of dialogs that %i others call too', (count) => {
  const helper = `class Ask { static void show(Context c, String title, String yes, DialogInterface$OnClickListener l, DialogInterface$OnClickListener no) { new AlertDialog$Builder(c).setTitle(title).setPositiveButton(yes, l).setNegativeButton("不同意", no).show(); } }`;
  const others = Array.from(
    { length: count },
    (_, i) => `Ask.show(c, "提示${i}", "好的", (d, w) -> { Log.d("a", "${i}"); }, (d, w) -> { });`,
  );
  const asked = 'Ask.show(this, "隐私政策", "同意", (d, w) -> { yes(); }, (d, w) -> { finish(); });';
  const { reads } = seen(`${helper} class Aaa { static void go(Context c) { ${others.join(' ')} } } ${main(asked)}`);
  expect(reads).toEqual(['MainActivity.yes behind-gate']);
});
