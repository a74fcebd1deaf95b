import type { ManyCommand } from '../api/many';

// Commands that make sense for many boxes (CommandCatalogue.cs, IsForMany).

interface Argument {
  name: string;
  label: string;
  first: string;
  /** A number between these; absent: a text. */
  from?: number;
  to?: number;
}

export interface CommandChoice {
  name: ManyCommand['name'];
  label: string;
  args?: Argument[];
}

export const commandChoices: CommandChoice[] = [
  { name: 'music.pause', label: 'Pause the music' },
  { name: 'music.play', label: 'Play on' },
  { name: 'music.skip', label: 'Skip the track' },
  {
    name: 'music.volume',
    label: 'Set the volume',
    args: [{ name: 'percent', label: 'Volume, percent', first: '40', from: 0, to: 100 }],
  },
  { name: 'schedule.resume', label: 'Back to the schedule' },
  {
    name: 'sleep.start',
    label: 'Fade out and pause',
    args: [{ name: 'minutes', label: 'In so many minutes', first: '30', from: 1, to: 720 }],
  },
  { name: 'sleep.end', label: 'End the sleep timer' },
  { name: 'wake.remove', label: 'Remove the wake-up' },
  {
    name: 'radio.listen',
    label: 'Play a station of web radio',
    args: [
      { name: 'address', label: 'Address of its stream', first: '' },
      { name: 'name', label: 'Its name', first: '' },
    ],
  },
  { name: 'queue.clear', label: 'Clear what people have put next' },
  { name: 'feedback.wrong-mood-end', label: 'End the mood that was set by hand' },
  { name: 'sensing.stop', label: 'Stop the cameras' },
  { name: 'sensing.start', label: 'Start the cameras' },
];

/** As it is sent; a sentence where a value cannot be. */
export function commandOf(
  choice: CommandChoice,
  values: Readonly<Record<string, string>>,
): ManyCommand | string {
  if (choice.args === undefined) return { name: choice.name };
  const args: Record<string, unknown> = {};
  for (const { name, label, first, from, to } of choice.args) {
    const value = values[name] ?? first;
    if (from === undefined || to === undefined) {
      if (value.trim() !== '') args[name] = value.trim();
      continue;
    }
    const number = Number(value);
    if (value.trim() === '' || !Number.isInteger(number) || number < from || number > to)
      return `${label}: choose a whole number from ${from} to ${to}.`;
    args[name] = number;
  }
  return { name: choice.name, args };
}
