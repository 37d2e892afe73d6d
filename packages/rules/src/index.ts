export { factsOf, kindsOf } from './condition-facts.ts';
export { type Coverage, type CoverageRow, coverage } from './coverage.ts';
export { explainCondition, explainRule, type TokenNames } from './explain.ts';
export type { RuleError, SourceFile } from './faults.ts';
export { type Guidance, type GuidanceExample, type GuidanceTopic, isCovered, type RulePattern, topicsOf } from './guidance.ts';
export { type FactIndex, indexFacts, matchFacts } from './match.ts';
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
