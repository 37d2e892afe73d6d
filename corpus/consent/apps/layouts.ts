import { noGate, type Recipe, read } from '../recipe.ts';
import { layout } from '../snippets/layouts.ts';

export const layouts: readonly Recipe[] = [
  {
    id: 'layout-on-click',
    about: 'android:onClick names the method; nothing in code does.',
    java: `package com.buju.a;
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.main); }
  public void onLocate(View v) { Log.d("a", "" + ((LocationManager) getSystemService("location")).getLastKnownLocation("gps")); }
  public void onNothing(View v) { Log.d("a", ((TelephonyManager) getSystemService("phone")).getDeviceId()); }
}`,
    manifest: layout('main', '<LinearLayout><Button android:onClick="onLocate"/></LinearLayout>'),
    truth: {
      reads: [read('location', 'MainActivity.onLocate', 'user-action', 'no-gate')],
      dead: [['imei', 'MainActivity.onNothing']],
      gate: noGate,
    },
  },
  {
    id: 'layout-agree-by-on-click',
    about: 'Both buttons of the policy page are wired in XML; the texts stand in the layout.',
    java: `package com.buju.b;
class PolicyActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.policy); }
  public void agree(View v) { startActivity(new Intent(this, MainActivity.class)); finish(); }
  public void refuse(View v) { finish(); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("b", ((TelephonyManager) getSystemService("phone")).getSubscriberId()); } }`,
    manifest: {
      launcher: '.PolicyActivity',
      activities: ['.MainActivity'],
      ...layout(
        'policy',
        '<LinearLayout><TextView android:text="请阅读并同意《用户协议》《隐私政策》"/><Button android:text="同意" android:onClick="agree"/><Button android:text="不同意" android:onClick="refuse"/></LinearLayout>',
      ),
    },
    truth: { reads: [read('imsi', 'MainActivity.onCreate', ['user-action', 'first-screen'], 'behind-gate')], gate: { how: 'activity' } },
  },
  {
    id: 'layout-custom-view',
    about: 'A view class named as an element: its constructor and onFinishInflate run at inflation.',
    java: `package com.buju.d;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); View v = LayoutInflater.from(this).inflate(R.layout.banner_page, null); setContentView(v); } }
class BannerView extends FrameLayout {
  BannerView(Context c, AttributeSet a) { super(c, a); Log.d("d", ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getMacAddress()); }
  protected void onFinishInflate() { super.onFinishInflate(); Log.d("d", "" + getContext().getPackageManager().getInstalledApplications(0)); }
}`,
    manifest: layout('banner_page', '<LinearLayout><com.buju.d.BannerView/></LinearLayout>'),
    truth: {
      reads: [
        read('mac', 'BannerView.<init>', 'first-screen', 'no-gate'),
        read('applications', 'BannerView.onFinishInflate', 'first-screen', 'no-gate'),
      ],
      gate: noGate,
    },
  },
  {
    id: 'layout-never-inflated',
    about: 'The view is in a layout nobody inflates.',
    java: `package com.buju.e;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.main); } }
class AdView extends FrameLayout { AdView(Context c, AttributeSet a) { super(c, a); Log.d("e", ((TelephonyManager) c.getSystemService("phone")).getDeviceId()); } }`,
    manifest: {
      resources: { layout: { main: { file: 'res/layout/main.xml' }, old_ad: { file: 'res/layout/old_ad.xml' } } },
      files: {
        'res/layout/main.xml': '<LinearLayout><TextView android:text="首页"/></LinearLayout>',
        'res/layout/old_ad.xml': '<FrameLayout><com.buju.e.AdView/></FrameLayout>',
      },
    },
    truth: { reads: [], dead: [['imei', 'AdView.<init>']], gate: noGate },
  },
  {
    id: 'layout-include',
    about: 'The custom view is two includes away from the layout of the screen.',
    java: `package com.buju.f;
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.main); } }
class HeaderView extends LinearLayout { HeaderView(Context c, AttributeSet a) { super(c, a); post(() -> Log.d("f", ((TelephonyManager) c.getSystemService("phone")).getSimSerialNumber())); } }`,
    manifest: {
      resources: {
        layout: { main: { file: 'res/layout/main.xml' }, top: { file: 'res/layout/top.xml' }, header: { file: 'res/layout/header.xml' } },
      },
      files: {
        'res/layout/main.xml': '<LinearLayout><include layout="@layout/top"/></LinearLayout>',
        'res/layout/top.xml': '<LinearLayout><include layout="@layout/header"/></LinearLayout>',
        'res/layout/header.xml': '<com.buju.f.HeaderView/>',
      },
    },
    truth: { reads: [read('iccid', 'HeaderView.lambda$new$0', 'first-screen', 'no-gate')], gate: noGate },
  },
];
