/** How apps put it: title, text, and what the buttons say. */
const wordings = [
  ['用户协议与隐私政策', '请您仔细阅读并同意《用户协议》和《隐私政策》', '同意', '不同意'],
  ['温馨提示', '感谢您的信任！使用前请充分阅读《隐私政策》，点击“同意并继续”即表示您已同意', '同意并继续', '不同意并退出'],
  ['个人信息保护提示', '我们依据《隐私政策》收集和使用您的个人信息，您可以选择是否同意', '我同意', '拒绝'],
  ['服务协议和隐私政策', '请你务必审慎阅读“服务协议”和“隐私政策”各条款', '同意', '暂不使用'],
  ['隐私权政策更新', '请阅读更新后的《隐私权政策》和《用户服务协议》', '同意并进入', '不同意'],
] as const;

/** A dialog that asks, as a statement of an activity; `yes` and `no` are what its buttons do. The wording differs from app to app. */
export function dialog(yes: string, no = 'finish()'): string {
  const [title, message, agree, refuse] = wordings[(yes.length + no.length) % wordings.length]!;
  return `new AlertDialog$Builder(this).setTitle("${title}").setMessage("${message}").setCancelable(false).setPositiveButton("${agree}", (d, w) -> { ${yes}; }).setNegativeButton("${refuse}", (d, w) -> { ${no}; }).show();`;
}

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
