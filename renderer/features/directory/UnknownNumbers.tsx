import type { DialledLine, PublicNumberLine } from '#core/contract/numbersCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { useToday } from '../../ui/useToday.ts';
import { blankNumber, type NumberDraft } from './numberDraft.ts';
import { SidePanel } from './SidePanel.tsx';
import styles from './Numbers.module.css';

interface UnknownNumbersProps {
  readonly unknown: readonly DialledLine[];
  readonly ignored: readonly PublicNumberLine[];
  readonly closeLink: string;
  readonly onAdd: (draft: NumberDraft) => void;
  readonly onSaved: () => void;
}

/** What callers dialled and nobody has entered: each becomes an entry, or is ignored, in one step. */
export function UnknownNumbers({ unknown, ignored, closeLink, onAdd, onSaved }: UnknownNumbersProps) {
  const { t, shortDate } = useWording();
  const now = Date.parse(useToday());

  function ignore(number: string): void {
    const entry = { number, label: '', source: '', ignored: true };
    void ask('numbers.save', { was: null, entry }).then((answer) => answer.ok && onSaved());
  }

  function askAgain(number: string): void {
    void ask('numbers.remove', { number }).then((answer) => answer.ok && onSaved());
  }

  return (
    <SidePanel heading={t('numbers.unknown.heading')} closeLink={closeLink}>
      <p className={panel.soft}>{t(unknown.length === 0 ? 'numbers.unknown.none' : 'numbers.unknown.advice')}</p>
      {unknown.length > 0 && (
        <ul className={styles.unknown} aria-label={t('numbers.unknown.heading')}>
          {unknown.map(({ keys, shown, calls, lastAt }, nth) => (
            <li key={shown}>
              <span className={styles.what}>
                <bdi dir="ltr" className={styles.number}>
                  {shown}
                </bdi>
                <span>
                  {t('numbers.ncalls', { count: calls })}
                  {lastAt !== null && `, ${t('numbers.unknown.last', { date: shortDate(lastAt, now) })}`}
                </span>
              </span>
              <Button
                look={nth === 0 ? 'go' : 'plain'}
                aria-label={t('numbers.unknown.addLong', { number: shown })}
                onClick={() => onAdd({ ...blankNumber, number: shown })}
              >
                {t('numbers.unknown.add')}
              </Button>
              <Button
                aria-label={t('numbers.unknown.ignoreLong', { number: shown })}
                onClick={() => ignore(keys[0] ?? shown)}
              >
                {t('numbers.unknown.ignore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {ignored.length > 0 && (
        <>
          <h3 className={panel.groupHeading}>{t('numbers.unknown.ignored')}</h3>
          <ul className={styles.unknown} aria-label={t('numbers.unknown.ignored')}>
            {ignored.map(({ number, shown }) => (
              <li key={number}>
                <span className={styles.what}>
                  <bdi dir="ltr">{shown}</bdi>
                </span>
                <Button
                  look="quiet"
                  aria-label={t('numbers.unknown.againLong', { number: shown })}
                  onClick={() => askAgain(number)}
                >
                  {t('numbers.unknown.again')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </SidePanel>
  );
}
