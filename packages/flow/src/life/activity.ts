import type { Component } from '@touchstone/app-model';
import { descriptorOf } from '../code/references.ts';
import { isNothing, join, type Value, ZERO } from '../values/value.ts';
import { drain } from './drain.ts';
import type { Stage } from './driver.ts';

import { desk, instanceOf } from './places.ts';

/** Methods of components that the driver calls in their order; all other `on…` are called whenever the screen is there. */
export const LIFE_CYCLE = new Set([
  'onCreate',
  'onStart',
  'onRestoreInstanceState',
  'onPostCreate',
  'onResume',
  'onPostResume',
  'onAttachedToWindow',
  'onPause',
  'onSaveInstanceState',
  'onStop',
  'onRestart',
  'onDestroy',
  'onActivityResult',
  'onNewIntent',
  'onStartCommand',
  'onBind',
  'onUnbind',
  'onRebind',
  'onHandleIntent',
  'onHandleWork',
  'onReceive',
]);

/** Rounds of going to the background and coming back. */
const MOST_TURNS = 3;

/** An activity from its making to its end, with all that can be called while it is there. */
export function playActivity(stage: Stage, { name }: Component, round: number): void {
  const { session, frame } = stage;
  const { memory } = session;
  const type = descriptorOf(name);
  if (!session.classes.isOfApp(type)) return;
  if (round > 0) comeBack(stage, instanceOf(session, type));
  const one = stage.make(type);
  if (one === undefined) return;
  const saved = savedState(stage, type);
  stage.run(one, 'attachBaseContext');
  stage.run(one, 'onCreate', [join(ZERO, saved)]);
  stage.run(one, 'onStart');
  stage.maybe(one, 'onRestoreInstanceState', [saved]);
  stage.run(one, 'onPostCreate', [join(ZERO, saved)]);
  show(stage, one);
  for (let turn = 0; turn < MOST_TURNS && !session.work.isOver; turn++) {
    const before = memory.heap;
    stage.run(one, 'onPause');
    stage.maybe(one, 'onSaveInstanceState', [saved]);
    const paused = memory.heap;
    show(stage, one);
    const resumed = memory.heap;
    memory.heap = paused;
    stage.run(one, 'onStop');
    drain(session, frame);
    stage.run(one, 'onRestart');
    stage.run(one, 'onStart');
    show(stage, one);
    memory.heap = memory.joinHeaps(memory.joinHeaps(before, resumed), memory.heap);
    if (memory.heap === before) break;
  }
  stage.run(one, 'onPause');
  stage.maybe(one, 'onSaveInstanceState', [saved]);
  stage.run(one, 'onStop');
  const retained = stage.run(one, 'onRetainNonConfigurationInstance') ?? stage.run(one, 'onRetainCustomNonConfigurationInstance');
  if (retained !== undefined) memory.add(desk(session, type), 'retained', retained);
  const stopped = memory.heap;
  stage.run(one, 'onDestroy');
  drain(session, frame);
  memory.heap = memory.joinHeaps(stopped, memory.heap);
}

/** Back from another screen, maybe with a result. */
function comeBack(stage: Stage, one: number): void {
  const { session, frame } = stage;
  const { memory } = session;
  if (!memory.isMade(one)) return;
  const before = memory.heap;
  const results = memory.find(desk(session, memory.table.info(one).type), 'results');
  stage.run(one, 'onRestart');
  stage.run(one, 'onStart');
  if (results !== undefined && !isNothing(results)) stage.run(one, 'onActivityResult', [undefined, undefined, results]);
  show(stage, one);
  stage.run(one, 'onPause');
  stage.run(one, 'onStop');
  drain(session, frame);
  memory.heap = memory.joinHeaps(before, memory.heap);
}

function savedState(stage: Stage, type: string): Value {
  const { session } = stage;
  const bundle = session.memory.table.object(`one saved ${type}`, 'Landroid/os/Bundle;', true);
  return { objects: [bundle], known: [], taints: [] };
}

/** The screen is in front: resumed, then whatever the user and the platform do. */
function show(stage: Stage, one: number): void {
  const { session, frame } = stage;
  const { memory } = session;
  stage.run(one, 'onResume');
  stage.run(one, 'onPostResume');
  stage.run(one, 'onAttachedToWindow');
  stage.maybe(one, 'onCreateOptionsMenu');
  for (let turn = 0; turn < MOST_TURNS && !session.work.isOver; turn++) {
    const before = memory.heap;
    for (const name of ownCallbacks(stage, one)) stage.maybe(one, name);
    stage.maybe(one, 'onNewIntent', [memory.find(desk(session, memory.table.info(one).type), 'intent')]);
    stage.maybe(one, 'onActivityResult');
    for (const name of clicksOf(stage, one)) stage.maybe(one, name);
    drain(session, frame);
    if (memory.heap === before) return;
  }
}

/** Methods `on…` that the activity overrides and that belong to no step of its life. */
function ownCallbacks({ session }: Stage, one: number): readonly string[] {
  const { classes, memory } = session;
  const type = memory.table.info(one).type;
  const names = classes
    .inherited(type)
    .filter(({ accessFlags, name }) => (accessFlags & 0xa) === 0 && /^(on|dispatch)[A-Z]/.test(name) && !LIFE_CYCLE.has(name));
  return [...new Set(names.map(({ name }) => name).filter((name) => OF_ACTIVITY.has(name)))];
}

/** What an activity may override beside the steps of its life. @source https://developer.android.com/reference/android/app/Activity */
const OF_ACTIVITY = new Set([
  'dispatchTouchEvent', 'dispatchKeyEvent', 'dispatchTrackballEvent', 'dispatchGenericMotionEvent', 'dispatchPopulateAccessibilityEvent',
  'onBackPressed', 'onConfigurationChanged', 'onContentChanged', 'onContextItemSelected', 'onContextMenuClosed', 'onCreateContextMenu', 'onCreateDialog',
  'onCreateOptionsMenu', 'onCreatePanelMenu', 'onCreateView', 'onDetachedFromWindow', 'onGenericMotionEvent', 'onKeyDown', 'onKeyLongPress',
  'onKeyMultiple', 'onKeyShortcut', 'onKeyUp', 'onLowMemory', 'onMenuItemSelected', 'onMenuOpened', 'onMultiWindowModeChanged',
  'onNavigateUp', 'onOptionsItemSelected', 'onOptionsMenuClosed', 'onPanelClosed', 'onPictureInPictureModeChanged', 'onPrepareDialog',
  'onPrepareOptionsMenu', 'onPreparePanel', 'onRequestPermissionsResult', 'onRetainNonConfigurationInstance', 'onSearchRequested',
  'onTouchEvent', 'onTrackballEvent', 'onTrimMemory', 'onUserInteraction', 'onUserLeaveHint', 'onWindowFocusChanged', 'onListItemClick',
  'onAttachFragment', 'onActionModeStarted', 'onActionModeFinished', 'onProvideAssistData', 'onVisibleBehindCanceled', 'onTitleChanged',
]); // biome-ignore format: a table

/** Methods that the shown layouts name for a tap. */
function clicksOf({ session }: Stage, one: number): readonly string[] {
  const { memory, layouts } = session;
  const shown = memory.find(one, 'layout');
  if (shown === undefined) return [];
  const known = shown.known?.filter((id) => typeof id === 'number').flatMap((id) => layouts.layout(id)?.clicks ?? []);
  return [...new Set(known ?? [...layouts.all()].flatMap(({ clicks }) => clicks))];
}
