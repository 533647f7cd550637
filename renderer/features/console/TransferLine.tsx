import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Elapsed } from '../../ui/Elapsed.tsx';

/** A transfer under way, as it stands at its held call: "Ringing Olena, 0:08". */
export function TransferLine({ transfer }: { readonly transfer: NonNullable<CallView['transfer']> }) {
  const { t, target } = useWording();
  const name = target(transfer.target);
  switch (transfer.stage) {
    case 'calling':
      return t('call.transfer.calling', { name });
    case 'ringing':
      return (
        <>
          {t('call.transfer.ringing', { name })}
          {t('call.transfer.pause')}
          <Elapsed since={transfer.since} />
        </>
      );
    case 'talking':
      return t('call.transfer.waiting', { name });
    case 'joining':
      return t('call.transfer.joining', { name });
    case 'left':
      return t('telephony.conference.line', { name });
    case 'done':
      return t('call.transfer.handedOver', { name });
  }
}
