import type { Column, DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Table } from '../outline/outline.ts';

/** A row of a table or a block of labelled lines: what each column says, as written. */
export type Row = ReadonlyMap<Column, string>;

export interface ReadTable {
  readonly about: 'parties' | 'collection' | 'permissions' | 'rights' | 'other';
  readonly header: ReadonlySet<Column>;
  readonly rows: readonly Row[];
  /** Rows as written, without the header. */
  readonly cells: readonly (readonly string[])[];
}

const LONGEST_HEADER = 28;
const HEADER_ROWS = 2;

/** Tells the columns of a table by its header, which may have two rows, or stand at the left. */
export function readTable(table: Table, knowledge: DocumentKnowledge): ReadTable {
  const upright = sideways(table.rows, knowledge) ?? table.rows;
  const plain = upright.slice(0, HEADER_ROWS + 1).map((row) => row.map((cell) => normalise(cell, knowledge.variants).text));
  const height = headerHeight(plain, knowledge);
  const roles = height === 0 ? guessedRoles(table, upright, knowledge) : rolesOf(plain[height - 1] ?? [], plain[0] ?? [], knowledge);
  const header = new Set(roles.filter((role) => role !== undefined));
  const cells = upright.slice(height);
  const rows = cells.map((row) => rowOf(row, roles));
  return { about: aboutOf(header, table, plain.slice(0, height).flat().join(' '), knowledge), header, rows, cells };
}

const columnOf = (cell: string, { columns }: DocumentKnowledge): Column | undefined =>
  cell.length > LONGEST_HEADER || cell === '' ? undefined : columns.find(({ pattern }) => pattern.test(cell))?.name;

export const hasHeader = (plain: readonly (readonly string[])[], knowledge: DocumentKnowledge): boolean =>
  headerHeight(plain, knowledge) > 0;

/** Rows at the top of which most cells name a column. */
function headerHeight(rows: readonly (readonly string[])[], knowledge: DocumentKnowledge): number {
  const isHeader = (row: readonly string[] | undefined): boolean => {
    if (row === undefined || row.length === 0) return false;
    const filled = row.filter((cell) => cell !== '');
    const known = filled.filter((cell) => columnOf(cell, knowledge) !== undefined && !/[，。；、]/.test(cell) && !/^https?:/.test(cell));
    return known.length >= Math.min(2, filled.length) && known.length >= 0.6 * filled.length && new Set(filled).size > filled.length / 2;
  };
  if (!isHeader(rows[0])) return 0;
  const isSecond = rows[1]?.some((cell, at) => cell === rows[0]?.[at]) === true && isHeader(rows[1]);
  return isSecond ? HEADER_ROWS : 1;
}

/** The first of several columns of one meaning keeps it; a second column of names is that of companies. */
function rolesOf(header: readonly string[], above: readonly string[], knowledge: DocumentKnowledge): (Column | undefined)[] {
  const roles: (Column | undefined)[] = [];
  for (const [at, cell] of header.entries()) {
    const role = columnOf(cell, knowledge) ?? columnOf(above[at] ?? '', knowledge);
    if (role === undefined || !roles.includes(role)) roles.push(role);
    else if (role === 'name' && !roles.includes('company')) roles.push('company');
    else if (role === 'company' && !roles.includes('name')) {
      roles[roles.indexOf('company')] = 'name';
      roles.push('company');
    } else if (role === 'purpose' && !roles.includes('scene')) roles.push('scene');
    else if (role === 'kinds') roles.push('kinds');
    else roles.push(undefined);
  }
  if (roles.includes('company') && !roles.includes('name') && roles.includes('kinds')) {
    const free = roles.indexOf('category');
    if (free >= 0 && !/序号|编号/.test(header[free] ?? '')) roles[free] = 'name';
  }
  if (!roles.includes('kinds') && !roles.includes('company') && roles.includes('category') && roles.includes('name')) return roles;
  return roles;
}

/** A table without header: of permissions when its section is about these. */
function guessedRoles(table: Table, rows: readonly (readonly string[])[], knowledge: DocumentKnowledge): (Column | undefined)[] {
  if ((rows[0]?.length ?? 0) < 2) return [];
  if (table.section.about === 'permissions') return ['permission', 'purpose'];
  const hasCompany = rows.some((row) => row.some((cell) => knowledge.patterns.company.test(normalise(cell, knowledge.variants).text)));
  return hasCompany ? ['name', 'company', 'purpose'] : [];
}

function rowOf(cells: readonly string[], roles: readonly (Column | undefined)[]): Row {
  const row = new Map<Column, string>();
  for (const [at, role] of roles.entries()) {
    const cell = cells[at]?.trim() ?? '';
    if (role === undefined || cell === '') continue;
    const known = row.get(role);
    row.set(role, known === undefined || known === cell ? cell : `${known}；${cell}`);
  }
  return row;
}

function aboutOf(header: ReadonlySet<Column>, table: Table, words: string, { patterns }: DocumentKnowledge): ReadTable['about'] {
  const { about } = table.section;
  if (about === 'definitions' || about === 'history') return 'other';
  const isAboutOthers = about === 'sdk' || about === 'sharing' || /sdk|第三方|合作方|接收方|partner|provider/.test(words);
  if (header.has('company') && (header.has('name') || header.has('purpose') || header.has('kinds'))) return 'parties';
  if (header.has('name') && isAboutOthers && header.size >= 2) return 'parties';
  if (isAboutOthers && patterns.sharing.test(table.leadIn ?? '') && header.has('kinds') && header.has('category')) return 'parties';
  if (header.has('right')) return 'rights';
  if (header.has('kinds')) return 'collection';
  return header.has('permission') ? 'permissions' : 'other';
}

/** Tables whose first column tells what the second says, one record below the other. */
function sideways(rows: readonly (readonly string[])[], knowledge: DocumentKnowledge): readonly (readonly string[])[] | undefined {
  if (rows.length < 3 || rows.some((row) => row.length !== 2)) return undefined;
  const labels = rows.map((row) => labelOf(normalise(row[0] ?? '', knowledge.variants).text, knowledge));
  const known = new Set(labels.filter((label) => label !== undefined));
  if (known.size < 3 || labels.filter((label) => label !== undefined).length < 0.8 * rows.length) return undefined;
  const first = labels.find((label) => label !== undefined);
  const order = [...known];
  const records: string[][] = [];
  for (const [at, label] of labels.entries()) {
    if (label === first) records.push(order.map(() => ''));
    const column = label === undefined ? -1 : order.indexOf(label);
    const record = records.at(-1);
    if (record !== undefined && column >= 0 && record[column] === '') record[column] = rows[at]?.[1] ?? '';
  }
  return [order.map((column) => HEADER_NAMES[column] ?? ''), ...records];
}

/** A header that `columns` reads as the column it stands for. */
const HEADER_NAMES: Partial<Record<Column, string>> = {
  name: 'SDK名称',
  company: '公司',
  purpose: '目的',
  manner: '方式',
  kinds: '个人信息种类',
  link: '链接',
  permission: '权限',
  frequency: '频率',
  retention: '期限',
  contact: '联系方式',
};

/** The column that a label before a colon names. */
export function labelOf(plain: string, { labels }: DocumentKnowledge): Column | undefined {
  const bare = plain.replace(/^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[）).、．]|[①-⑳]|[•·●■◆▪○*–—【-])+/, '').replace(/】$/, '');
  return bare.length > 20 || bare === '' ? undefined : labels.find(({ pattern }) => pattern.test(bare))?.name;
}
