import { type Recipe, read } from '../recipe.ts';

export const gateByReflection: readonly Recipe[] = [
  {
    id: 'reflection-field-of-callback',
    about: 'The callback is kept in a field of a helper and set by Field.set; the agree button calls it.',
    java: `package com.yanxi.six;
class Hooks { public static Runnable onAgree; }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    try { Hooks.class.getField("onAgree").set(null, new Start(this)); } catch (Exception e) { e.printStackTrace(); }
    new AlertDialog$Builder(this).setTitle("用户隐私政策").setPositiveButton("同意", (d, w) -> { if (Hooks.onAgree != null) Hooks.onAgree.run(); }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
class Start implements Runnable {
  final Context c;
  Start(Context c) { this.c = c; }
  public void run() { Log.d("s", "" + c.getPackageManager().getInstalledApplications(0)); }
}`,
    truth: {
      reads: [read('applications', 'Start.run', 'user-action', ['behind-gate', 'undecided'], { why: 'the field is set by reflection' })],
      gate: { how: 'dialog' },
    },
  },
];
