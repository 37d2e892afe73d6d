import { describe, expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** An application that starts its SDKs when `condition` holds, and a first screen that asks and does `agreed` when it is accepted. */
const withFlag = (condition: string, agreed: string, more = '') => `
class App extends Application {
  public void onCreate() { super.onCreate(); Context c = this; ${condition} }
}
class Sdk { static void start(Context c) { Log.d("a", ${ID}); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    ${DIALOG}.setPositiveButton("同意", (d, w) -> { ${agreed} }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
${more}`;
const application = { application: { name: '.App' } };
const put = (value: string) => `getSharedPreferences("s", 0).edit().putBoolean("agree", ${value}).apply();`;
const get = 'c.getSharedPreferences("s", 0).getBoolean("agree", false)';

describe('stored answers', () => {
  test.each<[string, string, string, string, string]>([
    ['a flag', `if (${get}) Sdk.start(c);`, put('true'), '', 'behind-gate'],
    ['turned round', `if (!${get}) Sdk.start(c);`, put('true'), '', 'before-gate'],
    [
      'with a default that opens',
      'if (c.getSharedPreferences("s", 0).getBoolean("agree", true)) Sdk.start(c);',
      put('true'),
      '',
      'before-gate',
    ],
    ['joined by or', `if (${get} || c.getPackageName() == null) Sdk.start(c);`, put('true'), '', 'before-gate'],
    ['joined by and', `if (c.getPackageName() != null && ${get}) Sdk.start(c);`, put('true'), '', 'behind-gate'],
    ['kept in a local', `boolean ok = ${get}; if (!ok) return; Sdk.start(c);`, put('true'), '', 'behind-gate'],
    ['of another name', 'if (c.getSharedPreferences("s", 0).getBoolean("guide", false)) Sdk.start(c);', put('true'), '', 'undecided'],
    [
      'a number of several',
      'int state = c.getSharedPreferences("s", 0).getInt("state", 0); if (state == 2) Sdk.start(c);',
      'getSharedPreferences("s", 0).edit().putInt("state", 2).apply();',
      '',
      'behind-gate',
    ],
    [
      'a number that is put back before',
      'c.getSharedPreferences("s", 0).edit().putInt("state", 2).apply(); if (c.getSharedPreferences("s", 0).getInt("state", 0) == 2) Sdk.start(c);',
      'getSharedPreferences("s", 0).edit().putInt("state", 2).apply();',
      '',
      'before-gate',
    ],
    [
      'the time of agreement',
      'long at = c.getSharedPreferences("s", 0).getLong("agreed_at", 0L); if (at > 0L) Sdk.start(c);',
      'getSharedPreferences("s", 0).edit().putLong("agreed_at", System.currentTimeMillis()).apply();',
      '',
      'behind-gate',
    ],
    [
      'a text, empty until then',
      'if (!TextUtils.isEmpty(c.getSharedPreferences("s", 0).getString("policy_version", ""))) Sdk.start(c);',
      'getSharedPreferences("s", 0).edit().putString("policy_version", "3").apply();',
      '',
      'behind-gate',
    ],
    [
      'that something is stored at all',
      'if (c.getSharedPreferences("s", 0).contains("agree")) Sdk.start(c);',
      put('true'),
      '',
      'behind-gate',
    ],
    [
      'through wrappers that are told the name',
      'if (Store.get(c, "agree")) Sdk.start(c);',
      'Store.put(this, "agree", true);',
      `class Store {
        static boolean get(Context c, String key) { return get(c, key, false); }
        static boolean get(Context c, String key, boolean or) { return c.getSharedPreferences("s", 0).getBoolean(key, or); }
        static void put(Context c, String key, boolean value) { c.getSharedPreferences("s", 0).edit().putBoolean(key, value).apply(); }
      }`,
      'behind-gate',
    ],
    [
      'wrappers that also store under that name before',
      'Store.put(c, "agree", true); if (Store.get(c, "agree")) Sdk.start(c);',
      'Store.put(this, "agree", true);',
      `class Store {
        static boolean get(Context c, String key) { return c.getSharedPreferences("s", 0).getBoolean(key, false); }
        static void put(Context c, String key, boolean value) { c.getSharedPreferences("s", 0).edit().putBoolean(key, value).apply(); }
      }`,
      'before-gate',
    ],
    [
      'wrappers that store another name before',
      'Store.put(c, "started", true); if (Store.get(c, "agree")) Sdk.start(c);',
      'Store.put(this, "agree", true);',
      `class Store {
        static boolean get(Context c, String key) { return c.getSharedPreferences("s", 0).getBoolean(key, false); }
        static void put(Context c, String key, boolean value) { c.getSharedPreferences("s", 0).edit().putBoolean(key, value).apply(); }
      }`,
      'behind-gate',
    ],
    [
      'through a chain of getters and a negation',
      'if (Privacy.mustAsk(c)) return; Sdk.start(c);',
      put('true'),
      `class Privacy {
        static boolean mustAsk(Context c) { return !isAgreed(c); }
        static boolean isAgreed(Context c) { return ${get}; }
      }`,
      'behind-gate',
    ],
    [
      'a getter with another way out',
      'if (Privacy.isAgreed(c)) Sdk.start(c);',
      put('true'),
      `class Privacy { static boolean isAgreed(Context c) { if (c.getPackageName().equals("debug")) return true; return ${get}; } }`,
      'before-gate',
    ],
    [
      'a static field, set from what is stored',
      `Hold.agreed = ${get}; if (Hold.agreed) Sdk.start(c);`,
      `Hold.agreed = true; ${put('true')}`,
      'class Hold { static boolean agreed; }',
      'behind-gate',
    ],
    [
      'a static field that begins true',
      'if (Hold.agreed) Sdk.start(c);',
      'Hold.agreed = true;',
      'class Hold { static boolean agreed = true; }',
      'before-gate',
    ],
    [
      'a method that throws unless agreed',
      'Privacy.check(c); Sdk.start(c);',
      put('true'),
      `class Privacy { static void check(Context c) { if (!${get}) throw new IllegalStateException("no"); } }`,
      'behind-gate',
    ],
    ['the end of the process unless agreed', `if (!${get}) System.exit(0); Sdk.start(c);`, put('true'), '', 'behind-gate'],
    [
      'an exception that is caught',
      `try { if (!${get}) throw new IllegalStateException("no"); } catch (Exception e) { Log.d("a", "x"); } Sdk.start(c);`,
      put('true'),
      '',
      'before-gate',
    ],
    [
      'stored by the refusal too',
      `if (${get}) Sdk.start(c);`,
      put('true'),
      `class Other extends Activity { protected void onCreate(Bundle b) { ${put('true')} } }`,
      'behind-gate',
    ],
  ])('%s', (_name, condition, agreed, more, expected) => {
    expect(seen(withFlag(condition, agreed, more), application).reads).toEqual([`Sdk.start ${expected}`]);
  });

  test('what guards is named', () => {
    const { gate, guards } = seen(withFlag(`if (${get}) Sdk.start(c);`, put('true')), application);
    expect(gate).toEqual({ how: 'dialog', flag: 'agree' });
    expect(guards).toEqual(['flag-branch agree']);
  });
});

/** A first screen with methods that ask. */
const screen = (body: string, more = '') => `
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ask(); }
  ${body}
  void yes() { Context c = this; Log.d("a", ${ID}); }
}
${more}`;

describe('buttons', () => {
  test.each<[string, string, string, string]>([
    [
      'the agreeing one',
      `void ask() { ${DIALOG}.setPositiveButton("同意", (d, w) -> yes()).setNegativeButton("不同意", (d, w) -> finish()).show(); }`,
      '',
      'behind-gate',
    ],
    [
      'the refusing one',
      `void ask() { ${DIALOG}.setPositiveButton("同意", (d, w) -> finish()).setNegativeButton("不同意", (d, w) -> yes()).show(); }`,
      '',
      'before-gate',
    ],
    [
      'labels the other way round',
      `void ask() { ${DIALOG}.setPositiveButton("不同意", (d, w) -> yes()).setNegativeButton("同意", (d, w) -> finish()).show(); }`,
      '',
      'before-gate',
    ],
    [
      'agreement on the negative side',
      `void ask() { ${DIALOG}.setPositiveButton("不同意", (d, w) -> finish()).setNegativeButton("同意", (d, w) -> yes()).show(); }`,
      '',
      'behind-gate',
    ],
    [
      'OK beside a way to refuse',
      `void ask() { ${DIALOG}.setPositiveButton("确定", (d, w) -> yes()).setNegativeButton("退出", (d, w) -> finish()).show(); }`,
      '',
      'behind-gate',
    ],
    [
      'terms of something else',
      'void ask() { new AlertDialog$Builder(this).setMessage("请阅读《会员服务协议》").setPositiveButton("同意", (d, w) -> yes()).setNegativeButton("不同意", (d, w) -> finish()).show(); }',
      '',
      'undecided',
    ],
    [
      'a question about something else, where rules are named elsewhere in the class',
      'void ask() { new AlertDialog$Builder(this).setMessage("是否加入群聊").setPositiveButton("同意", (d, w) -> yes()).setNegativeButton("拒绝", (d, w) -> finish()).show(); } String link() { return "《隐私政策》"; }',
      '',
      'undecided',
    ],
    [
      'a text put together in another method',
      'void ask() { new AlertDialog$Builder(this).setMessage(text()).setPositiveButton("同意", (d, w) -> yes()).setNegativeButton("不同意", (d, w) -> finish()).show(); } CharSequence text() { return "请阅读《隐私政策》"; }',
      '',
      'behind-gate',
    ],
    [
      'OK beside a way to close',
      `void ask() { ${DIALOG}.setPositiveButton("确定", (d, w) -> yes()).setNegativeButton("取消", (d, w) -> finish()).show(); }`,
      '',
      'undecided',
    ],
    ['OK alone', `void ask() { ${DIALOG}.setPositiveButton("我知道了", (d, w) -> yes()).show(); }`, '', 'before-gate'],
    [
      'an update',
      'void ask() { new AlertDialog$Builder(this).setTitle("发现新版本").setPositiveButton("同意", (d, w) -> yes()).setNegativeButton("取消", (d, w) -> finish()).show(); }',
      '',
      'before-gate',
    ],
    [
      'an update beside the question',
      `void ask() { ${DIALOG}.setPositiveButton("同意", (d, w) -> finish()).setNegativeButton("不同意", (d, w) -> finish()).show(); update(); } void update() { new AlertDialog$Builder(this).setTitle("发现新版本").setPositiveButton("立即更新", (d, w) -> yes()).setNegativeButton("取消", null).show(); }`,
      '',
      'before-gate',
    ],
    [
      'cancelled',
      `void ask() { ${DIALOG}.setPositiveButton("同意", (d, w) -> finish()).setNegativeButton("不同意", (d, w) -> finish()).setOnCancelListener(d -> yes()).show(); }`,
      '',
      'before-gate',
    ],
    [
      'dismissed',
      `void ask() { ${DIALOG}.setPositiveButton("同意", (d, w) -> finish()).setNegativeButton("不同意", (d, w) -> finish()).create().setOnDismissListener(d -> yes()); }`,
      '',
      'before-gate',
    ],
    [
      'English',
      'void ask() { new AlertDialog$Builder(this).setMessage("Please read our Privacy Policy").setPositiveButton("Agree", (d, w) -> yes()).setNegativeButton("Disagree", (d, w) -> finish()).show(); }',
      '',
      'behind-gate',
    ],
    [
      'the agreeing method called directly too',
      `void ask() { ${DIALOG}.setPositiveButton("同意", (d, w) -> yes()).setNegativeButton("不同意", (d, w) -> finish()).show(); } protected void onResume() { super.onResume(); yes(); }`,
      '',
      'before-gate',
    ],
    [
      'one listener that asks which',
      `void ask() { DialogInterface$OnClickListener l = new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int which) { if (which == -1) yes(); else finish(); } }; ${DIALOG}.setPositiveButton("同意", l).setNegativeButton("不同意", l).show(); }`,
      '',
      'behind-gate',
    ],
    [
      'one listener that asks which, and means the other',
      `void ask() { DialogInterface$OnClickListener l = new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int which) { if (which == -2) yes(); else finish(); } }; ${DIALOG}.setPositiveButton("同意", l).setNegativeButton("不同意", l).show(); }`,
      '',
      'before-gate',
    ],
    [
      'one listener, for another dialog too',
      `void ask() { DialogInterface$OnClickListener l = new DialogInterface$OnClickListener() { public void onClick(DialogInterface d, int which) { if (which == -1) yes(); else finish(); } }; ${DIALOG}.setPositiveButton("同意", l).setNegativeButton("不同意", l).show(); new AlertDialog$Builder(this).setTitle("发现新版本").setPositiveButton("更新", l).show(); }`,
      '',
      'before-gate',
    ],
    [
      'through an interface of the app',
      'void ask() { new Ask(this, new Done() { public void agree() { yes(); } public void refuse() { finish(); } }).show(); }',
      `interface Done { void agree(); void refuse(); }
      class Ask { final Activity a; final Done done; Ask(Activity a, Done done) { this.a = a; this.done = done; }
        void show() { new AlertDialog$Builder(a).setTitle("用户协议和隐私政策").setPositiveButton("同意", (d, w) -> done.agree()).setNegativeButton("不同意", (d, w) -> done.refuse()).show(); } }`,
      'behind-gate',
    ],
    [
      'through an interface of the app, the other method',
      'void ask() { new Ask(this, new Done() { public void agree() { finish(); } public void refuse() { yes(); } }).show(); }',
      `interface Done { void agree(); void refuse(); }
      class Ask { final Activity a; final Done done; Ask(Activity a, Done done) { this.a = a; this.done = done; }
        void show() { new AlertDialog$Builder(a).setTitle("用户协议和隐私政策").setPositiveButton("同意", (d, w) -> done.agree()).setNegativeButton("不同意", (d, w) -> done.refuse()).show(); } }`,
      'before-gate',
    ],
    [
      'through an interface with a truth value',
      'void ask() { new Ask(this, new Done() { public void done(boolean ok) { if (ok) yes(); } }).show(); }',
      `interface Done { void done(boolean ok); }
      class Ask { final Activity a; final Done done; Ask(Activity a, Done done) { this.a = a; this.done = done; }
        void show() { new AlertDialog$Builder(a).setTitle("用户协议和隐私政策").setPositiveButton("同意", (d, w) -> done.done(true)).setNegativeButton("不同意", (d, w) -> done.done(false)).show(); } }`,
      'behind-gate',
    ],
    [
      'through an interface with a truth value that is not asked for',
      'void ask() { new Ask(this, new Done() { public void done(boolean ok) { yes(); } }).show(); }',
      `interface Done { void done(boolean ok); }
      class Ask { final Activity a; final Done done; Ask(Activity a, Done done) { this.a = a; this.done = done; }
        void show() { new AlertDialog$Builder(a).setTitle("用户协议和隐私政策").setPositiveButton("同意", (d, w) -> done.done(true)).setNegativeButton("不同意", (d, w) -> done.done(false)).show(); } }`,
      'before-gate',
    ],
    [
      'of a wrapper that every dialog of the app uses',
      'void ask() { Dialogs.show(this, "隐私政策", "同意", "不同意", (d, w) -> yes()); }',
      `class Dialogs { static void show(Context c, String title, String yes, String no, DialogInterface$OnClickListener l) { new AlertDialog$Builder(c).setTitle(title).setPositiveButton(yes, l).setNegativeButton(no, null).show(); } }`,
      'behind-gate',
    ],
    [
      'of a wrapper, for something else',
      'void ask() { Dialogs.show(this, "隐私政策", "同意", "不同意", (d, w) -> finish()); Dialogs.show(this, "清理缓存", "确定", "取消", (d, w) -> yes()); }',
      `class Dialogs { static void show(Context c, String title, String yes, String no, DialogInterface$OnClickListener l) { new AlertDialog$Builder(c).setTitle(title).setPositiveButton(yes, l).setNegativeButton(no, null).show(); } }`,
      'before-gate',
    ],
  ])('%s', (_name, body, more, expected) => {
    expect(seen(screen(body, more)).reads).toEqual([`MainActivity.yes ${expected}`]);
    expect(seen(screen(body, more), {}, 'invoke-custom').reads).toEqual([`MainActivity.yes ${expected}`]);
  });
});

const layouts = (xml: string) => ({
  resources: {
    layout: { ask: { file: 'res/layout/ask.xml' } },
    id: { yes: false, no: false, box: false },
    string: { policy: '请阅读并同意《用户协议》和《隐私政策》', agree: '同意并继续', refuse: '不同意' },
  },
  files: { 'res/layout/ask.xml': xml },
});
const PAGE =
  '<LinearLayout><TextView android:text="@string/policy"/><Button android:id="@+id/yes" android:text="@string/agree"/><Button android:id="@+id/no" android:text="@string/refuse"/></LinearLayout>';
const BOX =
  '<LinearLayout><CheckBox android:id="@+id/box" android:text="@string/policy"/><Button android:id="@+id/yes" android:text="登录"/></LinearLayout>';

describe('views', () => {
  test.each<[string, string, string, string]>([
    [
      'by their text in the layout',
      'void ask() { setContentView(R.layout.ask); findViewById(R.id.yes).setOnClickListener(v -> yes()); findViewById(R.id.no).setOnClickListener(v -> finish()); }',
      PAGE,
      'behind-gate',
    ],
    [
      'the refusing one',
      'void ask() { setContentView(R.layout.ask); findViewById(R.id.yes).setOnClickListener(v -> finish()); findViewById(R.id.no).setOnClickListener(v -> yes()); }',
      PAGE,
      'before-gate',
    ],
    [
      'one listener that asks for the id',
      'void ask() { setContentView(R.layout.ask); View$OnClickListener l = new View$OnClickListener() { public void onClick(View v) { if (v.getId() == R.id.yes) yes(); else finish(); } }; findViewById(R.id.yes).setOnClickListener(l); findViewById(R.id.no).setOnClickListener(l); }',
      PAGE,
      'behind-gate',
    ],
    [
      'one listener that asks for the other id',
      'void ask() { setContentView(R.layout.ask); View$OnClickListener l = new View$OnClickListener() { public void onClick(View v) { if (v.getId() == R.id.no) yes(); else finish(); } }; findViewById(R.id.yes).setOnClickListener(l); findViewById(R.id.no).setOnClickListener(l); }',
      PAGE,
      'before-gate',
    ],
    [
      'one listener that compares views',
      'View agree; void ask() { setContentView(R.layout.ask); agree = findViewById(R.id.yes); View$OnClickListener l = new View$OnClickListener() { public void onClick(View v) { if (v == agree) yes(); else finish(); } }; agree.setOnClickListener(l); findViewById(R.id.no).setOnClickListener(l); }',
      PAGE,
      'behind-gate',
    ],
    [
      'a box that must be ticked',
      'CheckBox box; void ask() { setContentView(R.layout.ask); box = (CheckBox) findViewById(R.id.box); findViewById(R.id.yes).setOnClickListener(v -> { if (!box.isChecked()) return; yes(); }); }',
      BOX,
      'behind-gate',
    ],
    [
      'a box that must not be ticked',
      'CheckBox box; void ask() { setContentView(R.layout.ask); box = (CheckBox) findViewById(R.id.box); findViewById(R.id.yes).setOnClickListener(v -> { if (box.isChecked()) return; yes(); }); }',
      BOX,
      'before-gate',
    ],
    [
      'a box that code ticks',
      'CheckBox box; void ask() { setContentView(R.layout.ask); box = (CheckBox) findViewById(R.id.box); box.setChecked(true); findViewById(R.id.yes).setOnClickListener(v -> { if (!box.isChecked()) return; yes(); }); }',
      BOX,
      'before-gate',
    ],
    [
      'a login that names the rules',
      'void ask() { setContentView(R.layout.ask); findViewById(R.id.yes).setOnClickListener(v -> yes()); }',
      BOX,
      'before-gate',
    ],
    [
      'a box that is ticked beforehand',
      'CheckBox box; void ask() { setContentView(R.layout.ask); box = (CheckBox) findViewById(R.id.box); findViewById(R.id.yes).setOnClickListener(v -> { if (!box.isChecked()) return; yes(); }); }',
      BOX.replace('<CheckBox', '<CheckBox checked="true"'),
      'before-gate',
    ],
  ])('%s', (_name, body, xml, expected) => {
    expect(seen(screen(body), layouts(xml)).reads).toEqual([`MainActivity.yes ${expected}`]);
  });
});
