import type { GatePolicy } from '@touchstone/domain/gate';
import type { NoticeCatalogue } from '@touchstone/domain/notice';
import type { NotificationCatalogue } from '@touchstone/domain/notification';
import type { PaperTemplate } from '@touchstone/domain/order';
import type { ProgrammeTexts } from '@touchstone/domain/programme';
import type { Knowledge } from '@touchstone/facts';
import type { Guidance, RuleSet } from '@touchstone/rules';

/** Written by scripts/generate.ts from data/ and rules/; not in git. */
export const knowledge: Knowledge;
export const ruleSet: RuleSet;
/** How firms put things right; made when it is asked for. */
export function guidance(): Guidance;
/** Official calendars, the oldest first; a correction stands behind what it corrects. */
export function calendars(): readonly CalendarFile[];
/** Templates, columns and names of notices, and what was published; made when it is asked for. @source data/notices */
export function notices(): NoticeCatalogue;
/** Templates of official documents, by id; made when they are asked for. @source data/papers */
export function papers(): readonly PaperTemplate[];
/** What stores begin from: policies of the gate and texts of programmes. @source data/gate, data/programmes */
export function doors(): { readonly gatePolicies: readonly GatePolicy[]; readonly programmeTexts: ProgrammeTexts };
/** What people are told of, and in which words. @source data/notifications */
export function notificationCatalogue(): NotificationCatalogue;
/** SHA-256 over all files it was made from; a test compares it. */
export const sourcesSha256: string;

/** A notice of holidays and make-up working days, as data/calendars has it. Days are YYYY-MM-DD. */
export interface CalendarFile {
  readonly jurisdiction: string;
  readonly year: number;
  /** Title and number of the notice. */
  readonly source: string;
  readonly sourceUrl: string;
  readonly publishedOn: string;
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
}
