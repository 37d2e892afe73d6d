import { type ApkSpec, apk, type ClassSpec, dex, parseXml } from '@touchstone/test-kit';
import { reads } from './apis.ts';
import { compile } from './java/compile.ts';
import { parse } from './java/parse.ts';
import { World } from './java/world.ts';
import type { GivenTruth, Recipe } from './recipe.ts';
import type { OneOf, Spot, Truth } from './truth.ts';

/** A recipe made: what the package is built from, and the answer in full descriptors. */
export interface ConsentApp {
  readonly id: string;
  readonly category: string;
  readonly about: string;
  readonly spec: Omit<ApkSpec, 'dex' | 'dexFiles'>;
  readonly dexes: readonly (readonly ClassSpec[])[];
  /** Descriptors of classes that keep their name in every variant. */
  readonly keep: ReadonlySet<string>;
  /** Descriptors of classes that came from elsewhere: what is said of their code is not judged. */
  readonly strangers?: ReadonlySet<string>;
  readonly truth: Truth;
}

/** @throws Error that names the recipe, when its code or its truth cannot be understood */
export function consentApp(category: string, recipe: Recipe): ConsentApp {
  try {
    return made(category, recipe);
  } catch (error) {
    throw new Error(`${recipe.id}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The package, the same bytes each time. */
export function apkOf(app: ConsentApp): Uint8Array {
  return apk({ ...app.spec, files: compiledFiles(app.spec.files ?? {}), dexFiles: app.dexes.map((classes) => dex(classes)) });
}

/** XML written as text below `res/` becomes binary, as the build tools leave it. */
function compiledFiles(files: NonNullable<ApkSpec['files']>): NonNullable<ApkSpec['files']> {
  const isText = (path: string): boolean => /^res\/.*\.xml$/.test(path);
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, isText(path) && typeof content === 'string' ? parseXml(content) : content]),
  );
}

const PERMISSIONS = [
  'INTERNET',
  'READ_PHONE_STATE',
  'ACCESS_FINE_LOCATION',
  'ACCESS_WIFI_STATE',
  'QUERY_ALL_PACKAGES',
  'READ_CONTACTS',
  'READ_SMS',
] as const;

function made(category: string, recipe: Recipe): ConsentApp {
  const packageName = /package ([\w.]+);/.exec(recipe.java)?.[1];
  if (packageName === undefined) throw new Error('the code names no package');
  const resource = resourceIds(recipe.manifest?.resources ?? {});
  const compiled = compile(recipe.java, { lambdas: recipe.lambdas ?? 'synthetic-class', resource });
  const named = (name: string): boolean => compiled.some(({ type }) => type === `L${packageName.replaceAll('.', '/')}/${name};`);
  const launcher = recipe.manifest?.launcher ?? '.MainActivity';
  const isMissing = launcher === '.MainActivity' && !named('MainActivity');
  const classes = isMissing
    ? [...compiled, ...compile(`package ${packageName}; ${MAIN}`, { lambdas: 'synthetic-class', resource })]
    : compiled;
  const later = recipe.laterDexes ?? [];
  const isLater = (spec: ClassSpec, names: readonly string[]): boolean => names.includes(simpleName(spec.type).split('$')[0]!);
  const dexes = [
    classes.filter((spec) => !later.some((names) => isLater(spec, names))),
    ...later.map((names) => classes.filter((spec) => isLater(spec, names))),
  ];
  return {
    id: recipe.id,
    category,
    about: recipe.about,
    spec: { permissions: PERMISSIONS, sign: 'debug', ...recipe.manifest, package: packageName },
    dexes,
    keep: new Set(classes.filter(({ type }) => (recipe.keep ?? []).includes(simpleName(type))).map(({ type }) => type)),
    truth: truthOf(recipe.truth, new Names(recipe.java, classes)),
  };
}

/** The launcher of an app whose point lies elsewhere. */
const MAIN = 'class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }';

function simpleName(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1, -1);
}

/** Ids as the test kit gives them: strings first (after the label), then mipmaps, then the other types in the order given. */
function resourceIds(entries: NonNullable<ApkSpec['resources']>): (name: string) => number | undefined {
  const { string = {}, mipmap = {}, ...others } = entries;
  const types = { string: ['app_name', ...Object.keys(string)], mipmap: ['ic_launcher', ...Object.keys(mipmap)] };
  const all = [...Object.entries(types), ...Object.entries(others).map(([type, named]) => [type, Object.keys(named)] as const)];
  return (name) => {
    const [type, entry] = name.split('/');
    const t = all.findIndex(([one]) => one === type);
    const e = t < 0 ? -1 : all[t]![1].indexOf(entry!);
    return e < 0 ? undefined : 0x7f00_0000 | ((t + 1) << 16) | e;
  };
}

/** Short names of a truth, as descriptors. */
class Names {
  readonly #world: World;
  readonly #classes: readonly ClassSpec[];

  constructor(java: string, classes: readonly ClassSpec[]) {
    this.#world = new World(parse(java), () => undefined);
    this.#classes = classes;
  }

  /** `Ids.collect` of the app. @throws Error if there is none, or several */
  place(name: string): string {
    const { owner, member, count } = parts(name);
    const spec = this.#classes.find(({ type }) => simpleName(type) === owner);
    const found = (spec?.methods ?? []).filter((one) => one.name === member && (count === undefined || parametersOf(one.proto) === count));
    if (found.length !== 1) throw new Error(`the truth names ${name}, and the app has ${found.length} of them`);
    return `${spec!.type}->${member}${found[0]!.proto}`;
  }

  /** `TelephonyManager.getDeviceId/0` of the platform, or a call into an SDK of the app. */
  api(name: string): string {
    const { owner, member, count } = parts(name);
    const info = this.#world.named(owner);
    const above = info ? [...this.#world.lineage(info)] : [];
    const method = above
      .flatMap(({ methods }) => methods)
      .find((one) => one.name === member && (count === undefined || one.params.length === count));
    if (info && method) return `${info.type}->${member}${this.#world.proto(method)}`;
    const field = info?.fields.find((one) => one.name === member);
    if (!info || !field) throw new Error(`the truth names ${name}, which nobody declared`);
    return `${info.type}->${member}:${this.#world.type(field.type)}`;
  }

  spot(given: string): Spot {
    const [apis = '', where = ''] = given.split(' @ ');
    return { api: apis.split('|').map((one) => this.api(one.trim())) as unknown as OneOf<string>, in: this.place(where) };
  }
}

function parts(name: string): { readonly owner: string; readonly member: string; readonly count: number | undefined } {
  const match = /^(.+)\.([^./]+)(?:\/(\d+))?$/.exec(name);
  if (!match) throw new Error(`not a name of the form Class.method: ${name}`);
  return { owner: match[1]!, member: match[2]!, count: match[3] === undefined ? undefined : Number(match[3]) };
}

function parametersOf(proto: string): number {
  return (proto.slice(1, proto.indexOf(')')).match(/\[*(?:L[^;]+;|[ZBSCIJFD])/g) ?? []).length;
}

function truthOf(given: GivenTruth, names: Names): Truth {
  const { reads: found, dead, gate, permissions, starts, jumps, downloads, flows, noFlows } = given;
  return {
    ...(found && {
      reads: found.map(({ read: name, in: where, trigger, gate: state, why, owner, sdk, repeated, isBackground }) => ({
        data: reads[name][0],
        api: names.api(reads[name][1]),
        in: names.place(where),
        trigger: list(trigger),
        gate: list(state),
        ...(why === undefined ? {} : { why }),
        owner: list(owner ?? (sdk === undefined ? 'app' : 'sdk')),
        ...(sdk === undefined ? {} : { sdk }),
        repeated: list(repeated ?? 'no'),
        ...(isBackground === 'either' ? {} : { isBackground: isBackground ?? false }),
      })),
    }),
    ...(dead && { dead: dead.map(([name, where]) => ({ data: reads[name][0], api: names.api(reads[name][1]), in: names.place(where) })) }),
    ...(gate && { gate: { found: list(gate.how)[0] !== 'none', ...gate, how: list(gate.how) } }),
    ...(permissions && {
      permissions: permissions.map((one) => ({
        permission: one.permission.includes('.') ? one.permission : `android.permission.${one.permission}`,
        in: names.place(one.in),
        trigger: list(one.trigger),
        gate: list(one.gate),
      })),
    }),
    ...(starts && { starts: starts.map((one) => ({ ...one, in: names.place(one.in), trigger: list(one.trigger), gate: list(one.gate) })) }),
    ...(jumps && { jumps: jumps.map((one) => ({ by: list(one.by), in: names.place(one.in) })) }),
    ...(downloads && { downloads: downloads.map((one) => ({ ...one, in: names.place(one.in), trigger: list(one.trigger) })) }),
    ...(flows && { flows: flows.map(({ data, from, to, sink }) => ({ data, source: names.spot(from), target: names.spot(to), sink })) }),
    ...(noFlows && { noFlows: noFlows.map(({ from, to, because }) => ({ source: names.spot(from), target: names.spot(to), because })) }),
  };
}

function list<T extends string>(given: T | OneOf<T>): OneOf<T> {
  return typeof given === 'string' ? [given] : given;
}
