import type { Corrected } from '#core/journal/corrected.ts';
import type { FactBody } from '#core/journal/fact.ts';
import type { Wording } from './wording.ts';

type OfClass = Extract<FactBody, { kind: 'class-corrected' }>;
type Topics = Parameters<Wording['topic']>[1];

/** What was said afterwards, in place of what, by whom and why. */
export function correctionWords(body: Corrected, topics: Topics, wording: Wording): string {
  const { t, topic } = wording;
  const { field, from, to } = body;
  const told = (value: string, label: string | undefined): string => {
    if (value === '') return t('writing.course.nothing');
    return field === 'topic' ? (label ?? topic(value, topics)) : `“${value}”`;
  };
  const values = { from: told(from, body.fromLabel), to: told(to, body.label) };
  return [t(`writing.course.${field}`, values), ...whoWords(body, wording)].join(' · ');
}

/** Who corrected, and why, as far as that was noted. */
export function whoWords(body: Corrected | OfClass, { t }: Wording): readonly string[] {
  if (body.session === undefined) return [];
  return [
    t(`writing.by.${body.by}`),
    ...(body.bulk === undefined ? [] : [t(body.undo === true ? 'writing.course.undo' : 'writing.course.bulk')]),
    ...(body.why === undefined || body.why === '' ? [] : [t('writing.course.why', { why: body.why })]),
  ];
}
