import type { Touch } from './call-knowledge.ts';

/**
 * What a tool's own words for a behaviour mean: the 25 behaviours of T/TAF 081.1 and 081.3 and the words of Camille and AppScan. The
 * first that stands in the label counts; the more telling stand first.
 * @source T/TAF 081.1-2021; github.com/zhengjim/camille script.js; github.com/TongchengOpenSource/AppScan helper/default.js
 */
export function touchOfLabel(label: string): Omit<Touch, 'api' | 'by'> | undefined {
  return NAMES.find(([words]) => words.test(label))?.[1];
}

const reads = (data: string) => ({ effect: 'reads', data }) as const;
const acts = (action: string) => ({ effect: 'acts', action }) as const;

const NAMES: readonly (readonly [RegExp, Omit<Touch, 'api' | 'by'>])[] = [
  [/申请.{0,4}权限|索取?权限?弹窗/, acts('request-permission')],
  [/IMSI\/iccid|iccid|SIM ?卡?序列号/i, reads('iccid')],
  [/IMEI/i, reads('imei')],
  [/MEID/i, reads('meid')],
  [/IMSI/i, reads('imsi')],
  [/OAID/i, reads('oaid')],
  [/VAID/i, reads('vaid')],
  [/AAID/i, reads('aaid')],
  [/安卓 ?ID|android ?_?id/i, reads('android_id')],
  [/电话号码标识符|本机(?:电话)?号码|手机号/, reads('phone_number')],
  [/MCC|运营商/, reads('carrier')],
  [/SIM ?卡?(?:国家代码|是否可用|状态)/i, reads('sim_state')],
  [/基站|电话当前位置/, reads('cell')],
  [/蓝牙.{0,4}(?:mac|地址)/i, reads('paired_devices')],
  [/蓝牙.{0,6}名称/, reads('device_name')],
  [/mac ?地址/i, reads('mac')],
  [/序列号/, reads('serial')],
  [/设备唯一标识|UDID|设备标识/i, reads('uuid')],
  [/写.{0,6}(?:剪切板|剪贴板)/, acts('write-clipboard')],
  [/剪切板|剪贴板/, reads('clipboard')],
  [/(?:写|删).{0,6}短信|(?:写|删).{0,6}彩信/, acts('write-sms')],
  [/(?:写|删).{0,6}(?:电话本|通讯录|通信录|联系人)/, acts('write-contacts')],
  [/(?:写|删).{0,6}通话记录/, acts('write-call-log')],
  [/(?:写|删).{0,6}(?:日程|日历)/, acts('write-calendar')],
  [/发送?(?:短信|彩信)|短信信息-发送/, acts('send-sms')],
  [/短信|彩信/, reads('sms')],
  [/通话记录/, reads('call_log')],
  [/电话本|通讯录|通信录|联系人/, reads('contacts')],
  [/日程|日历/, reads('calendar')],
  [/上网记录|浏览器/, reads('browser_history')],
  [/通话录音/, acts('record-audio')],
  [/拨打电话|三方通话/, acts('place-call')],
  [/录音|麦克风/, reads('voice')],
  [/截屏|录屏|屏幕录制/, acts('capture-screen')],
  [/拍照|摄像|相机/, reads('camera')],
  [/相册|读媒体|媒体影音|图片/, reads('photos')],
  [/生物特征|人脸|指纹/, reads('biometric')],
  [/正在运行|运行中/, reads('app_running')],
  [/其他 ?app|已安装|软件列表|应用列表|安装列表/i, reads('app_list')],
  [/wi-?fi.{0,6}(?:列表|扫描)/i, reads('wifi_list')],
  [/wi-?fi|SSID/i, reads('wifi_info')],
  [/IP ?地址|hostaddress/i, reads('ip')],
  [/网络类型|网络状态|网络名称/, reads('net_type')],
  [/定位|位置/, reads('loc_precise')],
  [/传感器/, reads('sensor_motion')],
];
