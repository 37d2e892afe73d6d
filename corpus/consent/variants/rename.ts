import type { ClassSpec, Code, FieldSpec, MethodSpec } from '@touchstone/test-kit';
import type { ConsentApp } from '../consent-app.ts';
import type { OneOf, OwnerWord, ReadTruth, Truth } from '../truth.ts';
import { placesMapped } from './places-mapped.ts';
import { rewrite } from './rewrite.ts';

/**
 * Classes as a shrinker names them. What keeps its name: components and whatever else the manifest, a layout, a file or a string names,
 * classes with native methods, those of catalogued SDKs and libraries (their names are what SDKs are known by), and `keep`.
 */
export function rename(app: ConsentApp): ConsentApp {
  const classes = app.dexes.flat();
  const kept = keptTypes(app, classes);
  const names = new Map<string, string>();
  for (const { type } of classes) if (!kept.has(type)) names.set(type, `La/${letters(names.size)};`);
  const name = (type: string): string => type.replace(/L[^;:()]+;/g, (one) => names.get(one) ?? one);
  return {
    ...app,
    dexes: app.dexes.map((part) => part.map((spec) => renamedClass(spec, name))),
    keep: new Set([...app.keep].map(name)),
    truth: ownersLost(placesMapped(namesOfApis(app.truth, name), name), new Set(names.values())),
  };
}

const SHARED = /^L(androidx|kotlin|kotlinx|com\/(umeng|amap|bytedance|sensorsdata|tencent|kwad|igexin|xiaomi|huawei)|cn\/jpush)\//;

function keptTypes(app: ConsentApp, classes: readonly ClassSpec[]): ReadonlySet<string> {
  const text = `${JSON.stringify(app.spec, shown)} ${classes.flatMap(stringsOf).join(' ')}`;
  const isNamed = ({ type }: ClassSpec): boolean => {
    const dotted = type.slice(1, -1).replaceAll('/', '.');
    const simple = dotted.slice(dotted.lastIndexOf('.'));
    return (
      text.includes(dotted) || text.includes(dotted.replaceAll('.', '/')) || text.includes(`"${simple}"`) || simple === '.MainActivity'
    );
  };
  const hasNative = ({ methods }: ClassSpec): boolean => methods.some(({ access }) => /native/.test(access));
  return new Set([
    ...app.keep,
    ...classes.filter((spec) => SHARED.test(spec.type) || isNamed(spec) || hasNative(spec)).map(({ type }) => type),
  ]);
}

/** Files of bytes (native libraries) are looked through as Latin text. */
function shown(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
}

function stringsOf(spec: ClassSpec): readonly string[] {
  const found: string[] = spec.fields.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const collect: MethodSpec['body'] = undefined;
  for (const one of spec.methods) {
    if (!one.body || one.body === collect) continue;
    rewrite.each(one, (item) => {
      if (item.kind === 'instruction' && item.reference?.pool === 'string') found.push(item.reference.key);
    });
  }
  return found;
}

function renamedClass(spec: ClassSpec, name: (type: string) => string): ClassSpec {
  const fields = spec.fields.map((one): FieldSpec => ({ ...one, type: name(one.type) }));
  const methods = spec.methods.map(
    (one): MethodSpec => ({
      ...one,
      proto: name(one.proto),
      ...(one.body ? { body: (code: Code) => rewrite.names(one, code, name) } : {}),
    }),
  );
  const { source: _, ...others } = spec;
  return {
    ...others,
    type: name(spec.type),
    extends: spec.extends === null ? null : name(spec.extends),
    implements: spec.implements.map(name),
    fields,
    methods,
  };
}

/** `a/a`, `a/b`, … `b/a`: two letters deep, as repackaging leaves them. */
function letters(n: number): string {
  const letter = (i: number): string => String.fromCodePoint(97 + (i % 26));
  return `${letter(Math.floor(n / 26))}/${letter(n)}`;
}

/** An API of an SDK that is part of the app has its own names. */
function namesOfApis(truth: Truth, name: (type: string) => string): Truth {
  if (truth.flows === undefined) return truth;
  return {
    ...truth,
    flows: truth.flows.map((flow) => ({ ...flow, target: { ...flow.target, api: flow.target.api.map(name) as unknown as OneOf<string> } })),
  };
}

const LOST: OneOf<OwnerWord> = ['unknown', 'app', 'third-party'];

function ownersLost(truth: Truth, renamed: ReadonlySet<string>): Truth {
  if (truth.reads === undefined) return truth;
  const isRenamed = (place: string): boolean => renamed.has(place.split('->')[0]!);
  return { ...truth, reads: truth.reads.map((one): ReadTruth => (isRenamed(one.in) ? { ...one, owner: LOST } : one)) };
}
