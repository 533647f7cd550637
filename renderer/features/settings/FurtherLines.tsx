import { useId, useState } from 'react';
import type { SettingsView } from '#core/contract/settingsCalls.ts';
import { mostFurtherLines } from '#core/settings.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { AccountFields } from './AccountFields.tsx';
import { CheckAccount } from './CheckAccount.tsx';
import { CodesOfExchange } from './Codes.tsx';
import styles from './FurtherLines.module.css';
import { type LineDraft, type LineFaults, newLine } from './lineDraft.ts';
import { TelephoneSystem } from './TelephoneSystem.tsx';

interface FurtherLinesProps {
  readonly lines: readonly LineDraft[];
  /** In the order of the lines; null before the first try to save. */
  readonly faults: readonly LineFaults[] | null;
  readonly passwordKept: SettingsView['passwordKept'];
  readonly onChange: (lines: readonly LineDraft[]) => void;
}

/** Accounts beside the first one: each is a line of its own, with a name that stands at its calls. */
export function FurtherLines({ lines, faults, passwordKept, onChange }: FurtherLinesProps) {
  const { t } = useWording();
  const [added, setAdded] = useState<string | null>(null);
  const addId = useId();
  const isFull = lines.length >= mostFurtherLines;

  function add(): void {
    if (isFull) return;
    const line = newLine(crypto.randomUUID());
    setAdded(line.id);
    onChange([...lines, line]);
  }

  function remove(id: string): void {
    onChange(lines.filter((line) => line.id !== id));
    // What had the focus is gone.
    document.getElementById(addId)?.focus();
  }

  return (
    <div className={panel.group} role="group" aria-label={t('settings.lines.heading')}>
      <h3 className={panel.groupHeading}>{t('settings.lines.heading')}</h3>
      <p className={panel.soft}>{t('settings.lines.about')}</p>
      {lines.map((line, nth) => (
        <Line
          key={line.id}
          line={line}
          faults={faults?.[nth] ?? null}
          isNew={line.id === added}
          passwordKept={passwordKept}
          onChange={(changes) =>
            onChange(lines.map((other) => (other.id === line.id ? { ...other, ...changes } : other)))
          }
          onRemove={() => remove(line.id)}
        />
      ))}
      <div>
        <Button id={addId} aria-disabled={isFull} onClick={add}>
          <Icon name="plus" />
          {t('settings.lines.add')}
        </Button>
      </div>
      {isFull && <p className={panel.soft}>{t('settings.lines.full', { most: mostFurtherLines })}</p>}
    </div>
  );
}

interface LineProps {
  readonly line: LineDraft;
  readonly faults: LineFaults | null;
  /** Just added: open, and ready to be typed into. */
  readonly isNew: boolean;
  readonly passwordKept: SettingsView['passwordKept'];
  readonly onChange: (changes: Partial<LineDraft>) => void;
  readonly onRemove: () => void;
}

function Line({ line, faults, isNew, passwordKept, onChange, onRemove }: LineProps) {
  const { t } = useWording();
  const [isOpen, setOpen] = useState(isNew);
  const isFaulty = faults !== null && Object.values(faults).some(Boolean);
  const name = line.name.trim() || t('settings.lines.unnamed');
  return (
    <details
      className={styles.line}
      open={isOpen || isFaulty}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>
        <bdi className={styles.name}>{name}</bdi> <bdi dir="ltr">{line.uri}</bdi>
      </summary>
      <div ref={isNew ? showNew : undefined} className={styles.fields} role="group" aria-label={name}>
        <AccountFields
          account={line}
          name={line.name}
          faults={faults}
          hasPassword={line.hasPassword}
          passwordKept={passwordKept}
          onChange={onChange}
        />
        <CheckAccount account={line} lineId={line.id} hasPassword={line.hasPassword} kind={line.pbx.kind} />
        <label className={panel.tick}>
          <input
            type="checkbox"
            checked={line.likeFirst}
            onChange={({ target }) => onChange({ likeFirst: target.checked })}
          />
          {t('settings.lines.likeFirst')}
        </label>
        {!line.likeFirst && (
          <>
            <TelephoneSystem pbx={line.pbx} lineId={line.id} faults={faults} onChange={(pbx) => onChange({ pbx })} />
            <CodesOfExchange codes={line.codes} faults={faults} onChange={(codes) => onChange({ codes })} />
          </>
        )}
        <div>
          <Button onClick={onRemove}>{t('settings.lines.remove', { name })}</Button>
        </div>
      </div>
    </details>
  );
}

/** Its first field, as soon as it is there. */
function showNew(fields: HTMLElement | null): void {
  fields?.querySelector('input')?.focus();
}
