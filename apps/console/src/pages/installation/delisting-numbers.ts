import type { Installation } from './installation-page.tsx';

type Policy = Installation['delistingPolicy']['policy'];

interface NumberRow {
  readonly most: number;
  of(policy: Policy): number;
  with(policy: Policy, count: number): Policy;
}

/** The numbers of the policy as a form has them: where each stands, and the most that the API takes. */
export const DELISTING_NUMBERS = {
  misses: { most: 20, of: ({ looks }) => looks.misses, with: (policy, misses) => ({ ...policy, looks: { ...policy.looks, misses } }) },
  vantagePoints: {
    most: 10,
    of: ({ looks }) => looks.vantagePoints,
    with: (policy, vantagePoints) => ({ ...policy, looks: { ...policy.looks, vantagePoints } }),
  },
  overdueAfterHours: {
    most: 720,
    of: (policy) => policy.overdueAfterHours,
    with: (policy, overdueAfterHours) => ({ ...policy, overdueAfterHours }),
  },
  escalateAfterHours: {
    most: 1440,
    of: (policy) => policy.escalateAfterHours,
    with: (policy, escalateAfterHours) => ({ ...policy, escalateAfterHours }),
  },
  noRelistDays: {
    most: 500,
    of: ({ noRelist }) => noRelist.workingDays,
    with: (policy, workingDays) => ({ ...policy, noRelist: { ...policy.noRelist, workingDays } }),
  },
} satisfies Readonly<Record<string, NumberRow>>;

export type NumberName = keyof typeof DELISTING_NUMBERS;

export const withNumber = (policy: Policy, name: NumberName, count: number): Policy => DELISTING_NUMBERS[name].with(policy, count);
