import type { PrivacyState } from '#core/contract/privacyCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { download } from '../../ui/download.ts';
import styles from './Privacy.module.css';
import { useMoment } from './useMoment.ts';

/** Erasures that were done, each with its receipt as a file. */
export function Receipts({ receipts }: Pick<PrivacyState, 'receipts'>) {
  const { t } = useWording();
  const moment = useMoment();

  if (receipts.length === 0) return null;
  return (
    <div className={panel.group} role="group" aria-label={t('privacy.receipts.heading')}>
      <h3 className={panel.groupHeading}>{t('privacy.receipts.heading')}</h3>
      <p className={panel.soft}>{t('privacy.receipts.advice')}</p>
      <ul className={styles.rows}>
        {receipts.map(({ receiptId, doneAt, erased }) => (
          <li key={receiptId} className={styles.row}>
            <strong>{moment(doneAt)}</strong>
            <span>
              {t('privacy.receipts.erased', {
                count: erased.calls + erased.mentioned + erased.contacts + erased.views + erased.corrections,
              })}
            </span>
            <Button
              aria-label={t('privacy.receipts.saveOf', { when: moment(doneAt) })}
              onClick={() => void save(receiptId)}
            >
              {t('privacy.receipts.save')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function save(receiptId: string): Promise<void> {
  const answer = await ask('privacy.receipt', { receiptId });
  if (answer.ok && answer.value.receipt !== null)
    download(`portico-receipt-${receiptId}.json`, `${JSON.stringify(answer.value.receipt, null, 2)}\n`);
}
