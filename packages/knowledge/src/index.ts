export { guidance, knowledge, ruleSet, sourcesSha256 } from './generated.js';
