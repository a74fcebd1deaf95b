using System.Security.Cryptography;
using System.Text;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>A row of the table <c>accounts</c>.</summary>
internal sealed record Account
{
    public string Name { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public string Role { get; init; } = Roles.Viewer;

    public bool MustChange { get; init; }

    /// <summary>Switched off: it cannot log in, and its sessions are over.</summary>
    public bool Disabled { get; init; }

    /// <summary>Whether it sees every site; else only those it was given.</summary>
    public bool AllSites { get; init; } = true;

    public int FailedAttempts { get; init; }

    public DateTime? LockedUntil { get; init; }

    public Attempts Attempts => new(FailedAttempts, LockedUntil?.FromDatabase());

    /// <summary>
    /// Changes with the password, the role, the duty to change and what it may see: a session with another stamp is over.
    /// </summary>
    public string Stamp =>
        Convert.ToHexString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{PasswordHash}\n{Role}\n{MustChange}\n{Disabled}\n{AllSites}")).AsSpan(0, 12)
        );
}
