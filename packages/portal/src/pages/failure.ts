import { html } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { type Lang, type Place, to } from '../frame/place.ts';
import { searchForm } from '../frame/search-form.ts';

export type FailureKind = 'not-found' | 'bad-address' | 'too-large' | 'too-many' | 'not-served' | 'busy' | 'broken';

interface Failure {
  readonly kind: FailureKind;
  /** By which the log is found. */
  readonly requestId: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** A page for what did not work: what it was, and what to do now. */
export function failurePage(place: Place, { kind, requestId, retryAfterSeconds }: Failure): string {
  const say = words[place.lang];
  const [title, what, ...todo] = say.kinds[kind];
  return frame(place, {
    title,
    lead: what,
    isPrivate: true,
    body: html`<h2>${say.now}</h2>
<ul>${retryAfterSeconds === undefined ? undefined : html`<li>${say.after(retryAfterSeconds)}</li>`}${todo.map((one) => html`<li>${one}</li>`)}<li><a href="${to(place, '')}">${say.home}</a></li></ul>
${kind === 'not-found' ? searchForm(place) : undefined}<p class="soft">${say.id} <code>${requestId}</code></p>
`,
  });
}

interface Words {
  readonly now: string;
  readonly home: string;
  readonly id: string;
  after(seconds: number): string;
  readonly kinds: Readonly<Record<FailureKind, readonly [title: string, what: string, ...todo: readonly string[]]>>;
}

const words: Readonly<Record<Lang, Words>> = {
  zh: {
    now: '现在可以',
    home: '回到首页',
    id: '需要反映问题时，请提供编号',
    after: (seconds) => `等 ${seconds} 秒再试`,
    kinds: {
      'not-found': [
        '没有这一页',
        '地址有误，或者这里的内容没有公布过。没有公布，不说明没有问题。',
        '检查地址是否完整',
        '在下面查询应用、开发者或备案号',
      ],
      'bad-address': ['地址不完整或已失效', '地址中的条件无法识别，翻页的链接也可能已经失效。', '回到列表的第一页重新翻页', '重新查询'],
      'too-large': ['内容太多', '提交的内容超过了限制，没有收下。', '返回上一页，缩短文字后再提交'],
      'too-many': ['操作太频繁', '短时间内来自同一网络的请求太多，已暂停。您填写的内容没有收下。', '返回上一页可以找回填写的内容'],
      'not-served': ['这里暂不受理', '本站没有启用这项功能，或者还没有受理单位。您填写的内容没有收下。', '请通过主管部门的其他渠道反映'],
      busy: ['系统繁忙', '现在访问的人太多，或系统正在维护。', '过一会儿再试'],
      broken: [
        '系统出错了',
        '这不是您的问题，错误已经记录。',
        '过一会儿再试',
        '如果是提交投诉，请先用查询编号确认是否已经收到，再决定是否重新提交',
      ],
    },
  },
  en: {
    now: 'What you can do now',
    home: 'Go to the first page',
    id: 'If you report this, give this number:',
    after: (seconds) => `Try again in ${seconds} seconds`,
    kinds: {
      'not-found': [
        'There is no such page',
        'The address is wrong, or nothing was published here. That nothing was published does not mean that nothing is wrong.',
        'See whether the address is complete',
        'Search for an app, a developer or a filing number below',
      ],
      'bad-address': [
        'The address is not complete or no longer good',
        'A condition in the address is not understood, or a link to a next page is no longer good.',
        'Go back to the first page of the list',
        'Search again',
      ],
      'too-large': [
        'That is too much',
        'What you sent is larger than allowed and was not taken.',
        'Go back, shorten the text and send it again',
      ],
      'too-many': [
        'Too many requests',
        'Too many requests came from your network in a short time. What you entered was not taken.',
        'Go back to find what you entered',
      ],
      'not-served': [
        'This is not taken here',
        'The installation does not serve this, or nobody takes complaints in. What you entered was not taken.',
        'Please turn to the authority in another way',
      ],
      busy: ['The server is busy', 'Too many people are here now, or the system is being serviced.', 'Try again in a while'],
      broken: [
        'Something went wrong on our side',
        'This is not your fault, and it has been written down.',
        'Try again in a while',
        'If you sent a complaint, first ask with its code whether it arrived',
      ],
    },
  },
};
