export type { Article, Case, Condition, Rule, RuleSet, Selector, Text } from './rule.ts';
