import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import './paper.css';

/** How a part of an official page is drawn here; what is not named gives its children. */
const DRAWN: Readonly<Record<string, string>> = {
  ...{ header: 'div', footer: 'div', section: 'div', div: 'div', p: 'p', span: 'span', br: 'br' },
  ...{ h1: 'p', h2: 'p', h3: 'p', h4: 'p', h5: 'p' },
  ...{ table: 'table', caption: 'caption', thead: 'thead', tbody: 'tbody', tr: 'tr', th: 'th', td: 'td' },
};
/** What holds nothing to read. */
const SILENT: ReadonlySet<string> = new Set(['head', 'style', 'script', 'colgroup']);
/** Between whose parts no text may stand. */
const TABLE: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tr']);

/** Without the look that it brings: the policy of our page refuses it, and says so. Its own texts hold no `<`. */
const plain = (html: string): string => html.replace(/^[\s\S]*<body>/, '').replaceAll(/ style="[^"]*"(?=>)/g, '');

/** A page that the server wrote, drawn with our own elements: of what it says only text, tables and names of parts come through. */
export function Paper({ html }: { readonly html: string }): ReactNode {
  const body = useMemo(() => new DOMParser().parseFromString(plain(html), 'text/html').body, [html]);
  return (
    <div className="paper" lang="zh-CN">
      {[...body.childNodes].map(drawn)}
    </div>
  );
}

function drawn(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (!(node instanceof HTMLElement)) return null;
  const name = node.localName;
  if (SILENT.has(name)) return null;
  const parts = [...node.childNodes];
  const children = (TABLE.has(name) ? parts.filter((part) => part.nodeType !== Node.TEXT_NODE) : parts).map(drawn);
  const element = DRAWN[name];
  if (element === undefined) return <Fragment key={key}>{children}</Fragment>;
  const className = [`paper-${name}`, ...[...node.classList].map((one) => `paper-${one}`)].join(' ');
  const span = node instanceof HTMLTableCellElement && node.rowSpan > 1 ? { rowSpan: node.rowSpan } : {};
  const about = { key, className, ...span };
  return name === 'br' ? createElement(element, { key }) : createElement(element, about, ...children);
}
