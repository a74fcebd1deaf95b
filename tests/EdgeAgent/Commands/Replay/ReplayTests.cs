using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Commands.Replay;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.State.Recording;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Mood;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Commands.Replay;

public sealed class ReplayTests : IDisposable, ILiveState, IEventLog
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly List<(DateTimeOffset At, Contracts.Mood To, string Why)> _lived = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recorded_evening_gives_the_same_decisions_with_the_same_reasons_each_time()
    {
        Live();

        var first = await ReplayAsync(_folder.In(RecordingFile.Newer), "--json");
        var second = await ReplayAsync(_folder.In(RecordingFile.Newer), "--json");

        Assert.Equal(first.Output, second.Output);
        Assert.Equal((0, ""), (first.Code, first.Errors));
        var lines = first.Output.TrimEnd().Split('\n');
        var changes = lines[..^1].Select(line => Wire.Read<ReplayedChange>(System.Text.Encoding.UTF8.GetBytes(line))).ToList();
        Assert.Equal(_lived, changes.Select(change => (change.At, change.To, change.Why)));
        Assert.True(changes.Count >= 3, "The evening had its ups and downs.");
        Assert.Contains("\"different\":0", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_leave_the_recording_in_memory()
    {
        using var recording = Recording();
        recording.Add(EventTypes.Mood, Reading(0, happiness: 0.9f));
        _clock.Jumped = TimeSpan.FromDays(-400);
        _clock.Advance(TimeSpan.FromSeconds(61));

        recording.Add(EventTypes.Mood, Reading(5, happiness: 0.9f));

        Assert.Equal(3, File.ReadLines(_folder.In(RecordingFile.Newer)).Count());
    }

    [Fact]
    public async Task Other_settings_decide_otherwise_and_it_says_so()
    {
        Live();

        var answer = await ReplayAsync(_folder.In(RecordingFile.Newer), "--Mood:Dwell=00:05:00");

        Assert.Contains("decided otherwise than then", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_played_then_is_told_beside_the_change()
    {
        using (var recording = Recording())
        {
            recording.Add(
                EventTypes.Track,
                new TrackEvent(TrackHappening.Started, "local", "a.ogg", "Sunrise", "The Larks", null, "It fits.", null)
            );
            recording.Add(EventTypes.Mood, Reading(0, happiness: 0.9f));
            recording.Add(EventTypes.Mood, Reading(5, happiness: 0.9f));
        }

        var answer = await ReplayAsync(_folder.In(RecordingFile.Newer));

        Assert.Contains("unknown -> happy: Happy: one face, most of the expression is happiness", answer.Output, StringComparison.Ordinal);
        Assert.Contains("played then:   The Larks: Sunrise", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json at all", "line 1 is no event")]
    [InlineData("{\"at\":\"2026-01-05T12:00:00Z\",\"type\":\"picture\",\"data\":{}}", "line 1 has the type 'picture'")]
    [InlineData("{\"at\":\"2026-01-05T12:00:00Z\",\"type\":\"mood\",\"data\":{\"from\":7}}", "line 1 is no event")]
    [InlineData(
        "{\"at\":\"2026-01-05T12:00:00Z\",\"type\":\"device\",\"data\":{\"what\":\"started\",\"detail\":\"\"}}",
        "holds no mood reading"
    )]
    [InlineData("", "holds no mood reading")]
    public async Task A_file_that_is_no_recording_is_refused_with_a_sentence(string content, string sentence)
    {
        await File.WriteAllTextAsync(_folder.In("other"), content, TestContext.Current.CancellationToken);

        var answer = await ReplayAsync(_folder.In("other"));

        Assert.Equal((1, ""), (answer.Code, answer.Output));
        Assert.Contains(sentence, answer.Errors, StringComparison.Ordinal);
        Assert.Contains("recording.jsonl", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_a_power_cut_has_torn_costs_nothing_but_itself()
    {
        using (var recording = Recording()) recording.Add(EventTypes.Mood, Reading(0, 0.9f));
        var file = _folder.In(RecordingFile.Newer);
        await File.AppendAllTextAsync(file, "{\"at\":\"2026-01-05T12:00", TestContext.Current.CancellationToken);
        using (var recording = Recording()) recording.Add(EventTypes.Mood, Reading(5, 0.9f));

        var answer = await ReplayAsync(file);

        Assert.Equal(0, answer.Code);
        Assert.Contains("2 windows", answer.Output, StringComparison.Ordinal);
        Assert.Contains("one line is not whole", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_a_missing_argument_are_told()
    {
        Assert.Equal(1, (await ReplayAsync(_folder.In("none"))).Code);
        Assert.Contains("is a folder", (await ReplayAsync(_folder.Path)).Errors, StringComparison.Ordinal);
        Assert.Equal((2, "", ReplayCommand.Usage + "\n"), await ReplayAsync("--json"));
    }

    [Fact]
    public void A_recording_turns_over_so_that_it_never_fills_the_disk()
    {
        using (var recording = Recording(hours: 1))
        {
            for (var minute = 0; minute < 150; minute++)
            {
                recording.Add(EventTypes.Mood, Reading(0, 0.9f));
                _clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        var times = RecordingReader
            .Read(_folder.In(RecordingFile.Older))
            .Events.Concat(RecordingReader.Read(_folder.In(RecordingFile.Newer)).Events)
            .Where(one => one.Type == EventTypes.Mood)
            .Select(one => one.At)
            .ToList();
        Assert.InRange(times.Count, 60, 125);
        Assert.Equal(times.Order(), times);
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void Nothing_is_kept_where_the_settings_say_so()
    {
        using (var recording = Recording(hours: 0)) recording.Add(EventTypes.Mood, Reading(0, 0.9f));

        Assert.Empty(Directory.GetFiles(_folder.Path));
        Assert.StartsWith("Hours is 200.", Assert.Single(new RecordingSettings { Hours = 200 }.Problems()), StringComparison.Ordinal);
    }

    void ILiveState.Show<T>(string kind, T state)
    {
    }

    void IEventLog.Append<T>(string type, T data)
    {
    }

    /// <summary>Four minutes of faces through the real stage: happy, then sad, then nobody, then happy again.</summary>
    private void Live()
    {
        using var recording = Recording();
        var stage = new MoodStage(new MoodSettings(), new RecordedEvents(this, recording), this);
        for (var tenth = 0; tenth < 2400; tenth++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            var faces = (tenth / 600) switch
            {
                0 or 3 => Faces(new Expressions(0.1f, 0.9f, 0, 0, 0, 0, 0, 0)),
                1 => Faces(new Expressions(0.1f, 0, 0, 0.9f, 0, 0, 0, 0)),
                _ => [],
            };
            if (stage.Observe(_clock.GetUtcNow(), faces) is { Changed: true } change)
                _lived.Add((change.Room.At, change.Room.Mood, change.Room.Why));
        }
    }

    private static IReadOnlyList<Face> Faces(Expressions expressions) => [Room.Face(expressions)];

    private MoodEvent Reading(int second, float happiness)
    {
        var from = _clock.GetUtcNow().AddSeconds(second);
        return new MoodEvent(
            from,
            from.AddSeconds(5),
            1,
            1,
            Contracts.Mood.Happy,
            0.7,
            0.4,
            0.9,
            new Expressions(1 - happiness, happiness, 0, 0, 0, 0, 0, 0)
        );
    }

    private RecordingFile Recording(int hours = 24) =>
        new(_folder.Path, new RecordingSettings { Hours = hours }, _clock, NullLogger<RecordingFile>.Instance);

    private static async Task<(int Code, string Output, string Errors)> ReplayAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await new ReplayCommand(output, errors).ExecuteAsync(args);
        return (code, output.ToString(), errors.ToString());
    }
}
