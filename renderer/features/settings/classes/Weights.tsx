import { type EvidenceWeights, ownWeights } from '#core/caller/evidenceRules.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import { SliderField } from '../../../ui/SliderField.tsx';
import styles from './Classes.module.css';

interface WeightsProps {
  readonly weights: EvidenceWeights;
  readonly onChange: (weights: EvidenceWeights) => void;
}

/** In the order in which they are spoken of, with the least and the most that each may be. */
const limits = [
  ['directory', 0, 0.99],
  ['crm', 0, 0.99],
  ['header', 0, 0.99],
  ['numberRule', 0, 0.99],
  ['dialledNumber', 0, 0.99],
  ['history', 0, 1],
  ['learned', 0, 1],
  ['noticed', 0.1, 0.99],
] as const satisfies readonly (readonly [keyof EvidenceWeights, number, number])[];

/** How far each kind of evidence is believed. */
export function Weights({ weights, onChange }: WeightsProps) {
  const { t } = useWording();
  const isOwn = limits.every(([of]) => weights[of] === ownWeights[of]);
  return (
    <section className={panel.group} aria-label={t('classes.weights.heading')}>
      <h3 className={styles.heading}>{t('classes.weights.heading')}</h3>
      <p className={panel.soft}>{t('classes.weights.about')}</p>
      <div className={styles.weights}>
        {limits.map(([of, least, most]) => (
          <SliderField
            key={of}
            label={t(`classes.weights.of.${of}`)}
            value={weights[of]}
            told={t('classes.weights.percent', { n: Math.round(weights[of] * 100) })}
            hint={t(`classes.weights.hint.${of}`, { n: Math.round(ownWeights[of] * 100) })}
            onChange={(value) => onChange({ ...weights, [of]: Math.min(most, Math.max(least, value)) })}
          />
        ))}
      </div>
      <div>
        <Button disabled={isOwn} onClick={() => onChange(ownWeights)}>
          {t('classes.weights.reset')}
        </Button>
      </div>
    </section>
  );
}
