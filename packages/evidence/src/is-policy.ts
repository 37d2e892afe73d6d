import type { Block, Document } from '@touchstone/kernel/document';
import type { Policy } from '@touchstone/policy';

/** Words without which nobody speaks of personal information. */
const SUBJECT = /隐私|隱私|个人信息|個人信息|个人资料|個人資料|个人数据|用户信息|個人情報|privacy|personal\s(?:information|data)/i;
/** Blocks at the beginning in which a heading stands. */
const BEGINNING = 5;
/** Kinds of statements that pages of another sort do not come to. */
const ENOUGH_KINDS = 3;
const ENOUGH_WITH_ITEMS = 2;

/**
 * Whether a text that was handed in as the policy is one: its heading says so, or it says what is collected, by whom, or much of what
 * policies say. A page that was not found, a form, an agreement about something else are none, and nothing must be held against an app
 * for what they leave out.
 */
export function isPolicy({ title = '', blocks }: Document, { items, parties, statements }: Policy): boolean {
  const texts = blocks.map(textOf);
  if (!SUBJECT.test(title) && !texts.some((text) => SUBJECT.test(text))) return false;
  if (blocks.slice(0, BEGINNING).some((block) => block.kind === 'heading' && SUBJECT.test(block.text)) || SUBJECT.test(title)) return true;
  const kinds = new Set(statements.flatMap((statement) => statement.kinds)).size;
  return kinds >= ENOUGH_KINDS || (kinds >= ENOUGH_WITH_ITEMS && items.length + parties.length > 0);
}

const textOf = (block: Block): string => (block.kind === 'table' ? block.rows.map((row) => row.join(' ')).join(' ') : block.text);
