import { type ReactNode, useState } from 'react';
import type { DialledLine } from '#core/contract/numbersCalls.ts';
import type { JournalOnly } from '#core/journal/only.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { useToday } from '../../ui/useToday.ts';
import { bySource, type SourceGroup } from './callsPerSource.ts';
import styles from './Numbers.module.css';
import { type Period, type PeriodKind, periodKinds, periodOf } from './period.ts';
import type { JournalLink } from './places.ts';
import { SidePanel } from './SidePanel.tsx';
import { useDialled } from './useDialled.ts';

interface CallsPerSourceProps {
  readonly closeLink: string;
  readonly journalLink: JournalLink;
}

/** How many called where they found us, and who was not answered; each figure opens its calls. */
export function CallsPerSource({ closeLink, journalLink }: CallsPerSourceProps) {
  const { t } = useWording();
  const today = useToday();
  const [kind, setKind] = useState<PeriodKind>('month');
  const [own, setOwn] = useState<Period>(() => periodOf('month', today));
  const period = kind === 'own' ? own : periodOf(kind, today);
  const isRight = period.from !== '' && period.until !== '' && period.from <= period.until;
  const { lines, unread } = useDialled(isRight ? period : null);
  return (
    <SidePanel heading={t('numbers.calls.heading')} closeLink={closeLink}>
      <ChoiceField
        label={t('numbers.calls.period')}
        value={kind}
        choices={periodKinds.map((value) => ({ value, name: t(`numbers.calls.periods.${value}`) }))}
        onChange={(chosen) => setKind(periodKinds.find((value) => value === chosen) ?? 'month')}
        inRow
      />
      {kind === 'own' && (
        <div className={panel.pair}>
          <TextField
            label={t('numbers.calls.from')}
            type="date"
            value={own.from}
            fault={isRight ? null : t('numbers.calls.order')}
            onChange={(from) => setOwn({ ...own, from })}
          />
          <TextField
            label={t('numbers.calls.until')}
            type="date"
            value={own.until}
            onChange={(until) => setOwn({ ...own, until })}
          />
        </div>
      )}
      {unread !== null && <p className={panel.bad}>{t(`numbers.calls.${unread}`)}</p>}
      {isRight && lines !== null && <Figures lines={lines} period={period} journalLink={journalLink} />}
    </SidePanel>
  );
}

interface FiguresProps {
  readonly lines: readonly DialledLine[];
  readonly period: Period;
  readonly journalLink: JournalLink;
}

function Figures({ lines, period, journalLink }: FiguresProps) {
  const { t } = useWording();
  if (lines.every(({ calls }) => calls === 0)) return <p className={panel.soft}>{t('numbers.calls.none')}</p>;
  return (
    <table className={styles.figures} aria-label={t('numbers.calls.table')}>
      <thead>
        <tr>
          <th scope="col">{t('numbers.calls.column.number')}</th>
          {(['calls', 'answered', 'missed', 'share'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`numbers.calls.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {bySource(lines).map((group) => (
        <Group key={`${group.kind} ${group.name}`} group={group} period={period} journalLink={journalLink} />
      ))}
    </table>
  );
}

function Group({ group, period, journalLink }: Omit<FiguresProps, 'lines'> & { readonly group: SourceGroup }) {
  const { t } = useWording();
  const name = group.kind === 'source' ? group.name : t(`numbers.calls.${headings[group.kind]}`);
  const keys = group.lines.flatMap((line) => line.keys);
  const linkOf = (dialled: readonly string[], of: string) => (outcome: JournalOnly['outcome']) =>
    journalLink({ ...period, dialled: dialled.slice(0, mostNumbers), outcome }, of);
  return (
    <tbody>
      <Figure head={<bdi>{name}</bdi>} name={name} of={group} linkOf={linkOf(keys, name)} isGroup />
      {group.kind !== 'not-told' &&
        group.lines.map((line) => (
          <Figure
            key={line.shown}
            head={
              <>
                {line.label !== '' && <bdi>{line.label}</bdi>}{' '}
                <bdi dir="ltr" className={styles.whole}>
                  {line.shown}
                </bdi>
              </>
            }
            name={line.label || line.shown}
            of={line}
            linkOf={linkOf(line.keys, line.label || line.shown)}
          />
        ))}
    </tbody>
  );
}

const headings = {
  'no-source': 'noSource',
  unknown: 'unknown',
  extension: 'extension',
  'not-told': 'notTold',
  ignored: 'ignored',
} as const;

/** As many as the journal takes at once. */
const mostNumbers = 200;

interface FigureProps {
  readonly head: ReactNode;
  readonly name: string;
  readonly of: Pick<DialledLine, 'calls' | 'answered' | 'missed'>;
  readonly linkOf: (outcome: JournalOnly['outcome']) => string;
  readonly isGroup?: boolean;
}

function Figure({ head, name, of, linkOf, isGroup = false }: FigureProps) {
  const { t, figure } = useWording();
  const cell = (outcome: JournalOnly['outcome'], count: number) =>
    count === 0 ? (
      <bdi>0</bdi>
    ) : (
      <a href={linkOf(outcome)} aria-label={t(`numbers.calls.open.${outcome}`, { count, name })}>
        <bdi>{figure(count)}</bdi>
      </a>
    );
  return (
    <tr className={isGroup ? styles.group : undefined}>
      <th scope={isGroup ? 'rowgroup' : 'row'}>{head}</th>
      <td>{cell('any', of.calls)}</td>
      <td>{cell('answered', of.answered)}</td>
      <td>{cell('missed', of.missed)}</td>
      <td>{of.calls > 0 && <bdi>{Math.round((100 * of.missed) / of.calls)}</bdi>}</td>
    </tr>
  );
}
