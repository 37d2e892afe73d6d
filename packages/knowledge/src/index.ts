export { type CalendarFile, calendars, guidance, knowledge, notices, ruleSet, sourcesSha256 } from './generated.js';
