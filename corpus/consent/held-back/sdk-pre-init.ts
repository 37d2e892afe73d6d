import { type Recipe, read } from '../recipe.ts';
import { amap, umeng } from '../snippets/sdk-pre-init.ts';

export const sdkPreInit: readonly Recipe[] = [
  {
    id: 'sdk-pre-init-then-init',
    about: 'preInit at process start only keeps the key; init, which reads on a pool, comes from the agree button.',
    java: `package com.bairu.game;
class App extends Application { public void onCreate() { super.onCreate(); UMConfigure.preInit(this, "5f3e", "oppo"); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    new AlertDialog$Builder(this).setTitle("隐私政策").setMessage("接入友盟 SDK").setPositiveButton("同意", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int w) { UMConfigure.submitPolicyGrantResult(getApplicationContext(), true); UMConfigure.init(getApplicationContext(), "5f3e", "oppo", 1, null); }
    }).setNegativeButton("不同意", new DialogInterface$OnClickListener() {
      public void onClick(DialogInterface d, int w) { UMConfigure.submitPolicyGrantResult(getApplicationContext(), false); finish(); }
    }).show();
  }
}
${umeng}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('imei', 'DeviceConfig.getImei', 'user-action', 'behind-gate', { sdk: 'umeng-common' })],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'sdk-switch-from-button',
    about:
      'Location is started on the first screen in any case; the switch, thrown by the agree button only, holds it back inside the SDK.',
    java: `package com.bairu.ride;
class MainActivity extends Activity {
  AMapLocationClient client;
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    client = new AMapLocationClient(this);
    client.startLocation();
    new AlertDialog$Builder(this).setTitle("隐私权政策").setPositiveButton("同意", (d, w) -> { AMapLocationClient.updatePrivacyShow(this, true, true); AMapLocationClient.updatePrivacyAgree(this, true); client.startLocation(); }).setNegativeButton("不同意", (d, w) -> finish()).setCancelable(false).show();
  }
}
${amap}`,
    truth: {
      reads: [
        read('location', 'AMapLocationClient.startLocation', ['first-screen', 'user-action'], ['behind-gate', 'undecided'], {
          sdk: 'amap',
          why: 'what holds it back is a static field of the SDK that starts as false and is set behind the gate',
        }),
      ],
      gate: { how: ['dialog', 'flag'] },
    },
  },
];
