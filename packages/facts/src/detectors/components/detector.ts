import type { App, Component } from '@touchstone/app-model';
import { descriptorOf } from '../../class-names.ts';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';
import { sdkAttribute } from '../../owner-attributes.ts';
import { hasOnePixel } from './one-pixel.ts';
import { schedulesIn } from './schedules.ts';
import { isInOwnProcess, triggersOf } from './triggers.ts';

/** Components open to other apps, and those that start the app without the user. */
export const components: Detector = {
  id: 'components',
  version: 4,
  yields: ['component.exported', 'component.self-start'],

  *detect(app, knowledge) {
    const { manifest } = app;
    if (manifest === undefined) return;
    const pushSdks = new Set(knowledge.sdks.filter(({ category }) => category === 'push').map(({ id }) => id));
    const broadcasts = broadcastTriggers(knowledge);
    const enabled = manifest.components.filter((component) => component.enabled);
    const started = new Set(enabled.filter((one) => triggersOf(one, manifest, broadcasts).length > 0).map(({ process }) => process));
    for (const component of enabled) {
      const sdk = sdkAttribute(app, descriptorOf(component.targetActivity ?? component.name));
      if (component.exported && !isLauncherOnly(component)) yield exported(component, sdk);
      for (const { trigger, action } of triggersOf(component, manifest, broadcasts)) yield selfStart(component, trigger, sdk, action);
      if (isInOwnProcess(component, manifest) && started.has(component.process)) yield selfStart(component, 'daemon-process', sdk);
      if (isWakeable(component) && pushSdks.has(sdk.sdk ?? '')) yield selfStart(component, 'push-wake', sdk);
      if (hasOnePixel(component, app)) yield selfStart(component, 'one-pixel', sdk);
    }
    yield* schedules(app);
  },
};

function exported({ type, name, permission, element }: Component, sdk: { readonly sdk?: string }): Fact {
  const guard = permission === undefined ? {} : { permission };
  const kind = type === 'activity-alias' ? 'activity' : type;
  return { kind: 'component.exported', attributes: { type: kind, name, ...guard, ...sdk }, at: inManifest(element) };
}

function selfStart({ name, element }: Component, trigger: string, sdk: { readonly sdk?: string }, action?: string): Fact {
  const attributes = { trigger, ...(action === undefined ? {} : { action }), name, ...sdk };
  return { kind: 'component.self-start', attributes, at: inManifest(element) };
}

/** The entry by which the user opens the app must be open. */
const isLauncherOnly = ({ type, filters }: Component): boolean =>
  type.startsWith('activity') &&
  filters.length > 0 &&
  filters.every(({ categories }) => categories.includes('android.intent.category.LAUNCHER'));

/** Other apps can start it, no permission of the system in between. */
const isWakeable = ({ type, exported: isExported, permission }: Component): boolean =>
  isExported && permission === undefined && (type === 'service' || type === 'provider' || type === 'activity');

/** Trigger by broadcast action. @source regulation §8.5, data/markers/broadcasts.yaml */
function broadcastTriggers({ markers }: Knowledge): ReadonlyMap<string, string> {
  const rows = markers.filter(({ kind, trigger }) => kind === 'broadcast' && trigger !== undefined);
  return new Map(rows.map(({ value, trigger }) => [value, trigger ?? '']));
}

function* schedules(app: App): Iterable<Fact> {
  for (const { trigger, className, descriptor, at } of schedulesIn(app)) {
    const attributes = { trigger, name: className, ...sdkAttribute(app, descriptor) };
    yield { kind: 'component.self-start', attributes, at };
  }
}
