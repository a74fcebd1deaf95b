using System.Text;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Page.Links;
using Roomtone.EdgeAgent.Speaker.Radio;
using Roomtone.EdgeAgent.Speaker.Spotify.Tracks;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>The owner's own files beside the music: the lists of tagged tracks, links and stations, and a folder's language.</summary>
internal sealed class CatalogueInputs(string folder) : IInputKind
{
    private static readonly string[] Good =
    [
        """
        [ { "uri": "spotify:track:4uLU6hMCjMI75M1A2tKUQC", "title": "One", "artist": "Anna", "genre": "Jazz", "language": "en",
            "year": 1999, "valence": 0.5, "arousal": -0.5, "explicit": false, "isrc": "DEUM71807062" },
          // A comment, and a link.
          { "uri": "https://open.spotify.com/track/7ouMYWpwJ422jRcDASZB7P?si=1", "title": "Two", "artist": "Bob" }, ]
        """,
        """
        [ { "link": "https://youtu.be/aaaaaaaaaaa?si=1", "title": "One", "artist": "Anna", "genre": "Jazz", "language": "de/en",
            "year": 1999, "mood": "calm", "explicit": false, "seconds": 200 },
          { "link": "https://soundcloud.com/anna/sets/one", "valence": 0.5, "arousal": -0.5 }, ]
        """,
        """
        [ { "address": "http://s.example/live", "name": "One", "genre": "Jazz", "mood": "calm", "language": "de/en", "explicit": false,
            "licence": { "who": "GEMA", "number": "7", "until": "2027-01-01" } },
          { "address": "https://s.example/b.m3u8", "name": "Two", "valence": 0.5, "arousal": -0.5 }, ]
        """,
        "deu\n",
    ];

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>([.. Good.Select(Encoding.UTF8.GetBytes)]);

    public byte[] Mutate(byte[] input, Random random) =>
        random.Next(4) == 0 ? LineMutator.Mutate(input, random) : JsonMutator.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        var catalogue = Path.Combine(folder, "catalogue.json");
        await File.WriteAllBytesAsync(catalogue, input);
        _ = TaggedTracks.Read(catalogue);
        _ = LinkCatalogue.Read(catalogue, LinkProvider.YouTube);
        _ = LinkCatalogue.Read(catalogue, LinkProvider.SoundCloud);
        foreach (var station in RadioStations.Read(catalogue).Stations) _ = RadioLibrary.ToTrack(station);
        await File.WriteAllBytesAsync(Path.Combine(folder, "language.txt"), input);
        _ = new LanguageFiles(folder).Of("a/one.mp3");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
