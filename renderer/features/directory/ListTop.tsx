import type { ReactNode } from 'react';
import { Button as ClearButton, Input, SearchField } from 'react-aria-components';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Directory.module.css';
import { type DirectoryList, directoryLists, type LinkTo } from './places.ts';

interface ListTopProps {
  readonly list: DirectoryList;
  readonly linkTo: LinkTo;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onAdd: () => void;
  /** Left out where nothing is imported. */
  readonly importLink?: string;
  /** How many there are, or were found. */
  readonly count: ReactNode;
}

/** Which list, what is looked for, how many there are, and one more. */
export function ListTop({ list, linkTo, text, onText, onAdd, importLink, count }: ListTopProps) {
  const { t } = useWording();
  return (
    <div className={styles.top}>
      <div className={styles.line}>
        <h2 className={styles.heading}>{t('directory.region')}</h2>
        <div className={styles.tabs} role="group" aria-label={t('directory.lists')}>
          {directoryLists.map((one) => (
            <a
              key={one}
              className={styles.tab}
              href={linkTo(one, null)}
              aria-current={one === list ? 'true' : undefined}
            >
              {t(`directory.list.${one}`)}
            </a>
          ))}
        </div>
        <p className={styles.count} role="status">
          {count}
        </p>
      </div>
      <div className={styles.line}>
        <SearchField
          className={styles.search ?? ''}
          aria-label={t(`directory.search.${list}`)}
          value={text}
          onChange={onText}
          maxLength={200}
        >
          <Icon name="search" />
          <Input
            className={styles.input ?? ''}
            placeholder={t(`directory.search.${list}`)}
            dir={text === '' ? undefined : 'auto'}
          />
          <ClearButton className={styles.clear ?? ''} aria-label={t('directory.search.clear')}>
            <Icon name="cross" />
          </ClearButton>
        </SearchField>
        <Button onClick={onAdd}>
          <Icon name="plus" />
          {t(`directory.add.${list}`)}
        </Button>
        {importLink !== undefined && (
          <a className={styles.import} href={importLink}>
            {t('importing.link')}
          </a>
        )}
      </div>
    </div>
  );
}
