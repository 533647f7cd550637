import { useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { download } from '../../ui/download.ts';
import { ImportFile } from './ImportFile.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import styles from './Sections.module.css';
import type { OutsideRead } from './useOutside.ts';
import type { SettingsRead } from './useSettings.ts';

interface SettingsFileProps {
  readonly settings: SettingsRead;
  readonly outside: OutsideRead;
}

/** All settings as one file: for another desk, or to come back to. */
export function SettingsFile({ settings, outside }: SettingsFileProps) {
  const { t } = useWording();
  const [withPassword, setWithPassword] = useState(false);
  const [told, setTold] = useState<'none' | 'saved' | 'failed'>('none');

  async function save(): Promise<void> {
    const answer = await ask('settings.export', { withPassword });
    setTold(answer.ok ? 'saved' : 'failed');
    if (answer.ok) download('portico-settings.json', answer.value.text);
  }

  return (
    <SectionPanel section="file" save={null}>
      <div className={panel.group}>
        <h3 className={panel.groupHeading}>{t('settings.file.export')}</h3>
        <p>{t('settings.file.exportAdvice')}</p>
        <label className={panel.tick}>
          <input type="checkbox" checked={withPassword} onChange={({ target }) => setWithPassword(target.checked)} />
          {t('settings.file.withPassword')}
        </label>
        {withPassword && <p className={styles.fault}>{t('settings.file.passwordWarning')}</p>}
        <div className={styles.check}>
          <Button onClick={() => void save()}>{t('settings.file.save')}</Button>
          <p role="status" className={styles.told}>
            {told !== 'none' && t(`settings.file.told.${told}`)}
          </p>
        </div>
      </div>
      <ImportFile settings={settings} outside={outside} />
    </SectionPanel>
  );
}
