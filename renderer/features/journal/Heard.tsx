import type { CallerCard } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';

/** What the network said beside number and name, as the card showed it. */
export function Heard({ card, cameAt }: { readonly card: CallerCard; readonly cameAt: number }) {
  const { t, dialled, forwarded, shortDate } = useWording();
  return (
    <>
      {card.forgedBefore !== null && (
        <span>{t('identity.forged.before', { date: shortDate(card.forgedBefore.at, cameAt) })}</span>
      )}
      {card.attestation !== null && <span>{t(`identity.attestation.${card.attestation}`)}</span>}
      {card.attestation === null && card.signed && <span>{t('identity.signed')}</span>}
      {card.line !== null && <span>{t(`identity.line.${card.line}`)}</span>}
      {card.reason !== '' && <span>{t('identity.told', { reason: card.reason })}</span>}
      {card.dialled !== null && <span>{dialled(card.dialled)}</span>}
      {card.forwards.map((forward, index) => (
        <span key={forward.who}>{forwarded(forward, index > 0)}</span>
      ))}
    </>
  );
}
