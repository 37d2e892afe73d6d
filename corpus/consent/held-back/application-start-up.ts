import { type Recipe, read } from '../recipe.ts';

export const applicationStartUp: readonly Recipe[] = [
  {
    id: 'app-component-factory-of-activity',
    about: 'The factory reads while the first activity is made, before its onCreate can ask.',
    java: `package com.muyu.mail;
class MailFactory extends AppComponentFactory {
  public Activity instantiateActivity(ClassLoader l, String name, Intent i) {
    if (name.contains("Main")) Trace.mark();
    return (Activity) l.loadClass(name).newInstance();
  }
}
class Trace { static void mark() { WifiHolder.ssid = WifiHolder.manager.getConnectionInfo().getSSID(); } }
class WifiHolder { static WifiManager manager; static String ssid; }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("个人信息保护指引").setPositiveButton("我同意", (d, w) -> getPreferences(0).edit().putInt("privacy_version", 3).apply()).setNegativeButton("我不同意", (d, w) -> finish()).show();
  }
}`,
    manifest: { application: { appComponentFactory: '.MailFactory' } },
    truth: {
      reads: [read('ssid', 'Trace.mark', ['first-screen', 'process-start'], 'before-gate')],
      gate: { how: 'dialog', flag: 'privacy_version' },
    },
  },
];
