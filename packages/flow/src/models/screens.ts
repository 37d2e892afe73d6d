import { descriptorOf } from '../code/references.ts';
import { drainFragment } from '../life/fragments.ts';
import { register } from '../life/hand-over.ts';
import { SCRIPT } from '../life/places.ts';
import { makeViews } from '../life/views.ts';
import { ANYTHING, anythingFrom, join, known, NOTHING, object, objects, onlyNumber, type Value, ZERO } from '../values/value.ts';
import type { Operation, Operations } from './operation.ts';

/** findViewById(id): one view for each id of the app, whatever screen asks. */
const findView: Operation = (call) => {
  const { session, target } = call;
  const id = onlyNumber(call.argument(0));
  if (id === undefined) return { objects: [session.unknownInstance(target.returns)], known: [], taints: [] };
  return object(session.single(`view ${id}`, 'Landroid/view/View;', id));
};

const setLayout: Operation = (call) => {
  if (call.target.parameters[0] !== 'I') return ZERO;
  call.memory.write(call.objects, 'layout', call.argument(0));
  makeViews(call, call.argument(0));
  return ZERO;
};

const inflate: Operation = (call) => {
  for (const value of call.arguments.slice(0, call.isStatic ? 2 : 1)) if (typeof onlyNumber(value) === 'number') makeViews(call, value);
  return { objects: [call.session.allocateOpen(call.frame, 'Landroid/view/View;')], known: [], taints: [] };
};

/** A text that a view shows and gives back. */
const setText: Operation = (call) => {
  for (const one of call.objects) call.memory.add(one, 'shown', call.argument(0));
  return ZERO;
};

/** What was shown before, or what the user typed. */
const getText: Operation = (call) => {
  let all: Value = NOTHING;
  for (const one of call.objects) all = join(all, call.memory.find(one, 'shown') ?? NOTHING);
  const taints = call.taintsOf(all);
  const made = call.session.allocateOpen(call.frame, call.target.returns);
  call.memory.put(made, '*', anythingFrom(taints), true);
  call.memory.put(made, 'text', anythingFrom(taints), true);
  return { objects: [made], known: [], taints };
};

const getApplication: Operation = (call) => {
  const { session } = call;
  const name = session.app.manifest?.application.name;
  const type = name === undefined ? undefined : descriptorOf(name);
  if (type === undefined || !session.classes.isOfApp(type)) return object(session.single('application', 'Landroid/app/Application;'));
  return object(session.memory.table.object(`component ${type}`, type));
};

/** A service of the system: one object for each name, and nothing of the caller in it. */
const getService: Operation = (call) => {
  const [name] = call.argument(0).known ?? [];
  const key = typeof name === 'string' ? name : typeof name === 'object' ? name.descriptor : '?';
  return object(call.session.single(`service ${key}`, SERVICES[key] ?? (key.startsWith('L') ? key : 'Ljava/lang/Object;')));
};

/** @source https://developer.android.com/reference/android/content/Context#getSystemService(java.lang.String) */
const SERVICES: Readonly<Record<string, string>> = {
  phone: 'Landroid/telephony/TelephonyManager;',
  location: 'Landroid/location/LocationManager;',
  wifi: 'Landroid/net/wifi/WifiManager;',
  clipboard: 'Landroid/content/ClipboardManager;',
  account: 'Landroid/accounts/AccountManager;',
  alarm: 'Landroid/app/AlarmManager;',
  notification: 'Landroid/app/NotificationManager;',
  connectivity: 'Landroid/net/ConnectivityManager;',
  activity: 'Landroid/app/ActivityManager;',
  sensor: 'Landroid/hardware/SensorManager;',
  audio: 'Landroid/media/AudioManager;',
  bluetooth: 'Landroid/bluetooth/BluetoothManager;',
  layout_inflater: 'Landroid/view/LayoutInflater;',
  window: 'Landroid/view/WindowManager;',
  power: 'Landroid/os/PowerManager;',
  jobscheduler: 'Landroid/app/job/JobScheduler;',
};

/** add, replace and show of fragments: the fragment lives from then on. */
const showFragment: Operation = (call) => {
  const isFragment = call.session.classes.isBelow(call.type, 'Landroid/app/Fragment;');
  for (const value of isFragment ? [call.receiver] : call.arguments) if (value.objects.length > 0) drainFragment(call, value);
  return call.target.returns === 'V' || call.target.returns === 'I' ? ZERO : objects(call.objects);
};

const activityOf: Operation = (call) => {
  const held = call.memory.readAll(call.objects, 'activity');
  return held.objects.length > 0
    ? { objects: held.objects, known: [], taints: [] }
    : { objects: [call.session.unknownInstance('Landroid/app/Activity;')], known: [], taints: [] };
};

/** addJavascriptInterface(object, name): scripts call it whenever they like. */
const giveToScripts: Operation = (call) => {
  register(call, call.argument(0), SCRIPT);
  return ZERO;
};

const exit: Operation = () => undefined;

const part =
  (name: string): Operations[string] =>
  (call) => {
    call.memory.write(call.objects, name, call.argument(0));
    return ZERO;
  };

const readPart =
  (name: string, otherwise: Value): Operation =>
  (call) => {
    const held = call.objects.map((one) => call.memory.find(one, name) ?? otherwise);
    return held.length === 0 ? ANYTHING : held.reduce((a, b) => join(a, b));
  };

export const screenOperations: Operations = {
  'view-find': findView,
  'layout-set': setLayout,
  'layout-inflate': inflate,
  'text-set': setText,
  'text-get': getText,
  application: getApplication,
  'system-service': getService,
  'fragment-show': showFragment,
  'fragment-activity': activityOf,
  'arguments-set': part('arguments'),
  'arguments-get': readPart('arguments', ZERO),
  'package-name': (call) => known(call.session.app.manifest?.package ?? ''),
  'script-object': giveToScripts,
  exit: exit,
};
