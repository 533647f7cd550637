import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { askForMicrophone } from '../../media/askForMicrophone.ts';
import {
  canChooseOutput,
  chooseDevice,
  deviceChoice,
  type DeviceUse,
  idNow,
  type KnownDevice,
  knownDevices,
  onDeviceChoice,
} from '../../media/devices.ts';
import { ringOnce } from '../../media/deviceTrial.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { Level } from './Level.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import styles from './Sections.module.css';

/** Which devices the desk talks, hears and rings through; each can be tried. */
export function Sound() {
  const { t } = useWording();
  const microphone = useDesk((slice) => slice.microphone);
  const known = useDevices(microphone);
  const isNamed = known.some(({ label }) => label !== '');
  return (
    <SectionPanel section="sound" save={null}>
      <div className={styles.fields}>
        {!isNamed && (
          <div className={styles.advice} role="status">
            <p>
              {t(
                `settings.sound.unnamed.${microphone === 'refused' ? 'refused' : microphone === 'missing' ? 'missing' : 'prompt'}`,
              )}
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
          <div>
            <Button onClick={() => void ringOnce('speaker', navigator.mediaDevices)}>
              {t('settings.sound.trySpeaker')}
            </Button>
          </div>
        </div>
        <div className={panel.group}>
          <DeviceField use="ring" known={known} />
          <div>
            <Button onClick={() => void ringOnce('ring', navigator.mediaDevices)}>{t('settings.sound.tryRing')}</Button>
          </div>
        </div>
        <p className={panel.soft}>{t('settings.sound.keptHere')}</p>
      </div>
    </SectionPanel>
  );
}

function DeviceField({ use, known }: { readonly use: DeviceUse; readonly known: readonly KnownDevice[] }) {
  const { t } = useWording();
  const choice = useSyncExternalStore(onDeviceChoice, deviceChoice)[use];
  const kind = use === 'microphone' ? 'audioinput' : 'audiooutput';
  const there = known.filter((device) => device.kind === kind && device.label !== '');
  const now = idNow(choice, there);
  const isAway = choice !== null && now === '' && there.length > 0;
  const fixed = use !== 'microphone' && !canChooseOutput();
  return (
    <SelectField
      label={t(`settings.sound.${use}`)}
      value={isAway ? choice.id : now}
      disabled={fixed}
      hint={fixed ? t('settings.sound.fixed') : isAway ? t('settings.sound.away') : null}
      choices={[
        { value: '', name: t('settings.sound.systems') },
        ...there.map(({ id, label }) => ({ value: id, name: label })),
        ...(isAway ? [{ value: choice.id, name: choice.label }] : []),
      ]}
      onChange={(id) => {
        const device = there.find((one) => one.id === id);
        if (device !== undefined || id === '')
          chooseDevice(use, device === undefined ? null : { id: device.id, label: device.label });
      }}
    />
  );
}

/** What is plugged in, now and after each change; names come with the permission. */
function useDevices(permission: string): readonly KnownDevice[] {
  const [known, setKnown] = useState<readonly KnownDevice[]>([]);
  useEffect(() => {
    const { mediaDevices } = navigator;
    let live = true;
    const look = () => void knownDevices(mediaDevices).then((devices) => live && setKnown(devices));
    look();
    mediaDevices?.addEventListener('devicechange', look);
    return () => {
      live = false;
      mediaDevices?.removeEventListener('devicechange', look);
    };
  }, [permission]);
  return known;
}
