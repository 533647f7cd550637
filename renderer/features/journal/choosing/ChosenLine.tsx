import { mostExcepted } from '#core/journal/bulk.ts';
import { mostCalls } from '#core/journal/filter.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { KeyCap } from '../../../ui/KeyCap.tsx';
import styles from './Choosing.module.css';
import { countOf } from './chosen.ts';
import type { Choosing } from './useChoosing.ts';

interface ChosenLineProps {
  readonly choosing: Choosing;
  /** Of the list; null: not counted yet. */
  readonly calls: number | null;
  /** What is to be done with them; null: that is open already. */
  readonly onCorrect: (() => void) | null;
  readonly onLeave: () => void;
}

/** How many calls are chosen, and what can be done with them. */
export function ChosenLine({ choosing, calls, onCorrect, onLeave }: ChosenLineProps) {
  const { t } = useWording();
  const { chosen, trouble, ticking, none } = choosing;
  const isAll = chosen.kind === 'all';
  const count = isAll && calls === null ? null : countOf(chosen, calls ?? 0);
  const isWhole = isAll && chosen.except.size === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves, whatever has the focus in it
    <div
      className={styles.line}
      role="group"
      aria-label={t('journal.choose.region')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <label className={styles.all}>
        <input
          type="checkbox"
          ref={(box) => {
            if (box !== null) box.indeterminate = !isWhole && count !== 0;
          }}
          checked={isWhole}
          onChange={() => (isWhole ? none() : ticking.all())}
        />
        {calls === null ? t('journal.choose.all') : t('journal.choose.allOf', { count: calls })}
      </label>
      <p role="status" className={styles.told}>
        <strong>
          {count === null
            ? t('journal.choose.uncounted')
            : count === 0
              ? t('journal.choose.none')
              : t('journal.choose.chosen', { count })}
        </strong>
        {trouble !== null && (
          <span className={styles.trouble}>
            {trouble === 'unread'
              ? t('journal.choose.unread')
              : t(isAll ? 'journal.choose.tooManyOut' : 'journal.choose.tooMany', {
                  most: isAll ? mostExcepted : mostCalls,
                })}
          </span>
        )}
        {count === 0 && trouble === null && <span>{t('journal.choose.how')}</span>}
      </p>
      <span className={styles.acts}>
        {onCorrect !== null && (
          <Button look="go" disabled={count === 0} onClick={onCorrect}>
            {t('journal.choose.correct')}
          </Button>
        )}
        <Button look="quiet" aria-keyshortcuts="Escape" onClick={onLeave}>
          {t('journal.choose.leave')}
          <KeyCap>Esc</KeyCap>
        </Button>
      </span>
    </div>
  );
}
