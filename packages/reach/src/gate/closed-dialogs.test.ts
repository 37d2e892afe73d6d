import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** A question that is closed without an answer, or answered by a listener that hears more than the button: what runs then was not agreed to. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } }`;
const page = (create: string, more = '', also = '') =>
  `class MainActivity extends Activity ${also} { ${more} protected void onCreate(Bundle b) { super.onCreate(b); ${create} } }`;

const fragment = (closed: string, yes = '', no = '', more = '') =>
  `class AskFragment extends DialogFragment { ${more} public Dialog onCreateDialog(Bundle b) { return new AlertDialog$Builder(getActivity()).setTitle("隐私政策").setPositiveButton("同意", (x, w) -> { yes(); }).setNegativeButton("不同意", (x, w) -> { no(); }).create(); } void yes() { ${yes} } void no() { ${no} } ${closed} }${page('new AskFragment().show(getFragmentManager(), "a");')}`;

const BUTTON = (name: string, label: string, tapped: string) =>
  `Button ${name} = new Button(getContext()); ${name}.setText("${label}"); ${name}.setOnClickListener(v -> { ${tapped}; });`;
const dialog = (closed: string, yes = '') =>
  `class AskDialog extends Dialog { AskDialog(Context c) { super(c); } protected void onCreate(Bundle b) { super.onCreate(b); setTitle("隐私政策"); ${BUTTON('y', '同意', 'ok()')} ${BUTTON('n', '不同意', 'dismiss()')} } void ok() { ${yes} dismiss(); } ${closed} }${page('new AskDialog(this).show();')}`;

const sheet = (more: string) =>
  page(
    `BottomSheetDialog s = new BottomSheetDialog(this); s.setTitle("隐私政策"); Button y = new Button(this); y.setText("同意"); y.setOnClickListener(v -> { yes(); s.dismiss(); }); Button n = new Button(this); n.setText("不同意"); n.setOnClickListener(v -> { s.dismiss(); }); ${more} s.show();`,
    'void yes() { Dev.read(this); }',
  );

const told = (closed: string) =>
  `interface OnAnswer { void onAnswer(boolean yes); } class Ask { static void show(Activity a, OnAnswer l) { new AlertDialog$Builder(a).setTitle("隐私政策").setPositiveButton("同意", (x, w) -> { l.onAnswer(true); }).setNegativeButton("不同意", (x, w) -> { l.onAnswer(false); }).setOnCancelListener(x -> { l.onAnswer(${closed}); }).show(); } }${page('Ask.show(this, y -> { if (y) Dev.read(this); else finish(); });')}`;

const view = (agreed: string, refused: string) =>
  `interface OnAgree { void onAgree(); void onRefuse(); } class AskView extends LinearLayout { OnAgree listener; AskView(Context c) { super(c); TextView t = new TextView(c); t.setText("请阅读《隐私政策》"); addView(t); Button y = new Button(c); y.setText("同意"); y.setOnClickListener(v -> { listener.onAgree(); }); addView(y); Button n = new Button(c); n.setText("不同意"); n.setOnClickListener(v -> { listener.onRefuse(); }); addView(n); } void setOnAgree(OnAgree l) { listener = l; } }${page('AskView v = new AskView(this); v.setOnAgree(this); setContentView(v);', `public void onAgree() { ${agreed} } public void onRefuse() { ${refused} }`, 'implements OnAgree')}`;

const twice = (second: string, then: string) =>
  page(
    'first();',
    `void first() { ${DIALOG}.setPositiveButton("同意", (x, w) -> { yes(); }).setNegativeButton("不同意", (x, w) -> { again(); }).show(); } void again() { new AlertDialog$Builder(this).setTitle("温馨提示").setMessage("不同意《隐私政策》将无法使用").setPositiveButton("同意并继续", (x, w) -> { yes(); }).setNegativeButton("${second}", (x, w) -> { ${then}; }).show(); } void yes() { Dev.read(this); }`,
  );

const box = (ticked: string) =>
  page(
    `LinearLayout l = new LinearLayout(this); CheckBox c = new CheckBox(this); c.setText("已阅读并同意《隐私政策》"); ${ticked} l.addView(c); Button y = new Button(this); y.setText("登录"); y.setOnClickListener(v -> { if (!c.isChecked()) return; Dev.read(this); }); l.addView(y); setContentView(l);`,
  );

const BY_ITSELF = `class Five extends CountDownTimer { final MainActivity a; Five(MainActivity a) { super(5000L, 1000L); this.a = a; } public void onTick(long l) { } public void onFinish() { a.yes(); } }`;

test.each<[string, string, readonly string[]]>([
  ['a fragment that is cancelled', fragment('public void onCancel(DialogInterface d) { Dev.read(getActivity()); }'), ['before-gate']],
  ['a fragment that is closed', fragment('public void onDismiss(DialogInterface d) { Dev.read(getActivity()); }'), ['before-gate']],
  [
    'a fragment that is closed, and asks whether that was agreement',
    fragment('public void onDismiss(DialogInterface d) { if (ok) Dev.read(getActivity()); }', 'ok = true;', '', 'boolean ok;'),
    ['behind-gate'],
  ],
  [
    'a fragment that is closed, and asks whether that was refusal',
    fragment('public void onDismiss(DialogInterface d) { if (!no) Dev.read(getActivity()); }', '', 'no = true;', 'boolean no;'),
    ['before-gate'],
  ],
  ['a dialog that closes', dialog('public void dismiss() { super.dismiss(); Dev.read(getContext()); }'), ['before-gate']],
  [
    'a dialog that closes, and asks whether that was agreement',
    dialog('public void dismiss() { super.dismiss(); if (yes) Dev.read(getContext()); } boolean yes;', 'yes = true;'),
    ['behind-gate'],
  ],
  ['a dialog that is cancelled', dialog('public void cancel() { super.cancel(); Dev.read(getContext()); }'), ['before-gate']],
  ['a dialog that is gone back from', dialog('public void onBackPressed() { Dev.read(getContext()); }'), ['before-gate']],
  ['a dialog that is no longer shown', dialog('protected void onStop() { Dev.read(getContext()); }'), ['before-gate']],
  [
    'a dialog that is touched',
    dialog('public boolean onTouchEvent(MotionEvent e) { Dev.read(getContext()); return true; }'),
    ['before-gate'],
  ],
  ['a sheet', sheet(''), ['behind-gate']],
  ['a sheet that is swiped away', sheet('s.setOnDismissListener(d -> { yes(); });'), ['before-gate']],
  ['one listener for all answers', told('false'), ['behind-gate']],
  ['one listener for all answers, cancelling told as agreement', told('true'), ['before-gate']],
  ['a view with a listener of its own', view('Dev.read(this);', 'finish();'), ['behind-gate']],
  ['a view with a listener of its own, for refusal', view('', 'Dev.read(this);'), ['before-gate']],
  ['a question asked again', twice('退出应用', 'finish()'), ['behind-gate']],
  ['a question asked again, with a way round it', twice('访客模式', 'yes()'), ['before-gate']],
  ['a box that must be ticked', box(''), ['behind-gate', 'undecided']],
  ['a box that is ticked beforehand', box('c.setChecked(true);'), ['before-gate', 'undecided']],
  [
    'a question that answers itself in time',
    `${page(`${DIALOG}.setPositiveButton("同意", (x, w) -> { yes(); }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); new Five(this).start();`, 'void yes() { Dev.read(this); }')}${BY_ITSELF}`,
    ['before-gate'],
  ],
])('%s', (_name, java, right) => {
  const { reads } = seen(`${READ}${java}`);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});
