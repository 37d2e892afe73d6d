import type { AppType, KnownKey, PersonalInfo, UnsuitablePermission } from '@touchstone/facts';
import { token, type Words } from './apis.ts';
import type { Entry } from './entry.ts';
import { fullName } from './permissions.ts';

/** data/personal-info.yaml: token → what it is. */
export function readPersonalInfo(file: Entry): PersonalInfo[] {
  return file.entries().map(([name, entry]) => {
    entry.only('zh', 'en', 'group', 'sensitive', 'aliases');
    return {
      token: name,
      zh: entry.get('zh').text(),
      en: entry.get('en').text(),
      group: entry.get('group').text(),
      sensitive: entry.get('sensitive').flag(),
      aliases: entry.get('aliases').texts(),
    };
  });
}

/** data/app-types.yaml: the 39 types in their order. */
export function readAppTypes(file: Entry, words: Words): AppType[] {
  return file.list().map((entry, i) => {
    entry.only('number', 'name', 'en', 'aliases', 'basicFunction', 'necessary', 'words', 'annexD');
    if (entry.get('number').whole() !== i + 1) entry.get('number').fail(`must be ${i + 1}`);
    const annexD = entry.get('annexD').optionalText();
    return {
      number: i + 1,
      name: entry.get('name').text(),
      en: entry.get('en').text(),
      aliases: entry.get('aliases').texts(),
      basicFunction: entry.get('basicFunction').text(),
      necessary: entry
        .get('necessary')
        .list()
        .map((item) => {
          item.only('text', 'tokens');
          return {
            text: item.get('text').text(),
            tokens: item
              .get('tokens')
              .list()
              .map((one) => token(one, words)),
          };
        }),
      words: entry.get('words').texts(),
      ...(annexD === undefined ? {} : { annexD }),
    };
  });
}

/** data/unsuitable-permissions.yaml: annex D of TC260-PG-20204A. */
export function readUnsuitable(file: Entry): UnsuitablePermission[] {
  file.only('services', 'permissions');
  const services = file.get('services').texts();
  return file
    .get('permissions')
    .entries()
    .map(([name, entry]) => {
      entry.only('services', 'allExcept');
      const named = entry.get(entry.get('allExcept').isAbsent ? 'services' : 'allExcept').list();
      for (const one of named) if (!services.includes(one.text())) one.fail('is not a service of annex D');
      const listed = new Set(named.map((one) => one.text()));
      const except = !entry.get('allExcept').isAbsent;
      return { permission: fullName(name), services: services.filter((service) => listed.has(service) !== except) };
    });
}

/** data/known-keys.yaml: signing keys that everybody has. */
export function readKnownKeys(file: Entry): KnownKey[] {
  return file.list().map((entry) => {
    entry.only('sha256', 'key', 'name');
    const sha256 = entry.get('sha256').text();
    if (!/^[0-9a-f]{64}$/.test(sha256)) entry.get('sha256').fail('must be 64 hex digits in lower case');
    return { sha256, key: entry.get('key').text(), name: entry.get('name').text() };
  });
}
