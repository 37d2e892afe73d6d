import type { SheetDetail } from './sheet-page.tsx';

export type SheetStep = 'fill' | 'take' | 'submit' | 'assign' | 'judge';
export type Hindrance = 'done' | 'mine' | 'taken' | 'another' | 'unsaved' | 'nothing' | 'faults' | 'notSubmitted';

type Sheet = Pick<SheetDetail, 'state' | 'assignedTo' | 'answered' | 'faults'>;
interface Who {
  readonly person: string | null;
  readonly isUnsaved: boolean;
}

const DONE: ReadonlySet<string> = new Set(['SUBMITTED', 'ACCEPTED']);

type Check = readonly [Hindrance, (sheet: Sheet, who: Who) => boolean];
const isDone: Check = ['done', ({ state }) => DONE.has(state)];
const isAnothers: Check = ['another', ({ assignedTo }, { person }) => assignedTo !== null && assignedTo !== person];

/** What stands in the way of each step, the first that does. */
const CHECKS: Readonly<Record<SheetStep, readonly Check[]>> = {
  fill: [isDone, isAnothers],
  take: [
    isDone,
    ['mine', ({ assignedTo }, { person }) => assignedTo !== null && assignedTo === person],
    ['taken', ({ assignedTo }) => assignedTo !== null],
  ],
  submit: [
    isDone,
    isAnothers,
    ['unsaved', (_, { isUnsaved }) => isUnsaved],
    ['nothing', ({ answered }) => answered === 0],
    ['faults', ({ faults }) => faults.length > 0],
  ],
  assign: [isDone],
  judge: [['notSubmitted', ({ state }) => state !== 'SUBMITTED']],
};

/** Why a step of a sheet cannot be taken now. */
export const hindranceOf = (step: SheetStep, sheet: Sheet, who: Who): Hindrance | undefined =>
  CHECKS[step].find(([, hinders]) => hinders(sheet, who))?.[0];
