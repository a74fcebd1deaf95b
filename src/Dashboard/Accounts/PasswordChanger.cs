namespace Roomtone.Dashboard.Accounts;

/// <summary>Changes an account's password.</summary>
internal sealed class PasswordChanger(AccountStore accounts, Passwords passwords, SessionWatch sessions, AuditLog audit)
{
    /// <returns>The account as it is now.</returns>
    public async Task<Account> ChangeAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var hash = passwords.Hash(password);
        await accounts.SetPasswordAsync(account.Name, hash, mustChange: false, cancellationToken);
        sessions.Forget(account.Name);
        audit.Write(account.Name, AuditActions.PasswordChanged, "");
        return account with { PasswordHash = hash, MustChange = false };
    }
}
