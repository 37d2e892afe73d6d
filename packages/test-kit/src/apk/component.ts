import { type XmlElement, type XmlValue, xml } from '../axml/xml.ts';

/** An activity, service, receiver or provider; as a string only its name (`.Main`). */
export interface ComponentSpec {
  readonly name: string;
  readonly exported?: boolean;
  readonly enabled?: boolean;
  readonly permission?: string;
  readonly process?: string;
  /** Of a provider, separated by semicolons. */
  readonly authorities?: string;
  /** Shown in the launcher. */
  readonly launcher?: boolean;
  /** Actions of one filter without anything else. */
  readonly actions?: readonly string[];
  readonly filters?: readonly FilterSpec[];
  readonly metaData?: Readonly<Record<string, XmlValue>>;
  /** Further attributes, by full name. */
  readonly attributes?: Readonly<Record<string, XmlValue>>;
}

export interface FilterSpec {
  readonly actions?: readonly string[];
  readonly categories?: readonly string[];
  /** Attributes of `data` elements without their prefix: `{ scheme: 'https', host: 'example.com' }`. */
  readonly data?: readonly Readonly<Record<string, string>>[];
  readonly priority?: number;
}

export type ComponentTag = 'activity' | 'activity-alias' | 'service' | 'receiver' | 'provider';

/** The element of a component. */
export function component(tag: ComponentTag, given: string | ComponentSpec): XmlElement {
  const spec = typeof given === 'string' ? { name: given } : given;
  const attributes = {
    'android:name': spec.name,
    ...present('android:exported', spec.exported ?? (spec.launcher === true ? true : undefined)),
    ...present('android:enabled', spec.enabled),
    ...present('android:permission', spec.permission),
    ...present('android:process', spec.process),
    ...present('android:authorities', spec.authorities),
    ...spec.attributes,
  };
  const filters = [
    ...(spec.launcher === true ? [LAUNCHER] : []),
    ...(spec.actions ? [{ actions: spec.actions }] : []),
    ...(spec.filters ?? []),
  ];
  return xml(tag, attributes, [...filters.map(filter), ...metaData(spec.metaData ?? {})]);
}

const LAUNCHER: FilterSpec = { actions: ['android.intent.action.MAIN'], categories: ['android.intent.category.LAUNCHER'] };

function filter({ actions = [], categories = [], data = [], priority }: FilterSpec): XmlElement {
  return xml('intent-filter', present('android:priority', priority), [
    ...actions.map((name) => xml('action', { 'android:name': name })),
    ...categories.map((name) => xml('category', { 'android:name': name })),
    ...data.map((parts) => xml('data', Object.fromEntries(Object.entries(parts).map(([name, value]) => [`android:${name}`, value])))),
  ]);
}

/** `meta-data` elements; a typed reference is written as a resource, as the platform reads it. */
export function metaData(values: Readonly<Record<string, XmlValue>>): readonly XmlElement[] {
  return Object.entries(values).map(([name, value]) => xml('meta-data', { 'android:name': name, 'android:value': value }));
}

/** The attribute, or nothing if it has no value. */
export function present(name: string, value: XmlValue | undefined): Readonly<Record<string, XmlValue>> {
  return value === undefined ? {} : { [name]: value };
}
