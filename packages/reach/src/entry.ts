import type { Component } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import type { Trigger } from './trigger.ts';

/** A method of the app that the system calls. */
export interface Entry {
  readonly method: Method;
  readonly trigger: Trigger;
  /**
   * Order among the entries of its trigger, as the platform calls them: 0 component factory, 1 the application's constructor and class
   * initialiser, 2 attachBaseContext, 3 providers, 4 initializers named in meta-data, 5 Application.onCreate; for a screen constructor, onCreate, onStart, onResume …
   */
  readonly order: number;
  /** The class of which the platform makes an instance for this entry: a seed for what is allocated. */
  readonly instanceOf: string;
  /** The component of the manifest that it belongs to, or that its class stands in (a view of a layout, a fragment). */
  readonly component: Component | undefined;
  /** Process as the manifest names it; undefined for the main one. */
  readonly process: string | undefined;
  /** In a component that works without a screen. */
  readonly isBackground: boolean;
  readonly repeated: 'no' | 'periodic-job';
  /**
   * Why the platform calls it, for the reader of a chain: `provider`, `startup-initializer`, `layout-on-click` …, with what names it
   * (the component, the layout file and element).
   */
  readonly because: { readonly how: EntryHow; readonly what: string };
}

export type EntryHow =
  | 'application'
  | 'component-factory'
  | 'provider'
  | 'startup-initializer'
  | 'launcher'
  | 'activity'
  | 'service'
  | 'receiver'
  | 'job'
  | 'push'
  | 'layout-on-click'
  | 'layout-view'
  | 'layout-fragment'
  | 'data-binding'
  | 'menu'
  | 'web-bridge'
  | 'native'
  | 'other';

/** All entries of an app. */
export interface Entries {
  /** What runs although nothing in the app's code starts it: process start, the launcher, exported components, receivers in the manifest. */
  readonly roots: readonly Entry[];
  /**
   * What runs when a component or class is started by code of the app (`startActivity`, `startService`, `inflate` …): entries by class
   * descriptor of the component. Of exported components and the launcher too, since code may start them as well.
   */
  readonly started: ReadonlyMap<string, readonly StartedEntry[]>;
}

/** What the platform calls on a component after code of the app started it: `same` has the trigger of that code. */
export type StartedEntry = Omit<Entry, 'trigger'> & { readonly trigger: Trigger | 'same' };
