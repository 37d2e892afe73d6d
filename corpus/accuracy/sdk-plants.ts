import type { Fact } from '@touchstone/facts';
import { type ClassSpec, caller, cls, text } from '@touchstone/test-kit';
import { example } from './example-name.ts';
import type { Parts, Plant } from './plant.ts';
import { by, given } from './tables.ts';

const prefixes = by(
  given('sdk-prefixes', (row) => `${row['prefix']} ${row['sdk_id']} ${row['level']}`),
  'sdk_id',
);
const allPrefixes = new Set([...prefixes.values()].flat().map((row) => row['prefix'] ?? ''));
const components = by(
  given('sdk-components', (row) => `${row['component']} ${row['sdk_id']}`),
  'sdk_id',
);
const libraries = by(
  given('native-libraries', (row) => `${row['library']} ${row['sdk_id']}`),
  'sdk_id',
);
const domains = by(
  given('domains', (row) => `${row['domain']} ${row['sdk_id']} ${row['confidence']}`).filter((row) => row['confidence'] === 'high'),
  'sdk_id',
);
const ids = given('sdks', (row) => row['id'] ?? '').map((row) => row['id'] ?? '');

/** SDKs of which nothing but renamed classes would be left: no detector can know them. */
export const nothingKept = ids.filter((id) => prefixes.has(id) && keptParts(id) === undefined);

export const sdkPlants: readonly Plant[] = [
  ...ids.flatMap((id) => plant('SDK, plain', id, plainParts(id))),
  ...ids.flatMap((id) => plant('SDK, shrunk', id, keptParts(id))),
  ...ids.flatMap((id) => plant('SDK, shrunk: components only', id, componentParts(id))),
  ...ids.flatMap((id) => plant('SDK, shrunk: libraries only', id, libraryParts(id))),
  ...ids.flatMap((id) => plant('SDK, shrunk: hosts only', id, hostParts(id))),
  ...ids.flatMap((id) => plant('SDK, shrunk: names only', id, nameParts(id))),
  ...decoys(),
];

function plant(category: string, id: string, parts: Parts | undefined): Plant[] {
  return parts === undefined ? [] : [{ category, id, parts, isSeen: (facts) => facts.some(isPresent(id)) }];
}

function isPresent(id: string): (fact: Fact) => boolean {
  return (fact) => fact.kind === 'sdk.present' && fact.attributes['sdk'] === id;
}

/** Two classes under the first prefix. */
function plainParts(id: string): Parts | undefined {
  const prefix = prefixes.get(id)?.[0]?.['prefix'];
  return prefix === undefined ? undefined : { classes: [cls(`${prefix}.Alpha`), cls(`${prefix}.Beta`)] };
}

/** What a shrinker leaves: components by name, libraries, and texts in classes with new names. */
function keptParts(id: string): Parts | undefined {
  const parts = [componentParts(id), libraryParts(id), hostParts(id)].filter((one) => one !== undefined);
  return parts.length === 0 ? undefined : Object.assign({}, ...parts, { classes: parts.flatMap((one) => one.classes ?? []) });
}

function componentParts(id: string): Parts | undefined {
  const rows = components.get(id)?.slice(0, 3);
  if (rows === undefined) return undefined;
  const named = (type: string) => rows.filter((row) => row['type'] === type).map((row) => row['component'] ?? '');
  return {
    activities: named('activity'),
    services: named('service'),
    receivers: named('receiver'),
    providers: named('provider').map((name) => ({ name, authorities: `${name}.authority` })),
    classes: rows.map((row) => cls(row['component'] ?? '')),
  };
}

function libraryParts(id: string): Parts | undefined {
  const row = libraries.get(id)?.[0];
  if (row === undefined || id === '') return undefined;
  const name = row['is_regex'] === '1' ? example(row['library'] ?? '') : (row['library'] ?? '');
  return { files: { [`lib/arm64-v8a/${name.endsWith('.so') ? name : `${name}.so`}`]: '\x7fELF' } };
}

/** The first three hosts, each in a renamed class of its own. */
function hostParts(id: string): Parts | undefined {
  const rows = domains.get(id)?.slice(0, 3);
  if (rows === undefined || rows.length < 2) return undefined;
  return { classes: rows.map((row, i) => says(`${short(id)}.${'abc'[i]}`, `https://${row['domain']}/v1`)) };
}

/** Three names that an SDK gives to an action, a preference file and a key: after its own package. */
function nameParts(id: string): Parts | undefined {
  const prefix = prefixes.get(id)?.[0]?.['prefix'];
  if (prefix === undefined) return undefined;
  const names = ['action.OPENED', 'prefs', 'KEY_TOKEN'];
  return { classes: names.map((name, i) => says(`${short(id)}.n${'abc'[i]}`, `${prefix}.${name}`)) };
}

/** Class names of the SDK in renamed code that asks whether it is there. */
function askingParts(prefix: string, id: string): Parts {
  return { classes: ['Agent', 'CoreService', 'PushClient'].map((name, i) => says(`${short(id)}.m${'abc'[i]}`, `${prefix}.${name}`)) };
}

function says(name: string, value: string): ClassSpec {
  return caller(name, ['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text(value)]);
}

/** A package name as a shrinker makes it, another for each SDK: `a.b.c`. */
function short(id: string): string {
  let number = ids.indexOf(id);
  const letters: string[] = [];
  for (let i = 0; i < 3; i++, number = Math.floor(number / 26)) letters.push(String.fromCharCode(97 + (number % 26)));
  return letters.join('.');
}

/** Whether what is above a prefix is catalogued too: then a name that begins alike belongs to that. */
function hasParent(prefix: string): boolean {
  const above = prefix.split('.').slice(0, -1);
  return above.some((_, i) => allPrefixes.has(above.slice(0, i + 1).join('.')));
}

/** Each looks like an SDK and is none. */
function decoys(): readonly Plant[] {
  const seen = (id: string) => ({ isDecoy: true as const, isSeen: (facts: Parameters<Plant['isSeen']>[0]) => facts.some(isPresent(id)) });
  return ids.flatMap((id, i): Plant[] => {
    const prefix = prefixes.get(id)?.[0]?.['prefix'];
    if (prefix === undefined) return [];
    const callee = `L${prefix.replaceAll('.', '/')}/Alpha;`;
    const host = domains.get(id)?.[0]?.['domain'];
    return [
      ...(hasParent(prefix)
        ? []
        : [
            {
              category: 'SDK, a name that begins alike',
              id,
              parts: { classes: [cls(`${prefix}xq.Alpha`), cls(`${prefix}xq.Beta`)] },
              ...seen(id),
            },
          ]),
      { category: 'SDK, asked for by class name', id, parts: askingParts(prefix, id), ...seen(id) },
      {
        category: 'SDK, only referred to',
        id,
        parts: { classes: [caller(`cn.plant.refers.R${i}`, `static ${callee}->go()V`)] },
        ...seen(id),
      },
      ...(i % 12 === 0
        ? [
            {
              category: 'SDK, the vendor’s own app',
              id,
              alone: true as const,
              parts: { package: `${prefix}.demo`, classes: [cls(`${prefix}.demo.A`), cls(`${prefix}.demo.B`)] },
              ...seen(id),
            },
          ]
        : []),
      ...(host === undefined
        ? []
        : [
            {
              category: 'SDK, one host in the app’s own code',
              id,
              parts: { classes: [says(`cn.plant.hosts.Settings${i}`, `https://${host}/`)] },
              ...seen(id),
            },
          ]),
    ];
  });
}
