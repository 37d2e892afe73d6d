export { type CalendarFile, calendars, guidance, knowledge, ruleSet, sourcesSha256 } from './generated.js';
