import { type GatePolicy, readPolicy } from '@touchstone/domain/gate';
import { NOTICE_KINDS, type ProgrammeTexts, unknownFields } from '@touchstone/domain/programme';
import { DataFiles } from './data-files.ts';
import type { Entry } from './entry.ts';
import type { SourceFile } from './source-files.ts';

export interface Doors {
  readonly gatePolicies: readonly GatePolicy[];
  readonly programmeTexts: ProgrammeTexts;
}

/**
 * What stores begin from: policies of the gate (data/gate/policies) and texts of programmes (data/programmes).
 *
 * @throws DataError that names the file and its faults
 */
export function compileDoors(files: readonly SourceFile[], knownClauses: ReadonlySet<string>): Doors {
  const data = new DataFiles(files);
  const gatePolicies = data.folder('data/gate/policies/').map((file) => policyOf(file, knownClauses));
  return {
    gatePolicies: gatePolicies.sort((a, b) => (a.name < b.name ? -1 : 1)),
    programmeTexts: textsOf(data.file('data/programmes/texts.yaml')),
  };
}

function policyOf(file: Entry, knownClauses: ReadonlySet<string>): GatePolicy {
  const read = readPolicy(file.value, knownClauses);
  if (!read.ok) return file.fail(read.faults.map(({ pointer, message }) => `${pointer} ${message}`).join(', '));
  if (!file.file.endsWith(`/${read.policy.name}.yaml`)) file.get('name').fail('the file is named after it');
  return read.policy;
}

function textsOf(file: Entry): ProgrammeTexts {
  file.only(...NOTICE_KINDS);
  const texts = NOTICE_KINDS.map((kind) => {
    const entry = file.get(kind).only('zh', 'en');
    const both = { zh: entry.get('zh').text(), en: entry.get('en').text() };
    for (const language of ['zh', 'en'] as const) {
      const [unknown] = unknownFields(kind, both[language]);
      if (unknown !== undefined) entry.get(language).fail(`nobody fills in {${unknown}}`);
    }
    return [kind, both] as const;
  });
  return Object.fromEntries(texts) as unknown as ProgrammeTexts;
}
