import styles from '../Manage.module.css';

const all = '*';

interface Props {
  /** The sites an account sees; null for all. */
  value: string[] | null;
  label: string;
  sites: readonly { id: string; name: string }[];
  onChange: (sites: string[] | null) => void;
  disabled?: boolean;
}

/** All sites, or one of them. Several are kept as they are and shown by their number. */
export function SiteSelect({ value, label, sites, onChange, disabled }: Props) {
  const several = value !== null && value.length !== 1;
  const shown = value === null ? all : several ? 'several' : (value[0] ?? '');
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={shown}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value === all ? null : [event.target.value])}
    >
      <option value={all}>all sites</option>
      {several && (
        <option value="several" disabled>
          {value.length === 0 ? 'no site' : `${value.length} sites`}
        </option>
      )}
      {sites.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
