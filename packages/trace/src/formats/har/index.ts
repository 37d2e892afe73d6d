import { fieldsOf, present, textOf } from '../../reading/fields.ts';
import type { TextFormat } from '../../reading/room.ts';
import { Entries } from './entries.ts';
import { messagesOf, requestOf } from './request.ts';

/** HTTP archives, as browsers and proxies export them. @source http://www.softwareishard.com/blog/har-12-spec/ */
export const har: TextFormat = {
  format: 'har',
  isInOrder: false,
  open(emit, options) {
    let number = 0;
    const takeEntry = (json: string) => {
      number++;
      const entry = fieldsOf(parsed(json)) ?? {};
      const request = requestOf(entry, number, options.bodyBytes);
      if (request === undefined) {
        emit.problem('har/unreadable-entry', number, json);
        return;
      }
      emit.record(request);
      for (const message of messagesOf(entry, request, options.bodyBytes)) emit.record(message);
    };
    const takeCreator = (json: string) => {
      const creator = fieldsOf(parsed(json));
      const name = textOf(creator?.['name']);
      if (name !== undefined) emit.head({ format: 'har', tool: present({ name, version: textOf(creator?.['version']) }) });
    };
    const skip = (name: string) => {
      if (name === 'entries') number++;
      emit.problem('har/entry-too-long', number);
    };
    const entries = new Entries(
      (name, json) => (name === 'entries' ? takeEntry(json) : name === 'creator' ? takeCreator(json) : undefined),
      skip,
      LONGEST_ENTRY,
    );
    return {
      push: (text) => entries.push(text),
      end() {
        if (entries.isOpen) emit.problem('har/ends-early', number);
      },
    };
  },
};

/** In UTF-16 code units: uploads of pictures stand in entries as text. */
const LONGEST_ENTRY = 64 << 20;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
