import { Preferences } from '#core/contract/contract.ts';
import { useDesk } from '../../state/desk.ts';
import { useWish } from '../../ui/wish.ts';

/** What acts at once and for every page of the desk. */
export function usePreferences(): {
  readonly preferences: Preferences;
  readonly prefer: (changed: object) => void;
} {
  const wish = useWish();
  const preferences = useDesk((slice) => slice.preferences);
  return {
    preferences,
    prefer(changed) {
      const wanted = Preferences.safeParse({ ...preferences, ...changed });
      if (wanted.success) wish('preferences.set', wanted.data);
    },
  };
}
