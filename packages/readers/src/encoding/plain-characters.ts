/**
 * Text without what no reader sees: NUL and other controls, zero-width characters, byte order marks, soft hyphens, glyphs of icon
 * fonts (private use). Line ends become `\n`, and radicals that PDF printers put for characters become the characters.
 */
export function plainCharacters(text: string): string {
  let plain = text;
  if (LINE_ENDS.test(plain)) plain = plain.replace(LINE_ENDS_ALL, '\n');
  if (UNSEEN.test(plain)) plain = plain.replace(UNSEEN_ALL, '');
  if (RADICAL.test(plain)) plain = plain.replace(RADICAL_ALL, characterOf);
  return plain;
}

const LINE_ENDS = /[\r\u0085\u2028\u2029]/;
const LINE_ENDS_ALL = /\r\n?|[\u0085\u2028\u2029]/g;
const UNSEEN_CLASS =
  '[\\u0000-\\u0008\\u000b\\u000e-\\u001f\\u007f\\u0080-\\u0084\\u0086-\\u009f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff\\ue000-\\uf8ff]';
const UNSEEN = new RegExp(UNSEEN_CLASS);
const UNSEEN_ALL = new RegExp(UNSEEN_CLASS, 'g');
const RADICAL = /[\u2e80-\u2fd5\uf900-\ufad9]/;
const RADICAL_ALL = /[\u2e80-\u2fd5\uf900-\ufad9]/g;

const characterOf = (radical: string) => SUPPLEMENT[radical] ?? radical.normalize('NFKC');

/**
 * Unicode gives no decomposition for these, though fonts that share a glyph make printers write them; or, for the first, an old form.
 * @source https://www.unicode.org/charts/PDF/U2E80.pdf
 */
const SUPPLEMENT: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '⼾户⺁厂⺅亻⺊卜⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺼月⺽臼⺾艹⺿艹',
    '⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀',
  ]
    .flatMap((pairs) => pairs.match(/../gu) ?? [])
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
