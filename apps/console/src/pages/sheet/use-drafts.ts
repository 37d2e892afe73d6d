import { useQueryClient } from '@tanstack/react-query';
import { listSheets, readSheet, saveAnswers } from '@touchstone/api-client/routes/sheets';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { keyOf } from '../../api/use-read.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import { useNow } from '../../app/clock.ts';
import { type AnswerWord, answered, type Draft, draftOf, isSameDraft, localTime, sentOf } from './draft.ts';
import type { SheetDetail } from './sheet-page.tsx';

/** So long after the last key it is saved. */
const REST_MS = 700;

export interface Drafts {
  readonly isUnsaved: boolean;
  readonly isSaving: boolean;
  readonly error: unknown;
  of(clause: string): Draft;
  choose(clause: string, answer: AnswerWord): void;
  edit(clause: string, part: Partial<Draft>): void;
  /** Saves what waits now, also after it failed. */
  save(): Promise<void>;
}

type Edited = Readonly<Record<string, Draft>>;

/** Answers as they are typed: kept on the server a moment later, and here until they are. */
export function useDrafts(sheet: SheetDetail): Drafts {
  const queries = useQueryClient();
  const readAgain = useReadAgain();
  const [edited, setEdited] = useState<Edited>({});
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const now = useNow();
  const device = useRef('');
  const given = new Map(sheet.answers.map((answer) => [answer.clause, answer]));
  const keptOf = (clause: string) => draftOf(given.get(clause));
  const of = (clause: string) => edited[clause] ?? keptOf(clause);
  const waiting = Object.entries(edited).filter(([clause, draft]) => !isSameDraft(draft, keptOf(clause)));
  const toSend = waiting.flatMap(([clause, draft]) => sentOf(clause, draft) ?? []);

  const save = async () => {
    if (isSaving || toSend.length === 0) return;
    const sent = edited;
    setSaving(true);
    setError(undefined);
    try {
      const params = { sheet: sheet.id };
      const kept = await call(saveAnswers, { params, ifMatch: sheet.version, body: { answers: toSend } });
      queries.setQueryData(keyOf(readSheet, { params }), kept);
      // what was typed meanwhile waits for its own turn
      setEdited((now) => Object.fromEntries(Object.entries(now).filter(([clause, draft]) => draft !== sent[clause] || !draft.answer)));
      void readAgain([listSheets]);
    } catch (failure) {
      setError(failure);
      void readAgain([readSheet]);
    } finally {
      setSaving(false);
    }
  };
  const latest = useRef(save);
  latest.current = save;
  const isDue = toSend.length > 0 && !isSaving && error === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the rest anew
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => void latest.current(), REST_MS);
    return () => clearTimeout(timer);
  }, [isDue, edited]);

  const change = (clause: string, by: (draft: Draft) => Draft) =>
    setEdited((now) => {
      const draft = by(now[clause] ?? keptOf(clause));
      device.current = draft.device || device.current;
      return { ...now, [clause]: draft };
    });
  const lastDevice = () => device.current || (sheet.answers.find((one) => one.device !== '')?.device ?? '');
  return {
    isUnsaved: waiting.length > 0,
    isSaving,
    error,
    of,
    choose: (clause, answer) => change(clause, (draft) => answered(draft, answer, localTime(new Date(now()).toISOString()), lastDevice())),
    edit: (clause, part) => change(clause, (draft) => ({ ...draft, ...part })),
    save,
  };
}
