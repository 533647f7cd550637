import { entryOf } from '#core/caller/callerClass.ts';
import { troubleWords } from '../../i18n/deviceWords.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { askForMicrophone } from '../../media/askForMicrophone.ts';
import { ringOnce, soundOnce } from '../../media/deviceTrial.ts';
import { ringToneOf } from '../../media/ringTone.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { DeviceField } from './DeviceField.tsx';
import { EchoTest } from './EchoTest.tsx';
import { Level } from './Level.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import styles from './Sections.module.css';
import { Tones } from './Tones.tsx';
import { useDevices } from './useDevices.ts';
import { Volume } from './Volume.tsx';

/** Which devices the desk talks, hears and rings through, and how; each can be tried. */
export function Sound() {
  const { t } = useWording();
  const microphone = useDesk((slice) => slice.microphone);
  const classes = useDesk((slice) => slice.classes);
  const tones = useDesk((slice) => slice.preferences.tones);
  const known = useDevices(microphone);
  const isNamed = known.some(({ label }) => label !== '');
  const { mediaDevices } = navigator;
  return (
    <SectionPanel section="sound" save={null}>
      <div className={styles.fields}>
        {!isNamed && (
          <div className={styles.advice} role="status">
            <p>
              {microphone === 'refused' || microphone === 'missing'
                ? troubleWords(microphone, t)
                : t('settings.sound.unnamed')}
            </p>
            {microphone !== 'refused' && microphone !== 'missing' && (
              <Button look="go" onClick={() => void askForMicrophone()}>
                {t('desk.band.allowMicrophone')}
              </Button>
            )}
          </div>
        )}
        <div className={panel.group}>
          <DeviceField use="microphone" known={known} />
          <Level />
        </div>
        <div className={panel.group}>
          <DeviceField use="speaker" known={known} />
          <Volume of="calls" />
          <div className={styles.check}>
            <Button onClick={() => void soundOnce('speaker', { kind: 'beep' }, mediaDevices)}>
              {t('settings.sound.trySpeaker')}
            </Button>
          </div>
          <EchoTest />
        </div>
        <div className={panel.group}>
          <DeviceField use="ring" known={known} />
          <DeviceField use="alsoRing" known={known} />
          <Volume of="ring" />
          <div className={styles.check}>
            <Button
              onClick={() =>
                ringOnce('client', ringToneOf(tones['client'] ?? entryOf(classes, 'client').tone), mediaDevices)
              }
            >
              {t('settings.sound.tryRing')}
            </Button>
          </div>
        </div>
        <p className={panel.soft}>{t('settings.sound.keptHere')}</p>
        <Tones />
      </div>
    </SectionPanel>
  );
}
