import type { OutputOf } from '@touchstone/api-client';
import type { listPublishedNotices } from '@touchstone/api-client/routes/notices';
import { html } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { type Lang, type Place, to } from '../frame/place.ts';
import { searchForm } from '../frame/search-form.ts';
import { noticeItems } from './notices.ts';

/** The first page: the search, the newest notices, and where everything else is. */
export function homePage(place: Place, { items }: Pick<OutputOf<typeof listPublishedNotices>, 'items'>): string {
  const say = words[place.lang];
  return frame(place, {
    title: say.title,
    lead: say.lead,
    body: html`${searchForm(place)}
<section aria-labelledby="newest"><h2 id="newest">${say.newest}</h2>
${items.length === 0 ? html`<p>${say.none}</p>` : noticeItems(place, items)}
<p><a href="${to(place, '/notices')}">${say.all}</a></p></section>
<section aria-labelledby="more"><h2 id="more">${say.more}</h2>
<ul class="doors">${say.doors.map(
      ([path, name, what]) => html`<li><a href="${to(place, path)}">${name}</a><span>${what}</span></li>`,
    )}</ul></section>
`,
  });
}

type Words = Readonly<Record<'title' | 'lead' | 'newest' | 'none' | 'all' | 'more', string>> & {
  readonly doors: readonly (readonly [path: string, name: string, what: string])[];
};

const words: Readonly<Record<Lang, Words>> = {
  zh: {
    title: '查一查这款应用有没有被通报',
    lead: '查询主管部门公开通报过的应用和开发者，以及后来是否整改、更正或撤回。不需要账号，也不需要下载任何东西。',
    newest: '最近的通报',
    none: '还没有公布过通报。',
    all: '全部通报',
    more: '还可以',
    doors: [
      ['/complaints', '投诉举报', '反映应用违规收集个人信息等问题，不必留名'],
      ['/complaints/state', '查询投诉进度', '凭查询编号和密码'],
      ['/statistics', '看统计数字', '已公布的数字，注明截至时间'],
      ['/open-data', '下载开放数据', 'CSV、JSON，附散列值和签名'],
      ['/calendars', '查法定工作日', '整改期限按它计算'],
      ['/about', '了解怎样检测', '以及“未检测”是什么意思'],
    ],
  },
  en: {
    title: 'Has this app been named in a public notice?',
    lead: 'Search apps and developers that the authorities named in public, and what came of it: rectified, corrected or withdrawn. No account, nothing to install.',
    newest: 'Newest notices',
    none: 'No notice has been published yet.',
    all: 'All notices',
    more: 'You can also',
    doors: [
      ['/complaints', 'Complain about an app', 'you need not give your name'],
      ['/complaints/state', 'Ask what became of a complaint', 'with its code and secret'],
      ['/statistics', 'Read published figures', 'each with its as-of date'],
      ['/open-data', 'Take the data along', 'CSV and JSON with hashes and a signature'],
      ['/calendars', 'Look up official working days', 'by which deadlines are counted'],
      ['/about', 'Learn how apps are tested', 'and what “not tested” means'],
    ],
  },
};
