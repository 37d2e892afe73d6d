import { classNameOf } from '../../class-names.ts';
import type { Detector } from '../../detector.ts';
import { rowList } from '../../lists.ts';
import { tellingTexts } from '../../telling-texts.ts';

/** Words for content picked for the user, and for advertising or push aimed at them. */
const PERSONALISED =
  /个性化(?:推荐|推送|广告|内容|服务)|猜你喜欢|为你推荐|为您推荐|定向(?:推送|广告)|精准推送|程序化广告|personali[sz]ed (?:ads?|advertis|recommend|content|push)|interest-based ad|recommended for you/i;
/** A text that offers to turn it off. */
const SWITCH = /关闭|开启|开关|不再|退出|turn off|opt out|disable/i;

const MOST_TEXTS = 20;
const LONGEST_SWITCH = 60;
const MOST_LETTERS = 80;

/** Leads for personalised content and targeted push: texts, and the switches of SDKs. */
export const personalised: Detector = {
  id: 'personalised',
  version: 1,
  yields: ['lead.personalised'],

  *detect(app, knowledge) {
    const seen = new Set<string>();
    for (const found of tellingTexts(app)) {
      const match = PERSONALISED.exec(found.text);
      if (match === null || seen.size >= MOST_TEXTS) continue;
      const isSwitch = found.text.length <= LONGEST_SWITCH && SWITCH.test(found.text);
      const detail = excerpt(found.text, match.index);
      if (seen.has(detail)) continue;
      seen.add(detail);
      yield { kind: 'lead.personalised', attributes: { lead: isSwitch ? 'switch' : 'text', detail }, at: found.place() };
    }
    for (const { class: owner, name } of rowList(knowledge, 'personalised', 'switches')) {
      const [site] = app.program.callsTo({ class: String(owner), name: String(name) });
      const detail = `${classNameOf(String(owner))}.${name}`;
      if (site !== undefined) yield { kind: 'lead.personalised', attributes: { lead: 'switch', detail }, at: site.place() };
    }
    for (const { class: owner, sdk } of rowList(knowledge, 'personalised', 'engines')) {
      const defined = app.program.class(String(owner));
      if (defined !== undefined)
        yield {
          kind: 'lead.personalised',
          attributes: { lead: 'sdk', detail: String(sdk) },
          at: { file: defined.file, class: defined.descriptor },
        };
    }
  },
};

/** The words with what stands around them. */
function excerpt(text: string, index: number): string {
  const line = text.replace(/\s+/g, ' ');
  const start = line.length <= MOST_LETTERS ? 0 : Math.max(0, Math.min(index, line.length) - MOST_LETTERS / 4);
  return line.slice(start, start + MOST_LETTERS).trim();
}
