import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { useWish } from '../../ui/wish.ts';

interface ConferenceProps {
  readonly call: CallView;
  readonly transfer: NonNullable<CallView['transfer']>;
}

/** Out of a consultation all three talk together. */
export function ConferenceButton({ call: { callId }, transfer }: ConferenceProps) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('conference');
  // It keeps its place while all three talk: a second press must not meet another button.
  return (
    <Button
      disabled={transfer.stage !== 'talking' || transfer.hears === 'both'}
      aria-keyshortcuts={key.shortcuts}
      onClick={() => wish('call.conference', { callId })}
    >
      {t('telephony.conference.all')}
      <KeyCap>{key.cap}</KeyCap>
    </Button>
  );
}

/** Lets everybody go whom the desk talks to here. */
export function HangUpButton({ callId }: { readonly callId: string }) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('hang-up');
  return (
    <Button look="end" data-hang-up aria-keyshortcuts={key.shortcuts} onClick={() => wish('call.hang-up', { callId })}>
      {t('call.bar.hangUp')}
      <KeyCap>{key.cap}</KeyCap>
    </Button>
  );
}
