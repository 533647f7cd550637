import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Employee, Language } from '#core/caller/company.ts';
import { adviceFor } from '#core/routing/advice.ts';
import { guidanceOf } from '#core/routing/guidance.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { rankTargets } from '#core/routing/rank.ts';
import type { TargetRule } from '#core/routing/staff.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Lamp } from '../../ui/Lamp.tsx';
import { lookOf } from '../../ui/lampLook.ts';
import styles from './Preview.module.css';

interface PreviewProps {
  readonly playbook: Playbook;
  /** '' for a call whose topic is not known yet. */
  readonly topic: string;
  /** The caller's. */
  readonly language: Language;
  readonly employees: readonly Employee[];
}

/** The card as the receptionist will see it, with the lamps as they are now. */
export function Preview({ playbook, topic, language, employees }: PreviewProps) {
  const { t, kind, duration } = useWording();
  const companyName = useDesk((slice) => slice.companyName);
  const desk = useDesk((slice) => slice.preferences.language);
  const nameOf = (id: string) => employees.find(({ employeeId }) => employeeId === id)?.name ?? null;
  const guidance = guidanceOf(playbook, { companyName, desk, caller: language, nameOf });
  const { say, questions, promiseMinutes, whenAway } = adviceFor(guidance, topic);
  return (
    <section className={styles.preview} aria-label={t('playbook.preview.region')}>
      <h3 className={styles.title}>{t('playbook.preview.region')}</h3>
      <p className={styles.soft}>
        {topic === ''
          ? t('playbook.preview.of', { kind: kind(playbook.class) })
          : t('playbook.preview.ofTopic', {
              kind: kind(playbook.class),
              topic: guidance.topics.find((known) => known.topic === topic)?.label ?? topic,
            })}
      </p>
      <h4 className={styles.heading}>{t('call.say')}</h4>
      <p className={styles.say} dir="auto" lang={say.language}>
        {say.text === '' ? t('playbook.preview.nothing') : say.text}
      </p>
      <h4 className={styles.heading}>{t('call.ask')}</h4>
      <ul className={styles.questions}>
        {questions.map((question, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- two may be alike while they are typed
          <li key={nth} dir="auto">
            {question}
          </li>
        ))}
      </ul>
      <h4 className={styles.heading}>{t('office.forCall.region')}</h4>
      <Targets playbook={playbook} topic={topic} employees={employees} />
      {whenAway !== null && (
        <>
          <h4 className={styles.heading}>{t('playbook.away.heading')}</h4>
          <p dir="auto">
            {whenAway.kind === 'say'
              ? whenAway.text
              : whenAway.kind === 'message'
                ? t('playbook.away.message')
                : t(`playbook.away.${whenAway.kind}`, { name: whenAway.name })}
          </p>
        </>
      )}
      {promiseMinutes !== null && (
        <p className={styles.promise}>{t('playbook.promise.within', { time: duration(promiseMinutes * 60_000) })}</p>
      )}
      <h4 className={styles.heading}>{t('call.topic.label')}</h4>
      <p className={styles.topics}>
        {guidance.topics.slice(0, 9).map((known) => (
          <span key={known.topic} className={known.topic === topic ? styles.picked : undefined}>
            <bdi>{known.label}</bdi>
          </span>
        ))}
      </p>
    </section>
  );
}

type TargetsProps = Pick<PreviewProps, 'playbook' | 'topic' | 'employees'>;

/** Ranked as for a call now; hours within which somebody is asked are not looked at. */
function Targets({ playbook, topic, employees }: TargetsProps) {
  const { t } = useWording();
  const rules = useMemo(() => {
    const own = playbook.topics.find((known) => known.topic === topic)?.targets ?? [];
    return [...rulesFor(own, employees), ...rulesFor(playbook.targets, employees)];
  }, [playbook, topic, employees]);
  const views = useDesk(useShallow((slice) => rules.flatMap(({ employeeId }) => slice.employees[employeeId] ?? [])));
  const ranked = rankTargets({ rules, topic: '', employees: views });
  if (ranked.length === 0) return <p className={styles.soft}>{t('playbook.preview.nobody')}</p>;
  return (
    <ol className={styles.targets}>
      {ranked.slice(0, 5).map(({ employee, can }) => (
        <li key={employee.employeeId} className={can === 'no' ? styles.soft : undefined}>
          <Lamp look={lookOf(employee)} />
          <bdi>{employee.name}</bdi>
        </li>
      ))}
    </ol>
  );
}

function rulesFor(targets: Playbook['targets'], employees: readonly Employee[]): TargetRule[] {
  return targets.flatMap(({ employeeId }, place): TargetRule[] => [
    { employeeId, why: { kind: 'playbook', place }, topics: [] },
    ...(employees.find((employee) => employee.employeeId === employeeId)?.deputies ?? []).map((deputy): TargetRule => ({
      employeeId: deputy,
      why: { kind: 'deputy', of: employeeId },
      topics: [],
    })),
  ]);
}
