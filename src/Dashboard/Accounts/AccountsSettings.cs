using Roomtone.Hosting;

namespace Roomtone.Dashboard.Accounts;

/// <summary>Sessions and login limits. The secret <c>dashboard-password</c>, where given, is the owner's password.</summary>
internal sealed record AccountsSettings : ISettings
{
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(30);

    public static string Section => "Accounts";

    /// <summary>Folder of the keys that seal the session cookies. Empty: sessions end with the service.</summary>
    public string KeysFolder { get; init; } = "";

    /// <summary>A session ends after this long without use, 5 min to 30 days.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Tries from one address, 1 to 10,000.</summary>
    public int LoginsPerMinute { get; init; } = 20;

    public IEnumerable<string> Problems()
    {
        if (SessionLifetime < TimeSpan.FromMinutes(5) || SessionLifetime > LongestSession)
            yield return $"SessionLifetime is {SessionLifetime}; it must be from 5 min to 30 days.";
        if (LoginsPerMinute is < 1 or > 10_000)
            yield return $"LoginsPerMinute is {LoginsPerMinute}; it must be from 1 to 10,000.";
    }
}
