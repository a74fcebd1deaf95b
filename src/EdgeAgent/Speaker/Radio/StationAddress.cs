using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>
/// Finds the stream behind a station's address: a list (.pls, .m3u) names it, possibly in another list; HLS is what MPD calls
/// <c>hls+http://</c>. Whatever the other end answers becomes a <see cref="SpeakerException"/>.
/// </summary>
internal sealed partial class StationAddress(HttpClient http, TimeProvider time)
{
    private const int LargestList = 64 * 1024;
    private const int MostLists = 3;

    /// <summary>All of it: a station that takes longer is silent.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private static readonly string[] Lists =
    [
        "audio/x-scpls", "audio/scpls", "audio/x-mpegurl", "audio/mpegurl", "application/x-mpegurl", "application/vnd.apple.mpegurl",
    ];

    private static readonly string[] Endings = [".pls", ".m3u", ".m3u8"];

    /// <exception cref="SpeakerException">It leads to no stream.</exception>
    public async Task<string> ResolveAsync(string address, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            for (var lists = 0; lists < MostLists; lists++)
            {
                if (await ReadListAsync(new Uri(address), limit.Token) is not var (list, at)) return address;
                if (IsHls(list)) return "hls+" + address;
                address = FirstIn(list, at) ?? throw NoStream(address, "its list names none");
            }

            throw NoStream(address, "its lists lead from one to the next");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            return address; // SHOUTcast answers "ICY 200 OK", which is no HTTP, and the player knows it.
        }
        catch (Exception e) when (e is not SpeakerException && !cancellationToken.IsCancellationRequested)
        {
            var isLate = e is OperationCanceledException;
            throw NoStream(address, isLate ? $"it does not answer within {Limit.TotalSeconds:0} s" : e.Message.TrimEnd('.'));
        }
    }

    private static SpeakerException NoStream(string address, string why) =>
        new($"The station at {new Uri(address).Host} has no stream: {why}.", SpeakerFault.Track);

    /// <returns>The list and where it lies, which redirects may have changed; null where it is no list but the stream itself.</returns>
    private async Task<(string List, Uri At)?> ReadListAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        if (!IsList(address, answer.Content.Headers.ContentType)) return null;
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[LargestList];
        var count = await stream.ReadAtLeastAsync(bytes, LargestList, throwOnEndOfStream: false, cancellationToken);
        return (Encoding.UTF8.GetString(bytes, 0, count), answer.RequestMessage?.RequestUri ?? address);
    }

    private static bool IsList(Uri address, MediaTypeHeaderValue? type) =>
        Lists.Contains(type?.MediaType, StringComparer.OrdinalIgnoreCase)
        || (type?.MediaType?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) != true
            && Endings.Any(ending => address.AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static bool IsHls(string list) => list.Contains("#EXT-X-", StringComparison.Ordinal);

    /// <summary>In .pls each stands behind <c>File1=</c>; in .m3u a line by itself, perhaps relative to the list.</summary>
    private static string? FirstIn(string list, Uri at)
    {
        foreach (var line in list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#') || line.StartsWith('[') || line.Any(char.IsControl)) continue;
            var name = ListEntry().Match(line) is { Success: true } entry ? entry.Groups["address"].Value : line;
            if (name == line && OtherEntry().IsMatch(line)) continue;
            if (Uri.TryCreate(at, name.Trim(), out var address) && RadioStation.IsAddress(address.AbsoluteUri)) return address.AbsoluteUri;
        }

        return null;
    }

    [GeneratedRegex("^File[0-9]*=(?<address>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex ListEntry();

    [GeneratedRegex("^[a-z]+[0-9]*=", RegexOptions.IgnoreCase)]
    private static partial Regex OtherEntry();
}
