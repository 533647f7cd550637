import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Button } from '../../ui/Button.tsx';
import type { OnMore } from './HowMenu.tsx';
import type { To } from './useGiveTo.ts';

interface MoreButtonProps {
  readonly to: To;
  readonly name: string;
  readonly onMore: OnMore;
  readonly tabIndex?: number;
}

/** Opens the other ways to hand the call over. */
export function MoreButton({ to, name, onMore, tabIndex }: MoreButtonProps) {
  const { t } = useWording();
  return (
    <Button
      square
      look="quiet"
      tabIndex={tabIndex}
      aria-label={t('office.moreWays', { name })}
      aria-haspopup="menu"
      onClick={({ currentTarget }) => onMore({ to, name, button: currentTarget })}
    >
      <Icon name="more" />
    </Button>
  );
}
