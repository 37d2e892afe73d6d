import type { Manifest } from '@touchstone/app-model';

/** From target 26 on Android 8 and later deliver most broadcasts to no receiver of the manifest. */
const LIMITED_FROM = 26;

/**
 * Broadcasts that are delivered all the same, of those that data/markers/broadcasts.yaml lists.
 * @source developer.android.com/guide/components/broadcast-exceptions
 */
const DELIVERED: ReadonlySet<string> = new Set([
  'android.intent.action.TIMEZONE_CHANGED',
  'android.intent.action.TIME_SET',
  'android.intent.action.NEW_OUTGOING_CALL',
  'android.intent.action.PHONE_STATE',
  'android.intent.action.MEDIA_MOUNTED',
  'android.intent.action.MEDIA_CHECKING',
  'android.intent.action.MEDIA_EJECT',
  'android.intent.action.MEDIA_UNMOUNTED',
  'android.provider.Telephony.SMS_RECEIVED',
  'android.provider.Telephony.SMS_DELIVER',
  'android.provider.Telephony.WAP_PUSH_RECEIVED',
]);

/** Whether the broadcast starts the app on some system that it can be installed on. Broadcasts of booting always do. */
export function isDelivered(trigger: string, action: string, { minSdk, targetSdk }: Manifest): boolean {
  return trigger !== 'broadcast' || Math.min(minSdk, targetSdk) < LIMITED_FROM || DELIVERED.has(action);
}
