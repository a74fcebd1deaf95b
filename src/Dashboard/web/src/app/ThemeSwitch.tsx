import { useState } from 'react';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { recall, remember } from './remembered';

type Theme = 'light' | 'dark';

function shown(): Theme {
  const chosen = recall('theme');
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Dark or light; without a choice the system decides. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(shown);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    document.documentElement.dataset['theme'] = other;
    remember('theme', other);
    setTheme(other);
  };
  return (
    <IconButton label={`Use the ${other} theme`} onClick={change} testId="theme">
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </IconButton>
  );
}
