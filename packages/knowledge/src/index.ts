export {
  type CalendarFile,
  calendars,
  doors,
  guidance,
  knowledge,
  notices,
  notificationCatalogue,
  papers,
  ruleSet,
  sourcesSha256,
} from './generated.js';
