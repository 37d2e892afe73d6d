import type { Component } from '@touchstone/app-model';
import { descriptorOf } from '../code/references.ts';
import { isNothing, join, type Value } from '../values/value.ts';
import { drain } from './drain.ts';
import type { Stage } from './driver.ts';
import { anyOf, callNamed } from './hand-over.ts';
import { desk } from './places.ts';

const INTENT = 'Landroid/content/Intent;';

/** A service, receiver or provider from its making to its end. */
export function playFragmentless(stage: Stage, component: Component, round: number): void {
  if (component.type === 'service') playService(stage, component);
  else if (component.type === 'receiver') playReceiver(stage, component);
  else if (component.type === 'provider') playProvider(stage, component, round);
}

/** Intents that the component may be started with: from the app, or from outside when nobody in the app has started it. */
export function intentsFor({ session }: Stage, type: string): Value {
  const delivered = session.memory.find(desk(session, type), 'intent');
  const outside = anyOf(session, INTENT);
  if (delivered === undefined || isNothing(delivered)) return outside;
  return session.manifestComponents.isExported(type) ? join(delivered, outside) : delivered;
}

function playService(stage: Stage, { name }: Component): void {
  const { session, frame } = stage;
  const { memory } = session;
  const type = descriptorOf(name);
  const one = stage.make(type);
  if (one === undefined) return;
  const intent = intentsFor(stage, type);
  stage.run(one, 'attachBaseContext');
  stage.run(one, 'onCreate');
  drain(session, frame);
  for (let turn = 0; turn < 2; turn++) {
    const before = memory.heap;
    for (const step of ['onStart', 'onStartCommand', 'onHandleIntent', 'onHandleWork', 'onRebind']) stage.maybe(one, step, [intent]);
    bind(stage, one, type, intent);
    stage.maybe(one, 'onUnbind', [intent]);
    for (const own of OF_SERVICE) stage.maybe(one, own);
    drain(session, frame);
    if (memory.heap === before) break;
  }
  stage.run(one, 'onDestroy');
  drain(session, frame);
}

const OF_SERVICE = [
  'onStartJob',
  'onStopJob',
  'onConfigurationChanged',
  'onLowMemory',
  'onTrimMemory',
  'onTaskRemoved',
  'onNotificationPosted',
  'onAccessibilityEvent',
  'onMessageReceived',
  'onNewToken',
];

/** Binds the service and gives what it returns to those who have asked for it. */
function bind(stage: Stage, one: number, type: string, intent: Value): void {
  const { session, frame } = stage;
  const { memory } = session;
  const before = memory.heap;
  const binder = stage.run(one, 'onBind', [intent]);
  const connections = memory.find(desk(session, type), 'connections');
  if (binder !== undefined && connections !== undefined) callNamed(session, frame, connections, 'onServiceConnected', [undefined, binder]);
  frame.thrown = undefined;
  memory.heap = memory.joinHeaps(before, memory.heap);
}

function playReceiver(stage: Stage, { name }: Component): void {
  const type = descriptorOf(name);
  const one = stage.make(type);
  if (one === undefined) return;
  stage.run(one, 'onReceive', [undefined, intentsFor(stage, type)]);
  drain(stage.session, stage.frame);
}

function playProvider(stage: Stage, { name }: Component, round: number): void {
  const { session } = stage;
  const type = descriptorOf(name);
  if (!session.classes.isOfApp(type)) return;
  const one = session.memory.table.object(`component ${type}`, type);
  if (round === 0 && !session.memory.isMade(one)) return;
  for (const step of ['query', 'insert', 'update', 'delete', 'getType', 'call', 'openFile', 'bulkInsert']) stage.maybe(one, step);
}
