import type { CallSite, Site } from '@touchstone/program';
import { descriptorOfCall } from '../api-rows.ts';
import { isComparison } from '../comparisons.ts';
import type { Fact } from '../fact.ts';
import type { DataMarker } from '../knowledge.ts';
import { textList } from '../lists.ts';
import { tellingSites } from '../telling-sites.ts';
import type { FoundText } from '../texts-beginning.ts';
import type { Search } from './search.ts';
import { NO_CALL } from './uri-facts.ts';

/** How texts of one kind become facts: which call beside them reads what they name. */
interface TextKind {
  readonly via: 'file' | 'property' | 'command' | 'intent';
  readonly where: 'method' | 'class';
  isCall(target: CallSite['target']): boolean;
}

const FILE_TYPES =
  /^L(?:java\/io\/(?:File|FileReader|FileInputStream|RandomAccessFile|BufferedReader)|java\/nio\/file\/(?:Files|Paths|Path)|java\/util\/Scanner|android\/system\/Os|kotlin\/io\/FilesKt\w*|okio\/Okio);$/;
const isRun = ({ class: owner, name }: CallSite['target']) =>
  (owner === 'Ljava/lang/Runtime;' && name === 'exec') ||
  (owner === 'Ljava/lang/ProcessBuilder;' && (name === 'start' || name === '<init>' || name === 'command'));
const isReflection = ({ class: owner, name }: CallSite['target']) => owner === 'Ljava/lang/reflect/Method;' && name === 'invoke';

const TEXT_KINDS: Readonly<Record<'file' | 'property' | 'command' | 'service', TextKind>> = {
  file: { via: 'file', where: 'method', isCall: (target) => FILE_TYPES.test(target.class) || isRun(target) },
  property: {
    via: 'property',
    where: 'method',
    isCall: (target) => target.class === 'Landroid/os/SystemProperties;' || isReflection(target) || isRun(target),
  },
  command: { via: 'command', where: 'class', isCall: isRun },
  service: { via: 'intent', where: 'class', isCall: ({ name }) => name === 'bindService' },
};

/** Files, system properties, commands and vendor services by the texts that name them. */
export function* textFacts(search: Search, texts: readonly FoundText[]): Generator<Fact> {
  const needsCall = new Set(textList(search.knowledge, 'personal-information', 'needsCall'));
  for (const kind of ['file', 'property', 'command', 'service'] as const) {
    for (const { text, uses } of texts) {
      const marker = search.markers.match(kind, text);
      if (marker === undefined || marker.match === 'word' || marker.data === undefined) continue;
      for (const site of tellingSites(uses())) yield* textFact(search, TEXT_KINDS[kind], marker, text, site, needsCall.has(marker.value));
    }
  }
}

function* textFact(search: Search, kind: TextKind, marker: DataMarker, text: string, site: Site, needsCall: boolean): Generator<Fact> {
  if (search.isTied(site, marker)) return;
  const takers = search.nearby.taking(site, text);
  if (takers.length > 0 && takers.every(({ target }) => isComparison(target))) return;
  const lookup = takers.find(({ target }) => isClassLookup(target));
  const call = lookup ?? search.nearby.belonging(site, text, kind.via, kind.isCall, kind.where);
  if (call === undefined && needsCall) return;
  const known =
    call === undefined ? { api: marker.value, argument: NO_CALL } : { api: descriptorOfCall(call.target), argument: text.slice(0, 200) };
  const via = lookup === undefined ? kind.via : 'reflection';
  yield* search.sightings.first('code.reads', { data: marker.data, via, ...known }, call ?? site);
}

/** A vendor's class that is asked for by its name, not bound to. */
const isClassLookup = ({ class: owner, name }: CallSite['target']) =>
  (owner === 'Ljava/lang/Class;' && name === 'forName') || (name === 'loadClass' && /ClassLoader;$/.test(owner));
