import type { JournalLine } from '#core/journal/entry.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import styles from './Choosing.module.css';
import type { Ticking } from './useChoosing.ts';

interface TickOfCallProps {
  readonly entry: JournalLine;
  readonly isTicked: boolean;
  readonly isTabStop: boolean;
  readonly ticking: Ticking;
}

/** The box before a call's line; with Shift it reaches from the one that was ticked last. */
export function TickOfCall({ entry, isTicked, isTabStop, ticking }: TickOfCallProps) {
  const { t, time, shortDay } = useWording();
  const who = entry.name || entry.numberShown || entry.number || t('call.who.withheld');
  return (
    <span className={styles.cell} role="cell">
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={isTicked}
          tabIndex={isTabStop ? 0 : -1}
          data-tick={entry.callId}
          aria-label={t('journal.choose.tickOf', { who, when: `${shortDay(entry.day)}, ${time(entry.invitedAt)}` })}
          onChange={({ nativeEvent }) => {
            if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) ticking.reach(null, entry.callId);
            else ticking.tick(entry.callId);
          }}
        />
      </label>
    </span>
  );
}
