import type { Role } from '../../api/contracts';
import styles from '../Manage.module.css';

const roles: Role[] = ['owner', 'admin', 'staff', 'viewer'];

interface Props {
  value: Role;
  label: string;
  onChange: (role: Role) => void;
  disabled?: boolean;
}

export function RoleSelect({ value, label, onChange, disabled }: Props) {
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as Role)}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {role}
        </option>
      ))}
    </select>
  );
}
