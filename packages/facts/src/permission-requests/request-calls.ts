import type { App } from '@touchstone/app-model';
import type { CallSite, Constant, Site } from '@touchstone/program';
import { outermostOf } from '../class-names.ts';
import type { Knowledge } from '../knowledge.ts';
import { firstScreenClasses } from '../launcher.ts';
import { namesGivenBy } from './names-given-by.ts';

/** One request: its place in code and what is asked for; undefined when that is not constant. */
export interface PermissionRequest {
  readonly site: Site;
  readonly permissions: readonly string[] | undefined;
  /** Where a method that the request calls names them, in one of several classes: the request is for these when that runs. */
  readonly namedAt?: Site;
}

const CONTRACTS = 'Landroidx/activity/result/contract/ActivityResultContracts$Request';
const LAUNCHER = 'Landroidx/activity/result/ActivityResultLauncher;';

/** Libraries that ask on behalf of the app: the argument that holds permissions. */
const REQUEST_LIBRARIES: readonly { readonly class: string; readonly name: string }[] = [
  { class: 'Lpub/devrel/easypermissions/EasyPermissions;', name: 'requestPermissions' },
  { class: 'Lcom/tbruyelle/rxpermissions2/RxPermissions;', name: 'request' },
  { class: 'Lcom/tbruyelle/rxpermissions2/RxPermissions;', name: 'requestEach' },
  { class: 'Lcom/tbruyelle/rxpermissions3/RxPermissions;', name: 'request' },
  { class: 'Lcom/tbruyelle/rxpermissions3/RxPermissions;', name: 'requestEach' },
  { class: 'Lcom/permissionx/guolindev/PermissionMediator;', name: 'permissions' },
  { class: 'Lcom/hjq/permissions/XXPermissions;', name: 'permission' },
  { class: 'Lcom/yanzhenjie/permission/runtime/RuntimeOption;', name: 'permission' },
];

/** Calls of one way to ask whose arguments are looked at. */
const MOST_CALLS = 1_000;

export interface PermissionRequests {
  readonly requests: readonly PermissionRequest[];
  /** Whether there were more calls than are looked at. */
  readonly isCut: boolean;
}

const known = new WeakMap<App, { readonly knowledge: Knowledge; readonly requests: PermissionRequests }>();

/**
 * Every request for permissions in code, wrappers of the support libraries left out; those of the first screen are looked at
 * before all others, however many those are. Looked up once for an app.
 */
export function permissionRequestsOf(app: App, knowledge: Knowledge): PermissionRequests {
  const before = known.get(app);
  if (before?.knowledge === knowledge) return before.requests;
  const first = app.manifest === undefined ? new Set<string>() : firstScreenClasses(app, app.manifest);
  const requests = requestsIn(app, knowledge, first);
  known.set(app, { knowledge, requests });
  return requests;
}

function requestsIn(app: App, knowledge: Knowledge, first: ReadonlySet<string>): PermissionRequests {
  const isOwn = isOwnCode(app);
  const isFirst = ({ method }: Site) => first.has(outermostOf(method.class));
  let isCut = false;
  const looked = (sites: readonly CallSite[]): readonly CallSite[] => {
    const own = sites.filter(isOwn);
    isCut ||= own.length > MOST_CALLS;
    return [...own.filter(isFirst), ...own.filter((site) => !isFirst(site))].slice(0, MOST_CALLS);
  };
  const rows = knowledge.apis.filter(({ rule }) => rule === 'requests-permission');
  const direct = [...rows.filter(({ name }) => name !== '<init>'), ...REQUEST_LIBRARIES].flatMap((query) =>
    app.program.mentionsType(query.class) ? app.program.callsTo(query) : [],
  );
  const contracts = rows.filter(({ name, class: descriptor }) => name === '<init>' && descriptor.startsWith(CONTRACTS));
  const asked = looked(direct).flatMap((site) => {
    const permissions = permissionsIn(site);
    if (permissions !== undefined) return [{ site, permissions }];
    const others = [...requestsThrough(app, site), ...requestsByMethod(app, site)];
    return others.length > 0 ? others : [{ site, permissions }];
  });
  const made = contracts.flatMap((query) => app.program.callsTo(query)).filter(isOwn);
  const launched = made.length === 0 ? [] : launches(looked(app.program.callsTo({ class: LAUNCHER, name: 'launch' })), made);
  return { requests: [...asked, ...launched], isCut };
}

/** Not a wrapper inside a library that asks for whatever it is told. */
const isOwnCode = (app: App) => {
  return ({ method }: Site): boolean => !WRAPPERS.test(method.class) && app.owners.of(method.class).owner !== 'library';
};
const WRAPPERS = /^L(androidx|android\/support|pub\/devrel\/easypermissions|com\/tbruyelle)\//;

/** Launchers made for permissions: what is launched with names of permissions, else the contract alone. */
function launches(calls: readonly CallSite[], contracts: readonly CallSite[]): readonly PermissionRequest[] {
  const launched = calls.flatMap((site) => {
    const permissions = namesIn(site.argument(0));
    return permissions === undefined ? [] : [{ site, permissions }];
  });
  const classes = new Set(launched.map(({ site }) => outermostOf(site.method.class)));
  const unknown = contracts.filter(({ method }) => !classes.has(outermostOf(method.class)));
  return [...launched, ...unknown.map((site) => ({ site, permissions: undefined }))];
}

/** Arguments of a request that may hold permissions. */
const MOST_ARGUMENTS = 6;

/** Permissions among the arguments of a call; of texts and arrays the first that names some. */
function permissionsIn(call: CallSite): readonly string[] | undefined {
  for (let i = 0; i < MOST_ARGUMENTS; i++) {
    const names = namesIn(call.argument(i));
    if (names !== undefined) return names;
  }
  return undefined;
}

/** Callers of one helper that are looked at. */
const MOST_CALLERS = 50;

/**
 * A request for what the method itself was given (`ask(activity, permissions)`) belongs to those who call it, as far
 * as they say what for.
 */
function requestsThrough(app: App, call: CallSite): readonly PermissionRequest[] {
  const given = Array.from({ length: MOST_ARGUMENTS }, (_, i) => call.argument(i)).flatMap((value) =>
    value?.kind === 'parameter' && value.index >= 0 ? [value.index] : [],
  );
  if (given.length === 0) return [];
  const callers = app.program.callsTo(call.method).filter(isOwnCode(app)).slice(0, MOST_CALLERS);
  return callers.flatMap((site) => {
    const permissions = given.map((index) => namesIn(site.argument(index))).find((names) => names !== undefined);
    return permissions === undefined ? [] : [{ site, permissions }];
  });
}

/** A request for what a method of the app gives. */
function requestsByMethod(app: App, site: CallSite): readonly PermissionRequest[] {
  return Array.from({ length: MOST_ARGUMENTS }, (_, i) => site.argument(i)).flatMap((value) =>
    namesGivenBy(app, value).map((given) => ({ site, permissions: given.permissions, namedAt: given.site })),
  );
}

/** Names of permissions in a constant: a text, an array of texts, or a static field that holds one. */
function namesIn(value: Constant | undefined): readonly string[] | undefined {
  if (value?.kind === 'text') return isPermission(value.value) ? [value.value] : undefined;
  if (value?.kind === 'field') return namesIn(value.value);
  const items = value?.kind === 'array' ? value.items : value?.kind === 'either' ? value.values : [];
  const names = [...new Set(items.flatMap((item) => namesIn(item) ?? []))];
  return names.length === 0 ? undefined : names;
}

const isPermission = (text: string): boolean => text.length < LONGEST_NAME && /^[\w.]+\.[A-Z0-9_]+$/.test(text) && /permission/i.test(text);

const LONGEST_NAME = 200;
