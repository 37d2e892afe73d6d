import type { App } from '@touchstone/app-model';
import type { Knowledge, Packer } from '../../knowledge.ts';
import { catalogued } from '../../native-sdks.ts';
import { type FoundMarker, findMarkers } from './markers.ts';

export interface Packed {
  readonly packer: Packer;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly strongest: FoundMarker;
}

const RANK = { high: 3, medium: 2, low: 1 } as const;

/** The packers of an app with how sure they are together: by the best marker, raised where several subjects agree. */
export function packersOf(app: App, knowledge: Knowledge): readonly Packed[] {
  const groups = new Map<Packer, FoundMarker[]>();
  for (const found of findMarkers(app, knowledge)) {
    if (!isTrap(found, app, knowledge)) groups.set(found.packer, [...(groups.get(found.packer) ?? []), found]);
  }
  return [...groups].map(([packer, markers]) => {
    const strongest = markers.reduce((best, one) => (RANK[one.marker.confidence] > RANK[best.marker.confidence] ? one : best));
    return { packer, confidence: together(markers), strongest };
  });
}

/** Two different files, classes or texts that each speak for a packer say more than either. */
function together(markers: readonly FoundMarker[]): Packed['confidence'] {
  const best = new Map<string, number>();
  for (const { subject, marker } of markers) best.set(subject, Math.max(best.get(subject) ?? 0, RANK[marker.confidence]));
  const ranks = [...best.values()];
  if (ranks.includes(RANK.high) || ranks.filter((rank) => rank === RANK.medium).length > 1) return 'high';
  return ranks.includes(RANK.medium) || ranks.length > 1 ? 'medium' : 'low';
}

/** A weak name that has another explanation: an SDK's library, or the shell library that system images ship. */
function isTrap({ marker, subject }: FoundMarker, app: App, knowledge: Knowledge): boolean {
  if (marker.confidence !== 'low' || (marker.type !== 'lib' && marker.type !== 'lib-regex')) return false;
  const name = subject.slice(subject.lastIndexOf('/') + 1);
  return catalogued(knowledge, name)?.sdk !== undefined || (SYSTEM_NAMES.has(name) && isOfSystem(app));
}

const SYSTEM_NAMES: ReadonlySet<string> = new Set(['libshell.so', 'libloader.so']);
const isOfSystem = ({ manifest }: App): boolean =>
  manifest?.sharedUserId?.startsWith('android.uid.') === true || /^(com\.android|android)(\.|$)/.test(manifest?.package ?? '');
