export { factsOf, kindsOf } from './condition-facts.ts';
export { type Answer, type Coverage, type CoverageOptions, type CoverageRow, coverage } from './coverage.ts';
export { type CoverageDocument, coverageMarkdown, nameOf as nameOfInstrument } from './coverage-markdown.ts';
export { type CoverageCount, countOf, coverageByInstrument, type SceneCount, sceneCount } from './coverage-summary.ts';
export { answerWords, countCells, countHead, coverageCells, coverageHead, sceneLines } from './coverage-words.ts';
export { explainCondition, explainRule, type TokenNames } from './explain.ts';
export type { RuleError, SourceFile } from './faults.ts';
export { type Guidance, type GuidanceExample, type GuidanceTopic, isCovered, type RulePattern, topicsOf } from './guidance.ts';
export { type FactIndex, indexFacts, matchFacts } from './match.ts';
export { gapsIn, type Proof, proofsIn, scenesForPeople } from './proofs.ts';
export type {
  Article,
  Case,
  Condition,
  Instrument,
  Item,
  Known,
  ProblemWord,
  Rule,
  RuleSet,
  Selector,
  Text,
  Threshold,
} from './rule.ts';
export { type FailedCase, runCases } from './run-cases.ts';
export { nameOfAttribute, nameOfValue } from './words.ts';
