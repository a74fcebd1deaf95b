// Storage may be full or forbidden; then nothing is remembered, and nothing breaks.

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`roomtone.${key}`);
    else localStorage.setItem(`roomtone.${key}`, value);
  } catch {
    // Not remembered.
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`roomtone.${key}`);
  } catch {
    return null;
  }
}
