import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, line } from '../../schema.ts';
import { NoticeDetail, Ordinal, params } from './shapes.ts';

const Url = Type.String({ pattern: '^https?://[\\x21-\\x7e]{1,1000}$' });

const step = <const Id extends string, const Part extends string, const P extends `notice.${string}`>(
  id: Id,
  part: Part,
  permission: P,
  summary: string,
) =>
  route({
    id,
    method: 'POST',
    path: `/api/v1/notices/:notice/${part}`,
    permission,
    summary,
    params,
    precondition: true,
    body: closed({ reason: Type.Optional(line(1000)) }),
    responses: { 200: NoticeDetail },
  });

export const submitNotice = step('submit-notice', 'submission', 'notice.draft', 'Hands a complete draft to legal review.');
export const returnNotice = step('return-notice', 'return', 'notice.review', 'Sends a notice back to its drafter, with the reason.');
export const approveNotice = step('approve-notice', 'approval', 'notice.review', 'Legal review passed; never by who drafted it.');
export const freezeNotice = step(
  'freeze-notice',
  'freezing',
  'notice.publish',
  'Takes its numbers and writes its files: nothing of it changes from here on.',
);
export const withdrawNotice = step(
  'withdraw-notice',
  'withdrawal',
  'notice.publish',
  'Withdraws a notice; of a published one the public reads the reason.',
);

export const publishNotice = route({
  id: 'publish-notice',
  method: 'POST',
  path: '/api/v1/notices/:notice/publication',
  permission: 'notice.publish',
  summary: 'Publishes a frozen notice: its cases are named, the time after a notice begins, a corrected notice is marked so.',
  params,
  precondition: true,
  body: closed({ urls: Type.Optional(Type.Array(Url, { maxItems: 20 })) }),
  responses: { 200: NoticeDetail },
});

export const annotateNotice = route({
  id: 'annotate-notice',
  method: 'POST',
  path: '/api/v1/notices/:notice/annotations',
  permission: 'notice.publish',
  summary: 'Adds later good news to a published notice or one of its rows: 已整改（日期）. The text stays.',
  params,
  body: closed({ attachment: Type.Optional(Ordinal), ordinal: Type.Optional(Ordinal), text: line(200), basis: line(500) }),
  responses: { 201: NoticeDetail },
});
