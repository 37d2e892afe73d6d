/** The reads the recipes plant, by a short name: token of `data/personal-info.yaml`, and the call as `Class.method/parameters`. */
export const reads = {
  imei: ['imei', 'TelephonyManager.getDeviceId/0'],
  'imei of a slot': ['imei', 'TelephonyManager.getImei/1'],
  'imei 26': ['imei', 'TelephonyManager.getImei/0'],
  meid: ['meid', 'TelephonyManager.getMeid/0'],
  imsi: ['imsi', 'TelephonyManager.getSubscriberId/0'],
  iccid: ['iccid', 'TelephonyManager.getSimSerialNumber/0'],
  phone: ['phone_number', 'TelephonyManager.getLine1Number/0'],
  cells: ['cell', 'TelephonyManager.getAllCellInfo/0'],
  cell: ['cell', 'TelephonyManager.getCellLocation/0'],
  'android id': ['android_id', 'Settings$Secure.getString/2'],
  serial: ['serial', 'Build.getSerial/0'],
  'serial field': ['serial', 'Build.SERIAL'],
  'drm id': ['drm_id', 'MediaDrm.getPropertyByteArray/1'],
  mac: ['mac', 'WifiInfo.getMacAddress/0'],
  'mac of an interface': ['mac', 'NetworkInterface.getHardwareAddress/0'],
  ssid: ['wifi_info', 'WifiInfo.getSSID/0'],
  bssid: ['wifi_info', 'WifiInfo.getBSSID/0'],
  'wifi list': ['wifi_list', 'WifiManager.getScanResults/0'],
  'bluetooth mac': ['mac', 'BluetoothAdapter.getAddress/0'],
  location: ['loc_precise', 'LocationManager.getLastKnownLocation/1'],
  'location updates': ['loc_precise', 'LocationManager.requestLocationUpdates/4'],
  latitude: ['loc_precise', 'Location.getLatitude/0'],
  longitude: ['loc_precise', 'Location.getLongitude/0'],
  'app list': ['app_list', 'PackageManager.getInstalledPackages/1'],
  applications: ['app_list', 'PackageManager.getInstalledApplications/1'],
  'running apps': ['app_running', 'ActivityManager.getRunningAppProcesses/0'],
  accounts: ['accounts_list', 'AccountManager.getAccounts/0'],
  clipboard: ['clipboard', 'ClipboardManager.getPrimaryClip/0'],
  contacts: ['contacts', 'ContentResolver.query/5'],
  sms: ['sms', 'ContentResolver.query/5'],
  'call log': ['call_log', 'ContentResolver.query/5'],
  photos: ['photos', 'ContentResolver.query/5'],
  'sms received': ['sms', 'SmsMessage.getMessageBody/0'],
  notifications: ['notification_content', 'NotificationListenerService.getActiveNotifications/0'],
  screen: ['screen_content', 'AccessibilityNodeInfo.getText/0'],
} as const satisfies Readonly<Record<string, readonly [data: string, api: string]>>;

export type ReadName = keyof typeof reads;

/**
 * Catalogued calls on the way to a planted read, or that give the app only what is its own. A fact about them counts neither
 * for nor against.
 */
export const steppingStones: readonly string[] = [
  'WifiManager.getConnectionInfo/0',
  'NetworkInterface.getByName/1',
  'NetworkInterface.getNetworkInterfaces/0',
  'SmsMessage.createFromPdu/1',
  'PackageManager.getApplicationInfo/2',
  'PackageManager.getLaunchIntentForPackage/1',
  'ConnectivityManager.getActiveNetworkInfo/0',
];
