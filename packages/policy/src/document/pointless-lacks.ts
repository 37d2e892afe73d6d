import type { Policy, TotalDenial } from '../policy.ts';

const OF_SHARING = ['CR19', 'CR20', 'CR21', 'CR22', 'sdk-list', 'third-party-columns'] as const;

/**
 * Statements that have no object where something is never done. Who collects nothing has nothing to ask consent for, to keep, to protect or
 * to hand out; who it is, how to reach it, of what day the text is and how changes are told it still says.
 * @source 个人信息保护法 17, 23: duties of who processes or provides personal information
 */
const POINTLESS: Readonly<Record<TotalDenial['what'], readonly string[]>> = {
  collection: [
    'CR6',
    'CR8',
    'CR9',
    'CR10',
    'CR11',
    'CR12',
    'CR13',
    'CR14',
    'CR15',
    'CR16',
    'CR17',
    ...OF_SHARING,
    'CR23',
    'CR24',
    'CR25',
    'CR26',
    'retention-expiry',
    'storage-place',
    'spi-necessity',
    'profiling',
    'automated-decision',
    'personalisation-source',
    'off-switch',
    'merger',
  ],
  sdk: ['sdk-list'],
  sharing: OF_SHARING,
};

/** What the text says that it never does, and does not contradict. */
export const deniedWholly = ({ denials = [] }: Policy): ReadonlySet<TotalDenial['what']> =>
  new Set(denials.flatMap(({ what, contradictedBy }) => (contradictedBy === undefined ? [what] : [])));

/** Whether a missing statement is missing because there is nothing to state. */
export function isPointless(statement: string, policy: Policy): boolean {
  return [...deniedWholly(policy)].some((what) => POINTLESS[what].includes(statement) || (statement === 'CR5' && spares(what, policy)));
}

/** Children need no words of their own where nothing is collected, unless the product is for them. */
const spares = (what: TotalDenial['what'], { topics }: Policy): boolean =>
  what === 'collection' && !topics.some(({ topic }) => topic === 'children');
