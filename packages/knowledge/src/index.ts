export { knowledge, ruleSet, sourcesSha256 } from './generated.js';
