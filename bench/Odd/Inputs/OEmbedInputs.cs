using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.State;
using Roomtone.Odd.Bench.Boxes;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>How YouTube and SoundCloud call what a link names (oEmbed): the owner's links stay tracks whatever is answered.</summary>
internal sealed class OEmbedInputs(string folder) : IInputKind
{
    private const int LongestName = 400;

    private static readonly (LinkProvider Provider, string Link)[] Links =
    [
        (LinkProvider.YouTube, "https://youtu.be/aaaaaaaaaaa"),
        (LinkProvider.SoundCloud, "https://soundcloud.com/anna/one"),
    ];

    private readonly OneAnswer _web = new();
    private readonly RushedClock _clock = new(100); // A second passes before each question, five may pass before an answer.

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(
    [
        OneAnswer.Input("""{"title":"Anna - Aurora (Official Video)","author_name":"Anna - Topic","type":"video","height":113,"version":"1.0","html":"<iframe></iframe>"}"""),
        OneAnswer.Input("""{"version":1.0,"type":"rich","title":"One by Anna","author_name":"Anna","author_url":"https://soundcloud.com/anna"}"""),
        OneAnswer.Input("Not Found", "404 text/plain"),
    ]);

    public byte[] Mutate(byte[] input, Random random) => OneAnswer.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        _web.Take(input);
        using var http = new HttpClient(_web, disposeHandler: false);
        foreach (var (provider, link) in Links)
        {
            var path = Path.Combine(folder, provider.Name);
            var added = new AddedLinks(new PersistedDocument<AddedLinks.Document>(path, NullLogger.Instance));
            if (added.All.Count == 0) added.Add(new LinkedTrack(link));
            var titles = new LinkTitles(http, provider, "https://titles.example/oembed", _clock);
            var entries = new LinkEntries(provider, "", added);
            await ReadAsync(new LinkLibrary(entries, playlists: null, titles, _clock, NullLogger<LinkLibrary>.Instance));
        }
    }

    public ValueTask DisposeAsync()
    {
        _web.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A link is a track, or set aside with a sentence.</summary>
    private static async Task ReadAsync(LinkLibrary library)
    {
        await foreach (var tracks in library.ReadAsync(CancellationToken.None))
        {
            if (tracks.Count + library.Aside.Count != 1) throw new InvalidOperationException("The link has gone without a word.");
            foreach (var track in tracks)
            {
                if (track.Info.Title.Length is 0 or > LongestName || track.Info.Artist.Length > LongestName)
                    throw new InvalidOperationException("The track has no name, or one without an end.");
                _ = Wire.Write(track.Info);
            }
        }
    }
}
