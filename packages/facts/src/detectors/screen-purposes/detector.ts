import type { Detector } from '../../detector.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type View, viewsOf } from '../../screens/views.ts';
import { wordRows, wordsFor } from '../../screens/words.ts';

/** Fields for information that must not be asked for without its purpose. */
const ASKED = { 'id-number': 'id-number', face: 'face' } as const;

/** Whether the purpose is told where a permission or sensitive information is asked for: beside the question, or right before it. */
export const screenPurposes: Detector = {
  id: 'screen-purposes',
  version: 1,
  reads: 'ui',
  yields: ['ui.purpose-told'],

  *detect(_app, knowledge, { evidence }) {
    if (evidence?.screen === undefined) return;
    const views = viewsOf(evidence.screen);
    const dialogs = wordsFor(knowledge, 'permissionDialogs');
    for (const [i, view] of views.entries()) {
      const dialog = view.tree.nodes.find((node) => dialogs.test(node.package));
      if (dialog !== undefined) {
        const before = views[i - 1];
        const told = [view, ...(before === undefined || isDialog(before, dialogs) ? [] : [before])].map((one) => toldOn(one, knowledge));
        yield { kind: 'ui.purpose-told', attributes: { for: 'permission', told: best(told) }, at: view.at(dialog) };
        continue;
      }
      for (const { name, words } of wordRows(knowledge, 'asks', 'for')) {
        const asked = ASKED[name as keyof typeof ASKED];
        const field = asked === undefined ? undefined : fieldFor(view, words);
        if (asked !== undefined && field !== undefined) {
          yield { kind: 'ui.purpose-told', attributes: { for: asked, told: toldOn(view, knowledge) }, at: view.at(field) };
        }
      }
    }
  },
};

const isDialog = ({ tree }: View, dialogs: RegExp) => tree.nodes.some((node) => dialogs.test(node.package));

type Told = 'yes' | 'unclear' | 'no';
const best = (told: readonly Told[]): Told => (['yes', 'unclear', 'no'] as const).find((one) => told.includes(one)) ?? 'no';

/** The system's own words in a dialog (“允许…访问位置信息吗”) tell no purpose. */
function toldOn(view: View, knowledge: Knowledge): Told {
  const texts = view.texts.filter((text) => !/^允许.{0,40}吗[？?]?$/.test(text));
  const purposes = texts.filter((text) => wordsFor(knowledge, 'purpose').test(text));
  if (purposes.length === 0) return texts.some((text) => wordsFor(knowledge, 'purposeVague').test(text)) ? 'unclear' : 'no';
  return purposes.every((text) => wordsFor(knowledge, 'purposeVague').test(text)) ? 'unclear' : 'yes';
}

/** A field to type into whose hint has the words, or a button that starts taking a face. */
function fieldFor(view: View, words: RegExp) {
  const field = view.tree.nodes.find(({ class: name, text, description }) => /EditText/.test(name) && words.test(text || description));
  if (field !== undefined) return field;
  return view.controls.find(({ label }) => words.test(label) && /识别|认证|采集|验证|上传|拍摄/.test(label))?.node;
}
