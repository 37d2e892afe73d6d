import type { Component } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import { descriptorOf, parametersOf } from '../code/references.ts';
import { EMPTY_HEAP, type Heap } from '../memory/memory.ts';
import { callApp } from '../run/app-calls.ts';
import type { Frame } from '../run/frame.ts';
import type { Session } from '../run/session.ts';
import { object, type Value } from '../values/value.ts';
import { playActivity } from './activity.ts';
import { drain } from './drain.ts';
import { anyOf } from './hand-over.ts';
import { playFragmentless } from './other-components.ts';
import { instanceOf } from './places.ts';
import { playInitializers } from './startup.ts';

/** Rounds over all components: what one leaves in the process, another finds in the next. */
const MOST_ROUNDS = 4;
/** One component may spend this part of what is left, so that the others have their turn. */
const SHARES = 6;
/** Up to so many components all are played, of more only those that lead to something. */
const FEW_COMPONENTS = 100;

/** Plays the life of the process: it starts, then components come and go in any order until nothing changes. */
export function playLife(session: Session, frame: Frame): void {
  const { memory, work, app } = session;
  const { manifest } = app;
  if (manifest === undefined) return;
  memory.heap = EMPTY_HEAP;
  const components = manifest.components.filter(({ enabled, type }) => enabled && type !== 'activity-alias');
  const stage = new Stage(session, frame);
  const application = stage.application(manifest.application.name);
  const providers = components.filter(({ type }) => type === 'provider');
  for (const provider of providers) stage.create(provider);
  for (const provider of providers) playInitializers(stage, provider);
  if (application !== undefined) stage.run(application, 'onCreate');
  drain(session, frame);
  const isFew = components.length <= FEW_COMPONENTS;
  const worth = (component: Component) => isFew || session.which.isComponentWorth(descriptorOf(component.name), memory.hasTaints());
  for (let round = 0; round < MOST_ROUNDS && !work.isOver; round++) {
    const before = memory.heap;
    for (const component of components) {
      if (work.isOver) break;
      if (!worth(component)) continue;
      const start = memory.heap;
      const isWithin = work.within(work.left / SHARES, () => stage.play(component, round));
      if (isWithin) {
        stage.sweep();
        memory.heap = memory.joinHeaps(start, memory.heap);
      } else {
        session.isCut = true;
        memory.heap = start;
      }
    }
    if (application !== undefined) stage.endings(application);
    if (memory.heap === before) break;
  }
}

/** Cells that are looked at for one work unit when what nobody holds is dropped. */
const SWEPT_PER_UNIT = 32;

/** Calls the methods of components as the system does. */
export class Stage {
  readonly session: Session;
  readonly frame: Frame;

  constructor(session: Session, frame: Frame) {
    this.session = session;
    this.frame = frame;
  }

  /** Makes an instance and runs its constructor without arguments. */
  make(type: string): number | undefined {
    const { session } = this;
    const { classes, memory } = session;
    if (!classes.isOfApp(type)) return undefined;
    const one = instanceOf(session, type);
    memory.makeFresh(one);
    this.sweep();
    session.initialise(type, this.frame);
    const maker = classes.own(type, '<init>', '()V');
    if (maker !== undefined) callApp(session, this.frame, maker, [object(one)], ` ${type}`);
    return one;
  }

  application(name: string | undefined): number | undefined {
    const type = name === undefined ? undefined : descriptorOf(name);
    const one = type === undefined ? undefined : this.make(type);
    if (one !== undefined) this.run(one, 'attachBaseContext');
    return one;
  }

  /** Makes a provider and lets it start. */
  create(provider: Component): void {
    const one = this.make(descriptorOf(provider.name));
    if (one === undefined) return;
    this.run(one, 'attachInfo');
    this.run(one, 'onCreate');
  }

  /** Runs the methods of that name that the app has; without one, nothing happens. @returns what they return */
  run(one: number, name: string, given: readonly (Value | undefined)[] = []): Value | undefined {
    let result: Value | undefined;
    for (const method of this.methods(one, name)) result = this.call(one, method, given) ?? result;
    return result;
  }

  call(one: number, method: Method, given: readonly (Value | undefined)[]): Value | undefined {
    const { session } = this;
    const { memory } = session;
    const before = memory.heap;
    const all = parametersOf(method.signature).map((type, k) => given[k] ?? anyOf(session, type));
    const value = callApp(session, this.frame, method, [object(one), ...all], ` ${memory.table.info(one).type}`);
    if (value === undefined) memory.heap = this.frame.thrown?.heap ?? before;
    this.frame.thrown = undefined;
    return value;
  }

  methods(one: number, name: string): readonly Method[] {
    const { classes, memory } = this.session;
    return classes
      .inherited(memory.table.info(one).type)
      .filter(
        (method) =>
          method.name === name && method.hasCode && !this.session.classes.isLibrary(method.class) && (method.accessFlags & 0x40) === 0,
      );
  }

  /** The method may or may not be called. */
  maybe(one: number, name: string, given: readonly (Value | undefined)[] = []): void {
    const { memory } = this.session;
    const before = memory.heap;
    this.run(one, name, given);
    memory.heap = memory.joinHeaps(before, memory.heap);
  }

  play(component: Component, round: number): void {
    if (component.type === 'activity') playActivity(this, component, round);
    else playFragmentless(this, component, round);
  }

  endings(application: number): void {
    for (const name of ['onConfigurationChanged', 'onLowMemory', 'onTrimMemory', 'onTerminate']) this.maybe(application, name);
    drain(this.session, this.frame);
  }

  /** Drops what nobody holds any more. */
  sweep(): void {
    const { memory, work } = this.session;
    work.spend(memory.table.cellCount / SWEPT_PER_UNIT);
    memory.sweep((one) => memory.table.isRoot(one));
  }

  get heap(): Heap {
    return this.session.memory.heap;
  }
}
