import { expect, test } from 'vitest';
import { touchOfLabel } from './behaviour-names.ts';

test.each([
  ['获取定位', 'loc_precise'],
  ['通话录音', 'record-audio'],
  ['本地录音', 'voice'],
  ['后台截屏', 'capture-screen'],
  ['后台录屏', 'capture-screen'],
  ['拍照', 'camera'],
  ['摄像', 'camera'],
  ['读媒体影音', 'photos'],
  ['读取生物特征信息', 'biometric'],
  ['读取设备唯一标识', 'uuid'],
  ['发短信', 'send-sms'],
  ['发彩信', 'send-sms'],
  ['收短信', 'sms'],
  ['拨打电话', 'place-call'],
  ['三方通话', 'place-call'],
  ['读电话本', 'contacts'],
  ['读通话记录', 'call_log'],
  ['读日程', 'calendar'],
  ['读上网记录', 'browser_history'],
  ['读短信', 'sms'],
  ['读彩信', 'sms'],
  ['写删短信', 'write-sms'],
  ['写删彩信', 'write-sms'],
  ['写删电话本', 'write-contacts'],
  ['写删通话记录', 'write-call-log'],
  ['写删日程', 'write-calendar'],
  ['读取软件列表', 'app_list'],
  ['调用传感器', 'sensor_motion'],
])('T/TAF 081: %s', (label, meaning) => {
  const touch = touchOfLabel(label);
  expect(touch?.data ?? touch?.action).toBe(meaning);
});

test.each([
  ['获取IMSI/iccid', 'iccid'],
  ['获取安卓ID', 'android_id'],
  ['读取小米手机OAID', 'oaid'],
  ['获取电话当前位置信息', 'cell'],
  ['获取手机通信录内容', 'contacts'],
  ['APP获取了其他app信息', 'app_list'],
  ['获取wifi BSSID', 'wifi_info'],
  ['获取Mac地址', 'mac'],
  ['写入剪切板信息', 'write-clipboard'],
  ['读取剪切板信息', 'clipboard'],
  ['获取短信信息-发送短信', 'send-sms'],
  ['申请权限', 'request-permission'],
  ['RandomAccessFile写文件', undefined],
  ['打开首页', undefined],
])('Camille and AppScan: %s', (label, meaning) => {
  const touch = touchOfLabel(label);
  expect(touch?.data ?? touch?.action).toBe(meaning);
});
