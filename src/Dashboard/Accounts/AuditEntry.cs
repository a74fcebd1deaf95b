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
    public const string Licence = "licence";
    public const string Export = "export";
    public const string AccountChanged = "account-changed";
    public const string AccountRemoved = "account-removed";
    public const string JoinCodeMade = "join-code-made";
    public const string DeviceJoined = "device-joined";
    public const string DevicePassword = "device-password";
    public const string DeviceRevoked = "device-revoked";
    public const string DeviceRestored = "device-restored";
    public const string DeviceRemoved = "device-removed";
    public const string Site = "site";
    public const string Profile = "profile";
    public const string Erasure = "erasure";
    public const string Wall = "wall";
    public const string Guests = "guests";
    public const string Rejected = "rejected";
    public const string Tags = "tags";
    public const string Template = "template";
}
