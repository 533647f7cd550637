import { useState } from 'react';
import type { ProposalView } from '#core/contract/playbookCalls.ts';
import { thresholds } from '#core/deviations/proposals.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Playbooks.module.css';

interface ProposalsProps {
  readonly proposals: readonly ProposalView[];
  /** Address of a call in the journal. */
  readonly callLink: (callId: string) => string;
  readonly lastBy: string;
  readonly onChanged: () => void;
}

/** What is done again and again otherwise than a playbook says: one step makes it the rule. */
export function Proposals({ proposals, callLink, lastBy, onChanged }: ProposalsProps) {
  const { t } = useWording();
  const [told, setTold] = useState('');
  return (
    <>
      <p className={panel.soft}>
        {t('playbook.proposal.rule', {
          days: thresholds.days,
          calls: thresholds.leastCalls,
          percent: thresholds.leastShare * 100,
        })}
      </p>
      <p role="status">{told}</p>
      {proposals.length === 0 && <p>{t('playbook.proposal.none')}</p>}
      <ul className={styles.proposals}>
        {proposals.map((proposal) => (
          <ProposalLine
            key={proposal.proposalId}
            proposal={proposal}
            callLink={callLink}
            lastBy={lastBy}
            onDone={(words) => {
              setTold(words);
              onChanged();
            }}
          />
        ))}
      </ul>
    </>
  );
}

interface LineProps extends Pick<ProposalsProps, 'callLink' | 'lastBy'> {
  readonly proposal: ProposalView;
  readonly onDone: (words: string) => void;
}

function ProposalLine({ proposal, callLink, lastBy, onDone }: LineProps) {
  const { t, kind, topic: topicWords } = useWording();
  const { proposalId, count, of, callIds } = proposal;
  const topic = proposal.topic === '' ? t('playbook.proposal.anyTopic') : topicWords(proposal.topic);
  const told = { kind: kind(proposal.class), topic };
  const question =
    proposal.kind === 'put-first'
      ? t('playbook.proposal.putFirst', { ...told, name: proposal.employee.name })
      : t('playbook.proposal.addTopic', told);
  return (
    <li className={styles.proposal}>
      <p className={styles.ask}>{question}</p>
      <p>
        {proposal.kind === 'put-first'
          ? t('playbook.proposal.went', {
              count,
              of,
              name: proposal.employee.name,
              other: proposal.insteadOf.name,
              ...told,
            })
          : t('playbook.proposal.typed', { count, ...told })}
      </p>
      <details>
        <summary>{t('playbook.proposal.calls', { count: callIds.length })}</summary>
        <ol className={styles.calls}>
          {callIds.slice(0, 30).map((callId, nth) => (
            <li key={callId}>
              <a href={callLink(callId)}>{t('playbook.proposal.call', { n: nth + 1 })}</a>
            </li>
          ))}
        </ol>
      </details>
      <div className={panel.ask}>
        <Button
          look="go"
          onClick={() =>
            void ask('playbooks.accept', { proposalId, by: lastBy, note: question }).then((answer) =>
              onDone(
                answer.ok
                  ? t('playbook.proposal.accepted', { n: answer.value.version, kind: told.kind })
                  : t(answer.error === 'no-room' ? 'playbook.proposal.noRoom' : 'playbook.publish.refused'),
              ),
            )
          }
        >
          {t('playbook.proposal.accept')}
        </Button>
        <Button
          look="quiet"
          onClick={() =>
            void ask('playbooks.dismiss', { proposalId }).then((answer) =>
              onDone(t(answer.ok ? 'playbook.proposal.dismissed' : 'desk.refusal.other')),
            )
          }
        >
          {t('playbook.proposal.dismiss')}
        </Button>
      </div>
    </li>
  );
}
