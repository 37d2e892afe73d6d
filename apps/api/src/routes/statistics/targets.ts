/** Setting of how many tests a year is to have, by year. */
export const TARGETS = 'testing-targets';
export type Targets = Readonly<Record<string, number>>;
