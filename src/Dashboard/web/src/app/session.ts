import { createContext, useContext } from 'react';
import type { Role, Session } from '../api/contracts';

export interface SignedIn {
  session: Session;
  change: (session: Session | null) => void;
}

export const SessionContext = createContext<SignedIn | null>(null);

/** Who is signed in; only inside the pages that need it. */
export function useSession(): SignedIn {
  const value = useContext(SessionContext);
  if (value === null) throw new Error('useSession needs a signed-in session around it.');
  return value;
}

/** Whether this person looks after accounts, devices and the audit log: one who changes things, of all sites. */
export function useMayAdminister(): boolean {
  const { role, allSites } = useSession().session;
  return changes(role) && allSites;
}

/** Whether this person may change what stays: settings, lists, stations. */
export function useMayChange(): boolean {
  return changes(useSession().session.role);
}

/** Whether this person may steer what plays now. */
export function useMaySteer(): boolean {
  return useSession().session.role !== 'viewer';
}

/** Whether this person sees what was. */
export function useMayLookBack(): boolean {
  return useSession().session.role !== 'staff';
}

const changes = (role: Role) => role === 'owner' || role === 'admin';
