import type { HeadsetDevice } from '#core/headset/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import panel from '../../ui/Panel.module.css';
import { HeadsetCheck } from './HeadsetCheck.tsx';
import { HeadsetDevices } from './HeadsetDevices.tsx';
import { HeadsetLamps } from './HeadsetLamps.tsx';
import { HeadsetPermission } from './HeadsetPermission.tsx';
import { HeadsetRecording } from './HeadsetRecording.tsx';
import { namesOf, onLinux } from './headsetNames.ts';
import { SectionPanel } from './SectionPanel.tsx';
import styles from './Sections.module.css';
import { type HeadsetsRead, useHeadsets } from './useHeadsets.ts';

/** What is plugged in, which of it the desk uses, and whether every button and lamp of it works. */
export function Headset() {
  const { t } = useWording();
  const headsets = useHeadsets();
  const isUnavailable = useDesk(({ headset }) => headset.state === 'unavailable');
  const { list } = headsets;
  return (
    <SectionPanel section="headset" save={null}>
      {isUnavailable ? (
        <div className={styles.advice} role="status">
          <p>{t(`headset.unavailable.${onLinux() ? 'linux' : 'other'}`)}</p>
        </div>
      ) : list === null ? (
        <p role="status">{t('headset.looking')}</p>
      ) : list.devices.length === 0 && list.chosen === null ? (
        <p role="status">{t('headset.none')}</p>
      ) : (
        <Known headsets={headsets} list={list} />
      )}
    </SectionPanel>
  );
}

/** What has no buttons for calls is told, and not offered. */
const withoutButtons: ReadonlySet<HeadsetDevice['state']> = new Set(['media-keys-only', 'no-telephony', 'no-hook']);

function Known({
  headsets: { choose, readAgain },
  list: { devices, chosen },
}: {
  readonly headsets: HeadsetsRead;
  readonly list: NonNullable<HeadsetsRead['list']>;
}) {
  const { t } = useWording();
  const names = namesOf(devices, t);
  const headsets = devices.filter(({ kind }) => kind === 'headset');
  const choosable = headsets.filter(({ key, state }) => key === chosen || !withoutButtons.has(state));
  const isAway = chosen !== null && choosable.every(({ key }) => key !== chosen);
  const inUse = headsets.find(({ state }) => state === 'in-use');
  return (
    <>
      {(choosable.length > 0 || isAway) && (
        <ChoiceField
          label={t('headset.use.label')}
          value={chosen ?? ''}
          choices={[
            { value: '', name: t('headset.use.automatic') },
            ...choosable.map(({ key }) => ({ value: key, name: names.get(key) ?? '' })),
            ...(isAway ? [{ value: chosen, name: t('headset.use.away') }] : []),
          ]}
          onChange={(key) => choose(key === '' ? null : key)}
        />
      )}
      {devices.length === 0 ? (
        <p role="status">{t('headset.none')}</p>
      ) : (
        <HeadsetDevices devices={devices} names={names} />
      )}
      {headsets.some(({ state }) => state === 'layout-unknown') && <HeadsetPermission onSeen={readAgain} />}
      {inUse !== undefined && (
        <>
          {/* Another headset begins with nothing ticked. */}
          <HeadsetCheck key={inUse.key} device={inUse} />
          <HeadsetLamps device={inUse} />
          <div className={panel.group}>
            <h3 className={panel.groupHeading}>{t('headset.recording.heading')}</h3>
            <HeadsetRecording />
          </div>
        </>
      )}
    </>
  );
}
