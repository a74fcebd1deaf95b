using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>The table <c>accounts</c>.</summary>
internal sealed class AccountStore(HistoryDatabase database, TimeProvider time)
{
    private const string Columns =
        "name AS Name, password_hash AS PasswordHash, role AS Role, must_change AS MustChange, failed_attempts AS FailedAttempts, locked_until AS LockedUntil, disabled AS Disabled, all_sites AS AllSites";

    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.QueryAsync(
            db => db.QuerySingleOrDefaultAsync<Account>($"SELECT {Columns} FROM accounts WHERE name = @name", new { name }),
            cancellationToken
        );

    public Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        database.QueryAsync(async db => await db.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM accounts") > 0, cancellationToken);

    /// <returns>False where the name is taken.</returns>
    public Task<bool> CreateAsync(string name, string passwordHash, string role, bool mustChange, CancellationToken cancellationToken)
    {
        var row = new { name, passwordHash, role, mustChange, at = time.GetUtcNow().ToDatabase() };
        return database.WriteAsync(
            async db => await db.ExecuteAsync(
                """
                INSERT IGNORE INTO accounts (name, password_hash, role, must_change, failed_attempts, locked_until, created_at)
                VALUES (@name, @passwordHash, @role, @mustChange, 0, NULL, @at)
                """,
                row) == 1,
            cancellationToken);
    }

    /// <summary>Sets a password and lifts a lock.</summary>
    public Task SetPasswordAsync(string name, string passwordHash, bool mustChange, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db =>
                db.ExecuteAsync(
                    "UPDATE accounts SET password_hash = @passwordHash, must_change = @mustChange, failed_attempts = 0, locked_until = NULL WHERE name = @name",
                    new
                    {
                        name,
                        passwordHash,
                        mustChange,
                    }
                ),
            cancellationToken
        );

    /// <summary>
    /// Counts a try before its password is looked at, so that many tries at once, at many dashboards, count one by one.
    /// </summary>
    /// <returns>False where another try was counted in between: read the account again.</returns>
    public Task<bool> ChargeAsync(string name, Attempts before, Attempts after, CancellationToken cancellationToken)
    {
        var row = new { name, before = before.Failed, after = after.Failed, lockedUntil = after.LockedUntil?.ToDatabase() };
        return database.WriteAsync(
            async db =>
                await db.ExecuteAsync(
                    "UPDATE accounts SET failed_attempts = @after, locked_until = @lockedUntil WHERE name = @name AND failed_attempts = @before",
                    row
                ) == 1,
            cancellationToken
        );
    }

    public Task ForgiveAsync(string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            db => db.ExecuteAsync("UPDATE accounts SET failed_attempts = 0, locked_until = NULL WHERE name = @name", new { name }),
            cancellationToken);
}
