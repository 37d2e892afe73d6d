/** A dialog that asks, as a statement of an activity; `yes` and `no` are what its buttons do. */
export const dialog = (yes: string, no = 'finish()'): string =>
  `new AlertDialog$Builder(this).setTitle("用户协议与隐私政策").setMessage("请您仔细阅读并同意《用户协议》和《隐私政策》").setCancelable(false).setPositiveButton("同意", (d, w) -> { ${yes}; }).setNegativeButton("不同意", (d, w) -> { ${no}; }).show();`;

/** The first screen of an app whose point lies elsewhere: it asks as long as the flag is not set, and only the agree button sets it. */
export const asksOnce = (file: string, key: string, then = 'd.dismiss()'): string => `
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("${file}", 0);
    if (sp.getBoolean("${key}", false)) return;
    ${dialog(`sp.edit().putBoolean("${key}", true).apply(); ${then}`)}
  }
}`;
