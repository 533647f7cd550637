import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { callAgain } from '../../state/callAgain.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { useWish } from '../../ui/wish.ts';
import styles from './CallCard.module.css';

/** What is wrong with the call, and the one thing that can be done about it, where there is one. */
export function CallTrouble({ call, isCurrent }: { readonly call: CallView; readonly isCurrent: boolean }) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('call-back');
  if (call.trouble === null) return null;
  const again = isCurrent ? callAgain(call) : null;
  return (
    <div className={styles.trouble} role={isCurrent ? 'alert' : undefined}>
      <p>{t(`call.trouble.${call.trouble}`)}</p>
      {again !== null && (
        <Button look="go" aria-keyshortcuts={key.shortcuts} onClick={() => again(wish)}>
          {t('call.callAgain')}
          <KeyCap>{key.cap}</KeyCap>
        </Button>
      )}
    </div>
  );
}
