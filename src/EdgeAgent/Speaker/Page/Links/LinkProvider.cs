using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Page.Links;

/// <summary>Somebody whose player in a page plays what a link names.</summary>
/// <param name="Name">One of <see cref="MusicSources"/>.</param>
/// <param name="Example">A link, for sentences.</param>
/// <param name="AddressIn">What its player needs; null for what is no link of it.</param>
/// <param name="LinkTo">The link to an address, as it is asked about.</param>
internal sealed record LinkProvider(string Name, string Example, Func<string, string?> AddressIn, Func<string, string> LinkTo)
{
    private const int YouTubeIdLength = 11;
    private const int LongestPath = 400;

    private static readonly string[] YouTubeHosts = ["youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"];
    private static readonly string[] YouTubeFolders = ["/shorts/", "/embed/", "/live/"];
    private static readonly string[] SoundCloudHosts = ["soundcloud.com", "www.soundcloud.com", "m.soundcloud.com"];

    public static LinkProvider YouTube { get; } =
        new(MusicSources.YouTube, "https://youtu.be/dQw4w9WgXcQ", VideoIn, video => $"https://www.youtube.com/watch?v={video}")
        {
            PlaylistIn = ListIn,
            LinkToPlaylist = playlist => $"https://www.youtube.com/playlist?list={playlist}",
        };

    public static LinkProvider SoundCloud { get; } =
        new(MusicSources.SoundCloud, "https://soundcloud.com/artist/track", PathIn, address => address);

    /// <summary>The id of the playlist that a link names; null where it names none, or a track in one.</summary>
    public Func<string, string?> PlaylistIn { get; private init; } = _ => null;

    public Func<string, string> LinkToPlaylist { get; private init; } = playlist => playlist;

    /// <summary>Whether an address of SoundCloud is a set, which its widget plays one track after another.</summary>
    public static bool IsSet(string address) => address.Split('/') is [_, _, _, _, "sets", _];

    public static bool IsVideo(string text) => AsVideo(text) is not null;

    public string TrackOf(string address) => $"{Name}:{address}";

    private static string? VideoIn(string link)
    {
        if (AsWeb(link) is not { } address) return AsVideo(link);
        if (address.Host == "youtu.be") return AsVideo(address.AbsolutePath.Trim('/'));
        if (!YouTubeHosts.Contains(address.Host)) return null;
        if (address.AbsolutePath == "/watch") return Named(address, "v=") is { } video ? AsVideo(video) : null;
        return YouTubeFolders.Where(folder => address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal))
            .Select(folder => AsVideo(address.AbsolutePath[folder.Length..].TrimEnd('/'))).FirstOrDefault();
    }

    private static string? ListIn(string link)
    {
        if (AsWeb(link) is not { AbsolutePath: "/playlist" } address || !YouTubeHosts.Contains(address.Host)) return null;
        var list = Named(address, "list=");
        return list is { Length: > 0 and <= LongestPath } && list.All(IsOfAnId) ? list : null;
    }

    private static string? AsVideo(string text) =>
        text.Length == YouTubeIdLength && text.All(IsOfAnId) ? text : null;

    private static bool IsOfAnId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static string? Named(Uri address, string name) => address.Query.TrimStart('?').Split('&')
        .Where(part => part.StartsWith(name, StringComparison.Ordinal)).Select(part => part[name.Length..]).FirstOrDefault();

    /// <summary>An artist and a track, or a set; what stands behind it, such as who shared it, is left out.</summary>
    private static string? PathIn(string link)
    {
        if (AsWeb(link) is not { } address || !SoundCloudHosts.Contains(address.Host)) return null;
        var path = address.AbsolutePath.Trim('/');
        var parts = path.Split('/');
        var isTrackOrSet = parts.Length == 2 || (parts.Length == 3 && parts[1] == "sets");
        return isTrackOrSet && path.Length <= LongestPath && parts.All(part => part.Length > 0) ? $"https://soundcloud.com/{path}" : null;
    }

    private static Uri? AsWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
