using System.Text.RegularExpressions;
using System.Web;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Page;

/// <summary>A track of YouTube or SoundCloud with the owner's own words on it.</summary>
/// <param name="Address">As the browser shows it, e.g. <c>https://www.youtube.com/watch?v=…</c>.</param>
/// <param name="Title">As it is to be shown.</param>
/// <param name="Artist">As it is to be shown.</param>
/// <param name="Genre">The owner's word; empty if it does not matter.</param>
/// <param name="Mood">The mood it fits; or valence and arousal; or neither.</param>
/// <param name="Valence">-1 unpleasant to 1 pleasant.</param>
/// <param name="Arousal">-1 quiet to 1 lively.</param>
/// <param name="Language">ISO 639 code; <c>zxx</c> where nobody sings.</param>
/// <param name="Explicit">Null where the owner does not know.</param>
/// <param name="Year">Null if it does not matter.</param>
/// <param name="Seconds">Its length; 0 if unknown.</param>
internal sealed partial record LinkedTrack(
    string Address,
    string Title,
    string Artist = "",
    string Genre = "",
    Contracts.Mood? Mood = null,
    double? Valence = null,
    double? Arousal = null,
    string Language = "",
    bool? Explicit = null,
    int? Year = null,
    double Seconds = 0)
{
    private const int LongestAddress = 500;

    /// <summary>Its id as a track, which begins with its provider; null where the address names none.</summary>
    public string? Id => Address is { Length: <= LongestAddress } && Uri.TryCreate(Address, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps ? IdOf(address) : null;

    private static string? IdOf(Uri address)
    {
        var host = address.Host.Replace("www.", "", StringComparison.Ordinal).Replace("m.", "", StringComparison.Ordinal);
        var path = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return host switch
        {
            "youtu.be" => Video(path.FirstOrDefault()),
            "youtube.com" or "music.youtube.com" => Video(HttpUtility.ParseQueryString(address.Query)["v"] ?? path.ElementAtOrDefault(1)),
            "soundcloud.com" when path.Length >= 2 => $"{MusicSources.SoundCloud}:https://soundcloud.com{address.AbsolutePath}",
            _ => null,
        };
    }

    private static string? Video(string? id) => id is not null && VideoId().IsMatch(id) ? $"{MusicSources.YouTube}:{id}" : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{11}$")]
    private static partial Regex VideoId();
}
