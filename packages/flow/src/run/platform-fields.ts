/** Texts of constants of the platform that code may read as a field; undefined for the others. */
export function frameworkText(owner: string, name: string): string | undefined {
  return TEXTS[`${owner}${name}`];
}

/** @source https://developer.android.com/reference */
const TEXTS: Readonly<Record<string, string>> = {
  'Landroid/provider/Settings$Secure;ANDROID_ID': 'android_id',
  'Landroid/content/Context;TELEPHONY_SERVICE': 'phone',
  'Landroid/content/Context;LOCATION_SERVICE': 'location',
  'Landroid/content/Intent;ACTION_SEND': 'android.intent.action.SEND',
  'Landroid/content/Intent;ACTION_VIEW': 'android.intent.action.VIEW',
  'Landroid/content/Intent;EXTRA_TEXT': 'android.intent.extra.TEXT',
};
