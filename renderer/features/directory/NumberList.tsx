import { useMemo } from 'react';
import type { Employee } from '#core/caller/company.ts';
import type { DialledLine, PublicNumberLine } from '#core/contract/numbersCalls.ts';
import { fold, foldedWords } from '#core/text/fold.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Directory.module.css';
import { ListTop } from './ListTop.tsx';
import { blankNumber, type NumberDraft } from './numberDraft.ts';
import { isNumberLike } from './contactDraft.ts';
import { callsPanel, type LinkTo, unknownPanel } from './places.ts';
import { type RowOf, Rows } from './Rows.tsx';

interface NumberListProps {
  /** null: not read yet. */
  readonly numbers: readonly PublicNumberLine[] | null;
  readonly unknown: readonly DialledLine[];
  readonly employees: readonly Employee[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly openId: string | null;
  readonly linkTo: LinkTo;
  readonly onAdd: (draft: NumberDraft) => void;
}

/** The office's public numbers, found by name, source, owner or number; what was dialled besides stands above. */
export function NumberList(props: NumberListProps) {
  const { numbers, unknown, employees, text, onText, openId, linkTo, onAdd } = props;
  const { t, kind } = useWording();
  const found = useMemo(() => {
    const words = foldedWords(text);
    const digits = text.replaceAll(/\D/g, '');
    const ownerOf = (id: string | undefined) => employees.find(({ employeeId }) => employeeId === id)?.name ?? '';
    return (numbers ?? [])
      .filter(({ ignored }) => ignored !== true)
      .map((line) => ({ line, owner: ownerOf(line.owner) }))
      .filter(({ line, owner }) => {
        const all = fold(`${line.label} ${line.source} ${owner} ${line.number} ${line.shown}`);
        const isDigits = digits.length > 2 && line.shown.replaceAll(/\D/g, '').includes(digits);
        return isDigits || words.every((word) => all.includes(word));
      });
  }, [numbers, employees, text]);
  const rows = useMemo(
    () =>
      found.map(({ line, owner }): RowOf => ({
        id: line.number,
        name: line.label,
        link: linkTo('numbers', line.number),
        under: (
          <>
            <bdi dir="ltr">{line.shown}</bdi>
            {line.source !== '' && <bdi>{line.source}</bdi>}
            {owner !== '' && <bdi>{owner}</bdi>}
          </>
        ),
        end: line.defaultClass !== undefined && <ClassChip of={line.defaultClass}>{kind(line.defaultClass)}</ClassChip>,
      })),
    [found, linkTo, kind],
  );
  const name = text.trim();
  return (
    <>
      <ListTop
        list="numbers"
        linkTo={linkTo}
        text={text}
        onText={onText}
        onAdd={() => onAdd(blankNumber)}
        count={numbers !== null && t(name === '' ? 'numbers.count' : 'directory.found', { count: found.length })}
      />
      <div className={styles.besides}>
        <a href={linkTo('numbers', callsPanel)} aria-current={openId === callsPanel ? 'true' : undefined}>
          {t('numbers.calls.link')}
        </a>
        <a
          href={linkTo('numbers', unknownPanel)}
          className={unknown.length > 0 ? styles.flagged : undefined}
          aria-current={openId === unknownPanel ? 'true' : undefined}
        >
          {unknown.length > 0 && <Icon name="warning" />}
          {unknown.length > 0 ? t('numbers.link', { count: unknown.length }) : t('numbers.unknown.heading')}
        </a>
      </div>
      {rows.length > 0 && (
        <Rows label={t('directory.list.numbers')} rows={rows} more={false} readOn={() => undefined} openId={openId} />
      )}
      {rows.length === 0 && numbers !== null && (
        <div className={styles.nothing}>
          <h3>{t(name === '' ? 'numbers.empty' : 'numbers.notFound')}</h3>
          <p>{t(name === '' ? 'numbers.emptyAdvice' : 'numbers.notFoundAdvice')}</p>
          <Button
            look="go"
            onClick={() => onAdd({ ...blankNumber, ...(isNumberLike(name) ? { number: name } : { label: name }) })}
          >
            {name === '' ? t('numbers.add') : t('numbers.addNamed', { name })}
          </Button>
        </div>
      )}
    </>
  );
}
