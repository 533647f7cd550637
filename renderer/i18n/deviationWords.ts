import type { TFunction } from 'i18next';
import type { Deviation } from '#core/deviations/deviation.ts';

/** What went otherwise than the playbook says, in a plain sentence that blames nobody. */
export function deviationWords(deviation: Deviation, t: TFunction, duration: (ms: number) => string): string {
  switch (deviation.kind) {
    case 'slow-answer': {
      const told = { time: duration(deviation.waitMs), within: duration(deviation.withinMs) };
      return deviation.otherCallMs >= 1_000
        ? t('playbook.deviation.slow-answer-other', { ...told, other: duration(deviation.otherCallMs) })
        : t('playbook.deviation.slow-answer', told);
    }
    case 'missed-while-free':
      return t('playbook.deviation.missed-while-free', { time: duration(deviation.freeMs) });
    case 'other-target':
      return t('playbook.deviation.other-target', {
        actual: deviation.actual.name,
        expected: deviation.expected.name,
      });
    case 'busy-target':
      return t('playbook.deviation.busy-target', {
        name: deviation.target.name,
        now: t(`playbook.standing.${deviation.now}`),
      });
    case 'question-skipped':
      return t('playbook.deviation.question-skipped', { questions: deviation.questions.join(' ') });
    case 'no-topic':
      return t('playbook.deviation.no-topic');
    case 'no-promise':
      return t('playbook.deviation.no-promise', { time: duration(deviation.minutes * 60_000) });
  }
}
