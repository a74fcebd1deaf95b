import { exportAddress, type ExportKind } from '../api/history';
import { useMayChange } from '../app/session';
import styles from './Downloads.module.css';
import type { Span } from './span';

interface Props {
  device: string;
  span: Span;
  kind: ExportKind;
  /** What is downloaded, as in: of the moods. */
  what: string;
}

const formats = [
  { format: 'csv', label: 'Download CSV' },
  { format: 'jsonl', label: 'Download JSON lines' },
] as const;

/** The shown span as a file; not for those who may only look. */
export function Downloads({ device, span, kind, what }: Props) {
  if (!useMayChange()) return null;
  return (
    <div className={styles.downloads}>
      {formats.map(({ format, label }) => (
        <a
          key={format}
          href={exportAddress(device, kind, span.from, span.to, format)}
          download
          aria-label={`${label} of ${what}`}
          data-testid={`download-${kind}-${format}`}
        >
          {label}
        </a>
      ))}
    </div>
  );
}
