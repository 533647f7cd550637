import { useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import styles from './Sections.module.css';

/** What went between Portico and the headset, as a file for whoever is asked for help. */
export function HeadsetRecording() {
  const { t } = useWording();
  const [told, setTold] = useState<'none' | 'saved' | 'failed'>('none');

  async function save(): Promise<void> {
    const answer = await ask('headset.recording', {});
    setTold(answer.ok ? 'saved' : 'failed');
    if (answer.ok) download('portico-headset.json', answer.value.text);
  }

  return (
    <>
      <p>{t('headset.recording.advice')}</p>
      <div className={styles.check}>
        <Button onClick={() => void save()}>{t('headset.recording.save')}</Button>
        <p role="status" className={styles.told}>
          {told !== 'none' && t(`headset.recording.${told}`)}
        </p>
      </div>
    </>
  );
}
