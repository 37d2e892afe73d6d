/** Records of the trace contract as cases write them: times are seconds from the start of the run. */

/** 2026-11-20 10:00:00 +08:00. */
const START = Date.UTC(2026, 10, 20, 2);
export const at = (seconds: number): number => START + Math.round(seconds * 1000);

export const PACKAGE = 'cn.example.app';

type Edge = 'start' | 'end';

export const phase = (seconds: number, scenario: string, edge: Edge = 'start') => ({ kind: 'phase', time: at(seconds), scenario, edge });
export const consent = (seconds: number, event: string) => ({ kind: 'consent', time: at(seconds), event });
export const state = (seconds: number, to: string) => ({ kind: 'state', time: at(seconds), state: to });
export const tap = (seconds: number, text: string, place: object = {}) => ({
  kind: 'ui',
  time: at(seconds),
  process: PACKAGE,
  event: 'tap',
  text,
  ...place,
});
export const page = (seconds: number, name: string, process = PACKAGE) => ({
  kind: 'ui',
  time: at(seconds),
  process,
  event: 'page',
  page: `${process}.${name}`,
});
export const ended = (seconds: number, more: object = {}) => ({
  kind: 'process',
  time: at(seconds),
  event: 'end',
  package: PACKAGE,
  ...more,
});
export const started = (seconds: number, more: object = {}) => ({
  kind: 'process',
  time: at(seconds),
  event: 'start',
  package: PACKAGE,
  ...more,
});

/** First launch until the user has agreed: what comes after it is after consent. */
export const agreed: readonly object[] = [
  phase(0, 'first-launch'),
  started(0.1, { cause: 'launcher' }),
  consent(1, 'shown'),
  phase(20, 'first-launch', 'end'),
  phase(21, 'agree'),
  tap(22, '同意'),
  consent(22.1, 'agreed'),
  page(23, 'HomeActivity'),
  phase(29, 'agree', 'end'),
];

/** First launch until the notice is on the screen. */
export const asked: readonly object[] = [phase(0, 'first-launch'), started(0.1, { cause: 'launcher' }), consent(1, 'shown')];

/** A dialog that is shown and answered two seconds later. */
export const dialog = (seconds: number, permissions: string | readonly string[], outcome: string, more: object = {}) => {
  const names = [permissions].flat().map((name) => (name.includes('.') ? name : `android.permission.${name}`));
  const told = { process: PACKAGE, permissions: names, purpose: '', ...more };
  return [
    { kind: 'dialog', time: at(seconds), outcome: 'shown', ...told },
    { kind: 'dialog', time: at(seconds + 2), outcome, ...told },
  ];
};

const APIS = {
  android_id: ['android.provider.Settings$Secure', 'getString', ['android.content.ContentResolver@5b21c', 'android_id']],
  mac: ['java.net.NetworkInterface', 'getHardwareAddress', []],
  imei: ['android.telephony.TelephonyManager', 'getDeviceId', []],
  imsi: ['android.telephony.TelephonyManager', 'getSubscriberId', []],
  app_list: ['android.content.pm.PackageManager', 'getInstalledPackages', ['0']],
  loc_precise: ['android.location.LocationManager', 'getLastKnownLocation', ['gps']],
  clipboard: ['android.content.ClipboardManager', 'getPrimaryClip', []],
  contacts: ['android.content.ContentResolver', 'query', ['content://com.android.contacts/data/phones', 'null', 'null', 'null', 'null']],
  photos: ['android.content.ContentResolver', 'query', ['content://media/external/images/media', 'null', 'null', 'null', 'null']],
  sms: ['android.content.ContentResolver', 'query', ['content://sms/inbox', 'null', 'null', 'null', 'null']],
  call_log: ['android.content.ContentResolver', 'query', ['content://call_log/calls', 'null', 'null', 'null', 'null']],
  camera: ['android.hardware.Camera', 'open', []],
  voice: ['android.media.AudioRecord', 'startRecording', []],
} as const;

/** Frames of the app's own code, and of SDKs. */
export const STACK = {
  app: [`${PACKAGE}.Device.load(Device.java:14)`, `${PACKAGE}.App.onCreate(App.java:9)`],
  umeng: ['com.umeng.analytics.MobclickAgent.start(Unknown Source:4)', `${PACKAGE}.App.onCreate(App.java:11)`],
} as const;

export const call = (
  seconds: number,
  data: keyof typeof APIS,
  stack: readonly string[] = STACK.app,
  result: object = { state: 'real' },
) => {
  const [type, method, given] = APIS[data];
  return { kind: 'call', time: at(seconds), process: PACKAGE, api: { class: type, method }, arguments: given, result, stack };
};
