import type { Text } from '@touchstone/rules';

/** Language of a report: Chinese is the default, English is complete. */
export type Lang = keyof Text;
