import type { Fact } from '@touchstone/facts';
import { scan } from '@touchstone/scan-core';
import { type ApkSpec, apk, type ClassSpec, type ComponentSpec } from '@touchstone/test-kit';
import { isHeldBack, type Plant } from '../../corpus/accuracy/index.ts';

/** What became of the plants of one category. */
export interface Score {
  readonly category: string;
  /** Real things or decoys. */
  readonly isDecoy: boolean;
  readonly planted: number;
  readonly seen: number;
  readonly heldBack: { readonly planted: number; readonly seen: number };
  /** Plants that were missed, or decoys that were taken for real; of those held back none is named. */
  readonly wrong: readonly string[];
  /** SDKs and packers reported in these apps that nobody planted. */
  readonly unplanted: readonly string[];
}

const PER_APP = 24;

/** Builds the apps, scans them with the engine as it is, and compares. Plants of one category share apps unless they must be alone. */
export async function measure(plants: readonly Plant[]): Promise<readonly Score[]> {
  const scores: Score[] = [];
  for (const [category, group] of byCategory(plants)) {
    const seen = new Map<Plant, boolean>();
    const unplanted = new Set<string>();
    for (const batch of batches(group)) {
      const facts = (await scan(apk(appWith(batch)), { name: 'planted.apk' })).facts;
      for (const plant of batch) seen.set(plant, plant.isSeen(facts));
      for (const id of strangers(facts, batch)) unplanted.add(id);
    }
    scores.push(scoreOf(category, group, seen, [...unplanted]));
  }
  return scores;
}

function byCategory(plants: readonly Plant[]): ReadonlyMap<string, readonly Plant[]> {
  const groups = new Map<string, Plant[]>();
  for (const plant of plants) groups.set(plant.category, [...(groups.get(plant.category) ?? []), plant]);
  return groups;
}

function batches(group: readonly Plant[]): readonly (readonly Plant[])[] {
  const together = group.filter((plant) => plant.alone !== true);
  const parts = Array.from({ length: Math.ceil(together.length / PER_APP) }, (_, i) => together.slice(i * PER_APP, (i + 1) * PER_APP));
  return [...parts, ...group.filter((plant) => plant.alone === true).map((plant) => [plant])];
}

/** One app with all the parts; what two plants share is there once. */
function appWith(batch: readonly Plant[]): ApkSpec {
  const parts = batch.map((plant) => plant.parts);
  const once = <T>(items: readonly T[], key: (item: T) => string): T[] => [...new Map(items.map((item) => [key(item), item])).values()];
  const components = (tag: 'activities' | 'services' | 'receivers' | 'providers') =>
    once<string | ComponentSpec>(
      parts.flatMap((one) => one[tag] ?? []),
      (one) => (typeof one === 'string' ? one : one.name),
    );
  const name = parts.find((one) => one.package !== undefined)?.package ?? 'cn.plant.app';
  const main: ClassSpec = {
    type: `L${name.replaceAll('.', '/')}/MainActivity;`,
    access: 'public',
    extends: 'Landroid/app/Activity;',
    implements: [],
    fields: [],
    methods: [],
    annotations: [],
  };
  return {
    package: name,
    activities: components('activities'),
    services: components('services'),
    receivers: components('receivers'),
    providers: components('providers'),
    permissions: parts.flatMap((one) => one.permissions ?? []),
    dex: once([main, ...parts.flatMap((one) => one.classes ?? [])], (one) => one.type),
    files: Object.assign({}, ...parts.map((one) => one.files ?? {})),
    sign: false,
  };
}

/** SDKs and packers that a plant of this batch does not answer for. */
function strangers(facts: readonly Fact[], batch: readonly Plant[]): readonly string[] {
  const reported = facts.filter(({ kind }) => kind === 'sdk.present' || kind === 'code.packed');
  return reported
    .filter((fact) => !batch.some((plant) => plant.isSeen([fact])))
    .map(({ attributes }) => String(attributes['sdk'] ?? attributes['packer']));
}

function scoreOf(category: string, group: readonly Plant[], seen: ReadonlyMap<Plant, boolean>, unplanted: readonly string[]): Score {
  const isDecoy = group[0]?.isDecoy === true;
  const held = group.filter(isHeldBack);
  const count = (some: readonly Plant[]) => some.filter((plant) => seen.get(plant) === true).length;
  return {
    category,
    isDecoy,
    planted: group.length,
    seen: count(group),
    heldBack: { planted: held.length, seen: count(held) },
    wrong: group.filter((plant) => seen.get(plant) === isDecoy && !isHeldBack(plant)).map(({ id }) => id),
    unplanted,
  };
}
