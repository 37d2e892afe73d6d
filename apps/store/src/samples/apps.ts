import { gate, type SdkName, sdks } from './code-pieces.ts';
import type { DeveloperId } from './developers.ts';
import type { PolicyPlan } from './policy-text.ts';

/** One app with planted faults: its listing, its code, its policy. */
export interface SampleApp {
  readonly id: string;
  readonly package: string;
  readonly name: string;
  readonly developer: DeveloperId;
  /** One of the 39 types of the regulation on necessary information. */
  readonly category: string;
  readonly downloads: string;
  readonly version: readonly [name: string, code: number];
  /** What is wrong with it, for whoever reads the demonstration. */
  readonly planted: string;
  readonly permissions: readonly string[];
  readonly targetSdk?: number;
  readonly cleartext?: boolean;
  readonly activities?: readonly string[];
  readonly services?: readonly string[];
  readonly receivers?: readonly { readonly name: string; readonly actions: readonly string[] }[];
  readonly sdks: readonly SdkName[];
  /** Classes of the app itself but its first screen, in the small Java of the corpus. */
  readonly code: string;
  readonly policy: PolicyPlan | undefined;
  /** Which of the firm’s apps it is, in its App备案; the first when absent. */
  readonly filed?: string;
}

const ANDROID_ID = 'Settings$Secure.getString(c.getContentResolver(), "android_id")';
const home = (body: string): string => `
class HomeActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); ${body} }
}`;
const id = `
class Ids { static String id; static void load(Context c) { id = ${ANDROID_ID}; } }`;

/** An app whose one fault is that it reads the identifier of the device before anybody agreed to anything. */
const hasty = (
  one: Pick<SampleApp, 'id' | 'package' | 'name' | 'developer' | 'category' | 'downloads' | 'version' | 'filed'>,
): SampleApp => ({
  ...one,
  planted: '进入首页前读取设备标识',
  permissions: ['INTERNET'],
  sdks: [],
  code: `${id}
class App extends Application { public void onCreate() { super.onCreate(); Ids.load(this); } }${gate('')}${sdks([])}${home('')}`,
  policy: { collects: [['Android ID', '统计', '同意后启动应用']], sdks: [] },
});

export const SAMPLE_APPS: readonly SampleApp[] = [
  {
    id: 'qingkong',
    package: 'cn.qingkong.weather',
    name: '晴空天气',
    developer: 'qingkong',
    category: '实用工具类',
    downloads: '5000万+',
    version: ['6.1.0', 610],
    planted: '进入首页前读取设备标识、推送SDK在同意前启动、申请与天气无关的通讯录权限',
    permissions: ['INTERNET', 'ACCESS_FINE_LOCATION', 'READ_CONTACTS', 'READ_PHONE_STATE'],
    sdks: ['jpush', 'umeng'],
    code: `${id}
class App extends Application { public void onCreate() { super.onCreate(); Ids.load(this); JPushInterface.init(this); } }${gate('')}${sdks(['umeng'])}${home('Object at = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps");')}`,
    policy: { collects: [['位置信息', '显示当地天气', '打开首页']], sdks: ['umeng'] },
  },
  {
    id: 'torch',
    package: 'cn.yinghuo.torch',
    name: '萤火手电',
    developer: 'yinghuo',
    category: '实用工具类',
    downloads: '1000万+',
    version: ['2.4.1', 241],
    planted: '没有隐私政策、首屏没有征求同意、读取应用列表和设备标识',
    permissions: ['INTERNET', 'CAMERA', 'QUERY_ALL_PACKAGES', 'READ_PHONE_STATE'],
    targetSdk: 28,
    sdks: ['pangle'],
    code: `
class MainActivity extends Activity {
  static List seen; static String imei;
  protected void onCreate(Bundle b) { super.onCreate(b); seen = getPackageManager().getInstalledPackages(0); imei = ((TelephonyManager) getSystemService("phone")).getDeviceId(); TTAdSdk.init(this); }
}${home('')}`,
    policy: undefined,
  },
  {
    id: 'moke',
    package: 'cn.moke.reader',
    name: '墨客阅读',
    developer: 'moke',
    category: '电子图书类',
    downloads: '1亿+',
    version: ['8.0.2', 802],
    planted: '无：同意后才启动SDK，政策列明',
    permissions: ['INTERNET'],
    sdks: ['umeng'],
    code: `${gate('')}${sdks(['umeng'])}${home('')}`,
    policy: { collects: [['Android ID', '统计', '同意后启动应用']], sdks: ['umeng'] },
  },
  {
    id: 'kuaida',
    package: 'cn.kuaida.rider',
    name: '快达打车',
    developer: 'kuaida',
    category: '网络约车类',
    downloads: '3000万+',
    version: ['5.3.0', 530],
    planted: '后台每半分钟读取一次精确位置，政策没有说明',
    permissions: ['INTERNET', 'ACCESS_FINE_LOCATION', 'ACCESS_BACKGROUND_LOCATION'],
    services: ['.TrackService'],
    sdks: ['jpush'],
    code: `${gate('startService(new Intent(this, TrackService.class));')}${sdks(['jpush'])}${home('')}
class TrackService extends Service implements Runnable {
  private final Handler handler = new Handler();
  private Location last;
  public int onStartCommand(Intent i, int f, int id) { handler.post(this); return 1; }
  public void run() { last = ((LocationManager) getSystemService("location")).getLastKnownLocation("gps"); handler.postDelayed(this, 30000); }
  public IBinder onBind(Intent i) { return null; }
}`,
    policy: { collects: [['位置信息', '匹配附近车辆', '叫车时']], sdks: ['jpush'], without: ['retention'] },
  },
  {
    id: 'babyshizi',
    package: 'cn.tongya.shizi',
    name: '童芽识字',
    developer: 'babyshizi',
    category: '学习教育类',
    downloads: '800万+',
    version: ['3.7.5', 375],
    planted: '面向儿童而政策没有儿童条款、广告摇一摇跳转、读取IMEI',
    permissions: ['INTERNET', 'READ_PHONE_STATE', 'RECORD_AUDIO'],
    activities: ['.SplashActivity'],
    sdks: ['pangle', 'getui'],
    code: `
class App extends Application { public void onCreate() { super.onCreate(); PushManager.initialize(this); } }
class SplashActivity extends Activity implements SensorEventListener {
  protected void onCreate(Bundle b) { super.onCreate(b); SensorManager sm = (SensorManager) getSystemService("sensor"); sm.registerListener(this, sm.getDefaultSensor(1), SensorManager.SENSOR_DELAY_GAME); }
  public void onSensorChanged(SensorEvent e) { if (Math.abs(e.values[0]) > 6) startActivity(getPackageManager().getLaunchIntentForPackage("com.shanyou.deals")); }
  public void onAccuracyChanged(Sensor s, int a) { }
}${gate('startActivity(new Intent(this, SplashActivity.class));')}${sdks(['pangle'])}${home('')}`,
    policy: { collects: [['录音', '跟读打分', '跟读']], sdks: ['pangle'], without: ['children', 'deletion'] },
  },
  {
    id: 'linli',
    package: 'cn.linli.tuan',
    name: '邻里团购',
    developer: 'linli',
    category: '网上购物类',
    downloads: '2000万+',
    version: ['4.0.9', 409],
    planted: '打开即读剪贴板、政策没有SDK清单、用语含糊',
    permissions: ['INTERNET', 'ACCESS_COARSE_LOCATION'],
    sdks: ['umeng', 'pangle'],
    code: `
class Clip { static Object last; static void read(Context c) { last = ((ClipboardManager) c.getSystemService("clipboard")).getPrimaryClip(); } }
class App extends Application { public void onCreate() { super.onCreate(); Clip.read(this); } }${gate('')}${sdks(['umeng', 'pangle'])}${home('Clip.read(this);')}`,
    policy: { collects: [], sdks: [], isVague: true, without: ['sdk-list'] },
  },
  {
    id: 'ancun',
    package: 'cn.ancun.ledger',
    name: '安存记账',
    developer: 'ancun',
    category: '投资理财类',
    downloads: '300万+',
    version: ['1.9.0', 190],
    planted: '无：不联网SDK，不申请敏感权限',
    permissions: ['INTERNET'],
    sdks: [],
    code: `${gate('')}${sdks([])}${home('')}`,
    policy: { collects: [['账目', '记账', '记一笔']], sdks: [] },
  },
  {
    id: 'guangnian',
    package: 'cn.guangnian.video',
    name: '光年短视频',
    developer: 'guangnian',
    category: '短视频类',
    downloads: '2亿+',
    version: ['10.2.0', 1020],
    planted: '开机自启动、拉活关联应用、进入首页未经询问就下载安装包',
    permissions: ['INTERNET', 'RECEIVE_BOOT_COMPLETED', 'REQUEST_INSTALL_PACKAGES'],
    services: ['.KeepService'],
    receivers: [{ name: '.BootReceiver', actions: ['android.intent.action.BOOT_COMPLETED'] }],
    sdks: ['umeng', 'pangle'],
    code: `${gate('')}${sdks(['umeng', 'pangle'])}
class BootReceiver extends BroadcastReceiver { public void onReceive(Context c, Intent i) { c.startService(new Intent(c, KeepService.class)); } }
class KeepService extends Service {
  public int onStartCommand(Intent i, int f, int id) { Intent w = new Intent(); w.setComponent(new ComponentName("cn.guangnian.lite", "cn.guangnian.lite.WakeService")); startService(w); return 1; }
  public IBinder onBind(Intent i) { return null; }
}${home('((DownloadManager) getSystemService("download")).enqueue(new DownloadManager$Request(Uri.parse("https://dl.guangnian-video.cn/lite.apk")));')}`,
    policy: { collects: [['Android ID', '统计和广告', '启动应用']], sdks: ['umeng', 'pangle'], without: ['contact'] },
  },
  {
    id: 'kangxin',
    package: 'cn.kangxin.doctor',
    name: '康心问诊',
    developer: 'kangxin',
    category: '问诊挂号类',
    downloads: '600万+',
    version: ['2.2.3', 223],
    planted: '以明文HTTP传输、政策没有说明删除和保存期限',
    permissions: ['INTERNET', 'CAMERA', 'READ_PHONE_STATE'],
    cleartext: true,
    sdks: ['getui'],
    code: `${id}${gate('Ids.load(getApplicationContext());')}${sdks(['getui'])}${home('Upload.start();')}
class Upload implements Runnable {
  static void start() { new Thread(new Upload()).start(); }
  public void run() { HttpURLConnection c = (HttpURLConnection) new URL("http://api.kangxin-health.cn/v1/visit").openConnection(); c.setRequestMethod("POST"); OutputStream out = c.getOutputStream(); out.write(Ids.id.getBytes()); out.close(); }
}`,
    policy: { collects: [['症状描述', '在线问诊', '发起问诊']], sdks: ['getui'], without: ['deletion', 'retention'] },
  },
  {
    id: 'shengxin',
    package: 'cn.shengxin.loan',
    name: '省心贷',
    developer: 'shengxin',
    category: '网络借贷类',
    downloads: '1200万+',
    version: ['7.5.1', 751],
    planted: '读取通讯录、短信和通话记录',
    permissions: ['INTERNET', 'READ_CONTACTS', 'READ_SMS', 'READ_CALL_LOG', 'ACCESS_FINE_LOCATION', 'READ_PHONE_STATE'],
    targetSdk: 29,
    sdks: ['umeng'],
    code: `
class Risk {
  static Object contacts; static Object messages; static Object calls;
  static void collect(Context c) {
    contacts = c.getContentResolver().query(Uri.parse("content://com.android.contacts/data/phones"), null, null, null, null);
    messages = c.getContentResolver().query(Uri.parse("content://sms/inbox"), null, null, null, null);
    calls = c.getContentResolver().query(Uri.parse("content://call_log/calls"), null, null, null, null);
  }
}${gate('Risk.collect(getApplicationContext());')}${sdks(['umeng'])}${home('')}`,
    policy: { collects: [['手机号码', '注册', '注册账号']], sdks: ['umeng'], isVague: true },
  },
  {
    id: 'lanjing',
    package: 'cn.lanjing.ime',
    name: '蓝鲸输入法',
    developer: 'lanjing',
    category: '输入法类',
    downloads: '9000万+',
    version: ['12.0.0', 1200],
    planted: '读取Wi-Fi名称和剪贴板，均在同意之前',
    permissions: ['INTERNET', 'ACCESS_WIFI_STATE'],
    sdks: ['umeng'],
    code: `
class Env { static String ssid; static Object clip; static void read(Context c) { ssid = ((WifiManager) c.getSystemService("wifi")).getConnectionInfo().getSSID(); clip = ((ClipboardManager) c.getSystemService("clipboard")).getPrimaryClip(); } }
class App extends Application { public void onCreate() { super.onCreate(); Env.read(this); } }${gate('')}${sdks(['umeng'])}${home('')}`,
    policy: { collects: [['输入内容', '云联想', '开启云联想时']], sdks: ['umeng'] },
  },
  {
    id: 'qingkong-calendar',
    package: 'cn.qingkong.calendar',
    name: '晴空日历',
    developer: 'qingkong',
    category: '实用工具类',
    downloads: '700万+',
    version: ['3.0.0', 300],
    planted: '进入首页前读取设备标识',
    permissions: ['INTERNET'],
    sdks: ['umeng'],
    code: `${id}
class App extends Application { public void onCreate() { super.onCreate(); Ids.load(this); } }${gate('')}${sdks(['umeng'])}${home('')}`,
    policy: { collects: [['Android ID', '统计', '同意后启动应用']], sdks: ['umeng'] },
    filed: '2A',
  },
  hasty({
    ...{ id: 'qingkong-clock', package: 'cn.qingkong.clock', name: '晴空闹钟', developer: 'qingkong', category: '实用工具类' },
    ...{ downloads: '120万+', version: ['1.4.0', 140], filed: '3A' },
  }),
  hasty({
    ...{ id: 'qingkong-notes', package: 'cn.qingkong.notes', name: '晴空手账', developer: 'qingkong', category: '实用工具类' },
    ...{ downloads: '90万+', version: ['2.0.1', 201], filed: '4A' },
  }),
  hasty({
    ...{ id: 'qingkong-words', package: 'cn.qingkong.words', name: '晴空词典', developer: 'qingkong', category: '学习教育类' },
    ...{ downloads: '260万+', version: ['2.0.0', 200], filed: '5A' },
  }),
  hasty({
    ...{ id: 'kuaida-cargo', package: 'cn.kuaida.cargo', name: '快达货运', developer: 'kuaida', category: '邮件快件寄递类' },
    ...{ downloads: '400万+', version: ['3.2.0', 320], filed: '2A' },
  }),
  hasty({
    ...{ id: 'kuaida-bike', package: 'cn.kuaida.bike', name: '快达单车', developer: 'kuaida', category: '地图导航类' },
    ...{ downloads: '880万+', version: ['4.1.0', 410], filed: '3A' },
  }),
  hasty({
    ...{ id: 'handset-gallery', package: 'cn.handset.gallery', name: '示范相册', developer: 'handset', category: '拍摄美化类' },
    ...{ downloads: '3000万+', version: ['1.1.0', 110] },
  }),
  hasty({
    ...{ id: 'yinghuo-cleaner', package: 'cn.yinghuo.cleaner', name: '萤火清理', developer: 'yinghuo', category: '实用工具类' },
    ...{ downloads: '1500万+', version: ['5.0.3', 503], filed: '2A' },
  }),
  hasty({
    ...{ id: 'kangxin-check', package: 'cn.kangxin.check', name: '康心体检', developer: 'kangxin', category: '问诊挂号类' },
    ...{ downloads: '150万+', version: ['1.8.0', 180], filed: '2A' },
  }),
];

const sample = (id: string): SampleApp => SAMPLE_APPS.find((one) => one.id === id)!;

/** The next version of an app, as after an order to rectify: nothing is read before consent. */
const rectified = (id: string, version: SampleApp['version']): SampleApp => ({
  ...sample(id),
  version,
  planted: '已整改',
  code: `${gate('')}${sdks(sample(id).sdks)}${home('')}`,
});

export const REPAIRED_CALENDAR = rectified('qingkong-calendar', ['3.1.0', 310]);
export const REPAIRED_CLOCK = rectified('qingkong-clock', ['1.5.0', 150]);
export const REPAIRED_NOTES = rectified('qingkong-notes', ['2.1.0', 210]);
/** And the fault again, in the version after. */
export const RELAPSED_NOTES: SampleApp = { ...sample('qingkong-notes'), version: ['2.2.0', 220] };

/** What firms have ready and no store lists: a person of the firm hands it in as a file. */
export const UNLISTED_REPAIRS: readonly SampleApp[] = [
  {
    ...rectified('kuaida', ['5.4.0', 540]),
    ...{ permissions: ['INTERNET'], services: [] },
    policy: { collects: [['上车地点', '匹配附近车辆', '您输入时']], sdks: ['jpush'] },
  },
  rectified('qingkong-words', ['2.1.0', 210]),
  rectified('kuaida-cargo', ['3.3.0', 330]),
  rectified('kuaida-bike', ['4.2.0', 420]),
  rectified('handset-gallery', ['1.2.0', 120]),
];

/** The next version of the weather app, as after an order to rectify: nothing is read before consent, the contacts are left alone. */
export const REPAIRED_WEATHER: SampleApp = {
  ...SAMPLE_APPS[0]!,
  version: ['6.2.0', 620],
  planted: '已整改',
  permissions: ['INTERNET'],
  code: `${gate('')}${sdks(['umeng', 'jpush'])}${home('')}`,
  policy: {
    collects: [
      ['城市名称', '显示当地天气', '您选择城市时'],
      ['Android ID', '统计和推送', '同意后启动应用'],
    ],
    sdks: ['umeng', 'jpush'],
  },
};

/** The same package from somebody else, with an advertising SDK: what a user of the second store gets. */
export const FOREIGN_WEATHER: SampleApp = {
  ...SAMPLE_APPS[0]!,
  developer: 'stranger',
  version: ['6.1.0', 610],
  planted: '同包名、异签名，植入广告SDK',
  sdks: ['pangle'],
  code: `
class App extends Application { public void onCreate() { super.onCreate(); TTAdSdk.init(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }${home('')}`,
  policy: undefined,
};
