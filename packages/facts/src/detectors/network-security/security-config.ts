import { type AxmlElement, plainAttribute, plainText, readAxml } from '@touchstone/formats/axml';

/** One part of a network security configuration, inheritance applied. */
export interface SecurityPart {
  /** Undefined for the base. */
  readonly domain: string | undefined;
  /** As written here or further out; undefined when nobody says. */
  readonly cleartext: boolean | undefined;
  readonly trustsUser: boolean | undefined;
  /** Element path: `network-security-config/domain-config[2]`. */
  readonly element: string;
}

/** Nested domain-configs that are followed; Android sets no bound. */
const DEEPEST = 20;

/**
 * Base and domains of a configuration. `debug-overrides` is left out: it counts in debuggable builds only.
 * @returns undefined when the file is no such configuration
 * @source developer.android.com, Network security configuration
 */
export function readSecurityConfig(bytes: Uint8Array): readonly SecurityPart[] | undefined {
  const { root } = readAxml(bytes).value;
  if (root?.name !== 'network-security-config') return undefined;
  const base = root.children.find(({ name }) => name === 'base-config');
  const outer: SecurityPart = {
    domain: undefined,
    cleartext: base === undefined ? undefined : cleartextOf(base),
    trustsUser: base === undefined ? undefined : trustsUserOf(base),
    element: `${root.name}/base-config`,
  };
  const configs = root.children.filter(({ name }) => name === 'domain-config');
  return [outer, ...configs.flatMap((config, i) => domainParts(config, outer, `${root.name}/domain-config[${i + 1}]`, DEEPEST))];
}

function domainParts(config: AxmlElement, outer: SecurityPart, element: string, depth: number): readonly SecurityPart[] {
  const own = { cleartext: cleartextOf(config) ?? outer.cleartext, trustsUser: trustsUserOf(config) ?? outer.trustsUser, element };
  const domains = config.children.filter(({ name }) => name === 'domain').map(({ text }) => text.trim());
  const inner = depth === 0 ? [] : config.children.filter(({ name }) => name === 'domain-config');
  const parts = domains.filter((domain) => domain !== '').map((domain) => ({ domain, ...own }));
  return [
    ...parts,
    ...inner.flatMap((one, i) => domainParts(one, { domain: undefined, ...own }, `${element}/domain-config[${i + 1}]`, depth - 1)),
  ];
}

function cleartextOf(config: AxmlElement): boolean | undefined {
  const text = plainText(plainAttribute(config, 'cleartextTrafficPermitted'));
  return text === undefined ? undefined : /^(true|1)$/i.test(text);
}

/** Undefined without trust anchors: then those further out count. */
function trustsUserOf(config: AxmlElement): boolean | undefined {
  const anchors = config.children.find(({ name }) => name === 'trust-anchors');
  return anchors?.children.some((one) => one.name === 'certificates' && plainText(plainAttribute(one, 'src')) === 'user');
}
