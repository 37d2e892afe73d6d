import { html } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { type Lang, type Place, to } from '../frame/place.ts';

/** What was done so that everybody can use these pages, and what is not good yet. */
export function accessibilityPage(place: Place): string {
  const say = words[place.lang];
  return frame(place, {
    title: say.title,
    lead: say.lead,
    body: html`${say.sections.map(
      ([title, items]) => html`<section><h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>\n`,
    )}<p><a href="${to(place, '/complaints')}">${say.tell}</a></p>
`,
  });
}

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly tell: string;
  readonly sections: readonly (readonly [title: string, items: readonly string[]])[];
}

const words: Readonly<Record<Lang, Words>> = {
  zh: {
    title: '无障碍说明',
    lead: '本站以 WCAG 2.2 AA 级为目标。',
    tell: '发现使用障碍，请用投诉举报页告诉我们（应用名称写“公众查询”）',
    sections: [
      [
        '已经做到的',
        [
          '不需要脚本、字体和图片就能阅读和使用；不设 Cookie，没有自动跳转和限时操作。',
          '只用键盘可以完成全部操作，第一个链接直达正文；焦点位置清楚可见。',
          '每页有标题层级和地标；表格有标题和表头；表单每一项有名称、说明和出错提示，出错后填写的内容保留。',
          '文字与背景的对比度不低于 4.5:1；文字放大到 200%、屏幕宽 390 像素时不丢失内容；可以打印。',
          '不用图形验证码。',
        ],
      ],
      [
        '还不够好的',
        [
          '通报附件的列由发布机关规定，列多，在窄屏上需要左右滚动；同样的内容在应用页逐条列出。',
          '通报的 PDF 没有加结构标签，请改用本站网页或 DOCX、CSV。',
        ],
      ],
    ],
  },
  en: {
    title: 'Accessibility',
    lead: 'These pages aim at WCAG 2.2, level AA.',
    tell: 'Tell us of a barrier through the complaint form (name the app “public portal”)',
    sections: [
      [
        'What is done',
        [
          'Everything can be read and used without scripts, fonts and pictures; no cookies, no redirects by themselves, no time limits.',
          'Everything can be done by keyboard; the first link leads to the content; the focus is always visible.',
          'Pages have headings and landmarks, tables have captions and headers, and each field has a label, a hint and a message of its own; what you wrote is kept when something is wrong.',
          'Contrast of text is at least 4.5:1; nothing is lost at 200% or on a screen of 390 pixels; pages print well.',
          'There is no captcha.',
        ],
      ],
      [
        'What is not good yet',
        [
          'The columns of attachments are prescribed by the issuer; on narrow screens the table scrolls sideways. The page of each app lists the same one by one.',
          'PDF files of notices are not tagged: use the page, DOCX or CSV instead.',
          'Notices and official words are in Chinese, marked as such.',
        ],
      ],
    ],
  },
};
