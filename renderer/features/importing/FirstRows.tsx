import type { ImportLook } from '#core/importing/lookView.ts';
import { refusalReasons } from '#core/importing/row.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ClassChip } from '../../ui/ClassChip.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Importing.module.css';

/** The first rows as they will be in the directory, or why they will not. */
export function FirstRows({ rows }: { readonly rows: ImportLook['rows'] }) {
  const { t, kind } = useWording();
  return (
    <div className={panel.group}>
      <h4 className={panel.groupHeading}>{t('importing.first.heading')}</h4>
      {rows.length === 0 ? (
        <p className={styles.bad}>{t('importing.first.nothing')}</p>
      ) : (
        /* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is scrolled must be reached by key */
        <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('importing.first.heading')}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['line', 'name', 'company', 'class', 'numbers'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`importing.first.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const reason = refusalReasons.find((known) => known === row.refused);
                return (
                  <tr key={row.line}>
                    <td className={styles.number}>{row.line}</td>
                    {reason === undefined ? (
                      <>
                        <td>
                          <bdi>{row.name}</bdi>
                        </td>
                        <td>
                          <bdi>{row.company}</bdi>
                        </td>
                        <td>{row.class !== null && <ClassChip of={row.class}>{kind(row.class)}</ClassChip>}</td>
                        <td>
                          {row.numbers.map((number) => (
                            <bdi key={number} className={styles.sample} dir="ltr">
                              {number}
                            </bdi>
                          ))}
                        </td>
                      </>
                    ) : (
                      <td colSpan={4}>
                        <span className={styles.bad}>{t(`importing.report.reason.${reason}`)}</span>{' '}
                        <bdi className={styles.soft}>{row.name}</bdi>
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
