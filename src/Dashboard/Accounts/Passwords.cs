using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Roomtone.Dashboard.Accounts;

/// <summary>Hashes passwords with ASP.NET Identity's hasher: PBKDF2 with HMAC-SHA512 and a salt each.</summary>
internal sealed class Passwords
{
    // OWASP Password Storage Cheat Sheet: at least 210,000 rounds of PBKDF2-HMAC-SHA512.
    private const int Rounds = 210_000;
    private const int MinLength = 12;
    private const int MaxLength = 128;

    // Without 0 O 1 l I, which are misread from a screen: 56 letters, so 20 of them are 116 bits.
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly Lazy<string> _nobody;

    public Passwords() => _nobody = new(() => Hash(Generate()));

    public string Hash(string password) => _hasher.HashPassword("", password);

    /// <summary>Takes as long where there is no account, so that the time does not tell which names exist.</summary>
    public bool Fits(string? hash, string password)
    {
        if (password.Length > MaxLength) password = "";
        var fits = _hasher.VerifyHashedPassword("", hash ?? _nobody.Value, password) != PasswordVerificationResult.Failed;
        return fits && hash is not null;
    }

    /// <summary>Twenty letters in four groups.</summary>
    public static string Generate() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));

    /// <returns>A sentence why this cannot be a password, or null.</returns>
    public static string? Problem(string password, string account)
    {
        if (password.Length < MinLength) return $"A password needs at least {MinLength} characters.";
        if (password.Length > MaxLength) return $"A password has at most {MaxLength} characters.";
        if (password.Distinct().Count() < 5) return "A password needs at least five different characters.";
        return password.Contains(account, StringComparison.OrdinalIgnoreCase) ? "A password must not hold the account's name." : null;
    }
}
