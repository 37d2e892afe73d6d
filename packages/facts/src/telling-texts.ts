import type { App } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';

/** A text of the resource table or of code that may say something about the operator's duties. */
export interface TellingText {
  readonly text: string;
  /** Name of the resource, `string/privacy_url`; undefined for code. */
  readonly resource: string | undefined;
  place(): Place;
}

/**
 * What is looked for: addresses, filing numbers, words for closing an account and
 * for personalised content. One pass serves all detectors; it is the
 * quicker the longer the shortest needle.
 */
const NEEDLES = [
  'http://',
  'https://',
  'ICP备',
  'ICP 备',
  '注销',
  '删除账',
  '删除帐',
  'elete account',
  'elete my account',
  'elete your account',
  'ccount deletion',
  '个性化',
  '猜你喜欢',
  '为你推荐',
  '为您推荐',
  '定向推送',
  '定向广告',
  '精准推送',
  '程序化广告',
  'ersonalized',
  'ersonalised',
  'nterest-based ad',
  'ecommended for you',
];
const TELLING = new RegExp(NEEDLES.join('|'));

const known = new WeakMap<App, readonly TellingText[]>();

/** Texts that hold one of the needles, those of resources first. Found once for each app. */
export function tellingTexts(app: App): readonly TellingText[] {
  let texts = known.get(app);
  if (texts === undefined) {
    texts = [...ofResources(app), ...ofCode(app)];
    known.set(app, texts);
  }
  return texts;
}

function* ofResources(app: App): Iterable<TellingText> {
  for (const { text, name } of app.resources.texts()) {
    if (TELLING.test(text)) yield { text, resource: name, place: () => ({ file: 'resources.arsc', element: name }) };
  }
}

function* ofCode(app: App): Iterable<TellingText> {
  for (const found of app.program.textsContaining(NEEDLES)) {
    yield { text: found.text, resource: undefined, place: () => found.place() };
  }
}
