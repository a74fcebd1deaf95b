using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Roomtone.Dashboard.Guests;

/// <summary>
/// Seals the ids of tracks that guests have found: they give away neither files nor accounts, and what was never found in this
/// room cannot be wished for in it.
/// </summary>
internal sealed class GuestTracks(IDataProtectionProvider protection)
{
    /// <summary>The ids of our libraries are paths; longer ones are none of ours.</summary>
    private const int LongestSeal = 8 * 1024;

    public string Seal(GuestRoom room, string track) =>
        WebEncoders.Base64UrlEncode(Of(room).Protect(Encoding.UTF8.GetBytes(track)));

    /// <returns>Null where it is no seal of this room's, or one of keys that are gone.</returns>
    public string? Open(GuestRoom room, string? seal)
    {
        if (seal is null || seal.Length > LongestSeal) return null;
        try
        {
            return Encoding.UTF8.GetString(Of(room).Unprotect(WebEncoders.Base64UrlDecode(seal)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Of(GuestRoom room) => protection.CreateProtector("Roomtone.Dashboard.GuestTracks", room.Device);
}
