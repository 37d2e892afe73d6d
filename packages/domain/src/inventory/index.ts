export { type BuildIdentity, compareBuilds, contentRoot, type Entry, entryTreeRoot, isIgnored } from './channel-package.ts';
export {
  type CreditCode,
  type CreditCodeFault,
  type CreditCodeReading,
  checkCharacter,
  organisationCheck,
  readCreditCode,
} from './credit-code.ts';
export { type FilingNumber, type FilingNumberReading, readFilingNumber } from './filing-number.ts';
export { bigrams, likeness, normalisedFirm, normalisedName, queryBigrams } from './names.ts';
export {
  applyChange,
  currentOperator,
  foldOperators,
  type OperatorChange,
  type OperatorEvent,
  type OperatorRefusal,
  type OperatorState,
  operatorOf,
} from './operator-history.ts';
export { confidenceOf, LINK_EVIDENCE, LINK_HOLDS, type LinkConfidence, type LinkEvidence, type LinkEvidenceKind } from './operator-link.ts';
export { findProvince, isProvinceCode, PROVINCES, type Province, provinceOf } from './provinces.ts';
export {
  type ForeignSigners,
  foreignSigners,
  relate,
  type Sighting,
  type SignerFamily,
  type SignerRelation,
  type Signers,
} from './signer.ts';
export { isSubjectKind, isWithoutFile, PLATFORMS, type Platform, SUBJECT_KINDS, SUBJECTS, type SubjectKind, standInOf } from './subject.ts';
