import type { Preferences } from '#core/contract/contract.ts';
import type { Handlers } from '#core/contract/server.ts';
import { type Result, ok } from '#core/support/result.ts';

/** Language, look, keys and tones of the desk: in use at once, on the disk as soon as it lets. */
export function createPreferences(
  first: Preferences,
  save: (preferences: Preferences) => Promise<Result<null, 'not-written'>>,
  publish: (preferences: Preferences) => void,
): { readonly now: () => Preferences; readonly handlers: Pick<Handlers, 'preferences.set'> } {
  let preferences = first;
  return {
    now: () => preferences,
    handlers: {
      'preferences.set': async (wanted) => {
        preferences = wanted;
        publish(preferences);
        const saved = await save(wanted);
        return saved.ok ? ok({}) : saved;
      },
    },
  };
}
