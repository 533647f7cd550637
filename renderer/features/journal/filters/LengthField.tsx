import type { Length } from '#core/journal/filter.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { lengthWords } from './restrictions.ts';

interface LengthFieldProps {
  readonly of: 'talk' | 'wait';
  readonly wanted: Length | undefined;
  /** undefined: any. */
  readonly onChange: (length: Length | undefined) => void;
}

/** Milliseconds at which one choice ends and the next begins: minutes of talk, seconds of waiting. */
const limits: Record<LengthFieldProps['of'], readonly number[]> = {
  talk: [60_000, 300_000, 900_000],
  wait: [10_000, 30_000, 60_000],
};

/** How long was talked, or waited. */
export function LengthField({ of, wanted, onChange }: LengthFieldProps) {
  const wording = useWording();
  const { t } = wording;
  const [first = 0, ...rest] = limits[of];
  const choices: readonly Length[] = [
    { fromMs: null, belowMs: first },
    ...limits[of].map((fromMs, nth) => ({ fromMs, belowMs: rest[nth] ?? null })),
  ];
  // A saved view may have another.
  const known = choices.findIndex((one) => one.fromMs === wanted?.fromMs && one.belowMs === wanted.belowMs);
  const all = wanted === undefined || known >= 0 ? choices : [...choices, wanted];
  return (
    <SelectField
      label={t(`filters.${of}`)}
      value={wanted === undefined ? 'any' : String(known >= 0 ? known : choices.length)}
      choices={[
        { value: 'any', name: t('filters.any') },
        ...all.map((one, nth) => ({ value: String(nth), name: lengthWords(of, one, wording) })),
      ]}
      onChange={(value) => onChange(value === 'any' ? undefined : all[Number(value)])}
    />
  );
}
