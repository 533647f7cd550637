import type { HandlersOf } from '#core/contract/server.ts';
import { failed, ok } from '#core/support/result.ts';

/** Callers of the practice exchange are brought in; null: real calls are taken. */
export function practiceHandlers(
  practice: { readonly bringIn: () => void; readonly bringInThree: () => void } | null,
): HandlersOf<'practice'> {
  return {
    'practice.bring-in': ({ calls }) => {
      if (practice === null) return failed('not-practising');
      if (calls === 3) practice.bringInThree();
      else practice.bringIn();
      return ok({});
    },
  };
}
