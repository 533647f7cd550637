import { expect, test } from 'vitest';
import { numberOfLink } from '#core/caller/telLink.ts';

test.each<readonly [link: string, number: string | null]>([
  ['tel:+380-44-555-01-09', '+380445550109'],
  ['tel:+1-201-555-0123;ext=12', '+12015550123'],
  ['tel:863-1234;phone-context=+1-914-555', '8631234'],
  ['TEL:%2B49%2030%20555010', '+4930555010'],
  ['tel://+49(30)555010', '+4930555010'],
  ['callto:+49%2030%20555010', '+4930555010'],
  ['sip:+493055501@pbx.example;transport=ws', '+493055501'],
  ['tel:*97', '*97'],
  ['sip:olena@pbx.example', null],
  ['tel:', null],
  ['tel:+', null],
  ['tel:CALL-ME', null],
  ['tel:%', null],
  [`tel:${'1'.repeat(41)}`, null],
  ['javascript:alert(1)', null],
  ['https://example.com/?tel:1', null],
])('the link %s is for %s', (link, number) => {
  expect(numberOfLink(link)).toBe(number);
});
