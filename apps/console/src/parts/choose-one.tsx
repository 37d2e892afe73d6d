import type { UseQueryResult } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, choicesOf } from './choices-of.ts';
import { Field } from './field.tsx';
import { Unread } from './unread.tsx';
import { useSettled } from './use-settled.ts';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly next?: string | null;
}

interface Props<Row, Within> {
  /** What the search is called. */
  readonly find: string;
  /** What is chosen. */
  readonly label: string;
  /** Said where nothing is found. */
  readonly none: string;
  /** Id; '' while none is chosen. */
  readonly chosen: string;
  /** What choosing nothing means; something must be chosen when absent. */
  readonly without?: string | undefined;
  /** What to look for before anything is typed. */
  readonly likely?: string;
  /** Offered whatever is typed. */
  readonly offered?: readonly Choice[];
  /** Among what to look. */
  readonly within: Within;
  /** Reads what is found for a text; '' before anything is typed. */
  useFound(q: string, within: Within): UseQueryResult<Page<Row>>;
  /** A row as it is offered; undefined for one that cannot be chosen. */
  choiceOf(row: Row): Choice | undefined;
  onChoose(id: string): void;
}

const SETTLED_MS = 200;
const NOTHING: readonly Choice[] = [];

/** Enter looks for what was typed: it does not send the form around, with what was chosen before. */
const notSent = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') event.preventDefault();
};

/** One thing out of more than a list can show, found by typing. What is chosen is always seen. */
export function ChooseOne<Row, Within>(props: Props<Row, Within>): ReactNode {
  const { find, label, none, chosen, without, likely = '', offered = NOTHING, within, useFound, choiceOf, onChoose } = props;
  const { t } = useTranslation();
  const [q, setQ] = useState(likely);
  const [kept, setKept] = useState<Choice>();
  const read = useFound(useSettled(q.trim(), SETTLED_MS), within);
  const found = (read.data?.items ?? []).flatMap((row) => choiceOf(row) ?? []);
  const choices = choicesOf(chosen, offered, found, kept);
  const hint = !read.isSuccess
    ? undefined
    : read.data.next != null
      ? t('parts.chooseOne.more')
      : offered.length + found.length === 0
        ? none
        : undefined;
  return (
    <>
      <Field label={find}>
        {(id) => (
          <input
            id={id}
            type="search"
            className="pick"
            maxLength={100}
            value={q}
            onChange={({ target }) => setQ(target.value)}
            onKeyDown={notSent}
          />
        )}
      </Field>
      <Unread of={[read]} />
      <Field label={label} hint={hint}>
        {(id) => (
          <select
            id={id}
            className="pick"
            required={without === undefined}
            value={chosen}
            onChange={({ target }) => {
              setKept(choices.find((choice) => choice.id === target.value));
              onChoose(target.value);
            }}
          >
            <option value="">{without ?? t('parts.chooseOne.choose')}</option>
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {choice.text}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
