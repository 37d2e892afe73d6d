import type { NoticeText } from './compose.ts';
import { type NoticeAttachment, type NoticeRow, subjectKey } from './row.ts';
import { rowJson } from './snapshot.ts';

export interface RowChange {
  readonly attachment: number;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Fields that differ, of a changed one. */
  readonly fields: readonly string[];
}

export interface NoticeDiff {
  readonly paragraphs: readonly { readonly at: number; readonly before: string | null; readonly after: string | null }[];
  readonly rows: readonly RowChange[];
}

interface Side {
  readonly text: Pick<NoticeText, 'title' | 'series' | 'paragraphs'>;
  readonly attachments: readonly NoticeAttachment[];
}

/** What changed between two states of a notice, or from the notice before to this one. */
export function diffNotices(before: Side, after: Side): NoticeDiff {
  const lines = ({ text }: Side) => [text.title, text.series, ...text.paragraphs];
  const [old, now] = [lines(before), lines(after)];
  const paragraphs = Array.from({ length: Math.max(old.length, now.length) }, (_, at) => ({
    at,
    before: old[at] ?? null,
    after: now[at] ?? null,
  })).filter((one) => one.before !== one.after);
  return { paragraphs, rows: rowChanges(before.attachments, after.attachments) };
}

function rowChanges(before: readonly NoticeAttachment[], after: readonly NoticeAttachment[]): readonly RowChange[] {
  const [old, now] = [keyed(before), keyed(after)];
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, one]) => change(one, 'removed'));
  const others = [...now].flatMap(([key, one]) => {
    const was = old.get(key);
    if (was === undefined) return [change(one, 'added')];
    const fields = changedFields(was.row, one.row);
    return fields.length === 0 && was.attachment === one.attachment ? [] : [change(one, 'changed', fields)];
  });
  return [...removed, ...others];
}

interface Placed {
  readonly attachment: number;
  readonly row: NoticeRow;
}

/** Lines by app, those of one app by their order. */
function keyed(attachments: readonly NoticeAttachment[]): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  for (const { number, kind, rows } of attachments)
    for (const row of rows) {
      const key = `${kind === 'typical-cases' ? kind : ''}\n${subjectKey(row)}`;
      let line = 1;
      while (found.has(`${key}\n${line}`)) line++;
      found.set(`${key}\n${line}`, { attachment: number, row });
    }
  return found;
}

const change = ({ attachment, row }: Placed, kind: RowChange['change'], fields: readonly string[] = []): RowChange => ({
  attachment,
  name: row.name,
  change: kind,
  fields,
});

function changedFields(before: NoticeRow, after: NoticeRow): readonly string[] {
  const [old, now] = [rowJson(before), rowJson(after)];
  return Object.keys(now).filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]));
}
