import { readTemplate } from '@touchstone/domain/order';
import { expect, test } from 'vitest';
import { draftOf, templateOf } from './template-draft.ts';

const GIVEN = {
  ...{
    id: 'notice-of-talk',
    version: '3',
    type: 'interview',
    zh: '约谈通知书',
    en: 'Interview',
    numberWord: '约谈',
    addressees: ['operator'],
  },
  basis: [{ document: '某办法', articles: ['第八条'] }, { document: '另一办法' }],
  fields: [
    { name: 'place', kind: 'text', zh: '地点', en: 'Place' },
    { name: 'note', kind: 'text', required: false, zh: '说明', en: 'Note' },
    { name: 'apps', kind: 'apps', zh: '应用', en: 'Apps' },
  ],
  title: '关于约谈{{addressee}}的通知',
  body: [
    '请到{{place}}。',
    { heading: '一、应用', level: 2 },
    { table: 'apps', caption: '应用清单' },
    { paragraph: '说明：{{note}}', when: 'note' },
  ],
};

test('a version that was kept is written again as the next, and nothing of it is lost', () => {
  const kept = readTemplate(GIVEN);
  if (!kept.ok) throw new Error(JSON.stringify(kept.faults));
  expect(readTemplate(templateOf(draftOf(kept.template)))).toEqual({ ok: true, template: { ...kept.template, version: '4' } });
});

test('of nothing a first version', () => expect(draftOf(undefined)).toMatchObject({ version: '1', fields: [], body: [] }));
