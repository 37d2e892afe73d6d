export { type CalendarFile, calendars, guidance, knowledge, notices, papers, ruleSet, sourcesSha256 } from './generated.js';
