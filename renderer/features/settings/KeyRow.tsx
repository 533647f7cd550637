import { useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { type ChangeableAct, type Chord, type KeyPlace, keyPlaces, placesOf } from '../../ui/keyBindings.ts';
import type { KeyRefusal } from '../../ui/keyRefusal.ts';
import { KeyChooser } from './KeyChooser.tsx';
import styles from './Keys.module.css';

interface KeyRowProps {
  readonly act: ChangeableAct;
  readonly isChanged: boolean;
  readonly onGive: (place: KeyPlace, chord: Chord | null) => void;
  readonly onReset: () => void;
}

/** What a key does, and its keys. */
export function KeyRow({ act, isChanged, onGive, onReset }: KeyRowProps) {
  const { t } = useWording();
  const [refusal, setRefusal] = useState<KeyRefusal | null>(null);
  return (
    <tr>
      <th scope="row">
        {t(`settings.keys.act.${act}`)}
        <p className={styles.refusal} role="alert">
          {refusal !== null &&
            (refusal.kind === 'taken'
              ? t('settings.keys.refusal.taken', { act: t(`settings.keys.act.${refusal.by}`) })
              : refusal.kind === 'wrong-place'
                ? t(`settings.keys.refusal.wrongPlace.${refusal.place}`)
                : t(`settings.keys.refusal.${refusal.kind}`))}
        </p>
      </th>
      {keyPlaces.map((place) => (
        <td key={place}>
          {placesOf(act).includes(place) && (
            <KeyChooser act={act} place={place} onGive={(chord) => onGive(place, chord)} onRefused={setRefusal} />
          )}
        </td>
      ))}
      <td>
        {isChanged && (
          <Button
            look="quiet"
            aria-label={t('settings.keys.resetOf', { act: t(`settings.keys.act.${act}`) })}
            onClick={() => {
              setRefusal(null);
              onReset();
            }}
          >
            {t('settings.keys.reset')}
          </Button>
        )}
      </td>
    </tr>
  );
}
