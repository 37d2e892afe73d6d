import type { Api } from '../trace.ts';

/**
 * Names under which a method of the API table may be seen at run time, the seen one first: hooks sit on the classes that do the work.
 * @source regulation §8.4, overload rule; hooks of Camille and AppScan
 */
export function* namesOf({ class: owner, method }: Api): Generator<{ readonly class: string; readonly method: string }> {
  const whole = owner.includes('.') ? owner : (SUPERCLASS_BY_NAME.get(owner) ?? owner);
  const classes = [whole, ...(SUPERCLASSES.get(whole) ?? [])];
  const methods = [method, ...plainNames(method)];
  for (const name of methods) for (const candidate of classes) yield { class: candidate, method: name };
  const moved = MOVED.get(`${owner}.${method}`);
  if (moved !== undefined) yield moved;
}

/** What a framework method is called inside: `getPackageInfoAsUser`, `native_get`, `sendTextMessageInternal`. */
function plainNames(method: string): readonly string[] {
  const plain = method
    .replace(/^native_/, '')
    .replace(/(?:AsUser|ForUser|Internal(?:WithoutPermissionCheck)?|WithSelfPermissions|WithFeature|Impl|Unchecked)$/, '');
  return plain === method || plain === '' ? [] : [plain];
}

const CONTEXT = ['android.content.ContextWrapper', 'android.content.Context', 'android.app.Activity'];

const SUPERCLASSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['android.app.ApplicationPackageManager', ['android.content.pm.PackageManager']],
  ['android.app.ContextImpl$ApplicationContentResolver', ['android.content.ContentResolver']],
  ['android.test.mock.MockContentResolver', ['android.content.ContentResolver']],
  ['android.app.ContextImpl', CONTEXT],
  ['android.content.Context', CONTEXT],
  ['android.content.ContextWrapper', CONTEXT],
  ['android.view.ContextThemeWrapper', CONTEXT],
  ['android.app.Activity', CONTEXT],
  ['android.app.Application', CONTEXT],
  ['android.app.Service', CONTEXT],
  ['android.hardware.SystemSensorManager', ['android.hardware.SensorManager']],
  ['java.net.Inet4Address', ['java.net.InetAddress']],
  ['java.net.Inet6Address', ['java.net.InetAddress']],
  ['android.view.WindowManagerImpl', ['android.view.WindowManager', 'android.view.ViewManager']],
  ['android.view.WindowManagerGlobal', ['android.view.WindowManager', 'android.view.ViewManager']],
  ['android.view.WindowManager', ['android.view.ViewManager']],
  ['android.support.v4.app.ActivityCompat', ['androidx.core.app.ActivityCompat']],
  ['android.text.ClipboardManager', ['android.content.ClipboardManager']],
]);

/** Of those, by the last part of their name: logs may leave the package out. */
const SUPERCLASS_BY_NAME: ReadonlyMap<string, string> = new Map(
  [...SUPERCLASSES.keys()].map((name) => [name.slice(name.lastIndexOf('.') + 1), name] as const),
);

const MOVED: ReadonlyMap<string, { readonly class: string; readonly method: string }> = new Map([
  ['android.provider.Settings$NameValueCache.getStringForUser', { class: 'android.provider.Settings$Secure', method: 'getString' }],
]);
