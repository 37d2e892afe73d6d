import type { Component, Manifest } from '@touchstone/app-model';
import { isDelivered } from './broadcast-limits.ts';

export interface Trigger {
  readonly trigger: string;
  /** Broadcast action or service action that starts it. */
  readonly action?: string;
}

/** Actions by which the system itself binds or wakes a component. @source Android SDK reference of each class */
const ACTIONS: Readonly<Record<string, string>> = {
  'android.content.SyncAdapter': 'sync',
  'android.accounts.AccountAuthenticator': 'account',
  'android.service.notification.NotificationListenerService': 'notification-listener',
  'android.accessibilityservice.AccessibilityService': 'accessibility',
  'android.app.action.DEVICE_ADMIN_ENABLED': 'device-admin',
  'android.media.browse.MediaBrowserService': 'media-session',
  'androidx.media3.session.MediaSessionService': 'media-session',
  'androidx.media3.session.MediaLibraryService': 'media-session',
};

/** Permissions that only the system holds, so that it alone can bind the component. */
const GUARDS: Readonly<Record<string, string>> = {
  'android.permission.BIND_JOB_SERVICE': 'job',
  'android.permission.BIND_NOTIFICATION_LISTENER_SERVICE': 'notification-listener',
  'android.permission.BIND_ACCESSIBILITY_SERVICE': 'accessibility',
  'android.permission.BIND_DEVICE_ADMIN': 'device-admin',
};

/** What starts a component without the user; `broadcasts` names triggers of broadcast actions. Each trigger once. */
export function triggersOf(component: Component, manifest: Manifest, broadcasts: ReadonlyMap<string, string>): readonly Trigger[] {
  const actions = component.filters.flatMap((filter) => filter.actions);
  const found: Trigger[] = [];
  if (component.type === 'receiver') {
    for (const action of actions) {
      const trigger = broadcasts.get(action);
      if (trigger !== undefined && isDelivered(trigger, action, manifest)) found.push({ trigger, action });
    }
  }
  for (const action of actions) {
    const trigger = ACTIONS[action];
    if (trigger !== undefined) found.push({ trigger, action });
  }
  const guard = GUARDS[component.permission ?? ''];
  if (guard !== undefined && !found.some(({ trigger }) => trigger === guard)) found.push({ trigger: guard });
  return found;
}

/** A service in a process of its own outlives the app's. By itself it starts nothing: something else must start the process. */
export const isInOwnProcess = ({ type, process }: Component, { package: name, application }: Manifest): boolean =>
  type === 'service' && process !== undefined && process !== (application.process ?? name) && process !== name;
