import { expect, test } from 'vitest';
import { textOfValue, VALUE } from './value.ts';

const string = (index: number) => ['a', 'b'][index];

test.each([
  ['null', VALUE.null, 0, undefined],
  ['reference', VALUE.reference, 0x7f010002, '@2130771970'],
  ['dynamic reference', VALUE.dynamicReference, 1, '@1'],
  ['attribute', VALUE.attribute, 0x01010003, '?16842755'],
  ['dynamic attribute', VALUE.dynamicAttribute, 2, '?2'],
  ['string', VALUE.string, 1, 'b'],
  ['string that is not there', VALUE.string, 9, undefined],
  ['float', VALUE.float, 0x3dcccccd, '0.1'],
  ['whole float', VALUE.float, 0x3f800000, '1.0'],
  ['dimension of 16 dip', VALUE.dimension, 0x1001, '16.0dip'],
  ['dimension below the point', VALUE.dimension, 0x4011, '0.5dip'],
  ['negative dimension', VALUE.dimension, 0xffff_f000, '-16.0px'],
  ['unit nobody knows', VALUE.dimension, 0x100f, '16.0'],
  ['fraction of the parent', VALUE.fraction, 0x4000_0031, '50.0%p'],
  ['decimal', VALUE.decimal, 0xffff_ffff, '-1'],
  ['hexadecimal', VALUE.hexadecimal, 0xffff_ffff, '0xffffffff'],
  ['true is any number but 0', VALUE.boolean, 0xffff_ffff, 'true'],
  ['false', VALUE.boolean, 0, 'false'],
  ['colour #aarrggbb', VALUE.colourArgb8, 0xff00_0001, '#ff000001'],
  ['colour #rrggbb', VALUE.colourRgb8, 0xffaa_bbcc, '#ffaabbcc'],
  ['colour #argb', VALUE.colourArgb4, 0x1122_3344, '#11223344'],
  ['colour #rgb', VALUE.colourRgb4, 0xff11_2233, '#ff112233'],
  ['integer without a form of its own', 0x13, 7, '7'],
  ['type nobody knows', 0x99, 7, undefined],
])('%s', (_name, type, data, text) => {
  expect(textOfValue({ type, data }, string)).toBe(text);
});
