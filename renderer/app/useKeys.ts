import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import type { CallView } from '#core/call/view.ts';
import { callAgain } from '../state/callAgain.ts';
import { deskState } from '../state/desk.ts';
import { callToTakeBack, handover } from '../state/handover.ts';
import { keypadCall, pressDigit, toggleKeypad } from '../state/keypad.ts';
import { raiseOrLock } from '../state/raising.ts';
import { lineOfCall } from '../state/lines.ts';
import { callsToBringIn } from '../state/together.ts';
import { dayButtonId, viewsButtonId } from '../ui/journalButtons.ts';
import { touchNote } from '../state/wrapUp.ts';
import { keysAsChanged } from '../ui/keyBindings.ts';
import { correctClassId, essenceId, otherTopicId, promiseButtonId, topicButtonId } from '../ui/noteFields.ts';
import type { Wish } from '../ui/wish.ts';
import { beginNumber, findEmployee, pickTarget, wishTransfer } from './columnFocus.ts';
import { focusPlace } from './focusPlace.ts';
import { digitOf } from './keypadKeys.ts';
import { actOf, holdDownMs, type KeyAct } from './keys.ts';
import { go, routeOf, settingsLink } from './route.ts';

/** The keyboard of the whole desk, on every screen. `showKeys` opens the list of keys. */
export function useKeys(wish: Wish, showKeys: () => void): void {
  useEffect(() => {
    let holdingDown: ReturnType<typeof setTimeout> | null = null;
    let heldCode = '';

    function letGo(): void {
      if (holdingDown !== null) clearTimeout(holdingDown);
      holdingDown = null;
      delete document.documentElement.dataset['hangingUp'];
    }

    function onKeyDown(event: KeyboardEvent): void {
      if (event.isComposing) return;
      const place = focusPlace(event.target);
      const digit = place === 'page' ? digitOf(event) : null;
      if (digit !== null && keypadCall(deskState()) !== null) {
        event.preventDefault();
        if (!event.repeat) pressDigit(digit);
        return;
      }
      if (digit !== null && beginsNumber(event)) {
        event.preventDefault();
        beginNumber(digit);
        return;
      }
      const act = actOf(event, place, keysAsChanged(deskState().preferences.keys));
      if (act === null) return;
      // Also while repeating: F3 held down must not open the browser's search.
      event.preventDefault();
      if (event.repeat) return;
      if (act.act !== 'hang-up-held-down') {
        perform(act, wish, showKeys);
        return;
      }
      letGo();
      if (callToHold()?.place !== 'current') return;
      heldCode = event.code;
      document.documentElement.dataset['hangingUp'] = '';
      holdingDown = setTimeout(() => {
        letGo();
        perform({ act: 'hang-up' }, wish, showKeys);
      }, holdDownMs);
    }

    function onKeyUp(event: KeyboardEvent): void {
      if (event.code === heldCode) letGo();
    }

    // Before any field or list sees the key: a combobox would keep Enter and the arrows, never a function key.
    addEventListener('keydown', onKeyDown, true);
    addEventListener('keyup', onKeyUp, true);
    addEventListener('blur', letGo);
    return () => {
      letGo();
      removeEventListener('keydown', onKeyDown, true);
      removeEventListener('keyup', onKeyUp, true);
      removeEventListener('blur', letGo);
    };
  }, [wish, showKeys]);
}

function perform(act: KeyAct, wish: Wish, showKeys: () => void): void {
  switch (act.act) {
    case 'answer':
    case 'decline': {
      const call = firstAt('ringing');
      if (call === undefined) return;
      if (act.act === 'decline') return wish('call.decline', { callId: call.callId, how: 'declined' });
      wish('call.answer', { callId: call.callId });
      // What to say is on the console.
      return go({ screen: 'console' });
    }
    case 'hold': {
      const call = callToHold();
      if (call === undefined) return;
      if (call.transfer !== null && call.place === 'current') {
        if (call.transfer.stage === 'talking') wish('call.swap', { callId: call.callId });
        return;
      }
      return wish(call.stage === 'held' ? 'call.resume' : 'call.hold', { callId: call.callId });
    }
    case 'mute': {
      const call = firstAt('current');
      if (call !== undefined) wish('call.mute', { callId: call.callId, muted: !call.muted });
      return;
    }
    case 'hang-up': {
      const call = firstAt('current');
      if (call !== undefined) wish('call.hang-up', { callId: call.callId });
      return;
    }
    case 'essence':
      return go({ screen: 'console' }, () => focusNext(essenceId));
    case 'topic-field':
      return go({ screen: 'console' }, () => focusNext(otherTopicId));
    case 'finish-note': {
      const note = firstAt('note');
      if (note !== undefined) wish('call.put-away', { callId: note.callId });
      return;
    }
    case 'question': {
      const [callId] = notable();
      // Each press ticks the next one; a tick is taken away by a click.
      document.querySelector<HTMLElement>(`[data-asks="${callId}"] [role=checkbox][aria-checked=false]`)?.click();
      return;
    }
    case 'promise': {
      const [callId] = notable();
      if (callId !== undefined) document.getElementById(promiseButtonId(callId))?.click();
      return;
    }
    case 'transfer': {
      const call = firstAt('current');
      if (call === undefined || call.transfer === null) return wishTransfer();
      if (call.transfer.stage !== 'joining' && call.transfer.stage !== 'left')
        wish('call.join', { callId: call.callId });
      return;
    }
    case 'take-back': {
      const callId = callToTakeBack(deskState());
      if (callId !== undefined) wish('call.take-back', { callId });
      return;
    }
    case 'find-employee':
      return findEmployee();
    case 'correct-class':
      return correctClass();
    case 'conference': {
      const call = firstAt('current');
      if (call?.transfer?.stage === 'talking') return wish('call.conference', { callId: call.callId });
      return bringIn(wish);
    }
    case 'park': {
      const call = firstAt('current');
      if (call?.transfer === null && lineOfCall(deskState(), call)?.parks === true)
        wish('park.call', { callId: call.callId });
      return;
    }
    case 'keypad':
      return go({ screen: 'console' }, () => flushSync(toggleKeypad));
    case 'redial':
      return wish('call.redial', {});
    case 'call-back': {
      const current = firstAt('current');
      const again = current === undefined ? null : callAgain(current);
      if (again !== null) return again(wish);
      const [urgent] = deskState().callbacks;
      // A call that is talked to would be held for it: by a button, not by one slip.
      if (urgent === undefined || current !== undefined) return;
      return wish('call.dial', { number: urgent.number, callbackId: urgent.callbackId });
    }
    case 'no-calls':
      return wish('desk.take-calls', { take: deskState().noCallsSince !== null });
    case 'raise-or-lock':
      if (!raiseOrLock()) location.hash = settingsLink('roles');
      return;
    case 'views':
      return pressInJournal(viewsButtonId);
    case 'go-to-day':
      return pressInJournal(dayButtonId);
    case 'topic': {
      if (handover().open !== null) return pickTarget(act.nth);
      const [callId] = notable();
      const button = callId === undefined ? null : document.getElementById(topicButtonId(callId, act.nth));
      // Choosing twice by key is a slip, not a change of mind.
      if (button?.getAttribute('aria-pressed') === 'false') button.click();
      else if (button === null && callId !== undefined) touchNote(callId);
      return;
    }
    case 'show-keys':
      return showKeys();
    case 'hang-up-held-down':
      return;
  }
}

/** The numeric keypad's digits dial while nobody is talked to and nobody rings, whom its Enter answers; those above the letters while they choose no topic either. */
function beginsNumber({ code, repeat }: KeyboardEvent): boolean {
  const isQuiet = firstAt('current') === undefined && firstAt('ringing') === undefined;
  if (repeat || !isQuiet || routeOf(location.hash).screen !== 'console') return false;
  return /^Numpad[0-9]$/.test(code) || (/^Digit[0-9]$/.test(code) && notable().length === 0);
}

function firstAt(place: CallView['place']): CallView | undefined {
  const { order, calls } = deskState();
  return order.map((callId) => calls[callId]).find((call) => call?.place === place);
}

/** The current call; with none, the one that is held longest, to be resumed. One on its way to somebody is not held. */
function callToHold(): CallView | undefined {
  const { order, calls } = deskState();
  return firstAt('current') ?? order.map((callId) => calls[callId]).find(waitsForTheDesk);
}

function waitsForTheDesk(call: CallView | undefined): boolean {
  return call?.place === 'held' && call.transfer === null && call.togetherWith === null;
}

/** Calls with a note to write: the current one first, then those to finish. */
function notable(): readonly string[] {
  const { order, calls } = deskState();
  return order.filter((callId) => ['current', 'note'].includes(calls[callId]?.place ?? ''));
}

/** All three: the call in the middle, who waits, and the desk; where several wait, which of them is for a person to say. */
function bringIn(wish: Wish): void {
  const waiting = callsToBringIn(deskState());
  const [callId] = waiting;
  const current = firstAt('current');
  if (callId === undefined || current === undefined) return;
  if (waiting.length > 1)
    return go({ screen: 'console' }, () => document.querySelector<HTMLElement>('[data-together]')?.focus());
  wish('call.together', { callId, withId: current.callId, how: 'conference' });
}

function pressInJournal(id: string): void {
  go({ screen: 'journal', callId: null }, () => document.getElementById(id)?.click());
}

/** Of the call that the journal shows, when it does; else of the one in the middle, or of the note to finish. */
function correctClass(): void {
  const route = routeOf(location.hash);
  const shown = route.screen === 'journal' ? route.callId : null;
  if (shown !== null) return document.getElementById(correctClassId(shown))?.click();
  const call = firstAt('current') ?? firstAt('ringing') ?? firstAt('note');
  if (call === undefined) return;
  go({ screen: 'console' }, () => document.getElementById(correctClassId(call.callId))?.click());
}

/** Pressed again, the key goes on to the next note; one that has folded is opened. */
function focusNext(idOf: (callId: string) => string): void {
  const calls = notable();
  const there = calls.map(idOf).indexOf(document.activeElement?.id ?? '');
  const callId = calls[(there + 1) % Math.max(1, calls.length)];
  if (callId === undefined) return;
  if (document.getElementById(idOf(callId)) === null) flushSync(() => touchNote(callId));
  document.getElementById(idOf(callId))?.focus();
}
