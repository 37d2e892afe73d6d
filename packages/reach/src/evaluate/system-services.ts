/**
 * Classes of what `Context.getSystemService` gives, by name.
 *
 * @source https://developer.android.com/reference/android/content/Context#getSystemService(java.lang.String)
 */
const SERVICES: Readonly<Record<string, string>> = {
  phone: 'android/telephony/TelephonyManager',
  telephony_subscription_service: 'android/telephony/SubscriptionManager',
  wifi: 'android/net/wifi/WifiManager',
  location: 'android/location/LocationManager',
  clipboard: 'android/content/ClipboardManager',
  activity: 'android/app/ActivityManager',
  account: 'android/accounts/AccountManager',
  connectivity: 'android/net/ConnectivityManager',
  sensor: 'android/hardware/SensorManager',
  bluetooth: 'android/bluetooth/BluetoothManager',
  usagestats: 'android/app/usage/UsageStatsManager',
  notification: 'android/app/NotificationManager',
  alarm: 'android/app/AlarmManager',
  audio: 'android/media/AudioManager',
  camera: 'android/hardware/camera2/CameraManager',
  jobscheduler: 'android/app/job/JobScheduler',
  power: 'android/os/PowerManager',
  window: 'android/view/WindowManager',
  download: 'android/app/DownloadManager',
  storage: 'android/os/storage/StorageManager',
  media_projection: 'android/media/projection/MediaProjectionManager',
  device_policy: 'android/app/admin/DevicePolicyManager',
  telecom: 'android/telecom/TelecomManager',
  user: 'android/os/UserManager',
};

/** Descriptor of a system service's class. */
export function systemService(name: string): string | undefined {
  return Object.hasOwn(SERVICES, name) ? `L${SERVICES[name]};` : undefined;
}
