import type { CallView } from '#core/call/view.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Name } from '../../ui/Name.tsx';
import styles from './Consultation.module.css';

interface ConsultationProps {
  readonly call: CallView;
  readonly transfer: NonNullable<CallView['transfer']>;
}

/** Two on the line, and one of them hears music: who, is drawn and said. */
export function Consultation({ call: { card }, transfer }: ConsultationProps) {
  const { t, who, target: targetWords } = useWording();
  const [caller, target] = [who(card), targetWords(transfer.target)];
  const { stage, hears, problem, since } = transfer;
  return (
    <div className={styles.consultation} role="group" aria-label={t('call.consult.label')}>
      <div className={styles.parties}>
        <Party name={caller} isNumber={card.name === ''} state={callerState(transfer)} since={null} />
        <Party
          name={target}
          isNumber={transfer.target.name === ''}
          state={
            stage === 'calling'
              ? 'called'
              : stage === 'ringing'
                ? 'rings'
                : hears === 'both'
                  ? 'all'
                  : hears === 'target'
                    ? 'talks'
                    : 'music'
          }
          since={stage === 'ringing' ? since : null}
        />
      </div>
      <p className={styles.words} role="status">
        {t(sentenceOf(transfer), { caller, target })}
      </p>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" />
          {t(`call.transfer.problem.${problem}`, { name: target })}
        </p>
      )}
    </div>
  );
}

interface PartyProps {
  readonly name: string;
  readonly isNumber: boolean;
  readonly state: 'talks' | 'all' | 'music' | 'called' | 'rings' | 'left';
  readonly since: number | null;
}

function Party({ name, isNumber, state, since }: PartyProps) {
  const { t } = useWording();
  return (
    <div
      className={state === 'talks' || state === 'all' ? `${styles.party} ${styles.talks}` : styles.party}
      data-hears={state}
    >
      <strong>
        <Name number={isNumber}>{name}</Name>
      </strong>
      <span className={styles.state}>
        {t(state === 'all' || state === 'left' ? `telephony.conference.part.${state}` : `call.consult.part.${state}`)}{' '}
        {since !== null && <Elapsed since={since} />}
      </span>
    </div>
  );
}

function callerState({ stage, hears }: ConsultationProps['transfer']): PartyProps['state'] {
  if (stage === 'left') return 'left';
  if (hears === 'both') return 'all';
  return hears === 'caller' ? 'talks' : 'music';
}

function sentenceOf({ stage, hears }: ConsultationProps['transfer']) {
  if (stage === 'left') return 'telephony.conference.left';
  if (hears === 'both') return 'telephony.conference.three';
  if (stage === 'calling' || stage === 'ringing' || stage === 'joining') return `call.consult.${stage}` as const;
  if (hears === 'nobody') return 'call.consult.nobody';
  return hears === 'target' ? 'call.consult.talkToTarget' : 'call.consult.talkToCaller';
}
