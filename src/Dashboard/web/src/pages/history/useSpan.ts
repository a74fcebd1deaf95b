import { useMemo } from 'react';
import { go, usePlace, withQuery } from '../../app/place';
import { useNow } from '../../parts/useNow';
import { dayOf, isDay, type Span, spanOf, type View } from './span';

/** The span of time in the address; today without one. */
export function useSpan(): { span: Span; show: (view: View, day: string | null) => void } {
  const place = usePlace();
  const today = dayOf(new Date(useNow(60_000)));
  const asked = place.query.get('day');
  const view: View = place.query.get('view') === 'week' ? 'week' : 'day';
  const day = isDay(asked) ? asked : today;
  const span = useMemo(() => spanOf(view, day), [view, day]);
  const show = (nextView: View, nextDay: string | null) =>
    go(
      withQuery(place, {
        view: nextView === 'week' ? 'week' : null,
        day: nextDay === today ? null : nextDay,
      }),
    );
  return { span, show };
}
