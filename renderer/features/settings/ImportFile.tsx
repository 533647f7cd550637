import { useMemo, useState } from 'react';
import type { SettingsFault } from '#core/contract/settingsCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import panel from '../../ui/Panel.module.css';
import { FaultFound } from './FaultFound.tsx';
import { type Change, type Preview, previewOf } from './importing.ts';
import styles from './Sections.module.css';
import type { OutsideRead } from './useOutside.ts';
import type { SettingsRead } from './useSettings.ts';

interface Chosen {
  readonly name: string;
  readonly text: string;
}

interface ImportFileProps {
  readonly settings: SettingsRead;
  readonly outside: OutsideRead;
}

/** A settings file is looked at first: what it would change is told before it does. */
export function ImportFile({ settings: { view, readAgain }, outside }: ImportFileProps) {
  const { t } = useWording();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [told, setTold] = useState<'none' | 'taken' | 'busy' | 'failed'>('none');
  const [fault, setFault] = useState<SettingsFault | null>(null);

  async function choose(file: File): Promise<void> {
    const text = await file.text();
    setTold('none');
    setFault(null);
    setChosen({ name: file.name, text });
  }

  // Chosen before the settings were read, it is looked at as soon as they are.
  const preview = useMemo(
    () =>
      chosen === null || view === null || outside.view === null
        ? null
        : previewOf(chosen.text.slice(0, 1_000_000), view, outside.view),
    [chosen, view, outside.view],
  );

  async function take({ text }: Chosen): Promise<void> {
    const answer = await ask('settings.import', { text });
    if (!answer.ok) return setTold(answer.error === 'busy-with-calls' ? 'busy' : 'failed');
    setFault(answer.value.fault);
    if (answer.value.fault !== null) return;
    setTold('taken');
    setChosen(null);
    readAgain();
    outside.readAgain();
  }

  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('settings.file.import')}</h3>
      <p>{t('settings.file.importAdvice')}</p>
      <div>
        <FileButton
          label={t('settings.file.choose')}
          accept="application/json,.json"
          onFile={(file) => void choose(file)}
        />
      </div>
      {chosen !== null && preview !== null && (
        <Looked name={chosen.name} preview={preview} onTake={() => void take(chosen)} onLeave={() => setChosen(null)} />
      )}
      <FaultFound fault={fault} />
      <p role="status">{told !== 'none' && t(`settings.file.told.${told}`)}</p>
    </div>
  );
}

interface LookedProps {
  readonly name: string;
  readonly preview: Preview;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

function Looked({ name, preview, onTake, onLeave }: LookedProps) {
  const { t } = useWording();
  if (!preview.ok)
    return (
      <>
        <p>{t('settings.file.notTaken', { name })}</p>
        <FaultFound fault={preview.fault} />
      </>
    );
  if (preview.changes.length === 0) return <p role="status">{t('settings.file.nothing', { name })}</p>;
  return (
    <div className={panel.group} role="group" aria-label={t('settings.file.would', { name })}>
      <p>{t('settings.file.would', { name })}</p>
      <ul className={styles.changes}>
        {preview.changes.map((change) => (
          <li key={change.what}>
            <Told change={change} />
          </li>
        ))}
      </ul>
      <div className={styles.check}>
        <Button look="go" onClick={onTake}>
          {t('settings.file.take')}
        </Button>
        <Button onClick={onLeave}>{t('settings.file.leave')}</Button>
      </div>
    </div>
  );
}

function Told({ change }: { readonly change: Change }) {
  const { t, locale } = useWording();
  switch (change.what) {
    case 'password':
    case 'week':
    case 'codes':
    case 'holidays':
    case 'pbx':
    case 'ldap':
    case 'crm':
    case 'lines':
      return t(`settings.file.change.${change.what}`);
    case 'account':
      return t('settings.file.change.account', {
        from: change.from ?? t('settings.telephone.practice'),
        to: change.to ?? t('settings.telephone.practice'),
      });
    case 'country': {
      const names = new Intl.DisplayNames(locale, { type: 'region' });
      return t('settings.file.change.country', {
        from: names.of(change.from) ?? change.from,
        to: names.of(change.to) ?? change.to,
      });
    }
    case 'callbackMinutes':
    case 'targetSeconds':
    case 'wrapUpSeconds':
    case 'practiceEverySeconds':
      return t(`settings.file.change.${change.what}`, { from: change.from, to: change.to });
  }
}
