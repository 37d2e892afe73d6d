import type { OutputOf } from '@touchstone/api-client';
import type { readComplaintStatus } from '@touchstone/api-client/routes/complaints';
import { html, type Part } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { callout, pairs } from '../frame/parts.ts';
import { type Lang, type Place, to } from '../frame/place.ts';
import { lines, momentAt, official } from '../frame/text.ts';

export type ComplaintStatus = OutputOf<typeof readComplaintStatus>;

interface Asked {
  /** As it was typed; the secret is never written back. */
  readonly code?: string | undefined;
  /** No complaint has this code with this secret. */
  readonly isUnknown?: boolean;
  readonly status?: ComplaintStatus;
}

/** Where who complained asks what became of it, and the answer. */
export function complaintStatePage(place: Place, { code = '', isUnknown = false, status }: Asked): string {
  const say = words[place.lang];
  return frame(place, {
    title: say.title,
    isPrivate: true,
    lead: status === undefined ? say.lead : undefined,
    body: html`${isUnknown ? html`<div role="alert">${callout('warn', say.unknown, html`<p>${say.unknownMeans}</p>`)}</div>` : undefined}${
      status === undefined ? form(place, code) : answer(place, status)
    }<p><a href="${to(place, '/complaints')}">${say.another}</a></p>
`,
  });
}

function form(place: Place, code: string): Part {
  const say = words[place.lang];
  return html`<form class="complaint" method="post" action="${to(place, '/complaints/state')}">
<div class="field"><label for="code">${say.code}</label><p class="hint" id="code-hint">${say.codeHint}</p><input id="code" name="code" value="${code}" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint"></div>
<div class="field"><label for="secret">${say.secret}</label><p class="hint" id="secret-hint">${say.secretHint}</p><input id="secret" name="secret" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="secret-hint"></div>
<button type="submit">${say.ask}</button>
</form>
`;
}

function answer(place: Place, status: ComplaintStatus): Part {
  const say = words[place.lang];
  const [name, means] = say.states[status.state];
  return html`${callout(status.answer === null ? 'plain' : 'good', name, html`<p>${means}</p>`)}${pairs([
    [say.code, html`<code>${status.code}</code>`],
    [say.receivedAt, momentAt(place, status.receivedAt)],
    [say.answeredAt, status.answeredAt === null ? undefined : momentAt(place, status.answeredAt)],
    [say.answer, status.answer === null ? say.noAnswer : official(place, lines(status.answer))],
  ])}`;
}

type Plain =
  | 'title'
  | 'lead'
  | 'code'
  | 'codeHint'
  | 'secret'
  | 'secretHint'
  | 'ask'
  | 'unknown'
  | 'unknownMeans'
  | 'another'
  | 'receivedAt'
  | 'answeredAt'
  | 'answer'
  | 'noAnswer';

const words: Readonly<
  Record<Lang, Readonly<Record<Plain, string>> & { readonly states: Readonly<Record<ComplaintStatus['state'], readonly [string, string]>> }>
> = {
  zh: {
    title: '查询投诉进度',
    lead: '输入提交时给出的查询编号和密码。',
    code: '查询编号',
    codeHint: '形如 20261122-AB2CDE3F，大小写、有无连字符都可以。',
    secret: '密码',
    secretHint: '提交时只显示过一次。遗失了不能找回，可以重新提交一次。',
    ask: '查询',
    unknown: '没有查到',
    unknownMeans: '编号或密码不对，或者这件投诉办结已久，内容已经删除。请对照提交时记下的编号和密码再试。',
    another: '提交投诉举报',
    receivedAt: '收到',
    answeredAt: '答复',
    answer: '答复内容',
    noAnswer: '还没有答复。',
    states: {
      RECEIVED: ['已收到', '等待受理员查看。'],
      SCREENED: ['已筛查', '受理员看过，正在核对是哪款应用。'],
      LINKED: ['已关联', '已确认是哪款应用，等待检测。'],
      IN_TEST: ['检测中', '这款应用正在检测。'],
      ANSWERED: ['已答复', '检测和处理有了结果，答复见下。'],
      CLOSED: ['已办结', '这件事已经办完。'],
      DUPLICATE: ['并入另一件', '相同的情况已有人反映，两件一并处理，答复相同。'],
      OUT_OF_SCOPE: ['不属职责范围', '理由见下面的答复。'],
    },
  },
  en: {
    title: 'What became of a complaint',
    lead: 'Enter the code and the secret that you were given.',
    code: 'Code',
    codeHint: 'Like 20261122-AB2CDE3F; capitals and the hyphen do not matter.',
    secret: 'Secret',
    secretHint: 'It was shown once. If it is lost it cannot be found again; you may send the complaint once more.',
    ask: 'Ask',
    unknown: 'Nothing was found',
    unknownMeans:
      'Code or secret is wrong, or the matter was closed long ago and was deleted. Compare with what you wrote down and try again.',
    another: 'Complain about an app',
    receivedAt: 'Received',
    answeredAt: 'Answered',
    answer: 'Answer',
    noAnswer: 'There is no answer yet.',
    states: {
      RECEIVED: ['Received', 'It waits for an intake officer.'],
      SCREENED: ['Looked at', 'It was read; now it is found out which app it is.'],
      LINKED: ['App known', 'It is known which app it is; it waits for a test.'],
      IN_TEST: ['In test', 'The app is being tested.'],
      ANSWERED: ['Answered', 'The answer stands below.'],
      CLOSED: ['Closed', 'The matter has ended.'],
      DUPLICATE: ['Joined with another', 'Somebody reported the same; both are dealt with together and have one answer.'],
      OUT_OF_SCOPE: ['Not ours to deal with', 'The answer below says why.'],
    },
  },
};
