import { CauseCode, EndCause, Outcome } from '#core/call/end.ts';
import { TransferResult } from '#core/call/transfer.ts';
import type { ClassEntry } from '#core/caller/callerClass.ts';
import { causeKey } from '#core/exporting/cells.ts';
import { ExportColumn, type ExportWords } from '#core/exporting/order.ts';
import { catalogues } from '../../../i18n/catalogues.ts';
import type { Wording } from '../../../i18n/wording.ts';

/** Every code of the journal in the words of the person's language, for a file that is written without the page. */
export function exportWords(wording: Wording, classes: readonly ClassEntry[], about: string): ExportWords {
  const { t, kind, outcome, topic } = wording;
  return {
    columns: Object.fromEntries(ExportColumn.options.map((column) => [column, t(`takingOut.column.${column}`)])),
    directions: { in: t('takingOut.direction.in'), out: t('takingOut.direction.out') },
    outcomes: Object.fromEntries(Outcome.options.map((code) => [code, outcome(code)])),
    classes: Object.fromEntries(classes.map(({ class: of }) => [of, kind(of)])),
    topics: Object.fromEntries(Object.keys(catalogues.en.topics).map((code) => [code, topic(code)])),
    causes: causesIn(wording),
    transferResults: Object.fromEntries(
      TransferResult.options.map((code) => [code, t(`call.transfer.result.${code}`)]),
    ),
    callbacks: { open: t('takingOut.callback.open'), closed: t('takingOut.callback.closed') },
    withheld: t('call.who.withheld'),
    live: outcome(null),
    title: t('takingOut.title'),
    about: about.slice(0, 2_000),
    page: t('takingOut.page', { page: '{page}' }),
    cut: t('takingOut.cut'),
  };
}

function causesIn({ t, cause }: Wording): Record<string, string> {
  const { by: whoever, sound } = EndCause.shape;
  const ends = (['in', 'out'] as const).flatMap((direction) =>
    CauseCode.options.flatMap((code) =>
      whoever.options.map((by): [string, string] => {
        const words = cause({ by, code, status: null, q850: null }, direction);
        return [causeKey({ by, code }, direction), words];
      }),
    ),
  );
  const sounds = sound.unwrap().options.map((what): [string, string] => [`sound.${what}`, t(`cause.sound.${what}`)]);
  return Object.fromEntries([...ends, ...sounds]);
}
