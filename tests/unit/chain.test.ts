import { expect, test } from 'vitest';
import { sealText } from '#core/journal/chain.ts';

const seal = { seq: 1, eventId: '0a', callId: 'c', deskId: 'front', at: 5, zone: 'UTC', kind: 'rang' };

test('no two seals have the same text, and nothing but the seal is in it', () => {
  expect(sealText(Object.assign({ payload: 'not sealed' }, seal))).toBe('[1,"0a","c","front",5,"UTC","rang"]');
  const shifted = [
    { ...seal, callId: 'c","front', deskId: '' },
    { ...seal, callId: 'cfront', deskId: '' },
    { ...seal, seq: 15, at: 0 },
  ];
  expect(new Set([seal, ...shifted].map(sealText)).size).toBe(4);
});
