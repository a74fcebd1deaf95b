// Runs before the first paint, so that a remembered theme does not flash.
try {
    const chosen = localStorage.getItem('roomtone.theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
    // Storage may be forbidden; the system's theme then stands.
}
