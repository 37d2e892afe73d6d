import type { App, Component } from '@touchstone/app-model';
import type { Entry, EntryHow, StartedEntry } from '../entry.ts';
import type { Trigger } from '../trigger.ts';
import { type EntryLists, entryLists, type Lists, type When } from './entry-lists.ts';
import { type Called, LifeCycles } from './life-cycles.ts';
import { Lineage } from './lineage.ts';

/** What an entry of a class is said to belong to. */
export interface Standing {
  readonly component: Component | undefined;
  readonly process: string | undefined;
  readonly because: Entry['because'];
}

/** An app's classes beside the table of life cycles; made once for all that is asked about entries. */
export class EntryFinder {
  readonly app: App;
  readonly lists: EntryLists;
  readonly lineage: Lineage;
  readonly lifeCycles: LifeCycles;

  constructor(app: App, lists: Lists) {
    this.app = app;
    this.lists = entryLists(lists);
    this.lineage = new Lineage(app.program, this.lists.parents);
    this.lifeCycles = new LifeCycles(this.lists.lifeCycles, this.lineage);
  }

  /** Callbacks of a class whose object somebody else made: a fragment, a dialog, a view. */
  lifeCycleOf(descriptor: string, how: EntryHow, what: string): readonly StartedEntry[] {
    const standing = { component: undefined, process: undefined, because: { how, what } };
    return this.#started(descriptor, this.lifeCycles.callbacksOf(descriptor), standing);
  }

  /** All that runs when the platform makes an object of the class and starts it on behalf of the app's code. */
  started(descriptor: string, standing: Standing): readonly StartedEntry[] {
    return this.#started(descriptor, [...this.lifeCycles.makingOf(descriptor), ...this.lifeCycles.callbacksOf(descriptor)], standing);
  }

  /** The same when the system starts it; without what only a request of the app brings about. */
  roots(descriptor: string, start: Trigger, standing: Standing): readonly Entry[] {
    const called = [...this.lifeCycles.makingOf(descriptor), ...this.lifeCycles.callbacksOf(descriptor)];
    return called.flatMap(({ when, ...one }) => {
      const trigger = rootTrigger(when, start);
      return trigger === undefined ? [] : [entryOf(descriptor, trigger, one, standing)];
    });
  }

  #started(descriptor: string, called: readonly Called[], standing: Standing): readonly StartedEntry[] {
    return called.flatMap(({ when, ...one }) => {
      const trigger = STARTED[when];
      return trigger === undefined ? [] : [entryOf(descriptor, trigger, one, standing)];
    });
  }
}

const STARTED: Readonly<Record<When, StartedEntry['trigger'] | undefined>> = {
  start: 'same',
  again: 'same',
  'user-action': 'user-action',
  'system-event': 'system-event',
  push: 'push',
  result: undefined,
};

function rootTrigger(when: When, start: Trigger): Trigger | undefined {
  if (when === 'start') return start;
  if (when === 'again') return start === 'first-screen' ? 'user-action' : start;
  return when === 'result' ? undefined : when;
}

const entryOf = <T>(instanceOf: string, trigger: T, called: Omit<Called, 'when'>, standing: Standing) => ({
  ...standing,
  method: called.method,
  trigger,
  order: called.order,
  instanceOf,
  isBackground: called.isBackground,
  repeated: 'no' as const,
});
