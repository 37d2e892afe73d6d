export { createValueFinder, type FoundValue, type ValueFinder } from './find-values.ts';
