import { useEffect, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { overLineOf } from '../../state/lines.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { LineMark } from '../../ui/LineMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { NumberButton } from '../../ui/NumberButton.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './LastDialled.module.css';

type Dialled = AnswerOf<'call.last-dialled'>['numbers'];

/** Whom the desk called last, to call again; nothing while it has called nobody. */
export function LastDialled({ isShown }: { readonly isShown: boolean }) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('redial');
  const numbers = useLastDialled(isShown);
  if (numbers.length === 0) return null;
  return (
    <div className={styles.last} role="group" aria-label={t('telephony.dial.last')}>
      <div className={styles.top}>
        <h3 className={styles.heading}>{t('telephony.dial.last')}</h3>
        <Button aria-keyshortcuts={key.shortcuts} onClick={(event) => event.detail < 2 && wish('call.redial', {})}>
          {t('telephony.dial.again')}
          <KeyCap>{key.cap}</KeyCap>
        </Button>
      </div>
      <ul className={styles.numbers}>
        {numbers.map(({ number, shown, name, line }) => (
          <li key={number}>
            {name !== '' && (
              <span className={styles.name}>
                <Name>{name}</Name>
              </span>
            )}
            <NumberButton number={number} shown={shown} over={() => overLineOf(line)} />
            <LineMark line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Asked again when the journal has changed, and only while it is looked at. */
function useLastDialled(isShown: boolean): Dialled {
  const version = useDesk((slice) => slice.journalVersion);
  const [numbers, setNumbers] = useState<Dialled>([]);
  useEffect(() => {
    if (!isShown) return undefined;
    let live = true;
    void ask('call.last-dialled', {}).then((answer) => {
      if (live && answer.ok) setNumbers(answer.value.numbers);
    });
    return () => {
      live = false;
    };
  }, [isShown, version]);
  return numbers;
}
