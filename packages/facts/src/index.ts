export { type Depth, type Detector, type DetectorOptions, type Evidential, givenInputs } from './detector.ts';
export { detectors } from './detectors/index.ts';
export { type BundledPolicy, bundledPolicies } from './detectors/privacy-policy/bundled.ts';
export type { Evidence, EvidenceFile } from './evidence.ts';
export type * from './exhibits/exhibits.ts';
export { exhibitsOf, withQuotes } from './exhibits/exhibits-of.ts';
export type { AttributeValue, Fact, FactTimeline, Guard, Proof, Rung } from './fact.ts';
export type * from './knowledge.ts';
export { inOrder, runDetectors } from './run.ts';
export {
  type Attribute,
  type AttributeType,
  type FactKind,
  type Input,
  type Kind,
  kindOf,
  type Layer,
  vocabulary,
} from './vocabulary/index.ts';
export { rungWords } from './vocabulary/rung-words.ts';
