import type { Fact, Knowledge } from '@touchstone/facts';

/** What read_facts.py prints. */
export interface AndroguardOutput {
  readonly package: string | null;
  readonly minSdk: number | null;
  readonly targetSdk: number | null;
  readonly permissions: readonly { readonly name: string | null; readonly maxSdk: number | null }[];
  readonly defined: readonly (string | null)[];
  readonly components: readonly {
    readonly type: string;
    readonly name: string | null;
    readonly exported: boolean | null;
    readonly hasFilter: boolean;
    readonly permission: string | null;
  }[];
  readonly references: readonly string[];
  readonly unreadDex: number;
}

/** Kinds of fact that come of it. */
export const ANDROGUARD_KINDS: ReadonlySet<string> = new Set([
  'app.type',
  'app.sdk-levels',
  'permission.declared',
  'permission.unsuitable',
  'component.exported',
]);

const MANIFEST = { file: 'AndroidManifest.xml' } as const;

/** Facts in the words of the vocabulary, from what androguard read. @param appType number of the 39, where somebody has given it */
export function androguardFacts(read: AndroguardOutput, knowledge: Knowledge, appType: number | undefined): readonly Fact[] {
  return [
    ...levels(read),
    ...typeFacts(appType, knowledge),
    ...permissions(read, knowledge, appType),
    ...components(read),
    ...references(read, knowledge),
  ];
}

/** A manifest without minSdkVersion means 1, one without targetSdkVersion the same as the minimum. */
const minimumOf = ({ minSdk }: AndroguardOutput) => minSdk ?? 1;
const targetOf = (read: AndroguardOutput) => read.targetSdk ?? minimumOf(read);

const THRESHOLDS = ['23', '28', '30'];

function levels(read: AndroguardOutput): readonly Fact[] {
  const [minSdk, targetSdk] = [minimumOf(read), targetOf(read)];
  const targetBelow = THRESHOLDS.find((level) => targetSdk < Number(level)) ?? 'none';
  return [{ kind: 'app.sdk-levels', attributes: { minSdk, targetSdk, targetBelow }, at: MANIFEST }];
}

function typeFacts(appType: number | undefined, { appTypes }: Knowledge): readonly Fact[] {
  const type = appTypes.find(({ number }) => number === appType);
  if (type === undefined) return [];
  return [{ kind: 'app.type', attributes: { type: type.number, service: type.annexD ?? 'none' }, at: MANIFEST }];
}

function permissions(read: AndroguardOutput, knowledge: Knowledge, appType: number | undefined): readonly Fact[] {
  const defined = new Set(read.defined);
  const known = new Map(knowledge.permissions.map((info) => [info.name, info]));
  const service = knowledge.appTypes.find(({ number }) => number === appType)?.annexD;
  const widest = new Map<string, number>();
  for (const { name, maxSdk } of read.permissions) {
    if (name !== null) widest.set(name, Math.max(widest.get(name) ?? 0, maxSdk ?? Number.POSITIVE_INFINITY));
  }
  return [...widest].flatMap(([permission, maxSdk]): readonly Fact[] => {
    const protection = known.get(permission)?.protection ?? (defined.has(permission) ? 'custom' : 'unknown');
    const isAdvisedAgainst =
      service !== undefined &&
      knowledge.unsuitablePermissions.some((one) => one.permission === permission && one.services.includes(service));
    return [
      {
        kind: 'permission.declared',
        attributes: { permission, protection, effective: isEffective(permission, maxSdk, targetOf(read), protection) },
        at: MANIFEST,
      },
      ...(isAdvisedAgainst ? [{ kind: 'permission.unsuitable', attributes: { permission, service }, at: MANIFEST }] : []),
    ];
  });
}

/** From which target level on a storage permission opens nothing. @source developer.android.com/training/data-storage */
const SCOPED: Readonly<Record<string, number>> = {
  'android.permission.WRITE_EXTERNAL_STORAGE': 30,
  'android.permission.READ_EXTERNAL_STORAGE': 33,
};

/** Whether a system of the target's level grants it to an app from a store, and it opens something there. */
const isEffective = (permission: string, maxSdk: number, targetSdk: number, protection: string): boolean =>
  maxSdk >= targetSdk && targetSdk < (SCOPED[permission] ?? Number.POSITIVE_INFINITY) && protection !== 'signature';

function components({ components: all }: AndroguardOutput): readonly Fact[] {
  return all
    .filter(({ exported, hasFilter, name }) => name !== null && (exported ?? hasFilter))
    .map(({ type, name, permission }) => ({
      kind: 'component.exported',
      attributes: { type, name: name ?? '', ...(permission === null ? {} : { permission }) },
      at: MANIFEST,
    }));
}

/** Calls that read personal information whatever their arguments are, by class and name: what is looked for. */
export const wantedReferences = ({ apis }: Knowledge): readonly string[] => [...new Set(apis.filter(isPlain).map(nameOf))].sort();

function references({ references: found }: AndroguardOutput, { apis }: Knowledge): readonly Fact[] {
  const there = new Set(found);
  const reads = apis.filter((api) => isPlain(api) && there.has(nameOf(api)));
  const pairs = new Map(reads.map((api) => [`${nameOf(api)} ${api.data}`, api]));
  return [...pairs.values()].map((api) => ({
    kind: 'code.reads',
    attributes: { data: api.data ?? '', via: 'api', api: nameOf(api), owner: 'unknown' },
    at: { file: 'classes.dex', class: api.class },
  }));
}

type Api = Knowledge['apis'][number];
const isPlain = ({ member, effect, data, arguments: conditions, rule }: Api) =>
  member === 'method' && effect === 'reads' && data !== undefined && conditions === undefined && rule === undefined;
const nameOf = ({ class: owner, name }: Api) => `${owner}->${name}`;
