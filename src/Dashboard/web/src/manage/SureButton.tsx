import { useEffect, useState } from 'react';
import { Button } from '../parts/Button';

const patience = 5000;

interface Props {
  label: string;
  sure: string;
  onSure: () => void;
  disabled?: boolean;
  testId?: string;
}

/** A button for what cannot be taken back: it asks once more, and forgets the question after a moment. */
export function SureButton({ label, sure, onSure, disabled = false, testId }: Props) {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = window.setTimeout(() => setAsked(false), patience);
    return () => window.clearTimeout(timer);
  }, [asked]);
  const press = () => {
    setAsked(!asked);
    if (asked) onSure();
  };
  return (
    <Button look={asked ? 'main' : 'quiet'} onClick={press} disabled={disabled} testId={testId}>
      {asked ? sure : label}
    </Button>
  );
}
