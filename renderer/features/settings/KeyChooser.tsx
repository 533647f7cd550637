import { type KeyboardEvent, use, useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { type ChangeableAct, type Chord, isOptional, keyAt, type KeyPlace } from '../../ui/keyBindings.ts';
import { keyLabel, keyName } from '../../ui/keyLabels.ts';
import { isModifier, type KeyRefusal, refusalOf } from '../../ui/keyRefusal.ts';
import { KeysContext } from '../../ui/keysContext.ts';
import styles from './Keys.module.css';

interface KeyChooserProps {
  readonly act: ChangeableAct;
  readonly place: KeyPlace;
  /** null: none any more. */
  readonly onGive: (chord: Chord | null) => void;
  readonly onRefused: (refusal: KeyRefusal | null) => void;
}

/**
 * One key; pressed, it waits for another. Escape and leaving it keep the old one, Delete takes it away where there need
 * be none.
 */
export function KeyChooser({ act, place, onGive, onRefused }: KeyChooserProps) {
  const { t } = useWording();
  const { bindings, layout } = use(KeysContext);
  const [isChoosing, setIsChoosing] = useState(false);
  const chord = keyAt(bindings, act, place);

  function onKeyDown(event: KeyboardEvent): void {
    // Before it is pressed it is a button like any other.
    if (!isChoosing) return;
    if (event.key === 'Tab') return setIsChoosing(false);
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || isModifier(event.code)) return;
    if (event.key === 'Escape') return finish(null);
    if ((event.key === 'Delete' || event.key === 'Backspace') && isOptional(act, place)) {
      finish(null);
      return onGive(null);
    }
    const refusal = refusalOf(event, { act, place }, bindings);
    finish(refusal);
    if (refusal === null) onGive(event.shiftKey ? `Shift+${event.code}` : event.code);
  }

  /** A modifier that was pressed with another key is let go as well; alone it says what it is. */
  function onKeyUp(event: KeyboardEvent): void {
    if (isChoosing && isModifier(event.code)) onRefused({ kind: 'modifier-alone' });
    else if (isChoosing) event.preventDefault();
  }

  function finish(refusal: KeyRefusal | null): void {
    setIsChoosing(false);
    onRefused(refusal);
  }

  const name = t('settings.keys.change', {
    act: t(`settings.keys.act.${act}`),
    place: t(`settings.keys.place.${place}`),
    key: chord === null ? t('settings.keys.none') : keyName(chord, layout),
  });
  return (
    <button
      type="button"
      className={[styles.key, isChoosing ? styles.choosing : '', chord === null ? styles.none : ''].join(' ')}
      aria-label={isChoosing ? t('settings.keys.press') : name}
      data-chooses-key={isChoosing ? '' : undefined}
      onClick={() => {
        onRefused(null);
        setIsChoosing(true);
      }}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onBlur={() => setIsChoosing(false)}
    >
      {isChoosing ? t('settings.keys.press') : chord === null ? null : <kbd dir="ltr">{keyLabel(chord, layout)}</kbd>}
    </button>
  );
}
