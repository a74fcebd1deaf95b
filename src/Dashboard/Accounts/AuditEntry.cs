namespace Roomtone.Dashboard.Accounts;

/// <summary>Who did what, when. A row of the table <c>audit_log</c>.</summary>
internal sealed record AuditEntry(DateTimeOffset At, string Account, string Action, string Detail);

/// <summary>The values of <see cref="AuditEntry.Action"/>.</summary>
internal static class AuditActions
{
    public const string Login = "login";
    public const string LoginFailed = "login-failed";
    public const string Logout = "logout";
    public const string PasswordChanged = "password-changed";
    public const string AccountCreated = "account-created";
    public const string Command = "command";
    public const string Settings = "settings";
    public const string Export = "export";
}
