import { useEffect, useMemo, useState } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { askForMicrophone } from '../media/askForMicrophone.ts';
import { takeTelephone } from '../media/telephone.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWish } from '../ui/wish.ts';
import type { Band } from './band.ts';
import { bandsOf } from './bandsOf.ts';
import styles from './Bands.module.css';
import { OfferedCall } from './OfferedCall.tsx';
import { LineBands } from './LineBand.tsx';
import { settingsLink } from './route.ts';
import { useBack } from './useBack.ts';

/** What is wrong stays so long after it is mended: a click under way must not find the page moved. Milliseconds. */
const lingerMs = 500;

export function Bands({ notice: refusal }: { readonly notice: string | null }) {
  const wording = useWording();
  const { t } = wording;
  const wish = useWish();
  const noCallsSince = useDesk((slice) => slice.noCallsSince);
  const connection = useDesk((slice) => slice.connection);
  const telephone = useDesk((slice) => slice.telephone);
  const journal = useDesk((slice) => slice.journal);
  const keeping = useDesk((slice) => slice.keeping);
  const microphone = useDesk((slice) => slice.microphone);
  const sound = useDesk((slice) => slice.sound);
  const headset = useDesk((slice) => slice.headset);
  const voice = useDesk((slice) => slice.voice);
  const away = useDesk((slice) => slice.away);
  const isRingOff = useDesk((slice) => slice.isRingOff);
  const isReading = useDesk((slice) => slice.session.seat === 'reading');
  const back = useBack();
  const notice = refusal ?? back;
  const inCall = useDesk(({ calls }) =>
    Object.values(calls).some(({ place }) => place === 'current' || place === 'held'),
  );
  const bands = useLingering(
    useMemo(
      () =>
        bandsOf(
          {
            noCallsSince,
            connection,
            telephone,
            journal,
            keeping,
            microphone,
            sound,
            headset,
            voice,
            away,
            isRingOff,
            inCall,
            isReading,
          },
          wording,
        ),
      [
        noCallsSince,
        connection,
        telephone,
        journal,
        keeping,
        microphone,
        sound,
        headset,
        voice,
        away,
        isRingOff,
        inCall,
        isReading,
        wording,
      ],
    ),
  );
  return (
    <div className={styles.bands}>
      <OfferedCall />
      <LineBands />
      {bands.map((band) => (
        <div
          key={band.kind}
          data-band={band.kind}
          className={band.urgent ? `${styles.band} ${styles.urgent}` : styles.band}
          role={band.urgent ? 'alert' : 'status'}
        >
          <Icon name="warning" />
          <p>{band.text}</p>
          {band.act === 'take-over' && (
            <Button look="go" onClick={() => void takeTelephone()}>
              {t('desk.band.takeOver')}
            </Button>
          )}
          {band.act === 'take-calls' && (
            <Button look="go" onClick={() => wish('desk.take-calls', { take: true })}>
              {t('desk.noCalls.take')}
            </Button>
          )}
          {band.act === 'open-journal' && (
            <a className={styles.link} href={settingsLink('journal')}>
              {t('keeping.band.open')}
            </a>
          )}
          {band.act === 'allow-microphone' && (
            <Button look="go" onClick={() => void askForMicrophone()}>
              {t('desk.band.allowMicrophone')}
            </Button>
          )}
        </div>
      ))}
      <div
        className={notice === null ? undefined : styles.band}
        data-band={notice === null ? undefined : 'notice'}
        role="status"
      >
        {notice !== null && <p>{notice}</p>}
      </div>
    </div>
  );
}

function useLingering(now: readonly Band[]): readonly Band[] {
  const [before, setBefore] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setBefore(now), lingerMs);
    return () => clearTimeout(timer);
  }, [now]);
  return [...now, ...before.filter(({ kind }) => !now.some((band) => band.kind === kind))];
}
