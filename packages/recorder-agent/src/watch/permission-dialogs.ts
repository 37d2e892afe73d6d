import type { Call, Wish } from '../hook/watcher.ts';
import { ask, elementsOf, isJava, textOf } from '../look/ask.ts';
import { takeStack } from '../look/stack.ts';
import type { WatchParts } from './parts.ts';

const GRANTED = 0;
const ACTIVITY = 'android.app.Activity';
/** @source AOSP PackageManager.java: EXTRA_REQUEST_PERMISSIONS_NAMES, _RESULTS */
const NAMES = 'android.content.pm.extra.REQUEST_PERMISSIONS_NAMES';
const RESULTS = 'android.content.pm.extra.REQUEST_PERMISSIONS_RESULTS';

/** Permission dialogs: shown when a permission is asked for that is not granted yet, and answered. */
export function permissionDialogs({ put, process, touches }: WatchParts): readonly Wish[] {
  const shown = (call: Call) => {
    const asked = call.given.flatMap(elementsOf).flatMap((name) => textOf(name) ?? []);
    const permissions = asked.filter((name) => Number(ask(call.self, 'checkSelfPermission', name)) !== GRANTED);
    if (permissions.length === 0) return; // the system answers by itself
    put({
      kind: 'dialog',
      time: call.time,
      process: process(),
      permissions,
      outcome: 'shown',
      ...(touches.count === 0 ? { feature: '' as const } : {}),
      stack: takeStack(call.frame).frames,
    });
  };

  const answered = (call: Call) => {
    const data = call.given.find((value) => isJava(value) && value.$className === 'android.content.Intent') as JavaObject | undefined;
    if (data === undefined) return; // dismissed: the activity gets nothing
    const names = elementsOf(ask(data, 'getStringArrayExtra', NAMES)).flatMap((name) => textOf(name) ?? []);
    const results = elementsOf(ask(data, 'getIntArrayExtra', RESULTS));
    const outcomes = names.map((name, i) => outcomeOf(call.self, name, results[i] === GRANTED));
    for (const outcome of ['allowed', 'denied', 'denied-forever'] as const) {
      const permissions = names.filter((_name, i) => outcomes[i] === outcome);
      if (permissions.length > 0) put({ kind: 'dialog', time: call.time, process: process(), permissions, outcome });
    }
  };

  return [
    { owner: ACTIVITY, method: 'requestPermissions', watcher: { before: shown } },
    { owner: ACTIVITY, method: 'requestPermissionsFromFragment', watcher: { before: shown } },
    { owner: ACTIVITY, method: 'dispatchRequestPermissionsResult', watcher: { before: answered } },
    { owner: ACTIVITY, method: 'dispatchRequestPermissionsResultToFragment', watcher: { before: answered } },
  ];
}

/** A refusal after which the system offers no rationale is one for good. */
function outcomeOf(activity: JavaObject, name: string, isGranted: boolean): 'allowed' | 'denied' | 'denied-forever' {
  if (isGranted) return 'allowed';
  return ask(activity, 'shouldShowRequestPermissionRationale', name) === false ? 'denied-forever' : 'denied';
}
