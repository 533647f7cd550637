import type { Control } from '#core/headset/control.ts';
import type { HeadsetDevice } from '#core/headset/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Chip } from '../../ui/Chip.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Headset.module.css';
import { onLinux } from './headsetNames.ts';

interface HeadsetDevicesProps {
  readonly devices: readonly HeadsetDevice[];
  /** By key. */
  readonly names: ReadonlyMap<string, string>;
}

/** Everything that is plugged in: how it stands, what it can do, what to do about what is wrong with it. */
export function HeadsetDevices({ devices, names }: HeadsetDevicesProps) {
  const { t } = useWording();
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('headset.pluggedIn')}</h3>
      <ul className={styles.devices} aria-label={t('headset.pluggedIn')}>
        {devices.map((device) => (
          <li key={device.key} className={styles.device}>
            <p className={styles.top}>
              <bdi className={styles.name}>{names.get(device.key)}</bdi>
              {device.kind === 'busylight' && <Chip tone="grey">{t('headset.busylight')}</Chip>}
            </p>
            <State device={device} />
            {device.kind === 'busylight' ? (
              <p className={panel.soft}>{t('headset.busylightShows')}</p>
            ) : (
              <Abilities device={device} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function State({ device: { kind, state } }: { readonly device: HeadsetDevice }) {
  const { t } = useWording();
  const shared = useDesk(({ headset }) => headset.shared);
  if (state === 'ready') return <p>{t('headset.state.ready')}</p>;
  if (state === 'in-use' && !(shared && kind === 'headset'))
    return <p className={styles.good}>{t('headset.state.in-use')}</p>;
  return (
    <p className={styles.wrong}>
      {state === 'in-use'
        ? t('headset.state.shared')
        : state === 'not-allowed'
          ? t(`headset.state.not-allowed.${onLinux() ? 'linux' : 'other'}`)
          : t(`headset.state.${state}`)}
    </p>
  );
}

function Abilities({ device: { controls, lamps } }: { readonly device: HeadsetDevice }) {
  const { t, locale } = useWording();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const buttons = controls.filter(isButton);
  if (buttons.length === 0 && lamps.length === 0) return null;
  return (
    <>
      {buttons.length > 0 && (
        <p>
          {t('headset.buttons', { list: list.format(buttons.map((control) => t(`headset.control.${control}.short`))) })}
        </p>
      )}
      <p>
        {lamps.length === 0
          ? t('headset.noLamps')
          : t('headset.lamps', { list: list.format(lamps.map((lamp) => t(`headset.lamp.short.${lamp}`))) })}
      </p>
    </>
  );
}

/** `in-use` is a state that the device tells, nothing to be pressed. */
export function isButton(control: Control): control is Exclude<Control, 'in-use'> {
  return control !== 'in-use';
}
