import type { Domain, NativeLibrary, Sdk } from '@touchstone/facts';
import type { Entry } from './entry.ts';

const CONFIDENCE = ['high', 'medium', 'low'] as const;
const FIELDS =
  'id name vendor category country prefixes components libraries domains declares loadsCode handlesPersonalInfo generalLibrary versionAt sources';

/** data/sdks/<vendor>/<sdk>.yaml */
export function readSdk(file: Entry, isToken: (token: string) => boolean): Sdk {
  file.only(...FIELDS.split(' '));
  const id = file.get('id').text();
  if (!file.file.endsWith(`/${id}.yaml`)) file.get('id').fail('must be the name of the file');
  const versionAt = file.get('versionAt').list().map(readVersion);
  return {
    id,
    name: file.get('name').bothTexts(),
    vendor: file.get('vendor').isAbsent ? { zh: '', en: '' } : file.get('vendor').bothTexts(),
    category: file.get('category').text(),
    country: file.get('country').optionalText() ?? '',
    prefixes: file
      .get('prefixes')
      .entries()
      .map(([prefix, level]) => ({ prefix: checkPrefix(prefix, level), level: level.oneOf(['A', 'B', 'C']) })),
    components: readComponents(file.get('components')),
    declares: file
      .get('declares')
      .entries()
      .flatMap(([, list]) => readDeclared(list, isToken)),
    loadsCode: file.get('loadsCode').oneOf(['yes', 'no', 'unknown']),
    handlesPersonalInfo: file.get('handlesPersonalInfo').flag(),
    ...(file.get('generalLibrary').isAbsent ? {} : { isGeneralLibrary: file.get('generalLibrary').flag() }),
    ...(versionAt.length === 0 ? {} : { versionAt }),
  };
}

/** The native libraries that an SDK file names. */
export function sdkLibraries(file: Entry): NativeLibrary[] {
  return file
    .get('libraries')
    .list()
    .map((library) => ({ ...readLibrary(library), sdk: file.get('id').text(), label: file.get('name').bothTexts() }));
}

/** The domains that an SDK file names. */
export function sdkDomains(file: Entry): Domain[] {
  const vendor = file.get('vendor').isAbsent ? undefined : file.get('vendor').get('en').text();
  return file
    .get('domains')
    .entries()
    .map(([domain, confidence]) => ({
      domain: checkDomain(domain, confidence),
      sdk: file.get('id').text(),
      ...owner(vendor, file.get('country').optionalText()),
      confidence: confidence.oneOf(CONFIDENCE),
    }));
}

/** data/domains/<vendor>.yaml: domains of a vendor that belong to no SDK. */
export function readVendorDomains(file: Entry): Domain[] {
  return file
    .only('owners', 'sources')
    .get('owners')
    .list()
    .flatMap((part) => {
      part.only('vendor', 'country', 'domains');
      return part
        .get('domains')
        .entries()
        .map(([domain, confidence]) => ({
          domain: checkDomain(domain, confidence),
          ...owner(part.get('vendor').optionalText(), part.get('country').optionalText()),
          confidence: confidence.oneOf(CONFIDENCE),
        }));
    });
}

/** data/native-libraries/<letter>.yaml: libraries of no catalogued SDK. */
export function readOtherLibraries(file: Entry): NativeLibrary[] {
  return file
    .only('libraries')
    .get('libraries')
    .list()
    .flatMap((part) => {
      part.only('id', 'label', 'files');
      return part
        .get('files')
        .list()
        .map((library) => ({ ...readLibrary(library), label: part.get('label').bothTexts() }));
    });
}

function readLibrary(library: Entry): { name: string; isPattern: boolean } {
  if (typeof library.value === 'string') return { name: library.text(), isPattern: false };
  return { name: checkPattern(library.only('pattern').get('pattern')), isPattern: true };
}

/** A regular expression that compiles and stands for the whole text. */
export function checkPattern(pattern: Entry): string {
  const text = pattern.text();
  try {
    new RegExp(text);
  } catch (error) {
    pattern.fail(`is not a regular expression: ${(error as Error).message}`);
  }
  return text;
}

function readComponents(components: Entry): string[] {
  components.isAbsent || components.only('activity', 'service', 'receiver', 'provider');
  return [...new Set(components.entries().flatMap(([, list]) => list.texts()))].sort();
}

function readDeclared(list: Entry, isToken: (token: string) => boolean): Sdk['declares'][number][] {
  const qualifier = list.field.split('.').at(-1) as 'stated' | 'optional' | 'consensus';
  if (!['stated', 'optional', 'consensus'].includes(qualifier)) list.fail('unknown field');
  return list.list().map((item) => {
    const data = item.text();
    if (!isToken(data)) item.fail(`${data} is not in data/personal-info.yaml`);
    return { data, qualifier };
  });
}

function readVersion(place: Entry): { class?: string; field?: string; file?: string; metaData?: string } {
  place.only('class', 'field', 'file', 'metaData');
  return Object.fromEntries(place.entries().map(([name, value]) => [name, value.text()]));
}

function checkPrefix(prefix: string, at: Entry): string {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}\p{N}_$]+)*$/u.test(prefix)) at.fail(`${prefix} is not a package name`);
  return prefix;
}

function checkDomain(domain: string, at: Entry): string {
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(domain)) at.fail(`${domain} is not a host name in lower case`);
  return domain;
}

function owner(vendor: string | undefined, country: string | undefined): { vendor?: string; country?: string } {
  return { ...(vendor === undefined ? {} : { vendor }), ...(country === undefined ? {} : { country }) };
}
