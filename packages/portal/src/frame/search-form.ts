import { html, type Markup } from '@touchstone/render';
import { type Lang, type Place, to } from './place.ts';

/** What people come for. @param typed as it was asked */
export function searchForm(place: Place, typed = ''): Markup {
  const say = words[place.lang];
  return html`<form class="search" role="search" method="get" action="${to(place, '/search')}">
<label for="q">${say.label}</label>
<div class="ask"><input id="q" name="q" type="search" value="${typed}" required maxlength="100" aria-describedby="q-hint" autocomplete="off"><button type="submit">${say.button}</button></div>
<p class="hint" id="q-hint">${say.hint}</p>
</form>
`;
}

const words: Readonly<Record<Lang, Readonly<Record<'label' | 'button' | 'hint', string>>>> = {
  zh: {
    label: '应用名称、开发者或 App 备案号',
    button: '查询',
    hint: '两个字即可；也可以输入拼音或首字母，如“昆明”“kunming”“wxkm”（无线昆明），或备案号的开头，如“滇ICP备10018704”。',
  },
  en: {
    label: 'App, developer or filing number (App备案号)',
    button: 'Search',
    hint: 'Two characters are enough. Pinyin and initials work too (“kunming”, “wxkm”), and so does the beginning of a filing number.',
  },
};
