using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class PlaybackSnapshotTests : IDisposable
{
    /// <summary>As version 1.0 wrote it.</summary>
    private const string Old = """
        {"paused":true,"volumePercent":35,
        "current":{"track":{"provider":"local","id":"a","title":"A","artist":"Anna","album":"","genre":"","language":"","durationSeconds":180},
        "for":{"valence":0.6,"arousal":0.4},"why":"The room looks happy.",
        "drawn":{"strategy":"hybrid","explored":false,"blind":true,"moodKnown":true},"turn":"ben","since":"2026-01-05T11:59:00.000Z"},
        "played":[{"track":"a","artist":"Anna","at":"2026-01-05T11:59:00.000Z","for":"ben"},{"track":"b","artist":"Berta","at":"2026-01-05T11:55:00.000Z"}]}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();

    private string FilePath => _folder.In("state/music.json");

    [Fact]
    public async Task A_box_that_was_updated_goes_on_where_the_old_version_ended()
    {
        WriteOld();
        var speaker = new RecordingSpeaker(_clock);
        await speaker.PlayAsync("a", TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await speaker.PauseAsync(TestContext.Current.CancellationToken);
        using var playback = await new PlaybackHarness(_folder, speaker, _clock).WithTracks("a", "b", "c").AdvanceAsync(2);

        Assert.Equal((PlayState.Paused, "a", 60.0), (playback.Live.State, playback.Live.Track!.Id, playback.Live.ElapsedSeconds));
        Assert.Equal((35, 35), (playback.Speaker.Volume, playback.Live.VolumePercent));
        Assert.Equal(("The room looks happy.", new Affect(0.6, 0.4)), (playback.Live.Why, playback.Live.For!.Value));
        Assert.Equal(["a for ben", "b for "], playback.Selection.Played.Select(played => $"{played.Track} for {played.For}"));
        var current = playback.Controller.Playing!;
        Assert.Equal(
            ("ben", true, new DateTimeOffset(2026, 1, 5, 11, 59, 0, TimeSpan.Zero)),
            (current.Turn, current.Drawn!.Blind, current.Since)
        );
        Assert.Empty(playback.Tracks);
    }

    [Fact]
    public async Task What_is_written_has_the_names_that_the_old_version_reads()
    {
        WriteOld();
        var speaker = new RecordingSpeaker(_clock);
        await speaker.PlayAsync("a", TimeSpan.Zero, TestContext.Current.CancellationToken);
        using (await new PlaybackHarness(_folder, speaker, _clock).WithTracks("a").AdvanceAsync(2))
        {
            // Disposing it ends the run of the agent.
        }

        using var old = JsonDocument.Parse(Old);
        using var written = JsonDocument.Parse(await File.ReadAllBytesAsync(FilePath, TestContext.Current.CancellationToken));
        Assert.Equal(Names(old.RootElement), Names(written.RootElement));
    }

    public void Dispose() => _folder.Dispose();

    private void WriteOld()
    {
        Directory.CreateDirectory(_folder.In("state"));
        File.WriteAllText(FilePath, Old);
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property => Names(property.Value).Select(name => $"{property.Name}.{name}").Prepend(property.Name))
                .Order(StringComparer.Ordinal),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Names).Distinct().Order(StringComparer.Ordinal),
            _ => [],
        };
}
