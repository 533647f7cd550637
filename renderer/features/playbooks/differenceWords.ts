import type { Employee, Language } from '#core/caller/company.ts';
import type { Difference } from '#core/routing/differences.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import type { InLanguages, WhenAway } from '#core/routing/playbook.ts';
import { languages } from '../../i18n/languages.ts';
import type { Wording } from '../../i18n/wording.ts';

interface Telling {
  readonly wording: Wording;
  readonly desk: Language;
  readonly employees: readonly Employee[];
}

/** One change from a version to another, in a sentence. */
export function differenceWords(difference: Difference, telling: Telling): string {
  const { t, duration } = telling.wording;
  const says = (text: InLanguages) => inLanguage(text, telling.desk, telling.desk)?.text ?? '';
  const names = (ids: readonly string[]) =>
    ids.length === 0 ? t('playbook.change.nobody') : ids.map((id) => nameOf(id, telling)).join(', ');
  switch (difference.kind) {
    case 'greeting':
      return t(difference.after === '' ? 'playbook.change.greetingGone' : 'playbook.change.greeting', {
        language: languageName(difference.language),
        text: difference.after,
      });
    case 'question-added':
    case 'question-removed':
      return t(`playbook.change.${difference.kind}`, { question: says(difference.question) });
    case 'promise': {
      const { after } = difference;
      return after === null
        ? t('playbook.change.promiseGone')
        : t('playbook.change.promise', { time: duration(after * 60_000) });
    }
    case 'answer-time': {
      const { after } = difference;
      return after === null
        ? t('playbook.change.answerTimeGone')
        : t('playbook.change.answerTime', { time: duration(after * 1_000) });
    }
    case 'targets':
    case 'urgent-targets':
      return t(`playbook.change.${difference.kind}`, {
        before: names(difference.before),
        after: names(difference.after),
      });
    case 'windows':
      return t('playbook.change.windows', { name: nameOf(difference.employeeId, telling) });
    case 'when-away':
      return t('playbook.change.when-away', { what: awayWords(difference.after, telling) });
    case 'topic-added':
    case 'topic-removed':
    case 'topic-retired':
    case 'topic-brought-back':
      return t(`playbook.change.${difference.kind}`, { topic: says(difference.label) });
    case 'topic-label':
      return t('playbook.change.topic-label', { before: says(difference.before), after: says(difference.after) });
    case 'urgent-words':
      return [
        difference.added.length === 0
          ? ''
          : t('playbook.change.wordsAdded', {
              language: languageName(difference.language),
              words: difference.added.join(', '),
            }),
        difference.removed.length === 0
          ? ''
          : t('playbook.change.wordsRemoved', {
              language: languageName(difference.language),
              words: difference.removed.join(', '),
            }),
      ]
        .filter((sentence) => sentence !== '')
        .join(' ');
    case 'questions-moved':
    case 'topics-moved':
      return t(`playbook.change.${difference.kind}`);
  }
}

function languageName(of: Language): string {
  return languages.find(({ language }) => language === of)?.name ?? of;
}

function nameOf(id: string, { employees, wording }: Telling): string {
  return employees.find(({ employeeId }) => employeeId === id)?.name ?? wording.t('playbook.edit.employeeGone');
}

function awayWords(whenAway: WhenAway | null, telling: Telling): string {
  const { t } = telling.wording;
  if (whenAway === null) return t('playbook.edit.away.none');
  switch (whenAway.kind) {
    case 'message':
      return t('playbook.edit.away.message');
    case 'voicemail':
    case 'mobile':
      return `${t(`playbook.edit.away.${whenAway.kind}`)}: ${nameOf(whenAway.employeeId, telling)}`;
    case 'say':
      return inLanguage(whenAway.text, telling.desk, telling.desk)?.text ?? t('playbook.edit.away.say');
  }
}
