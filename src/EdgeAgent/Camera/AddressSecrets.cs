using System.Text.RegularExpressions;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>Keeps names and passwords of addresses out of sentences, logs and events.</summary>
internal static partial class AddressSecrets
{
    /// <summary>Stands in an address where the password belongs that a camera wants within its path.</summary>
    public const string Placeholder = "{password}";

    private const string Advice = "the password into ROOMTONE_CAMERA_PASSWORD or the credential roomtone-camera-password";

    /// <summary>The text without what stands before the @ of an address, and without passwords in it.</summary>
    public static string Hidden(string text) => PasswordPart().Replace(UserPart().Replace(text, "…@"), "…");

    /// <returns>What is wrong with the address of a camera, without repeating a secret; null when it can be used.</returns>
    public static string? Problem(string address)
    {
        if (UserPart().IsMatch(address))
            return $"Source holds a user or a password. Put the name into Camera:User and {Advice}.";
        if (PasswordPart().IsMatch(address))
            return $"Source holds a password. Write {Placeholder} in its place and put {Advice}.";
        return
            Uri.TryCreate(address.Replace(Placeholder, "x", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? null
            : $"Source is {address}, which is no address. It is written like rtsp://192.168.1.20/stream.";
    }

    // Passwords with slashes are met, so all up to the last @ counts.
    [GeneratedRegex("""(?<=\b[a-z][a-z0-9+.-]*://)[^\s"']*@""", RegexOptions.IgnoreCase)]
    private static partial Regex UserPart();

    [GeneratedRegex("""(?<=\b(?:[a-z]+_)?(?:password|passwd|pwd|pass)=)(?!\{password\})[^&_\s"'/]+""", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordPart();
}
