import { memo, useDeferredValue, useSyncExternalStore } from 'react';
import type { Callback } from '#core/callbacks/callback.ts';
import { calendarDay } from '../../i18n/formats.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { LineMark } from '../../ui/LineMark.tsx';
import { lastSecond, onSecond } from '../../ui/second.ts';
import { Spoken } from '../../ui/Spoken.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './Callbacks.module.css';
import { Messages } from './Messages.tsx';
import queue from './Queue.module.css';

/** Who was missed and is owed a call, the most urgent first. */
export function Callbacks() {
  const { t } = useWording();
  // Drawn while there is nothing else to draw: whoever rings does not wait for two hundred who rang.
  const callbacks = useDeferredValue(useDesk((slice) => slice.callbacks));
  return (
    <section className={`${queue.queue} ${styles.callbacks}`} aria-label={t('call.callback.region')}>
      <h2 className={queue.heading}>
        {t('call.callback.region')}
        {callbacks.length > 0 && <span>{callbacks.length}</span>}
      </h2>
      <Messages />
      <ul className={styles.list}>
        {callbacks.map((callback, place) => (
          <Owed key={callback.callbackId} callback={callback} isFirst={place === 0} />
        ))}
      </ul>
      {callbacks.length === 0 && <p className={queue.none}>{t('call.callback.none')}</p>}
    </section>
  );
}

interface OwedProps {
  readonly callback: Callback;
  /** The key dials this one. */
  readonly isFirst: boolean;
}

const Owed = memo(function Owed({ callback, isFirst }: OwedProps) {
  const { t } = useWording();
  const wish = useWish();
  const key = useKeyOf('call-back');
  const { callbackId, number, numberShown, name, company, times, attempts, dueAt, line, promised } = callback;
  const shown = numberShown || number;
  const who = name || shown;
  return (
    <li className={styles.owed} data-callback={callbackId}>
      <bdi className={styles.who} dir={name === '' ? 'ltr' : 'auto'} title={company || undefined}>
        {who}
      </bdi>
      <Due dueAt={dueAt} />
      <p className={styles.about}>
        <LineMark line={line} />
        {name !== '' && <bdi dir="ltr">{shown}</bdi>}
        {promised && <span>{t('playbook.promise.owed')}</span>}
        {times > 1 && <span>{t('call.callback.times', { count: times })}</span>}
        {attempts > 0 && <span>{t('call.callback.tried', { count: attempts })}</span>}
      </p>
      <span className={isFirst ? styles.acts : `${styles.acts} ${styles.onReach}`}>
        <Button
          square
          look="quiet"
          aria-label={t('call.callback.done', { who })}
          onClick={() => wish('callback.close', { callbackId })}
        >
          <Icon name="check" />
        </Button>
        <Button
          aria-keyshortcuts={isFirst ? key.shortcuts : undefined}
          onClick={(event) => event.detail < 2 && wish('call.dial', { number, callbackId })}
        >
          <Spoken shown={t('call.callback.call')} spoken={t('call.callback.callWho', { who })} />
          {isFirst && <KeyCap>{key.cap}</KeyCap>}
        </Button>
      </span>
    </li>
  );
});

/** "by 09:40", or how late it is already. */
function Due({ dueAt }: { readonly dueAt: number }) {
  const { t, time, shortDate, duration } = useWording();
  const lateMinutes = useSyncExternalStore(onSecond, () => Math.floor((lastSecond() - dueAt) / 60_000));
  if (lateMinutes >= 0)
    return (
      <span className={styles.late}>
        {lateMinutes === 0 ? t('call.callback.now') : t('call.callback.late', { time: duration(lateMinutes * 60_000) })}
      </span>
    );
  const now = lastSecond();
  const at = time(dueAt);
  const isToday = calendarDay(dueAt) === calendarDay(now);
  return (
    <span className={styles.due}>
      {t('call.callback.by', { time: isToday ? at : `${shortDate(dueAt, now)}, ${at}` })}
    </span>
  );
}
