using Roomtone.Contracts;
using Roomtone.EdgeAgent.Commands;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public sealed class ChoiceLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string LogFile => _folder.In("state/choices.jsonl");

    [Fact]
    public async Task Every_choice_can_be_made_again_from_its_record()
    {
        using var playback = Open();
        await PlayAsync(playback, tracks: 60);

        var (code, said) = Replay();
        Assert.Equal((0, "60 choices made again, 60 the same."), (code, said[^1]));
        Assert.Equal(
            playback.Tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id),
            said[..^1].Select(line => line.Split("  ")[1])
        );
        Assert.Contains(said, line => line.Contains("blind to the mood", StringComparison.Ordinal));
        Assert.Contains(
            said,
            line => !line.Contains("(hybrid", StringComparison.Ordinal) && line.Contains("allowed)", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_record_that_was_changed_does_not_come_out_the_same()
    {
        using (var playback = Open()) await PlayAsync(playback, tracks: 2);
        var lines = await File.ReadAllLinesAsync(LogFile, TestContext.Current.CancellationToken);
        var other = lines[0].Contains("\"chosen\":\"t1\"", StringComparison.Ordinal) ? "t2" : "t1";
        lines[0] = System.Text.RegularExpressions.Regex.Replace(lines[0], "\"chosen\":\"[^\"]+\"", $"\"chosen\":\"{other}\"");
        await File.WriteAllLinesAsync(LogFile, [.. lines, "half a li"], TestContext.Current.CancellationToken);

        var (code, said) = Replay();
        Assert.Equal((1, "2 choices made again, 1 the same, 1 lines cannot be read."), (code, said[^1]));
        Assert.Contains("NOT THE SAME", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_numbers_and_ids_only_and_no_name_of_a_person_or_a_song()
    {
        using var playback = Open();
        playback.Context.Apply(new RoomSettings { Profiles = [new Profile("anna"), new Profile("ben")] });
        await PlayAsync(playback, tracks: 4);

        var text = await File.ReadAllTextAsync(LogFile, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("anna", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Song of", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Singer", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_never_takes_more_than_it_may()
    {
        using var playback = Open(("ChoiceLogMegabytes", "1"));
        await PlayAsync(playback, tracks: 120);

        Assert.True(File.Exists(LogFile + ".1"));
        Assert.InRange(new FileInfo(LogFile).Length + new FileInfo(LogFile + ".1").Length, 100_000, 1_000_000);
        Assert.Equal(0, new ChoicesCommand(TextWriter.Null, TextWriter.Null).Run([LogFile + ".1", LogFile, "--json"]));
    }

    [Fact]
    public void A_missing_file_is_said() =>
        Assert.Equal(2, new ChoicesCommand(TextWriter.Null, TextWriter.Null).Run(["/nowhere/choices.jsonl"]));

    public void Dispose() => _folder.Dispose();

    private PlaybackHarness Open(params (string Key, string Value)[] settings) =>
        new PlaybackHarness(_folder, settings: [("Exploration", "0.15"), ("BlindToMood", "0.3"), .. settings]).WithTracks([
            .. Enumerable
                .Range(0, 150)
                .Select(n => PlaybackHarness.Track($"t{n}", $"Singer {n % 30}", n % 2 == 0 ? "disco" : "ambient", title: $"Song of {n}")),
        ]);

    private static async Task PlayAsync(PlaybackHarness playback, int tracks)
    {
        for (var n = 0; n < tracks; n++)
        {
            playback.ObserveMood(n % 2 == 0 ? Happy : Calm);
            await playback.AdvanceAsync();
            playback.Clock.Advance(TimeSpan.FromSeconds(5));
            if (n < tracks - 1) await playback.CommandAsync(n % 3 == 0 ? CommandNames.FeedbackDislike : CommandNames.MusicSkip);
        }
    }

    private (int Code, string[] Said) Replay()
    {
        using var output = new StringWriter();
        var code = new ChoicesCommand(output, TextWriter.Null).Run([LogFile]);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
