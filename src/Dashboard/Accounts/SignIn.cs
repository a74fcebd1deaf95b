namespace Roomtone.Dashboard.Accounts;

/// <summary>The outcome of a login: an account, a lock, or neither.</summary>
internal readonly record struct SignInResult(Account? Account, TimeSpan? LockedFor);

/// <summary>Verifies a name and a password, and counts failed attempts.</summary>
internal sealed class SignIn(AccountStore accounts, Passwords passwords, AnonymousAttempts anonymous, AuditLog audit, TimeProvider time)
{
    /// <exception cref="Database.DatabaseUnavailableException">Nobody can log in while the database is unavailable.</exception>
    /// <param name="typedName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="browser">The number of one of the name's <see cref="DeviceCookies"/>, whose guesses count apart; else null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<SignInResult> TryAsync(string typedName, string password, string? browser, CancellationToken cancellationToken)
    {
        var name = AccountName.Normal(typedName);
        var (account, attempts, counted) = await CountAsync(name, browser, cancellationToken);
        if (!counted) return Failed(account, attempts);

        // One that is switched off takes as long and says the same as a wrong password.
        if (!passwords.Fits(account?.PasswordHash, password) || account is { Disabled: true }) return Failed(account, attempts);

        if (browser is null) await accounts.ForgiveAsync(name, cancellationToken);
        else anonymous.Forgive(browser);
        audit.Write(name, AuditActions.Login, "");
        return new(account, null);
    }

    /// <summary>Counts the attempt as failed; a correct password resets the count afterwards.</summary>
    private async Task<(Account? Account, Attempts Attempts, bool Counted)> CountAsync(
        string name,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var account = AccountName.IsValid(name) ? await accounts.FindAsync(name, cancellationToken) : null;
            var apart = browser ?? (account is null ? name : null);
            var before = apart is null ? account!.Attempts : anonymous.Of(apart);
            if (before.LockedFor(now) is not null) return (account, before, false);

            var after = before.OneMore(now);
            if (apart is null ? await accounts.ChargeAsync(name, before, after, cancellationToken) : anonymous.Charge(apart, before, after))
                return (account, after, true);
        }
    }

    private SignInResult Failed(Account? account, Attempts attempts)
    {
        var locked = attempts.LockedFor(time.GetUtcNow());
        // A name that is not known may be a password typed into the wrong field: it is not written down.
        audit.Write(
            account?.Name ?? AuditLog.Nobody,
            AuditActions.LoginFailed,
            locked is null ? "" : $"Locked until {attempts.LockedUntil:u}."
        );
        return new(null, locked);
    }
}
