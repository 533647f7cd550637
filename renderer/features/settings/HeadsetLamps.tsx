import { useState } from 'react';
import type { HeadsetLamp } from '#core/headset/control.ts';
import type { HeadsetDevice } from '#core/headset/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Headset.module.css';

interface Told {
  readonly lamp: HeadsetLamp;
  readonly kind: 'lit' | 'busy' | 'gone' | 'failed';
}

/** Lights one lamp at a time; a live call has them for itself. */
export function HeadsetLamps({ device: { lamps } }: { readonly device: HeadsetDevice }) {
  const { t } = useWording();
  const isLive = useDesk(({ calls }) => Object.values(calls).some(({ place }) => place !== 'note'));
  const [told, setTold] = useState<Told | null>(null);

  async function light(lamp: HeadsetLamp): Promise<void> {
    if (isLive) return setTold({ lamp, kind: 'busy' });
    const answer = await ask('headset.try-lamp', { lamp });
    if (answer.ok) return setTold({ lamp, kind: 'lit' });
    const kind = answer.error === 'busy-with-calls' ? 'busy' : answer.error === 'not-there' ? 'gone' : 'failed';
    setTold({ lamp, kind });
  }

  if (lamps.length === 0) return null;
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('headset.lamp.heading')}</h3>
      <p className={panel.soft}>{t(isLive ? 'headset.lamp.busy' : 'headset.lamp.advice')}</p>
      <div className={styles.lamps} role="group" aria-label={t('headset.lamp.heading')}>
        {lamps.map((lamp) => (
          // Not `disabled`: a call that rings must not take the focus away.
          <Button key={lamp} aria-disabled={isLive} onClick={() => void light(lamp)}>
            {t(`headset.lamp.name.${lamp}`)}
          </Button>
        ))}
      </div>
      <p role="status">
        {told !== null &&
          (told.kind === 'lit'
            ? t('headset.lamp.lit', { name: t(`headset.lamp.name.${told.lamp}`) })
            : t(`headset.lamp.${told.kind}`))}
      </p>
    </div>
  );
}
