import { useMemo } from 'react';
import { go, usePlace, withQuery } from '../app/place';
import { useNow } from '../parts/useNow';
import { dayOf, isDay, lastHour, type Span, spanOf, type View } from './span';

const minute = 60_000;

/** The span of time in the address; today without one. */
export function useSpan(): { span: Span; show: (view: View, day: string | null) => void } {
  const place = usePlace();
  const now = Math.floor(useNow(minute / 4) / minute) * minute;
  const today = dayOf(new Date(now));
  const asked = place.query.get('day');
  const view = viewOf(place.query.get('view'));
  const day = isDay(asked) ? asked : today;
  // An hour moves on with each minute; the others stay.
  const moves = view === 'hour' ? now : 0;
  const span = useMemo(() => (view === 'hour' ? lastHour(moves) : spanOf(view, day)), [view, day, moves]);
  const show = (nextView: View, nextDay: string | null) =>
    go(
      withQuery(place, {
        view: nextView === 'day' ? null : nextView,
        day: nextDay === today ? null : nextDay,
      }),
    );
  return { span, show };
}

const viewOf = (text: string | null): View =>
  text === 'hour' || text === 'week' || text === 'year' ? text : 'day';
