import { useRef } from 'react';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';

/** A photograph in place of the camera. It is read in the browser and goes nowhere. */
export function PhotographButton({ onChoose }: { onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) onChoose(file);
    // The same file can be chosen again.
    if (input.current !== null) input.current.value = '';
  };
  return (
    <>
      <Button testId="photograph" onClick={() => input.current?.click()}>
        <Icon name="picture" />
        Use a photograph
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label="Photograph"
        data-testid="photograph-file"
        onChange={(event) => take(event.target.files)}
      />
    </>
  );
}
