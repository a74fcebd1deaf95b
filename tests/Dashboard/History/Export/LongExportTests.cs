using System.IO.Pipelines;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.History.Export;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.History.Export;

public class LongExportTests(RealServers servers)
{
    private const int Minutes = 50_000;
    private const int MostHeldBytes = 128 * 1024;

    [Fact]
    public async Task A_long_file_is_never_held_whole()
    {
        await using var dashboard = await StartAsync();
        var file = Open(dashboard);

        var (lines, mostHeld) = await ReadSlowlyAsync(file);

        Assert.Equal(Minutes, lines);
        Assert.True(mostHeld <= MostHeldBytes, $"{mostHeld} bytes were held at once.");
    }

    [Fact]
    public async Task A_download_that_is_given_up_makes_room_for_the_next()
    {
        await using var dashboard = await StartAsync();
        for (var i = 0; i < 2 * HistoryDatabase.MaxReadings(dashboard.Part<QuerySettings>()); i++)
        {
            // On a busy machine the room of the last one may be longer in coming than a download waits for it.
            await Eventually.TrueAsync(() => HasBegunAsync(dashboard), $"download {i + 1} begins, after those that were given up");
        }

        Assert.Equal(Minutes, (await ReadSlowlyAsync(Open(dashboard))).Lines);
    }

    [Fact]
    public async Task One_download_too_many_is_told_so_and_questions_are_still_answered()
    {
        await using var dashboard = await StartAsync();
        var open = Enumerable.Range(0, HistoryDatabase.MaxReadings(dashboard.Part<QuerySettings>())).Select(_ => Open(dashboard)).ToList();
        foreach (var file in open)
        {
            var held = await file.ReadAsync(TestContext.Current.CancellationToken);
            file.AdvanceTo(held.Buffer.Start);
        }

        using var browser = await dashboard.OwnerAsync();
        var answer = await browser.GetAsync("/api/devices/kitchen/export?kind=mood&from=2025-01-01&to=2025-01-02");

        Assert.Equal((503, "Other downloads are running. Try again when they are done."), (answer.Status, answer.Error));
        Assert.Equal(200, (await browser.GetAsync("/api/devices/kitchen/history/mood?from=2025-01-01&to=2025-01-02")).Status);
        foreach (var file in open) await file.CompleteAsync();
    }

    [Fact]
    public async Task A_download_whose_database_goes_breaks_off_and_does_not_look_whole()
    {
        await using var dashboard = await StartAsync();
        dashboard.Insert(
            $"""
            INSERT INTO track_events (device, epoch, seq, at, what, provider, track, title, artist, why)
            SELECT 'kitchen', UNHEX(REPEAT('1', 32)), seq, '2026-01-05 11:00:00', 'started', 'local', REPEAT('t', 1000), REPEAT('i', 1000), REPEAT('a', 1000), REPEAT('w', 1000) FROM {NumbersSql.To(
                10_000
            )}
            """
        );
        using var browser = await dashboard.OwnerAsync();
        using var download = await browser.OpenAsync("/api/devices/kitchen/export?kind=tracks&from=2026-01-05&to=2026-01-06");
        Assert.Equal(200, (int)download.StatusCode);

        dashboard.EndQuestionsAbout("v_tracks");

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await using var body = await download.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        });
    }

    private static async Task<bool> HasBegunAsync(RunningDashboard dashboard)
    {
        var file = Open(dashboard);
        try
        {
            await file.ReadAsync(TestContext.Current.CancellationToken);
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            return false;
        }
        finally
        {
            await file.CompleteAsync();
        }
    }

    private static PipeReader Open(RunningDashboard dashboard)
    {
        Assert.True(ExportKind.TryFind("mood", out var kind));
        return dashboard
            .Part<HistoryExport>()
            .Open([("kitchen", new(Sample.Noon.AddDays(-390), Sample.Noon))], kind, new JsonLines(), TestContext.Current.CancellationToken);
    }

    private static async Task<(int Lines, long MostHeld)> ReadSlowlyAsync(PipeReader file)
    {
        var (lines, mostHeld) = (0, 0L);
        while (true)
        {
            var read = await file.ReadAsync(TestContext.Current.CancellationToken);
            mostHeld = Math.Max(mostHeld, read.Buffer.Length);
            foreach (var part in read.Buffer) lines += part.Span.Count((byte)'\n');
            file.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) break;
            // Slower than the database, so that the pipe fills.
            await Task.Yield();
        }

        await file.CompleteAsync();
        return (lines, mostHeld);
    }

    private async Task<RunningDashboard> StartAsync()
    {
        // How long a question may take is promised elsewhere.
        var dashboard = await RunningDashboard.StartAsync(servers, settings: "--Database:QuestionLimit=00:01:00");
        dashboard.Insert("INSERT INTO devices (device, first_seen, last_seen) VALUES ('kitchen', '2025-01-01', '2026-01-05')");
        dashboard.Insert(
            $"""
            INSERT INTO mood_minutes (device, minute, windows, known, people_sum, valence_sum, arousal_sum, confidence_sum, happy, calm, tense, sad, neutral, unknown)
            SELECT 'kitchen', '2025-01-01' + INTERVAL seq MINUTE, 12, 12, 24, 3.6, -1.2, 9.6, 12, 0, 0, 0, 0, 0 FROM {NumbersSql.To(
                Minutes
            )}
            """
        );
        return dashboard;
    }
}
