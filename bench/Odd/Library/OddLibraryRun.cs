using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.Lab.Servers;
using Roomtone.Odd.Bench.Boxes;

namespace Roomtone.Odd.Bench.Library;

/// <summary>
/// The agent with a real player on the odd library. First it reads and analyses at its own pace, paused; then it is started anew
/// with a clock, and a player, that run faster, and plays.
/// </summary>
internal sealed class OddLibraryRun(string folder, OddLibraryPlan plan, Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StandsStill = TimeSpan.FromMinutes(1);

    public async Task<OddLibraryFigures> RunAsync(CancellationToken cancellationToken)
    {
        var music = Path.Combine(folder, "music");
        var files = OddLibrary.Write(music, new TaggedSound(Path.Combine(folder, "sounds"), plan.SecondsOfATrack), plan.Files);
        say($"{files.Count} files were made in {music}.");
        var state = Path.Combine(folder, "state");
        if (Directory.Exists(state)) Directory.Delete(state, recursive: true);
        using var drain = new SoundDrain(Path.Combine(folder, "sound.pipe"), plan.Times);
        await using var player = new PrivatePlayer(
            Path.Combine(folder, "player"),
            music,
            PlayerOutput.AsFastAsItGoes(Path.Combine(folder, "sound.pipe"))
        );
        await player.StartAsync(cancellationToken);
        await ReadAsync(state, player, cancellationToken);
        return await PlayAsync(state, player, files, cancellationToken);
    }

    private async Task ReadAsync(string state, PrivatePlayer player, CancellationToken cancellationToken)
    {
        await using var box = BoxOn(state, player, TimeProvider.System);
        var history = await StartAsync(box);
        await history.AskAsync(CommandNames.MusicPause);
        var progress = box.Services.GetRequiredService<AnalysisProgress>();
        var catalogues = box.Services.GetRequiredService<CatalogueProvider>();
        var (done, since) = (-1L, time.GetTimestamp());
        bool IsReady() => !plan.Analyses || (progress.Tracks > 0 && progress.Done == progress.Tracks);
        while (!catalogues.IsRead || catalogues.Waiting.Count > 0 || !IsReady())
        {
            history.ThrowIfBroken();
            if (progress.Done != done) (done, since) = (progress.Done, time.GetTimestamp());
            if (catalogues.IsRead && time.GetElapsedTime(since) > StandsStill) break; // What is still to be measured may play.
            await Task.Delay(Pause, time, cancellationToken);
        }

        say($"The player lists {catalogues.Catalogue.Tracks.Count} tracks; {progress.Tracks} were analysed, {progress.Unreadable} could not be.");
        await box.StopAsync();
    }

    private async Task<OddLibraryFigures> PlayAsync(
        string state,
        PrivatePlayer player,
        IReadOnlyList<OddFile> files,
        CancellationToken cancellationToken
    )
    {
        await using var box = BoxOn(state, player, new RushedClock(plan.Times));
        var history = await StartAsync(box);
        await history.AskAsync(CommandNames.MusicPlay);
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < plan.Length)
        {
            history.Take();
            history.ThrowIfBroken();
            await Task.Delay(Pause, time, cancellationToken);
        }

        var account = Wire.Read<LibraryAccount>(await history.AskAsync("library.account"));
        await box.StopAsync();
        history.Take();
        return OddLibraryFigures.Of(plan, files, history, account);
    }

    private static async Task<BoxHistory> StartAsync(Box box)
    {
        var history = new BoxHistory(box);
        await box.StartAsync();
        box.Link.Start();
        box.Link.Deliver(Topics.SettingsDesired(Box.Id), Wire.Write(new DesiredSettings(1, OddRoom.Settings)), retained: true);
        return history;
    }

    private Box BoxOn(string state, PrivatePlayer player, TimeProvider clock) => Box.Build(
        state,
        services => services.AddSingleton(clock).AddSingleton(new MpdPassword(player.UserPassword)),
        ("Speaker:Host", PrivateServer.Host),
        ("Speaker:Port", player.Port.ToString(CultureInfo.InvariantCulture)),
        ("Music:LibraryFolder", player.MusicFolder),
        ("Music:AnalyseSound", plan.Analyses ? "true" : "false")
    );
}

/// <param name="Files">How many files at least.</param>
/// <param name="SecondsOfATrack">How long each sounds.</param>
/// <param name="Times">How many times as fast as they would be heard.</param>
/// <param name="Length">How long it plays, of our time.</param>
/// <param name="Analyses">Whether all sounds are analysed before.</param>
internal sealed record OddLibraryPlan(int Files, int SecondsOfATrack, double Times, TimeSpan Length, bool Analyses = true);
