export const ask = (flag: string, value: boolean): string => `
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    SharedPreferences sp = getSharedPreferences("conf", 0);
    if (sp.contains("${flag}")) return;
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("请阅读《隐私政策》").setCancelable(false)
      .setPositiveButton("同意", (d, w) -> sp.edit().putBoolean("${flag}", ${value}).apply())
      .setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}`;
