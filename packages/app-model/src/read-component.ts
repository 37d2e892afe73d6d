import { childrenOf, type Located } from './element-paths.ts';
import type { Component, FilterPath, IntentFilter, MetaData } from './manifest.ts';
import type { ManifestAttributes } from './manifest-attributes.ts';

/** What a component takes from its application and package. */
export interface ComponentContext {
  readonly attributes: ManifestAttributes;
  readonly package: string;
  readonly targetSdk: number;
  /** Permission of the application, for components without their own. */
  readonly permission: string | undefined;
}

const TYPES: ReadonlySet<string> = new Set(['activity', 'activity-alias', 'service', 'receiver', 'provider'] satisfies Component['type'][]);

export const isComponent = ({ element }: Located): boolean => TYPES.has(element.name);

/** A component with Android's defaults. @source AOSP com.android.internal.pm.pkg.component, Parsed*Utils */
export function readComponent(located: Located, context: ComponentContext): Component {
  const { element } = located;
  const { attributes } = context;
  const type = element.name as Component['type'];
  const filters = childrenOf(located).flatMap((child) => (child.element.name === 'intent-filter' ? [readFilter(child, attributes)] : []));
  return {
    type,
    name: absoluteName(attributes.text(element, 'name') ?? '', context.package),
    targetActivity: nameOrNone(attributes.text(element, 'targetActivity'), context.package),
    enabled: attributes.boolean(element, 'enabled') ?? true,
    exported: attributes.boolean(element, 'exported') ?? exportedByDefault(type, filters, context.targetSdk),
    permission:
      type === 'provider' ? providerPermission(located, context) : ownOr(attributes.text(element, 'permission'), context.permission),
    process: absoluteProcess(attributes.text(element, 'process'), context.package),
    authorities: (attributes.text(element, 'authorities') ?? '').split(';').filter((authority) => authority !== ''),
    theme: attributes.resourceName(element, 'theme'),
    label: attributes.label(element, 'label'),
    icon: attributes.text(element, 'icon'),
    excludeFromRecents: attributes.boolean(element, 'excludeFromRecents') ?? false,
    foregroundServiceType: attributes.integer(element, 'foregroundServiceType'),
    filters,
    metaData: readMetaData(located, attributes),
    element: located.path,
  };
}

/** A name that begins with a point or has none belongs to the package. @source AOSP ParsingUtils.buildClassName */
export function absoluteName(name: string, packageName: string): string {
  if (name === '') return '';
  if (name.startsWith('.')) return packageName + name;
  return name.includes('.') ? name : `${packageName}.${name}`;
}

export const nameOrNone = (name: string | undefined, packageName: string): string | undefined =>
  name === undefined || name === '' ? undefined : absoluteName(name, packageName);

/** `:remote` is private to the package. */
export const absoluteProcess = (process: string | undefined, packageName: string): string | undefined =>
  process?.startsWith(':') ? packageName + process : process;

/** Values and resources that an element carries by name. */
export function readMetaData(parent: Located, attributes: ManifestAttributes): readonly MetaData[] {
  return parent.element.children
    .filter(({ name }) => name === 'meta-data')
    .map((element) => ({
      name: attributes.text(element, 'name') ?? '',
      value: attributes.text(element, 'value') ?? attributes.text(element, 'resource'),
      resource: attributes.reference(element, 'resource') ?? attributes.reference(element, 'value'),
    }));
}

const PATHS: readonly FilterPath['kind'][] = ['path', 'pathPrefix', 'pathPattern'];

function readFilter({ element }: Located, attributes: ManifestAttributes): IntentFilter {
  const texts = (tag: string, name: 'name' | 'scheme' | 'host' | 'port' | 'mimeType' | FilterPath['kind']) =>
    element.children.flatMap((child) => (child.name === tag ? [attributes.text(child, name)] : [])).filter((text) => text !== undefined);
  return {
    actions: texts('action', 'name'),
    categories: texts('category', 'name'),
    schemes: texts('data', 'scheme'),
    hosts: texts('data', 'host'),
    ports: texts('data', 'port'),
    paths: PATHS.flatMap((kind) => texts('data', kind).map((text) => ({ kind, text }))),
    mimeTypes: texts('data', 'mimeType'),
    priority: attributes.integer(element, 'priority') ?? 0,
  };
}

/**
 * Before target 31 a filter exports what it belongs to; from 31 on Android refuses to guess, and only devices older
 * than that install the app and export it. Activities and receivers drop filters without an action. Providers were
 * exported until target 17.
 */
function exportedByDefault(type: Component['type'], filters: readonly IntentFilter[], targetSdk: number): boolean {
  if (type === 'provider') return targetSdk < 17;
  return type === 'service' ? filters.length > 0 : filters.some(({ actions }) => actions.length > 0);
}

/** An empty permission is none, also where the application has one. */
const ownOr = (own: string | undefined, inherited: string | undefined): string | undefined =>
  own === undefined ? inherited : own || undefined;

/** Reading and writing are guarded apart; a provider counts as guarded when both are. */
function providerPermission({ element }: Located, { attributes, permission }: ComponentContext): string | undefined {
  const both = ownOr(attributes.text(element, 'permission'), permission);
  const read = ownOr(attributes.text(element, 'readPermission'), both);
  const write = ownOr(attributes.text(element, 'writePermission'), both);
  return write === undefined ? undefined : read;
}
