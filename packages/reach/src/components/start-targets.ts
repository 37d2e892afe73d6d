import type { Component } from '@touchstone/app-model';
import type { Method } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import { classNameOf, descriptorOf } from '../entries/class-names.ts';
import { componentClass } from '../entries/component-roots.ts';
import type { EntryFinder } from '../entries/entry-finder.ts';
import type { Entries, EntryHow, StartedEntry } from '../entry.ts';
import type { XmlFiles } from '../xml-files.ts';
import type { Found, Frame, FrameValues, Spot } from './frames.ts';
import { answers, componentAim, type IntentAim, intentAims, uriTexts } from './intent-aims.ts';
import { LayoutFiles } from './layout-files.ts';
import type { StartLists, StartRow } from './start-rows.ts';
import type { StartSite } from './start-sites.ts';

/** A method that a call sets going, and what a reader should know of it. */
export interface Target {
  readonly method: Method;
  readonly trigger: Edge['trigger'];
  readonly isBackground: boolean;
  readonly instanceOf: string;
  readonly what: string;
  /** Instructions that ran when it is this target. */
  readonly chosen?: readonly Spot[];
}

/** What calls set going, by what their argument can be. */
export class StartTargets {
  readonly #finder: EntryFinder;
  readonly #entries: Entries;
  readonly #lists: StartLists;
  readonly #layouts: LayoutFiles;
  readonly #components: readonly Component[];
  /** By descriptor of the name in the manifest. */
  readonly #byName: ReadonlyMap<string, readonly Component[]>;
  readonly #filtered: readonly Component[];
  readonly #package: string;

  constructor(finder: EntryFinder, entries: Entries, lists: StartLists, files: XmlFiles) {
    this.#finder = finder;
    this.#entries = entries;
    this.#lists = lists;
    this.#layouts = new LayoutFiles(finder.app, files);
    this.#components = finder.app.manifest?.components ?? [];
    this.#byName = Map.groupBy(this.#components, ({ name }) => descriptorOf(name));
    this.#filtered = this.#components.filter(({ filters }) => filters.length > 0);
    this.#package = finder.app.manifest?.package ?? '';
  }

  /** Targets of one call in one frame; `values` says afterwards whether more depends on callers, or is unknown. */
  of({ row, operand, instruction: at, name }: StartSite, frame: Frame, values: FrameValues): readonly Target[] {
    const found = values.operand(frame, at, operand);
    switch (row.by) {
      case 'intent':
        values.isAnyTarget = values.isUnknown;
        return intentAims(values, found, this.#package).flatMap((aim) => this.#aimed(aim, row, values));
      case 'component':
        return this.#aimed(componentAim(values, found, this.#package), row, values);
      case 'class':
        return this.#classes(found, row, values);
      case 'uri':
        return this.#providers(uriTexts(values, found), name);
      case 'requester':
        return this.#answers(found, row);
      case 'bridge':
        return this.#bridges(found, values);
      default:
        return found.flatMap((one) => this.#inflated(one, row, frame));
    }
  }

  #aimed(aim: IntentAim, row: StartRow, values: FrameValues): readonly Target[] {
    const isNothing = aim.classes.length + aim.packages.size + aim.actions.size + aim.data.size === 0;
    const isLost = isNothing && (aim.isUnknown || !aim.isOwnPackage);
    const isElsewhere = aim.isLauncher || (aim.packages.size > 0 && !aim.isOwnPackage);
    if (isLost) values.isUnknown = true;
    if ((isLost || aim.isUnknown) && !isElsewhere) values.isAnyTarget = true;
    if (aim.classes.length === 0) {
      return this.#filtered
        .filter((component) => isOfType(component, row.starts) && answers(aim, component, this.#package))
        .flatMap((component) => this.#started(componentClass(component), row, component.name));
    }
    return aim.classes.flatMap(({ descriptor, chosen }) =>
      (this.#byName.get(descriptor) ?? [])
        .filter((component) => isOfType(component, row.starts))
        .flatMap((component) => this.#started(componentClass(component), row, component.name).map((target) => ({ ...target, chosen }))),
    );
  }

  #started(descriptor: string, row: StartRow, what: string): readonly Target[] {
    const entries = this.#entries.started.get(descriptor) ?? [];
    return entries.filter(({ method }) => !row.leavesOut.has(method.name)).map((entry) => targetOf(entry, what));
  }

  #classes(found: readonly Found[], row: StartRow, values: FrameValues): readonly Target[] {
    const targets = found.flatMap((one) =>
      values.classesOf(one).flatMap(({ descriptor, chosen }) => {
        const what = classNameOf(descriptor);
        const started = row.starts === 'object' ? this.#made(descriptor, 'job', what) : this.#started(descriptor, row, what);
        return started.map((target) => ({ ...target, chosen }));
      }),
    );
    values.isAnyTarget = values.isUnknown;
    return targets;
  }

  #made(descriptor: string, how: EntryHow, what: string): readonly Target[] {
    const standing = { component: undefined, process: undefined, because: { how, what } };
    return this.#finder.started(descriptor, standing).map((entry) => targetOf(entry, what));
  }

  /** The app's own providers that answer to an address or the name of an authority. */
  #providers(texts: readonly string[], name: string): readonly Target[] {
    const authorities = new Set(texts.map((text) => /^content:\/\/(?:\d+@)?([^/?#]+)/.exec(text)?.[1] ?? text));
    const methods = new Set(this.#lists.providerCalls.get(name) ?? [name]);
    return this.#components
      .filter((component) => component.type === 'provider' && component.authorities.some((authority) => authorities.has(authority)))
      .flatMap((provider) =>
        (this.#entries.started.get(componentClass(provider)) ?? [])
          .filter(({ method }) => methods.has(method.name))
          .map((entry) => ({ ...targetOf(entry, provider.name), trigger: 'same' as const })),
      );
  }

  /** Methods of the asking object that get the answer. */
  #answers(found: readonly Found[], row: StartRow): readonly Target[] {
    const classes = new Set(found.flatMap(({ origin }) => this.#objectsOf(origin)));
    return distinct(
      [...classes].flatMap((descriptor) =>
        this.#finder.lifeCycles
          .callbacksOf(descriptor)
          .filter(({ when, method }) => when === 'result' && method.name === row.starts)
          .map(
            ({ method }) =>
              ({ method, trigger: 'same', isBackground: false, instanceOf: descriptor, what: classNameOf(descriptor) }) as const,
          ),
      ),
    );
  }

  /** Classes of the objects that a value can be; of an activity that the platform gives, all of the manifest. */
  #objectsOf(origin: Found['origin']): readonly string[] {
    if (origin.kind === 'object') return [origin.class];
    if (origin.kind === 'some')
      return [origin.class, ...this.#finder.app.program.subtypesOf(origin.class).map(({ descriptor }) => descriptor)];
    return origin.kind === 'platform' && this.#finder.lineage.isA(origin.class, ACTIVITY) ? this.#activities() : [];
  }

  #activities(): readonly string[] {
    return [...new Set(this.#components.filter((component) => isOfType(component, 'activity')).map(componentClass))];
  }

  /** Methods that a page may call. Before target 17 all public ones. */
  #bridges(found: readonly Found[], values: FrameValues): readonly Target[] {
    const isOld = (this.#finder.app.manifest?.targetSdk ?? 17) < 17;
    const classes = new Set(found.flatMap(({ origin }) => this.#objectsOf(origin)));
    if (classes.size === 0) values.isUnknown = true;
    return [...classes].flatMap((descriptor) =>
      this.#finder.lineage.chain(descriptor).flatMap((one) => {
        const named = new Set(one.annotations().flatMap(({ type, on, member }) => (on === 'method' && BRIDGE.test(type) ? [member] : [])));
        return one
          .methods()
          .filter(({ name, accessFlags }) => !name.startsWith('<') && (named.has(name) || (isOld && (accessFlags & PUBLIC) !== 0)))
          .map(
            (method) => ({ method, trigger: 'same', isBackground: false, instanceOf: descriptor, what: classNameOf(descriptor) }) as const,
          );
      }),
    );
  }

  #inflated({ origin, frame: of, chosen }: Found, row: StartRow, frame: Frame): readonly Target[] {
    if (origin.kind !== 'number' || origin.value >>> 24 === 0) return [];
    const { objects, fragments, laterFragments, clicks } = this.#layouts.inflated(origin.value);
    const file = this.#finder.app.resources.nameOf(origin.value) ?? `0x${origin.value.toString(16)}`;
    const made = (descriptors: Iterable<string>, how: EntryHow) =>
      [...descriptors].flatMap((descriptor) => this.#made(descriptor, how, `${classNameOf(descriptor)} in ${file}`));
    const targets = [
      ...made(objects, 'layout-view'),
      ...made(fragments, 'layout-fragment'),
      ...made(laterFragments, 'layout-fragment').map((target) => ({ ...target, trigger: 'user-action' as const })),
      ...this.#clicked(clicks, row, [of, frame], file),
    ];
    return targets.map((target) => ({ ...target, chosen }));
  }

  /** `android:onClick`: a method of the activity that shows the layout; when that is not known, of any. */
  #clicked(clicks: ReadonlySet<string>, row: StartRow, frames: readonly Frame[], file: string): readonly Target[] {
    if (clicks.size === 0) return [];
    const { app, lineage } = this.#finder;
    const shower = frames.map(({ method }) => app.program.method(method).class).find((type) => lineage.isA(type, ACTIVITY));
    const screens =
      shower === undefined ? this.#activities() : [shower, ...app.program.subtypesOf(shower).map(({ descriptor }) => descriptor)];
    const parameters = row.by === 'menu' ? '(Landroid/view/MenuItem;)' : '(Landroid/view/View;)';
    const targets = screens.flatMap((instanceOf) =>
      [...clicks].flatMap((name): Target[] => {
        const method = nearest(
          lineage.chain(instanceOf).map((one) => one.methods()),
          name,
          parameters,
        );
        const what = `android:onClick="${name}" in ${file}`;
        return method === undefined ? [] : [{ method, trigger: 'user-action', isBackground: false, instanceOf, what }];
      }),
    );
    return distinct(targets);
  }
}

const ACTIVITY = 'Landroid/app/Activity;';
const BRIDGE = /\/JavascriptInterface;$/;
const PUBLIC = 0x1;

const isOfType = ({ type }: Component, wanted: string): boolean =>
  wanted === 'any' || type === wanted || (wanted === 'activity' && type === 'activity-alias');

const targetOf = ({ method, trigger, isBackground, instanceOf }: StartedEntry, what: string): Target => ({
  method,
  trigger,
  isBackground,
  instanceOf,
  what,
});

const nearest = (chain: readonly (readonly Method[])[], name: string, parameters: string): Method | undefined =>
  chain.flat().find((method) => method.name === name && method.signature.startsWith(parameters));

/** Each method once, by the first class that has it. */
const distinct = (targets: readonly Target[]): readonly Target[] =>
  [...new Map([...targets].reverse().map((target) => [target.method.id, target])).values()].sort((a, b) => a.method.id - b.method.id);
