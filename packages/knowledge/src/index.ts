export { type CalendarFile, calendars, doors, guidance, knowledge, notices, papers, ruleSet, sourcesSha256 } from './generated.js';
