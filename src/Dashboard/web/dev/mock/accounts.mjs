// Who may sign in to the mock. Three wrong passwords lock an account for 20 seconds.

const lockMs = 20_000;
const accounts = new Map([
    ['anna', { password: 'roomtone', role: 'owner', mustChange: false }],
    ['first', { password: 'first', role: 'owner', mustChange: true }],
    ['guest', { password: 'guest', role: 'viewer', mustChange: false }],
]);
const failures = new Map();

export const sessions = new Map();

export function signIn({ name, password }) {
    const failed = failures.get(name) ?? { count: 0, until: 0 };
    const left = Math.ceil((failed.until - Date.now()) / 1000);
    if (left > 0) return locked(left);
    const account = accounts.get(name);
    if (account?.password === password) {
        failures.delete(name);
        return {
            status: 200,
            body: { name, role: account.role, mustChange: account.mustChange, allSites: true },
        };
    }
    failed.count += 1;
    if (failed.count % 3 === 0) failed.until = Date.now() + lockMs;
    failures.set(name, failed);
    return failed.until > Date.now() ? locked(lockMs / 1000) : refused('The name or the password is wrong.');
}

export function changePassword(session, { current, next }) {
    const account = accounts.get(session.name);
    if (account.password !== current) return refused('The password now is wrong.', 400);
    account.password = next;
    account.mustChange = false;
    session.mustChange = false;
    return { status: 204 };
}

const refused = (detail, status = 401) => ({ status, body: { detail } });

const locked = (seconds) => ({
    status: 423,
    body: {
        detail: 'Too many wrong passwords. The account is locked for a short while.',
        retryAfterSeconds: seconds,
    },
});
