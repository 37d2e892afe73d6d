export interface InlineText {
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly address: string }[];
}

const LINK =
  /!?\[([^[\]]{0,500})\](?:\(\s*<?([^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,200})?)>?(?:\s+["'][^"']{0,200}["'])?\s*\)|\[([^[\]]{0,200})\])/g;
const STRESS = /(\*\*\*|\*\*|__|~~|`)(?=\S)([^\n]{1,2000}?)\1/g;
const SLANT = /(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000})\*(?!\*)/g;
const TAG = /<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,500})?\/?>/gi;
const BREAK_TAG = /<br\s*\/?>/gi;
const AUTO_LINK = /<(https?:\/\/[^\s<>]{1,2000})>/gi;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const ENTITY = /&(?:nbsp|amp|lt|gt|quot);/g;
const ENTITIES: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** A text without its marks, and the links in it. Tags of HTML are dropped, their text stays. */
export function inlineMarkdown(markdown: string, references: ReadonlyMap<string, string>): InlineText {
  const links: { text: string; address: string }[] = [];
  const plain = markdown
    .replace(LINK, (whole: string, inner: string, direct?: string, reference?: string) => {
      const text = withoutMarks(inner);
      const address = direct ?? references.get((reference || inner).toLowerCase());
      if (whole.startsWith('!')) return text;
      if (address !== undefined && address !== '' && !address.startsWith('#')) links.push({ text, address });
      return text;
    })
    .replace(AUTO_LINK, '$1');
  return { text: withoutMarks(plain), links };
}

function withoutMarks(text: string): string {
  return text
    .replace(BREAK_TAG, '\n')
    .replace(TAG, '')
    .replace(STRESS, '$2')
    .replace(STRESS, '$2')
    .replace(SLANT, '$1')
    .replace(ESCAPE, '$1')
    .replace(ENTITY, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
