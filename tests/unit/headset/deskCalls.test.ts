import { expect, test } from 'vitest';
import type { CallView } from '#core/call/view.ts';
import type { TransferView } from '#core/call/transfer.ts';
import type { HeadsetIntent } from '#core/headset/callState.ts';
import { headsetCalls, headsetWish } from '#core/headset/deskCalls.ts';
import { ringingCall } from '../../fixtures/deskViews.ts';

const ringing = ringingCall('ringing');
const second = ringingCall('second');
const talking: CallView = { ...ringingCall('talking'), stage: 'talking', place: 'current' };
const held: CallView = { ...ringingCall('held'), stage: 'held', place: 'held' };
const transfer: TransferView = {
  how: 'consult',
  target: { employeeId: null, name: '', number: '201' },
  stage: 'talking',
  hears: 'target',
  since: 1,
  problem: null,
};
const consulting: CallView = { ...talking, stage: 'held', transfer };
const handedOver: CallView = {
  ...held,
  callId: 'handed-over',
  transfer: { ...transfer, how: 'assisted', stage: 'calling' },
};
const ended: CallView = { ...talking, callId: 'ended', stage: 'ended', place: 'note' };
const quiet = { ringing: false, current: 'none', muted: false, waiting: false };

test.each<[string, readonly CallView[], object]>([
  ['nothing', [], quiet],
  ['a call that rings', [ringing], { ...quiet, ringing: true }],
  ['a call that is being answered', [{ ...talking, stage: 'answering' }], { ...quiet, current: 'answering' }],
  ['a number that is being dialled', [{ ...talking, stage: 'dialling' }], { ...quiet, current: 'answering' }],
  ['a muted call', [{ ...talking, muted: true }], { ...quiet, current: 'talking', muted: true }],
  ['one held by its button, in the middle', [{ ...talking, stage: 'held' }], { ...quiet, current: 'held' }],
  ['one who waits beside', [talking, held], { ...quiet, current: 'talking', waiting: true }],
  ['one who is on the way to a colleague', [handedOver], quiet],
  ['a consultation', [consulting], { ...quiet, current: 'talking' }],
  [
    'a colleague who is rung to be consulted',
    [{ ...consulting, transfer: { ...transfer, stage: 'ringing' } }],
    { ...quiet, current: 'answering' },
  ],
  ['a note to finish', [ended], quiet],
])('to the headset %s is a state', (_what, calls, told) => {
  expect(headsetCalls(calls)).toEqual(told);
});

test.each<[HeadsetIntent, string, readonly CallView[], object | null]>([
  ['answer', 'the first that rings', [ringing, second], { kind: 'answer-asked', callId: 'ringing' }],
  ['answer', 'nobody where nothing rings', [talking, held], null],
  [
    'reject',
    'the one that rings, not who is talked to',
    [ringing, talking],
    { kind: 'decline-asked', callId: 'ringing', how: 'declined' },
  ],
  ['reject', 'nobody where nothing rings', [talking], null],
  [
    'hang-up',
    'who is talked to, not the one that rings',
    [ringing, talking, held],
    { kind: 'hang-up-asked', callId: 'talking' },
  ],
  ['hang-up', 'nobody where only others wait', [held, ended], null],
  ['mute', 'who is talked to', [talking], { kind: 'mute-asked', callId: 'talking', muted: true }],
  ['unmute', 'who is talked to', [talking], { kind: 'mute-asked', callId: 'talking', muted: false }],
  ['hold', 'who is talked to', [talking, held], { kind: 'hold-asked', callId: 'talking' }],
  [
    'hold',
    'the colleague who is consulted, by turning to the caller',
    [consulting],
    { kind: 'swap-asked', callId: 'talking' },
  ],
  [
    'resume',
    'the one in the middle',
    [{ ...talking, stage: 'held' }, held],
    { kind: 'resume-asked', callId: 'talking' },
  ],
  ['resume', 'who waits, where nobody is in the middle', [handedOver, held], { kind: 'resume-asked', callId: 'held' }],
  [
    'swap',
    'the one that rings, before who waits',
    [ringing, talking, held],
    { kind: 'answer-asked', callId: 'ringing' },
  ],
  ['swap', 'who waits', [talking, held], { kind: 'resume-asked', callId: 'held' }],
  ['swap', 'the two of a consultation', [consulting, held], { kind: 'swap-asked', callId: 'talking' }],
  ['swap', 'nobody where nobody waits', [talking], null],
  ['redial', 'no call', [], null],
])('%s is about %s', (intent, _whom, calls, wish) => {
  expect(headsetWish(intent, calls)).toEqual(wish);
});
