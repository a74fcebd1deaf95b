using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Page.YouTube;
using Roomtone.EdgeAgent.State;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>What the YouTube Data API answers to a search, a playlist and a list of videos. One answer for all questions.</summary>
internal sealed class YouTubeInputs(string folder) : IInputKind
{
    /// <summary>Fifty videos with titles and channels of 300 letters each; it goes on to a browser in one message.</summary>
    private const int LargestReply = 128 * 1024;

    private static readonly string[] Good =
    [
        """{"nextPageToken":"two","items":[{"id":{"videoId":"aaaaaaaaaaa"}},{"id":{"videoId":"bbbbbbbbbbb"}}]}""",
        """{"nextPageToken":"two","items":[{"id":"aaaaaaaaaaa","contentDetails":{"videoId":"aaaaaaaaaaa","duration":"PT3M20S","contentRating":{}},"snippet":{"title":"Aurora","channelTitle":"Anna","liveBroadcastContent":"none"},"status":{"uploadStatus":"processed","privacyStatus":"public","embeddable":true}},{"id":"bbbbbbbbbbb","contentDetails":{"videoId":"bbbbbbbbbbb","duration":"P1DT2H","contentRating":{"ytRating":"ytAgeRestricted"}},"snippet":{"title":"Breeze","liveBroadcastContent":"live"},"status":{"embeddable":false}}]}""",
        """{"error":{"code":403,"message":"No.","errors":[{"reason":"quotaExceeded"}],"details":[{"reason":"API_KEY_INVALID"}]}}""",
    ];

    private readonly OneAnswer _web = new();

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(
        [OneAnswer.Input(Good[0]), OneAnswer.Input(Good[1]), OneAnswer.Input(Good[2], "403 application/json")]);

    public byte[] Mutate(byte[] input, Random random) => OneAnswer.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        _web.Take(input);
        foreach (var text in (string[])["rain", "https://www.youtube.com/playlist?list=PLabc", "https://youtu.be/aaaaaaaaaaa"])
            await FindAsync(text);
    }

    public ValueTask DisposeAsync()
    {
        _web.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FindAsync(string text)
    {
        try
        {
            var found = await Search().FindAsync(text, "two", _ => false, CancellationToken.None);
            if (Wire.Write(found) is { Length: > LargestReply and var bytes })
                throw new InvalidOperationException($"A page of results has {bytes / 1024} KB.");
            if (found.Videos.Any(video => video.Title.Length == 0)) throw new InvalidOperationException("A video has no name.");
        }
        catch (YouTubeException)
        {
            // A sentence for whoever searches.
        }
    }

    /// <summary>With a new day, as YouTube may call this one used up.</summary>
    private YouTubeSearch Search()
    {
        var path = Path.Combine(folder, "quota.json");
        File.Delete(path);
        var (http, time) = (new HttpClient(_web, disposeHandler: false), TimeProvider.System);
        var (settings, key) = (new YouTubeSettings(), new YouTubeKey("AIzaStandInKey"));
        var quota = new YouTubeQuota(
            new PersistedDocument<YouTubeQuota.Document>(path, NullLogger.Instance, YouTubeQuota.Document.IsSound), settings, key, time);
        return new(
            new YouTubeApi(http, settings, key, quota, time), quota, new LinkTitles(http, LinkProvider.YouTube, settings.OEmbed, time));
    }
}
