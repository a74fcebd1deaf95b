const shapes = {
  room: 'M3.5 11 12 4l8.5 7M6 9.5V20h12V9.5M10 20v-5h4v5',
  history: 'M4 20V10M9.3 20V4M14.6 20v-8M20 20V7',
  device: 'M5 5h14v14H5zM9 9h6v6H9zM9 2.5V5M15 2.5V5M9 19v2.5M15 19v2.5M2.5 9H5M2.5 15H5M19 9h2.5M19 15h2.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c1-3.8 4-5.5 7.5-5.5s6.5 1.7 7.5 5.5',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.7-3.3 3.2-5 6.5-5s5.8 1.7 6.5 5M15.5 4.8a3.5 3.5 0 0 1 0 6.5M17.5 14.9c2.2.6 3.6 2.2 4 4.6',
  leave: 'M10 4H5v16h5M14.5 8l4 4-4 4M18 12H9.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.3 8.3 0 0 1 9.5 4a8.3 8.3 0 1 0 10.5 10.5Z',
  alert: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2v.1',
  check: 'M5 12.5 10 17.5 19.5 7',
  camera: 'M3 7.5h12v9H3zM15 11l6-3v8l-6-3',
  cameraOff: 'M3.5 4l17 17M8.5 7.5H15v6.5M12.5 16.5H3v-9h1.5M15 11l6-3v8l-3.5-1.7',
  heart: 'M12 20S4 15.2 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15.2 12 20 12 20Z',
  dislike:
    'M17 13.5V4.5H8.2c-.9 0-1.7.6-1.9 1.5l-1.6 6c-.3 1.2.6 2.4 1.9 2.4h4.2l-.8 4c-.2 1.1.5 2.1 1.6 2.1L17 13.5ZM17 13.5h3.5v-9H17',
  volume: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5l5 5',
  add: 'M12 5v14M5 12h14',
  calendar: 'M4 6.5h16V20H4zM4 10.5h16M8 3.5v5M16 3.5v5',
  left: 'M14.5 5.5 8 12l6.5 6.5',
  right: 'M9.5 5.5 16 12l-6.5 6.5',
  up: 'M5.5 14.5 12 8l6.5 6.5',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  list: 'M4 6.5h16M4 12h16M4 17.5h10',
  listen: 'M4 14v-2a8 8 0 0 1 16 0v2M4 14.5h2.5v6H5a1 1 0 0 1-1-1v-5ZM20 14.5h-2.5v6H19a1 1 0 0 0 1-1v-5Z',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.5v.1',
  close: 'M6 6l12 12M18 6 6 18',
  undo: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11H9',
  pen: 'M4 20l1-4.5L16 4.5a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3L8.5 19 4 20ZM14 6.5 17.5 10',
  note: 'M9 18.5V6l10-2v12.5M9 18.5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0ZM19 16.5a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0Z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
} as const;

const filled = {
  more: 'M7 12a1.8 1.8 0 1 1-3.6 0A1.8 1.8 0 0 1 7 12ZM13.8 12a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0ZM20.6 12a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0Z',
  play: 'M8 5.2c0-.8.9-1.3 1.6-.9l10 6.3c.7.4.7 1.4 0 1.8l-10 6.3c-.7.4-1.6-.1-1.6-.9V5.2Z',
  pause:
    'M7.5 4.5h2.5c.3 0 .5.2.5.5v14c0 .3-.2.5-.5.5H7.5a.5.5 0 0 1-.5-.5V5c0-.3.2-.5.5-.5ZM14 4.5h2.5c.3 0 .5.2.5.5v14c0 .3-.2.5-.5.5H14a.5.5 0 0 1-.5-.5V5c0-.3.2-.5.5-.5Z',
  stop: 'M7 5.5h10c.8 0 1.5.7 1.5 1.5v10c0 .8-.7 1.5-1.5 1.5H7c-.8 0-1.5-.7-1.5-1.5V7c0-.8.7-1.5 1.5-1.5Z',
  back: 'M19 6.1c0-.8-.9-1.2-1.5-.8l-8 5.9c-.5.4-.5 1.2 0 1.6l8 5.9c.6.4 1.5 0 1.5-.8V6.1ZM7 5.5H5.5c-.3 0-.5.2-.5.5v12c0 .3.2.5.5.5H7c.3 0 .5-.2.5-.5V6c0-.3-.2-.5-.5-.5Z',
  skip: 'M5 6.1c0-.8.9-1.2 1.5-.8l8 5.9c.5.4.5 1.2 0 1.6l-8 5.9c-.6.4-1.5 0-1.5-.8V6.1ZM17 5.5h1.5c.3 0 .5.2.5.5v12c0 .3-.2.5-.5.5H17a.5.5 0 0 1-.5-.5V6c0-.3.2-.5.5-.5Z',
} as const;

export type IconName = keyof typeof shapes | keyof typeof filled;

/** A drawing beside words, or inside a button that has a label; so readers skip it. */
export function Icon({ name, size = 20, solid = false }: { name: IconName; size?: number; solid?: boolean }) {
  const isFilled = name in filled;
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill={isFilled || solid ? 'currentColor' : 'none'}
      stroke={isFilled ? 'none' : 'currentColor'}
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={isFilled ? filled[name as keyof typeof filled] : shapes[name as keyof typeof shapes]} />
    </svg>
  );
}
