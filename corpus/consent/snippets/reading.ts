const phoneOf = (context: string): string => `((TelephonyManager) ${context}.getSystemService("phone"))`;

/** Expressions that read, on the context named. */
export const imei = (context: string): string => `${phoneOf(context)}.getDeviceId()`;
export const imsi = (context: string): string => `${phoneOf(context)}.getSubscriberId()`;
export const iccid = (context: string): string => `${phoneOf(context)}.getSimSerialNumber()`;
export const phone = (context: string): string => `${phoneOf(context)}.getLine1Number()`;
export const meid = (context: string): string => `${phoneOf(context)}.getMeid()`;
export const androidId = (context: string): string => `Settings$Secure.getString(${context}.getContentResolver(), "android_id")`;
export const mac = (context: string): string => `((WifiManager) ${context}.getSystemService("wifi")).getConnectionInfo().getMacAddress()`;
export const ssid = (context: string): string => `((WifiManager) ${context}.getSystemService("wifi")).getConnectionInfo().getSSID()`;
export const location = (context: string): string =>
  `((LocationManager) ${context}.getSystemService("location")).getLastKnownLocation("gps")`;
export const apps = (context: string): string => `${context}.getPackageManager().getInstalledPackages(0)`;
export const clip = (context: string): string => `((ClipboardManager) ${context}.getSystemService("clipboard")).getPrimaryClip()`;
