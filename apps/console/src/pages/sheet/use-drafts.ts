import { useQueryClient } from '@tanstack/react-query';
import { listSheets, readSheet, saveAnswers } from '@touchstone/api-client/routes/sheets';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { keyOf } from '../../api/use-read.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import { useNow } from '../../app/clock.ts';
import { type AnswerWord, answered, type Draft, draftOf, localTime, sentOf } from './draft.ts';
import type { SheetDetail } from './sheet-page.tsx';
import { draftIn, type Typed, typing, withoutKept, withoutSent } from './typed.ts';

/** So long after the last key it is saved. */
const REST_MS = 700;

export interface Drafts {
  readonly isUnsaved: boolean;
  readonly isSaving: boolean;
  /** Why what waits was not saved. */
  readonly error: unknown;
  of(clause: string): Draft;
  choose(clause: string, answer: AnswerWord): void;
  /** @param part what changes, of the clause as it stands when this is called */
  edit(clause: string, part: (draft: Draft) => Partial<Draft>): void;
  /** Saves what waits now, also after it failed. */
  save(): Promise<void>;
}

/** Answers as they are typed: kept on the server a moment later, and here until they are. */
export function useDrafts(sheet: SheetDetail): Drafts {
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  const [typed, setTyped] = useState<Typed>({});
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const saving = useRef(false);
  const setBusy = (is: boolean) => {
    saving.current = is;
    setSaving(is);
  };
  const now = useNow();
  const device = useRef('');
  const given = new Map(sheet.answers.map((answer) => [answer.clause, answer]));
  const keptOf = (clause: string) => draftOf(given.get(clause));
  const of = (clause: string) => draftIn(typed, clause, keptOf(clause));
  const waiting = Object.keys(withoutKept(typed, keptOf));
  const toSend = waiting.flatMap((clause) => sentOf(clause, of(clause)) ?? []);

  const save = async () => {
    if (saving.current || toSend.length === 0) return;
    const params = { sheet: sheet.id };
    const sent = Object.fromEntries(toSend.map(({ clause }) => [clause, typed[clause] ?? {}]));
    setBusy(true);
    setError(undefined);
    try {
      const kept = await call(saveAnswers, { params, ifMatch: sheet.version, body: { answers: toSend } });
      // a reading that began before this was kept, and arrives after, would bring back what was there
      await queries.cancelQueries({ queryKey: keyOf(readSheet, { params }) });
      queries.setQueryData(keyOf(readSheet, { params }), kept);
      setTyped((before) => withoutSent(before, sent));
      void readAgain([listSheets]);
    } catch (failure) {
      setError(failure);
      void readAgain([readSheet]);
    } finally {
      setBusy(false);
    }
  };
  // what outlives a drawing, a photo on its way or the rest after the last key, finds the sheet as it is by then
  const latest = useRef({ save, keptOf });
  latest.current = { save, keptOf };
  const isDue = toSend.length > 0 && !isSaving && error === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the rest anew
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => void latest.current.save(), REST_MS);
    return () => clearTimeout(timer);
  }, [isDue, typed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet that was read anew may hold what was typed
  useEffect(() => {
    if (!saving.current) setTyped((before) => withoutKept(before, latest.current.keptOf));
  }, [sheet]);

  const edit: Drafts['edit'] = (clause, part) => {
    // what was refused may be right now
    setError(undefined);
    setTyped((before) => {
      const { keptOf: keptNow } = latest.current;
      const change = part(draftIn(before, clause, keptNow(clause)));
      device.current = change.device || device.current;
      const more = typing(before, clause, change);
      // while the sheet is on its way to what was typed before, taking that back is a change
      return saving.current ? more : withoutKept(more, keptNow);
    });
  };
  const lastDevice = () => device.current || (sheet.answers.find((one) => one.device !== '')?.device ?? '');
  return {
    isUnsaved: waiting.length > 0,
    isSaving,
    error: waiting.length > 0 ? error : undefined,
    of,
    choose: (clause, answer) => edit(clause, (draft) => answered(draft, answer, localTime(new Date(now()).toISOString()), lastDevice())),
    edit,
    save,
  };
}
