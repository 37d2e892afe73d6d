import { readPublishedNotice } from '@touchstone/api-client/routes/notices';
import { noticeLists } from '@touchstone/db/repositories/notice-shapes';
import { publishedSubjects } from '@touchstone/db/repositories/public-lists';
import { type NoticeAttachment, printedRows, printTable } from '@touchstone/domain/notice';
import { type NoticeTable, noticePage, type PublishedNotice } from '@touchstone/portal';
import type { Drawn, Visit } from './visit.ts';

export async function drawNotice({ ask, at, params, read }: Visit): Promise<Drawn> {
  const id = params['notice'] ?? '';
  const notice = await ask(readPublishedNotice, { params: { notice: id } });
  // lists of a withdrawn notice are not given; the order and the merged cells are those of the frozen files
  const tables =
    notice.lists.length === 0 ? [] : await read(async (tx) => tablesOf(notice, await noticeLists(tx, id), await publishedSubjects(tx, id)));
  return { html: noticePage(at(`/notices/${notice.id}`), notice, tables) };
}

type Subjects = Awaited<ReturnType<typeof publishedSubjects>>;

function tablesOf(notice: PublishedNotice, lists: Awaited<ReturnType<typeof noticeLists>>, subjects: Subjects): readonly NoticeTable[] {
  const known = new Map(subjects.map((one) => [`${one.attachment} ${one.ordinal}`, one]));
  return lists.map((kept) => {
    const list = kept as NoticeAttachment;
    const told = notice.lists.find(({ number }) => number === list.number)?.rows ?? [];
    const ordinals = new Map(list.rows.map((row, i) => [row, i + 1]));
    return {
      number: list.number,
      title: list.title,
      fields: list.columns.map(({ field }) => field),
      printed: printTable(list),
      lines: printedRows(list.rows).map((row) => {
        const ordinal = ordinals.get(row) as number;
        const { app = null, operator = null } = known.get(`${list.number} ${ordinal}`) ?? {};
        const { name, developer, isPlaceholder } = row;
        return { ordinal, name, developer, app, operator, isPlaceholder, annotations: told[ordinal - 1]?.annotations ?? [] };
      }),
    };
  });
}
