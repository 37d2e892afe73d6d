import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { findPersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyParty } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Row } from '../tables/read-table.ts';
import { isCompanyName } from './labelled-fields.ts';
import { type PartyCatalogue, sdkNamed } from './party-catalogue.ts';

/** Makes a party of what its columns say; undefined when it has no name. */
export function partyOf(
  row: Row,
  at: { readonly line: number; readonly quote: string; readonly isAboutSdks: boolean; readonly address?: string },
  knowledge: DocumentKnowledge,
  catalogue: PartyCatalogue,
): PolicyParty | undefined {
  const told = (value: string | undefined): string | undefined => {
    const text = value?.replaceAll(/\s*\n\s*/g, '').trim();
    return text === undefined || knowledge.patterns.nothing.test(normalise(text, knowledge.variants).text) ? undefined : text;
  };
  const whole = told(row.get('name'));
  const split = row.has('company') || whole === undefined ? undefined : nameAndCompany(whole, knowledge);
  const isOwnCompany = whole !== undefined && split === undefined && isCompanyName(whole, knowledge);
  const company = split?.company ?? told(row.get('company')) ?? (isOwnCompany ? whole : undefined);
  const name = split?.name ?? whole ?? company;
  if (name === undefined || isOwnMade(row, knowledge)) return undefined;
  const kinds = told(row.get('kinds'));
  const link = told(linkOf(row.get('link'), at.address));
  const purpose = told(row.get('purpose')) ?? told(row.get('scene'));
  const manner = told(row.get('manner'));
  const sdk = sdkNamed(normalise(name, knowledge.variants).text, catalogue);
  return {
    line: at.line,
    quote: at.quote,
    name,
    kind: at.isAboutSdks || /sdk/i.test(name) ? 'sdk' : 'third-party',
    data: tokensIn(kinds ?? '', knowledge),
    ...(sdk === undefined ? {} : { sdk }),
    ...(company === undefined ? {} : { company }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(manner === undefined ? {} : { manner }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(link === undefined ? {} : { link }),
  };
}

/** 「自行研发」, 「自行部署，不对外传输」: nobody else has part in it. */
const isOwnMade = (row: Row, { patterns, variants }: DocumentKnowledge): boolean =>
  (['name', 'company', 'manner'] as const).some((column) => patterns['own-made'].test(normalise(row.get(column) ?? '', variants).text));

/** 「微信（深圳市腾讯计算机系统有限公司）」 in one cell, or the other way round. */
function nameAndCompany(cell: string, knowledge: DocumentKnowledge): { readonly name: string; readonly company: string } | undefined {
  const whole = cell.trim();
  // Found by the first bracket, not by a pattern: one that may begin at every bracket looks at the rest of the cell from each.
  const at = whole.search(/[（(]/);
  if (at < 1 || !/[)）]$/.test(whole)) return undefined;
  const [name, company] = [whole.slice(0, at).trim(), whole.slice(at + 1, -1).replace(/^由|提供$/g, '')];
  if (name === '' || company === '') return undefined;
  if (isCompanyName(company, knowledge)) return { name, company };
  return isCompanyName(name, knowledge) && !/简称/.test(company) ? { name: company, company: name } : undefined;
}

const ADDRESS = /https?:\/\/[^\s，。；）)\u4e00-\u9fff]+|www\.[^\s，。；）)\u4e00-\u9fff]+/i;

/** The address that a cell shows, or the one behind its words. */
function linkOf(cell: string | undefined, behind: string | undefined): string | undefined {
  return (
    ADDRESS.exec(cell ?? '')?.[0] ??
    behind ??
    (cell === undefined || /^[（(]?(?:链接|查看|点击.*|详情|隐私政策)[)）]?$/.test(cell.trim()) ? undefined : cell)
  );
}

/** Kinds that a cell lists: in it every word counts as one. */
export function tokensIn(cell: string, knowledge: DocumentKnowledge): readonly string[] {
  if (cell === '') return [];
  const tokens = findPersonalInformation(`收集：${cell.replaceAll('\n', '')}`, knowledge)
    .filter(({ isDenied }) => !isDenied)
    .flatMap(({ data }) => data);
  return [...new Set(tokens)].sort();
}
