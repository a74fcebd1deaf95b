using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>
/// Makes the account <c>owner</c> where there is no account yet, and prints its password this once.
/// Where the secret <c>dashboard-password</c> is given, it is the owner's password at each start:
/// so it also lets an owner in again who has forgotten theirs.
/// </summary>
internal sealed partial class FirstAccount(
    AccountStore accounts,
    Passwords passwords,
    AuditLog audit,
    OwnerPassword given,
    TimeProvider time,
    ILogger<FirstAccount> logger) : BackgroundService
{
    private const string Owner = "owner";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when there is an account to log in with.</summary>
    public Task Done => _done.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken)) await Task.Delay(Pause, time, stoppingToken);
        _done.SetResult();
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await (given.Value is null ? GenerateAsync(cancellationToken) : TakeAsync(given.Value, cancellationToken));
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            // The database, or its tables, may come later than we do. HistoryDatabase has logged it.
            return false;
        }
    }

    private async Task GenerateAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken)) return;
        var password = Passwords.Generate();
        if (!await accounts.CreateAsync(Owner, passwords.Hash(password), Roles.Owner, mustChange: true, cancellationToken)) return;

        audit.Write(Owner, AuditActions.AccountCreated, "The first start made the owner.");
        // Not through the log, which is kept for longer and read by more people.
        Console.WriteLine($"First login at the dashboard: name {Owner}, password {password}. It is shown this once and must be changed.");
    }

    private async Task TakeAsync(string password, CancellationToken cancellationToken)
    {
        var owner = await accounts.FindAsync(Owner, cancellationToken);
        if (owner is not null && passwords.Fits(owner.PasswordHash, password)) return;

        var hash = passwords.Hash(password);
        if (owner is null)
            await accounts.CreateAsync(Owner, hash, Roles.Owner, mustChange: false, cancellationToken);
        else
            await accounts.SetPasswordAsync(Owner, hash, mustChange: false, cancellationToken);
        audit.Write(
            Owner,
            owner is null ? AuditActions.AccountCreated : AuditActions.PasswordChanged,
            "Taken from the secret dashboard-password."
        );
        LogTaken();
    }

    [LoggerMessage(LogLevel.Information, "The owner's password was taken from the secret dashboard-password.")]
    private partial void LogTaken();
}

/// <summary>The secret <c>dashboard-password</c>, or null where there is none.</summary>
internal sealed record OwnerPassword(string? Value);
