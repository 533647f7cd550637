import { useSyncExternalStore } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { chooseDevice, deviceChoice, onDeviceChoice } from '../../media/deviceChoice.ts';
import {
  asChosen,
  type DeviceUse,
  foundNow,
  isAway,
  type KnownDevice,
  servingFor,
  shownName,
  systemsOwn,
} from '../../media/deviceRules.ts';
import { canChooseOutput } from '../../media/devices.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { nthNames } from './deviceNames.ts';

/** Which device is used for something: one that is there, the system's own, or one that is kept for when it is back. */
export function DeviceField({ use, known }: { readonly use: DeviceUse; readonly known: readonly KnownDevice[] }) {
  const { t } = useWording();
  const choice = useSyncExternalStore(onDeviceChoice, deviceChoice)[use];
  const there = servingFor(use, known).filter(({ label }) => label !== '');
  const names = nthNames(there, t);
  const away = choice !== null && choice.id !== systemsOwn.id && foundNow(choice, use, known) === undefined;
  const isKept = away && there.length > 0;
  const fixed = use !== 'microphone' && !canChooseOutput();
  const hint = fixed ? t('settings.sound.fixed') : isAway(choice, use, known) ? t(`settings.sound.away.${use}`) : null;
  return (
    <SelectField
      label={t(`settings.sound.${use}`)}
      value={isKept || choice?.id === systemsOwn.id ? choice.id : (foundNow(choice, use, there)?.id ?? '')}
      disabled={fixed}
      hint={hint}
      choices={[
        ...(use === 'alsoRing'
          ? [
              { value: '', name: t('settings.sound.nowhereElse') },
              { value: systemsOwn.id, name: t('settings.sound.systems') },
            ]
          : [{ value: '', name: t('settings.sound.systems') }]),
        ...there.map(({ id }, place) => ({ value: id, name: names[place] ?? '' })),
        ...(isKept ? [{ value: choice.id, name: shownName(choice.label) }] : []),
      ]}
      onChange={(id) => {
        const device = there.find((one) => one.id === id);
        if (device !== undefined) chooseDevice(use, asChosen(device, there));
        else if (id === '' || id === systemsOwn.id) chooseDevice(use, id === '' ? null : systemsOwn);
      }}
    />
  );
}
