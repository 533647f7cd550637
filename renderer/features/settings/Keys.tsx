import { use } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import {
  type ChangeableAct,
  type Chord,
  keyActs,
  type KeyPlace,
  keyPlaces,
  ownKeys,
  placeOf,
} from '../../ui/keyBindings.ts';
import { Hidden } from '../../ui/Hidden.tsx';
import { KeysContext } from '../../ui/keysContext.ts';
import panel from '../../ui/Panel.module.css';
import { KeyRow } from './KeyRow.tsx';
import styles from './Keys.module.css';
import { SectionPanel } from './SectionPanel.tsx';
import { usePreferences } from './usePreferences.ts';

/** Every key as it is now, and another one by pressing it. */
export function Keys() {
  const { t } = useWording();
  const { bindings } = use(KeysContext);
  const { preferences, prefer } = usePreferences();

  function give(act: ChangeableAct, place: KeyPlace, chord: Chord | null): void {
    const rest = bindings[act].filter((one) => placeOf(one) !== place);
    const chords = chord === null ? rest : [...rest, chord];
    prefer({ keys: { ...preferences.keys, [act]: inOrder(chords) } });
  }

  function reset(act: ChangeableAct): void {
    prefer({ keys: Object.fromEntries(Object.entries(preferences.keys).filter(([name]) => name !== act)) });
  }

  return (
    <SectionPanel section="keys" save={null}>
      <p className={panel.soft}>{t('settings.keys.advice')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.keys.actColumn')}</th>
            {keyPlaces.map((place) => (
              <th key={place} scope="col">
                {t(`settings.keys.place.${place}`)}
              </th>
            ))}
            <th scope="col">
              <Hidden>{t('settings.keys.reset')}</Hidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {keyActs.map((act) => (
            <KeyRow
              key={act}
              act={act}
              isChanged={!isSame(bindings[act], ownKeys[act])}
              onGive={(place, chord) => give(act, place, chord)}
              onReset={() => reset(act)}
            />
          ))}
        </tbody>
      </table>
      <div>
        <Button aria-disabled={Object.keys(preferences.keys).length === 0} onClick={() => prefer({ keys: {} })}>
          {t('settings.keys.resetAll')}
        </Button>
      </div>
    </SectionPanel>
  );
}

function inOrder(chords: readonly Chord[]): readonly Chord[] {
  return chords.toSorted((a, b) => keyPlaces.indexOf(placeOf(a)) - keyPlaces.indexOf(placeOf(b)));
}

function isSame(one: readonly Chord[], other: readonly Chord[]): boolean {
  return one.length === other.length && one.every((chord) => other.includes(chord));
}
