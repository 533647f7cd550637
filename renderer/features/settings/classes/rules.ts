import { type RefObject, useEffect, useRef } from 'react';
import type { CallerClass } from '#core/caller/callerClass.ts';
import type { ClassFault } from '#core/caller/officeClasses.ts';
import type { SelectChoice } from '../../../ui/SelectField.tsx';

export interface RulesProps<Rule> {
  readonly rules: readonly Rule[];
  readonly faults: readonly ClassFault[];
  readonly kind: (of: CallerClass) => string;
  /** Classes that callers are given. */
  readonly given: readonly SelectChoice[];
  readonly onChange: (rules: readonly Rule[]) => void;
}

/** A class that was retired since is shown where a rule has it. */
export function choicesWith(
  given: readonly SelectChoice[],
  of: CallerClass,
  kind: (of: CallerClass) => string,
): readonly SelectChoice[] {
  return given.some(({ value }) => value === of) ? given : [...given, { value: of, name: kind(of) }];
}

/** The first field of a rule that was added has the keyboard. */
export function useNewRule(): { readonly list: RefObject<HTMLUListElement | null>; readonly added: () => void } {
  const list = useRef<HTMLUListElement>(null);
  const isNew = useRef(false);
  useEffect(() => {
    if (!isNew.current) return;
    isNew.current = false;
    list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus();
  });
  return {
    list,
    added: () => {
      isNew.current = true;
    },
  };
}
