import {
  annotateNotice,
  approveNotice,
  freezeNotice,
  publishNotice,
  returnNotice,
  submitNotice,
  withdrawNotice,
} from '@touchstone/api-client/routes/notices';
import { call } from '../../api/call.ts';
import type { NoticeStep } from './notice-steps.ts';
import { type Standing, useNoticeChange } from './use-notice-change.ts';

/** What a person wrote for a step. */
export interface NoticeWords {
  readonly reason: string;
  /** Where it stands on the web, with the publication. */
  readonly urls: readonly string[];
}

/** Words beside a notice or one of its rows, added after it was published. */
export interface Annotation {
  readonly attachment?: number;
  readonly ordinal?: number;
  readonly text: string;
  readonly basis: string;
}

export interface NoticeWork {
  step(step: NoticeStep['step'], words: NoticeWords): Promise<void>;
  annotate(annotation: Annotation): Promise<void>;
}

/** Steps of a notice on the version that was read, and annotations; what was read of it is read again, done or refused. */
export function useNoticeSteps(): (standing: Standing) => NoticeWork {
  const readAgain = useNoticeChange();
  return ({ id, version }) => ({
    step(step, { reason, urls }) {
      const at = { params: { notice: id }, ifMatch: version } as const;
      const steps: Readonly<Record<NoticeStep['step'], () => Promise<unknown>>> = {
        submit: () => call(submitNotice, { ...at, body: {} }),
        return: () => call(returnNotice, { ...at, body: { reason } }),
        approve: () => call(approveNotice, { ...at, body: {} }),
        freeze: () => call(freezeNotice, { ...at, body: {} }),
        publish: () => call(publishNotice, { ...at, body: urls.length === 0 ? {} : { urls: [...urls] } }),
        withdraw: () => call(withdrawNotice, { ...at, body: { reason } }),
      };
      return readAgain(steps[step]);
    },
    annotate: (body) => readAgain(() => call(annotateNotice, { params: { notice: id }, body })),
  });
}
