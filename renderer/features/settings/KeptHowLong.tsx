import { useState } from 'react';
import type { PrivacyState } from '#core/contract/privacyCalls.ts';
import type { Retention } from '#core/privacy/retention.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { useClasses } from '../../ui/classesContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Privacy.module.css';
import { useMoment } from './useMoment.ts';

const forEver = '';
const spans = [30, 90, 180, 365, 730, 1095, 1825, 3650] as const;

/** How long the person behind a call is kept, kind by kind; what it means is shown before it is so. */
export function KeptHowLong({ state }: { readonly state: PrivacyState }) {
  const { t, kind } = useWording();
  const moment = useMoment();
  const classes = useClasses();
  const [typed, setTyped] = useState<Retention>(state.retention);
  const [asked, setAsked] = useState<number | 'counting' | 'not-counted' | null>(null);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(state.retention);

  async function preview(): Promise<void> {
    setAsked('counting');
    const answer = await ask('privacy.overdue', { retention: typed });
    setAsked(answer.ok ? answer.value.calls : 'not-counted');
  }

  async function keep(): Promise<void> {
    const answer = await ask('privacy.set-retention', { retention: typed });
    setAsked(answer.ok ? null : 'not-counted');
  }

  function change(changed: Retention): void {
    setTyped(changed);
    setAsked(null);
  }

  const choices = (days: number | null) => [
    { value: forEver, name: t('privacy.kept.forEver') },
    ...[...new Set(days === null ? spans : [...spans, days])]
      .toSorted((a, b) => a - b)
      .map((count) => ({ value: String(count), name: t('privacy.kept.days', { count }) })),
  ];
  return (
    <form
      className={panel.group}
      aria-label={t('privacy.kept.heading')}
      onSubmit={(event) => {
        event.preventDefault();
        void preview();
      }}
    >
      <h3 className={panel.groupHeading}>{t('privacy.kept.heading')}</h3>
      <p className={panel.soft}>{t('privacy.kept.advice')}</p>
      <div className={panel.pair}>
        {classes.map(({ class: of }) => {
          const days = typed.byClass[of] ?? null;
          return (
            <SelectField
              key={of}
              label={of === 'unknown' ? t('privacy.kept.noClass') : kind(of)}
              value={days === null ? forEver : String(days)}
              choices={choices(days)}
              onChange={(value) =>
                change({ ...typed, byClass: { ...typed.byClass, [of]: value === forEver ? null : Number(value) } })
              }
            />
          );
        })}
        <SelectField
          label={t('privacy.kept.accessLog')}
          value={String(typed.accessDays)}
          choices={choices(typed.accessDays).filter(({ value }) => value !== forEver)}
          onChange={(value) => change({ ...typed, accessDays: Number(value) })}
        />
      </div>
      <div className={styles.act}>
        <Button submits disabled={!isChanged || asked === 'counting'}>
          {t('privacy.kept.preview')}
        </Button>
        {typeof asked === 'number' && (
          <Button look="end" onClick={() => void keep()}>
            {t('privacy.kept.keep')}
          </Button>
        )}
        <p className={styles.told} role="status">
          {asked === 'counting' && t('privacy.looking')}
          {asked === 'not-counted' && t('privacy.kept.notKept')}
          {typeof asked === 'number' && t('privacy.kept.means', { count: asked })}
          {asked === null && isChanged && t('privacy.kept.unsaved')}
        </p>
      </div>
      {state.blanked !== null && (
        <p className={panel.soft}>
          {t('privacy.kept.last', { when: moment(state.blanked.at), count: state.blanked.calls })}
        </p>
      )}
    </form>
  );
}
