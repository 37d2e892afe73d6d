/**
 * 建一个元素；文字只作为文字，不作为 HTML。/ Makes an element. Text stays text: what an app calls itself never becomes HTML.
 *
 * @param selector 标签与类名 / tag and class, `p.soft`
 * @param children 文字或元素；undefined 略去 / texts or elements; undefined is left out
 */
export function element(selector, ...children) {
  const [tag, ...classes] = selector.split('.');
  const made = document.createElement(tag);
  made.classList.add(...classes);
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

/** 折叠的一段。/ A part that is folded away. */
export const folded = (title, ...children) => element('details', element('summary', title), ...children);

export function table(headings, rows) {
  const row = (cell, texts) => element('tr', ...texts.map((text) => element(cell, text)));
  return element('table', element('thead', ...(headings.length > 0 ? [row('th', headings)] : [])), element('tbody', ...rows.map((texts) => row('td', texts))));
}
