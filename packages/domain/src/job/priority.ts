/** Why a scan is wanted. */
export type ScanOrigin =
  | 'person'
  | 'retest'
  | 're-inspection'
  | 'lead'
  | 'campaign'
  | 'new-version'
  | 'listing-change'
  | 'self-check'
  | 'rejudge';

/** Higher goes first. A person at a screen waits seconds, a case waits days, a catalogue waits for nobody. */
export const PRIORITIES: Readonly<Record<ScanOrigin, number>> = {
  person: 1000,
  retest: 800,
  're-inspection': 700,
  lead: 600,
  'self-check': 400,
  campaign: 300,
  'new-version': 200,
  'listing-change': 100,
  rejudge: 50,
};

/** Priority of work that several reasons ask for: the most urgent decides. */
export const priorityOf = (origins: readonly ScanOrigin[]): number => Math.max(0, ...origins.map((origin) => PRIORITIES[origin]));
