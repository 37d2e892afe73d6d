export { classifySentence, type Label, labelsOf, type SentenceContext } from './classify/classify-sentence.ts';
export { type StatementKind, statementKinds } from './classify/cue.ts';
export { featuresOf } from './classify/features.ts';
export { isSurelyDenied, saidIn, startOf } from './classify/judge-words.ts';
export { type Observation, observe } from './classify/observe.ts';
export { readSentence, type SentenceContent } from './classify/read-sentence.ts';
export { wordFeatures } from './classify/word-features.ts';
export { type Lack, lacksOf } from './document/lacks-of.ts';
export { type CatalogueSdk, type PartyCatalogue, readPartyCatalogue } from './document/parties/party-catalogue.ts';
export { deniedWholly } from './document/pointless-lacks.ts';
export { policyOf } from './document/policy-of.ts';
export type { DocumentKnowledge } from './knowledge/document-knowledge.ts';
export type { InformationKind, PolicyKnowledge } from './knowledge/policy-knowledge.ts';
export { readDocumentKnowledge } from './knowledge/read-document-knowledge.ts';
export { readPolicyKnowledge } from './knowledge/read-policy-knowledge.ts';
export { findPersonalInformation, type PersonalInformation } from './personal-information/find-personal-information.ts';
export type { Mention } from './personal-information/mention.ts';
export type {
  ForcedReason,
  Handler,
  Policy,
  PolicyDates,
  PolicyItem,
  PolicyParty,
  PolicySection,
  PromisedDays,
  Quoted,
  Retention,
  Right,
  Statement,
  TextQuality,
  Topic,
  TotalDenial,
} from './policy.ts';
export { type Normalised, normalise } from './sentences/normalise.ts';
export { type Sentence, splitSentences } from './sentences/split-sentences.ts';
export { type SentenceWording, wordingOf } from './sentences/wording.ts';
