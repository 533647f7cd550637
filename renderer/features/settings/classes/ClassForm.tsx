import { useEffect, useRef } from 'react';
import type { CallerClass, ClassEntry } from '#core/caller/callerClass.ts';
import type { ClassFault } from '#core/caller/officeClasses.ts';
import { kindsIn } from '../../../i18n/kinds.ts';
import { languages } from '../../../i18n/languages.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ringOnce } from '../../../media/deviceTrial.ts';
import { ringToneOf, ringTones } from '../../../media/ringTone.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import sections from '../Sections.module.css';
import styles from './Classes.module.css';
import { ClassLook } from './ClassLook.tsx';

interface ClassFormProps {
  readonly entry: ClassEntry;
  readonly kind: (of: CallerClass) => string;
  /** Classes whose playbook can serve this one. */
  readonly servers: readonly CallerClass[];
  readonly fault: Extract<ClassFault, { of: 'class' }>['what'] | null;
  readonly onChange: (changes: Partial<ClassEntry>) => void;
}

/** One kind of caller: its names, its look and ring, whose playbook serves, and whether it is still given. */
export function ClassForm({ entry, kind, servers, fault, onChange }: ClassFormProps) {
  const { t } = useWording();
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const name = kind(entry.class);
  const { names } = entry;
  const isNameFault = fault === 'no-name' || fault === 'name-taken';
  const others = servers.map((of) => ({ value: of, name: kind(of) }));
  const tone = ringToneOf(entry.tone);
  return (
    <div ref={form} className={styles.form} role="group" aria-label={name}>
      <div className={panel.pair}>
        <TextField
          label={t('classes.form.name')}
          value={entry.name}
          maxLength={40}
          placeholder={kindsIn(t, 'en', [{ ...entry, name: '', names: {} }])(entry.class)}
          hint={t('classes.form.nameHint')}
          fault={isNameFault ? t(`classes.fault.class.${fault}`) : null}
          onChange={(changed) => onChange({ name: changed })}
        />
        {languages.map((one) => (
          <TextField
            key={one.language}
            label={t('classes.form.nameIn', { language: one.name })}
            value={names[one.language] ?? ''}
            dir={one.direction}
            lang={one.language}
            maxLength={40}
            onChange={(changed) => onChange({ names: { ...names, [one.language]: changed } })}
          />
        ))}
      </div>
      <ClassLook entry={entry} name={name} onChange={onChange} />
      <div className={sections.tone}>
        <SelectField
          label={t('classes.form.tone')}
          value={tone}
          choices={ringTones.map((one) => ({ value: one, name: t(`settings.sound.tones.${one}`) }))}
          onChange={(chosen) => {
            onChange({ tone: chosen });
            ringOnce(entry.class, ringToneOf(chosen), navigator.mediaDevices);
          }}
        />
        <Button
          aria-label={t('settings.sound.tones.hear', { name })}
          onClick={() => ringOnce(entry.class, tone, navigator.mediaDevices)}
        >
          {t('settings.sound.tones.play')}
        </Button>
      </div>
      <SelectField
        label={t(entry.retired ? 'classes.form.instead' : 'classes.form.playbook')}
        value={entry.playbook}
        choices={[
          { value: '', name: t(entry.retired ? 'classes.form.nobody' : 'classes.form.ownPlaybook') },
          // What does not fit any more is shown as it is.
          ...(others.some(({ value }) => value === entry.playbook) || entry.playbook === ''
            ? []
            : [{ value: entry.playbook, name: kind(entry.playbook) }]),
          ...others,
        ]}
        hint={
          fault === 'no-playbook' ? null : t(entry.retired ? 'classes.form.insteadHint' : 'classes.form.playbookHint')
        }
        fault={fault === 'no-playbook' ? t('classes.fault.class.no-playbook') : null}
        onChange={(playbook) => onChange({ playbook })}
      />
      {entry.class === 'unknown' ? (
        <p className={panel.soft}>{t('classes.form.unknownStays')}</p>
      ) : (
        <div className={styles.retire}>
          <Button onClick={() => onChange({ retired: !entry.retired })}>
            {t(entry.retired ? 'classes.form.bringBack' : 'classes.form.retire')}
          </Button>
          <p className={panel.soft}>{t(entry.retired ? 'classes.form.isRetired' : 'classes.form.retireHint')}</p>
        </div>
      )}
      {(fault === 'last-one' || fault === 'unknown-needed') && (
        <p className={sections.fault} role="alert">
          {t(`classes.fault.class.${fault}`)}
        </p>
      )}
    </div>
  );
}
