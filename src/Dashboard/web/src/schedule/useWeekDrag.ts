import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import type { RoomSchedule, ScheduleBlock } from '../api/contracts';
import { begunAt, copiedTo, lengthened, madeOn, onOtherDay, shifted, withBlock } from './draft';
import { minuteOf, minutesADay, snapped, stepMinutes } from './minutes';

type Kind = 'make' | 'move' | 'from' | 'to';

interface Drag {
  kind: Kind;
  pointer: number;
  /** The block as it was; the one that is made. */
  block: ScheduleBlock;
  /** The day on which it is held; for one that passed midnight, the day on which it began. */
  date: string;
  /** The day under the pointer at first. */
  firstDate: string;
  firstMinute: number;
  x: number;
  y: number;
  /** A finger scrolls at first, and holds after a moment. */
  isHeld: boolean;
  hasMoved: boolean;
  timer: number | undefined;
}

interface Props {
  schedule: RoomSchedule;
  /** The minutes of a day that the columns show. */
  range: { from: number; to: number };
  edit: (schedule: RoomSchedule) => void;
  onMade: (block: ScheduleBlock, schedule: RoomSchedule) => void;
  onOpen: (block: ScheduleBlock) => void;
}

/** As long as a finger rests until it holds, in milliseconds; a shorter touch is a tap or a scroll. */
const holdMs = 350;

/** So far a hand trembles, in pixels. */
const tremble = 6;

/** A block that a click makes. */
const clickedMinutes = 60;

/** Makes, moves and resizes blocks by mouse, pen or finger, in steps of a quarter of an hour. */
export function useWeekDrag({ schedule, range, edit, onMade, onOpen }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  const [preview, setPreview] = useState<{ schedule: RoomSchedule; id: string }>();

  const placeOf = (x: number, y: number) => {
    const columns = [...(grid.current?.querySelectorAll<HTMLElement>('[data-date]') ?? [])];
    const at = columns.map((column) => ({ column, rect: column.getBoundingClientRect() }));
    const hit = at.find(({ rect }) => x < rect.right) ?? at.at(-1);
    if (hit === undefined) return undefined;
    const share = hit.rect.height === 0 ? 0 : (y - hit.rect.top) / hit.rect.height;
    const minute = range.from + share * (range.to - range.from);
    return { date: hit.column.dataset['date'] ?? '', minute: Math.min(Math.max(minute, 0), minutesADay) };
  };

  const begin = (event: ReactPointerEvent, kind: Kind, block?: ScheduleBlock, began?: string) => {
    if (event.button !== 0 || drag.current !== undefined) return;
    const place = placeOf(event.clientX, event.clientY);
    if (place === undefined) return;
    event.stopPropagation();
    const from = Math.floor(place.minute / stepMinutes) * stepMinutes;
    const isTouch = event.pointerType === 'touch';
    const started: Drag = {
      kind,
      pointer: event.pointerId,
      block: block ?? madeOn(place.date, from, from + stepMinutes),
      date: began ?? place.date,
      firstDate: place.date,
      firstMinute: place.minute,
      x: event.clientX,
      y: event.clientY,
      isHeld: !isTouch,
      hasMoved: false,
      timer: undefined,
    };
    if (isTouch)
      started.timer = window.setTimeout(() => {
        started.isHeld = true;
        setPreview({ schedule: withBlock(schedule, started.block), id: started.block.id });
      }, holdMs);
    drag.current = started;
  };

  const changed = (held: Drag, event: ReactPointerEvent): RoomSchedule | undefined => {
    const place = placeOf(event.clientX, event.clientY);
    if (place === undefined) return undefined;
    const by = snapped(place.minute - held.firstMinute);
    const { block, kind } = held;
    if (kind === 'make') {
      const ends = [held.firstMinute, place.minute].sort((a, b) => a - b) as [number, number];
      const from = Math.floor(ends[0] / stepMinutes) * stepMinutes;
      const to = Math.max(from + stepMinutes, Math.ceil(ends[1] / stepMinutes) * stepMinutes);
      const made = madeOn(held.firstDate, from, to);
      return withBlock(schedule, { ...made, id: block.id });
    }
    if (kind === 'from') return withBlock(schedule, begunAt(block, minuteOf(block.from) + by));
    if (kind === 'to') return withBlock(schedule, lengthened(block, by));
    const moved = shifted(block, by);
    const to = held.date === held.firstDate ? place.date : held.date;
    if (event.ctrlKey || event.altKey) return withBlock(schedule, copiedTo(moved, to));
    return withBlock(schedule, onOtherDay(moved, held.date, to));
  };

  const end = () => {
    window.clearTimeout(drag.current?.timer);
    drag.current = undefined;
    setPreview(undefined);
  };

  const move = (event: ReactPointerEvent) => {
    const held = drag.current;
    if (held?.pointer !== event.pointerId) return;
    const isFar = Math.hypot(event.clientX - held.x, event.clientY - held.y) > tremble;
    if (!held.isHeld) {
      if (isFar) end();
      return;
    }
    if (!held.hasMoved && !isFar) return;
    if (!held.hasMoved) grid.current?.setPointerCapture(event.pointerId);
    held.hasMoved = true;
    const next = changed(held, event);
    if (next !== undefined) setPreview({ schedule: next, id: held.block.id });
  };

  const drop = (event: ReactPointerEvent) => {
    const held = drag.current;
    if (held?.pointer !== event.pointerId) return;
    const next = held.hasMoved ? changed(held, event) : undefined;
    end();
    if (held.kind === 'make') {
      const from = minuteOf(held.block.from);
      const clicked = {
        ...madeOn(held.firstDate, from, Math.min(from + clickedMinutes, minutesADay)),
        id: held.block.id,
      };
      const made = next ?? withBlock(schedule, clicked);
      onMade(made.blocks.find(({ id }) => id === held.block.id) ?? clicked, made);
    } else if (next !== undefined) edit(next);
    else onOpen(held.block);
  };

  useEffect(() => {
    const held = grid.current;
    // A touch that holds a block must not scroll as well; only a listener that is not passive can say so.
    const still = (event: TouchEvent) => {
      if (drag.current?.isHeld === true) event.preventDefault();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && drag.current !== undefined) end();
    };
    held?.addEventListener('touchmove', still, { passive: false });
    window.addEventListener('keydown', escape);
    return () => {
      held?.removeEventListener('touchmove', still);
      window.removeEventListener('keydown', escape);
    };
  }, []);

  return {
    grid,
    begin,
    /** The schedule as it would be if the pointer let go now. */
    preview,
    handlers: {
      onPointerMove: move,
      onPointerUp: drop,
      onPointerCancel: end,
      onContextMenu: (event: { preventDefault: () => void }) => {
        if (drag.current?.isHeld === true) event.preventDefault();
      },
    },
  };
}
