import type { Detector } from '../../detector.ts';
import { tellingTexts } from '../../telling-texts.ts';

/** Words for closing an account; logging off (注销登录) is another thing. */
const DELETION =
  /注销(您的|我的|该|此|个人|用户|会员)?(账|帐)(号|户)|(账|帐)(号|户)注销|注销(用户|会员|个人信息)|删除(您的|我的|该|此)?(账|帐)(号|户)|delete (my |your |the )?account|account deletion/i;

const MOST_TEXTS = 20;
const MOST_LETTERS = 80;

/** Texts that hint at a way to close the account. */
export const accountDeletion: Detector = {
  id: 'account-deletion',
  version: 1,
  yields: ['lead.account-deletion'],

  *detect(app) {
    const seen = new Set<string>();
    for (const found of tellingTexts(app)) {
      const match = DELETION.exec(found.text);
      if (match === null) continue;
      const text = excerpt(found.text, match.index);
      if (seen.has(text)) continue;
      if (seen.size === MOST_TEXTS) return;
      seen.add(text);
      yield { kind: 'lead.account-deletion', attributes: { text }, at: found.place() };
    }
  },
};

/** The words with what stands around them. */
function excerpt(text: string, index: number): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= MOST_LETTERS) return line.trim();
  const start = Math.max(0, Math.min(index, line.length) - MOST_LETTERS / 4);
  return line.slice(start, start + MOST_LETTERS).trim();
}
