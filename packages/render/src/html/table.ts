import { html, type Markup, type Part } from './markup.ts';

/** A table with its caption, in a frame that scrolls by itself on a narrow screen. The first cell of a row names it. */
export function table(caption: Part, head: readonly Part[], rows: readonly (readonly Part[])[], kind = ''): Markup {
  return html`<div class="scroll"><table class="${kind}"><caption>${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>
`,
  )}</tbody></table></div>`;
}

/** Text of an app in a line of ours: kept apart, so that its direction does not turn ours round. */
export const apart = (text: string): Markup => html`<bdi>${text}</bdi>`;

/** A digest, a path, a name in code. */
export const code = (text: string): Markup => html`<code>${text}</code>`;
