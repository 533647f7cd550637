import { useSyncExternalStore } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { chooseVolume, deviceChoice, onDeviceChoice, type VolumeOf } from '../../media/deviceChoice.ts';
import { SliderField } from '../../ui/SliderField.tsx';

/** How loud calls are, or the ring: of what the system lets through. */
export function Volume({ of }: { readonly of: VolumeOf }) {
  const { t } = useWording();
  const loudness = useSyncExternalStore(onDeviceChoice, deviceChoice).volume[of];
  return (
    <SliderField
      label={t(`settings.sound.volume.${of}`)}
      value={loudness}
      told={t('settings.sound.volume.percent', { n: Math.round(loudness * 100) })}
      fault={loudness === 0 ? t(`settings.sound.volume.off.${of}`) : null}
      onChange={(wanted) => chooseVolume(of, wanted)}
    />
  );
}
