import type { KeyboardEvent } from 'react';
import type { Ticking } from './useChoosing.ts';

/** Space, Ctrl+A and Escape in the list; true: the key was one of these. */
export function choosingKey(event: KeyboardEvent, ticking: Ticking, isOn: boolean): boolean {
  const focused = document.activeElement;
  const callId = focused?.getAttribute('data-call') ?? null;
  const isAll = event.code === 'KeyA' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (event.key === ' ' && callId !== null && !hasModifier(event)) {
    if (!event.repeat) ticking.tick(callId);
  } else if (isAll) ticking.all();
  else if (event.key === 'Escape' && isOn) ticking.leave();
  else return false;
  event.preventDefault();
  return true;
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}
