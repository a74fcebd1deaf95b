using System.Security.Cryptography;

namespace Roomtone.Cli.Host;

/// <summary>Passwords that are made, not chosen.</summary>
internal static class Password
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>120 bits; letters that no shell, URL or SQL text takes amiss.</summary>
    public static string Generate() => RandomNumberGenerator.GetString(Letters, 24);
}
