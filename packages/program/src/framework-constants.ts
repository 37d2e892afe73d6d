/**
 * Text of a constant of the framework: compilers write it into the code, but a rewritten app may read the field. Only
 * names that tell their text; undefined for the others.
 *
 * @source https://developer.android.com/reference
 */
export function frameworkConstant(descriptor: string, name: string): string | undefined {
  const exception = EXCEPTIONS[`${descriptor.slice(1, -1)}.${name}`];
  if (exception !== undefined) return exception;
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) return undefined;
  return RULES.find(({ owner }) => owner === descriptor)?.text(name);
}

const lower = (name: string) => name.toLowerCase();
const behind = (prefix: string, text: string) => (name: string) => (name.startsWith(prefix) ? text + name.slice(prefix.length) : undefined);

const RULES: readonly { readonly owner: string; readonly text: (name: string) => string | undefined }[] = [
  { owner: 'Landroid/provider/Settings$Secure;', text: lower },
  { owner: 'Landroid/provider/Settings$Global;', text: lower },
  { owner: 'Landroid/provider/Settings$System;', text: lower },
  {
    owner: 'Landroid/content/Context;',
    text: (name) => (name.endsWith('_SERVICE') ? lower(name.slice(0, -'_SERVICE'.length)) : undefined),
  },
  { owner: 'Landroid/content/Intent;', text: behind('ACTION_', 'android.intent.action.') },
  { owner: 'Landroid/Manifest$permission;', text: (name) => `android.permission.${name}` },
  { owner: 'Landroid/provider/MediaStore;', text: behind('ACTION_', 'android.media.action.') },
  { owner: 'Landroid/provider/Settings;', text: behind('ACTION_', 'android.settings.') },
];

/** Constants whose text follows no rule. */
const EXCEPTIONS: Readonly<Record<string, string | undefined>> = {
  'android/provider/Settings$Secure.ALLOW_MOCK_LOCATION': 'mock_location',
  'android/content/Context.TELEPHONY_SERVICE': 'phone',
  'android/content/Context.TELEPHONY_SUBSCRIPTION_SERVICE': 'telephony_subscription_service',
  'android/content/Context.WIFI_P2P_SERVICE': 'wifip2p',
  'android/content/Context.WIFI_AWARE_SERVICE': 'wifiaware',
  'android/content/Context.WIFI_RTT_RANGING_SERVICE': 'wifirtt',
  'android/content/Context.NSD_SERVICE': 'servicediscovery',
  'android/content/Context.STORAGE_STATS_SERVICE': 'storagestats',
  'android/content/Context.USAGE_STATS_SERVICE': 'usagestats',
  'android/content/Context.BATTERY_SERVICE': 'batterymanager',
  'android/content/Intent.ACTION_POWER_CONNECTED': 'android.intent.action.ACTION_POWER_CONNECTED',
  'android/content/Intent.ACTION_POWER_DISCONNECTED': 'android.intent.action.ACTION_POWER_DISCONNECTED',
  'android/content/Intent.ACTION_SHUTDOWN': 'android.intent.action.ACTION_SHUTDOWN',
  'android/content/Intent.ACTION_TIME_CHANGED': 'android.intent.action.TIME_SET',
  'android/Manifest$permission.ADD_VOICEMAIL': 'com.android.voicemail.permission.ADD_VOICEMAIL',
  'android/Manifest$permission.INSTALL_SHORTCUT': 'com.android.launcher.permission.INSTALL_SHORTCUT',
  'android/Manifest$permission.SET_ALARM': 'com.android.alarm.permission.SET_ALARM',
  'android/provider/Settings.ACTION_MANAGE_OVERLAY_PERMISSION': 'android.settings.action.MANAGE_OVERLAY_PERMISSION',
  'android/provider/Settings.ACTION_MANAGE_WRITE_SETTINGS': 'android.settings.action.MANAGE_WRITE_SETTINGS',
};
