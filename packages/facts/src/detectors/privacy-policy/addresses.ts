import type { TellingText } from '../../telling-texts.ts';
import { type DocumentKind, documentKind } from './document-kind.ts';

export interface PolicyAddress {
  readonly url: string;
  readonly document: DocumentKind;
}

const URL = /https?:\/\/[^\s"'<>\\，。；、（）《》【】“”|{}]{4,500}/g;
/** Letters behind an address in which a link's text stands: `<a href="…">《隐私政策》</a>`. */
const LINK_TEXT = 40;
const MOST_ADDRESSES = 30;

/** Words in an address that mean a document. `policy` and `protocol` alone mean many things. */
const IN_ADDRESS =
  /privac|yinsi|xieyi|agreement|user.?terms|terms.?of|(?:service|user|privacy).?(?:protocol|policy|terms)|(?:policy|protocol).?(?:user|service|privacy)|sdk.?list|third.?party.?(?:sdk|list)|children|隐私|协议|%E9%9A%90%E7%A7%81|%E5%8D%8F%E8%AE%AE/i;
/** Names of resources that hold the address of a document. */
const IN_NAME = /privac|policy|agreement|protocol|terms|yinsi|xieyi|sdk_?list|third_?party/i;
/** Documents of platforms and tools, not of this app. */
const NOT_OF_THE_APP =
  /^https?:\/\/([^/]*\.)?(google\.com|googleapis\.com|android\.com|gstatic\.com|github\.com|apache\.org|w3\.org|mozilla\.org|facebook\.com|youtube\.com|jetbrains\.com|opensource\.org|adobe\.com|oracle\.com|eclipse\.org|gnu\.org|example\.com)(:\d+)?(\/|$)/i;

/** Addresses of policies and agreements in a text: its own words, a link's text, or the name of the resource tell. */
export function policyAddresses({ text, resource }: Pick<TellingText, 'text' | 'resource'>): readonly PolicyAddress[] {
  const found: PolicyAddress[] = [];
  for (const match of text.matchAll(URL)) {
    if (found.length === MOST_ADDRESSES) break;
    const url = match[0].replace(/[.,;:!?)\]]+$/, '');
    const document = NOT_OF_THE_APP.test(url) ? undefined : documentOf(url, text.slice(match.index + match[0].length), resource);
    if (document !== undefined) found.push({ url, document });
  }
  return found;
}

function documentOf(url: string, behind: string, resource: string | undefined): DocumentKind | undefined {
  const path = url.replace(/^https?:\/\/[^/]*/, '');
  const isLink = resource !== undefined && /^["'][^<>]*>/.test(behind);
  const link = isLink ? documentKind(behind.slice(0, LINK_TEXT)) : undefined;
  if (link !== undefined) return link;
  if (IN_ADDRESS.test(url)) return documentKind(path) ?? documentKind(url) ?? 'other';
  const name = resource?.slice(resource.indexOf('/') + 1) ?? '';
  return IN_NAME.test(name) ? (documentKind(name) ?? 'other') : undefined;
}
