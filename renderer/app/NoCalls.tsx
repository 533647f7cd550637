import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useKeyOf } from '../ui/keysContext.ts';
import { useWish } from '../ui/wish.ts';

/** Do not disturb, on and off; while it is on the band beside it says so in words. */
export function NoCalls() {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('no-calls');
  const on = useDesk((slice) => slice.noCallsSince !== null);
  const telephone = useDesk((slice) => slice.telephone);
  if (telephone === 'another') return null;
  return (
    <Button
      square
      look="quiet"
      aria-pressed={on}
      aria-label={t('desk.noCalls.name')}
      title={t('desk.noCalls.name')}
      aria-keyshortcuts={key.shortcuts}
      onClick={(event) => event.detail < 2 && wish('desk.take-calls', { take: on })}
    >
      <Icon name="bellOff" />
    </Button>
  );
}
