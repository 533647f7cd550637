import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { useWish } from '../../ui/wish.ts';

interface TakeButtonProps {
  readonly employeeId: string;
  readonly name: string;
  readonly tabIndex: number;
}

/** Takes the call that rings at an employee's telephone; nothing where the settings have no code for it. */
export function TakeButton({ employeeId, name, tabIndex }: TakeButtonProps) {
  const { t } = useWording();
  const wish = useWish();
  const canTake = useDesk((slice) => slice.parking.canTakeRinging);
  if (!canTake) return null;
  return (
    <Button tabIndex={tabIndex} onClick={(event) => event.detail < 2 && wish('park.take-ringing', { employeeId })}>
      <Spoken shown={t('telephony.park.take')} spoken={t('telephony.park.takeOf', { name })} />
    </Button>
  );
}
