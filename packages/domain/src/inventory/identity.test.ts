import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, findProvince, organisationCheck, PROVINCES, readCreditCode, readFilingNumber } from './index.ts';

describe('统一社会信用代码', () => {
  test.each([
    ['91110000802100433B', '北京', '11'],
    ['91440300708461136T', '深圳', '44'],
    ['914403001922038216', '深圳', '44'],
    ['91330100799655058B', '杭州', '33'],
    ['９１１１００００８０２１００４３３ｂ', 'full width and lower case', '11'],
    ['9111 0000 8021 0043 3B', 'as printed in groups', '11'],
  ])('%s (%s)', (text, _where, province) => expect(readCreditCode(text)).toMatchObject({ ok: true, value: { authority: '9', province } }));

  test.each([
    ['9111000080210043', 'length'],
    ['91110000802100433I', 'character'],
    ['911100008O2100433B', 'character'],
    ['9111A000802100433B', 'character'],
    ['91110000802100434B', 'organisation-check'],
    ['91110000802100433C', 'check'],
    ['', 'length'],
  ])('%j is none: %s', (text, reason) => expect(readCreditCode(text)).toEqual({ ok: false, reason }));

  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

  test('any code that is made is read, and one wrong character never is', () => {
    fc.assert(
      fc.property(digits(6), digits(8), fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (division, body, at, other) => {
        const organisation = `${body}${organisationCheck(body)}`;
        const first = `91${division}${organisation}`;
        const code = `${first}${checkCharacter(first)}`;
        expect(readCreditCode(code)).toMatchObject({ ok: true, value: { code, division, organisation } });
        if (code[at] !== other) expect(readCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
      }),
    );
  });
});

describe('App备案号', () => {
  test.each([
    ['鲁ICP备10018704号-9A', '鲁ICP备10018704号-9A', '37'],
    ['京 ICP 备 12345678 号 － 12 A', '京ICP备12345678号-12A', '11'],
    ['粤icp备2023001234号—3a', '粤ICP备2023001234号-3A', '44'],
    ['琼ＩＣＰ备１２３４５６７８号-01A', '琼ICP备12345678号-1A', '46'],
  ])('%s', (text, form, province) => {
    expect(readFilingNumber(text)).toMatchObject({ ok: true, value: { text: form, province, operatorFiling: form.split('-')[0] } });
  });

  test.each([
    ['京ICP备12345678号-1', 'not-an-app'],
    ['京ICP备12345678号', 'not-an-app'],
    ['国ICP备12345678号-1A', 'province'],
    ['京ICP证030173号', 'form'],
    ['京ICP备12345678号-1AB', 'form'],
    ['', 'form'],
  ])('%j is none of an app: %s', (text, reason) => expect(readFilingNumber(text)).toEqual({ ok: false, reason }));
});

describe('provinces', () => {
  test('31, in the order of their codes, and no two alike', () => {
    expect(PROVINCES).toHaveLength(31);
    for (const key of ['code', 'name', 'shortName', 'abbreviation', 'english', 'administration'] as const) {
      expect(new Set(PROVINCES.map((province) => province[key])).size, key).toBe(31);
    }
    expect(PROVINCES.map(({ code }) => code)).toEqual(PROVINCES.map(({ code }) => code).sort());
  });

  test.each([
    ['11', '11'],
    ['北京', '11'],
    ['北京市', '11'],
    ['京', '11'],
    ['北京市通信管理局', '11'],
    ['北京通信管理局', '11'],
    ['内蒙古自治区通信管理局', '15'],
    ['新疆通信管理局', '65'],
    ['广西壮族自治区', '45'],
    [' 川 ', '51'],
  ])('%s is %s', (text, code) => expect(findProvince(text)?.code).toBe(code));

  test.each([['香港'], ['00'], ['']])('%j is none', (text) => expect(findProvince(text)).toBeUndefined());
});
