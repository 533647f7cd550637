import { useEffect, useState } from 'react';
import type { AccessLine, AccessPage } from '#core/privacy/access.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Privacy.module.css';
import { useMoment } from './useMoment.ts';

const atOnce = 50;

/** Who opened, searched, exported, printed, erased and restored; newest first. */
export function AccessLog() {
  const { t } = useWording();
  const [lines, setLines] = useState<readonly AccessLine[] | null>(null);
  const [isWhole, setIsWhole] = useState(true);
  const [more, setMore] = useState(false);

  function take(value: AccessPage, before: number | null): void {
    setLines((known) => (before === null || known === null ? value.lines : [...known, ...value.lines]));
    setMore(value.more);
    setIsWhole(value.isWhole);
  }

  async function read(before: number | null): Promise<void> {
    const answer = await ask('privacy.access', { before, limit: atOnce });
    if (answer.ok) take(answer.value, before);
  }

  useEffect(() => {
    void ask('privacy.access', { before: null, limit: atOnce }).then((answer) => {
      if (answer.ok) take(answer.value, null);
    });
  }, []);

  if (lines === null) return null;
  return (
    <div className={panel.group} role="group" aria-label={t('privacy.access.heading')}>
      <h3 className={panel.groupHeading}>{t('privacy.access.heading')}</h3>
      <p className={panel.soft}>{t('privacy.access.advice')}</p>
      {!isWhole && <p className={styles.bad}>{t('privacy.access.notWhole')}</p>}
      {lines.length === 0 ? (
        <p>{t('privacy.access.empty')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('privacy.access.when')}</th>
              <th scope="col">{t('privacy.access.who')}</th>
              <th scope="col">{t('privacy.access.what')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.nth} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.act}>
        <Button onClick={() => void read(null)}>{t('privacy.access.again')}</Button>
        {more && <Button onClick={() => void read(lines.at(-1)?.nth ?? null)}>{t('privacy.access.more')}</Button>}
      </div>
    </div>
  );
}

function Line({ line: { at, by, session, act, of } }: { readonly line: AccessLine }) {
  const { t } = useWording();
  const moment = useMoment();
  const what = t(`privacy.access.act.${act}`);
  return (
    <tr>
      <td>{moment(at)}</td>
      <td title={session}>{t(`privacy.access.by.${by}`)}</td>
      <td>{act === 'call-opened' ? <a href={`#/journal/${of}`}>{what}</a> : what}</td>
    </tr>
  );
}
