using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Mood;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.State.Recording;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands.Replay;

/// <summary><c>./roomtone replay FILE</c>: what the box decided, decided again from the numbers it kept.</summary>
internal sealed class ReplayCommand(TextWriter output, TextWriter errors)
{
    public const string Usage = "Usage: replay FILE [--json] [--settings FILE]";

    private const int Failed = 1;
    private const int WrongUse = 2;
    private static readonly TimeSpan LibraryPatience = TimeSpan.FromSeconds(5);

    /// <returns>0; 1 when the file is no recording; 2 for wrong arguments; 78 when the settings cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        return await new ReplayCommand(output, Console.Error).ExecuteAsync(args);
    }

    public async Task<int> ExecuteAsync(string[] args)
    {
        try
        {
            if (FileIn(args) is not { } file) return await RefuseAsync(Usage, WrongUse);
            await ReplayAsync(file, args);
            return 0;
        }
        catch (RecordingException e)
        {
            return await RefuseAsync(e.Message, Failed);
        }
        catch (SettingsException e)
        {
            return await RefuseAsync(e.Message, SettingsException.ExitCode);
        }
    }

    private static string? FileIn(string[] args)
    {
        string? file = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--settings")
                i++;
            else if (
                args[i] == "--json"
                || (args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Contains('=', StringComparison.Ordinal))
            )
                continue;
            else if (file is null && !args[i].StartsWith("--", StringComparison.Ordinal))
                file = args[i];
            else
                return null;
        }

        return file;
    }

    private async Task ReplayAsync(string file, string[] args)
    {
        var json = args.Contains("--json");
        var (events, torn) = RecordingReader.Read(file);
        if (torn > 0)
            await errors.WriteLineAsync(
                $"{file}: {(torn == 1 ? "one line is" : $"{torn} lines are")} not whole, as a power cut leaves them, and left out."
            );
        var configuration = new ConfigurationManager();
        ServiceRun.AddSettingsSources(configuration, args);
        var clock = new RecordedClock();
        await using var services = Services(configuration, clock);
        var tracks = await StockAsync(services, configuration.GetSection(SpeakerSettings.Section).Exists());
        var replay = new MoodReplay(services.GetRequiredService<MoodSettings>(), services.GetRequiredService<TrackSelector>(), clock);
        var changes = 0;
        foreach (var change in replay.Changes(events))
        {
            changes++;
            await output.WriteLineAsync(json ? Encoding.UTF8.GetString(Wire.Write(change)) : Text(change));
        }

        var summary = new ReplaySummary(replay.Windows, replay.Sure, changes, replay.Different, tracks);
        await output.WriteLineAsync(json ? Encoding.UTF8.GetString(Wire.Write(summary)) : Text(summary));
    }

    private static ServiceProvider Services(ConfigurationManager configuration, RecordedClock clock)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock);
        services.AddSettings<MoodSettings>(configuration);
        services.AddSpeaker(configuration);
        services.AddMusic(configuration, SettingsRegistration.Read<DeviceSettings>(configuration).StateFolder);
        return services.BuildServiceProvider();
    }

    /// <summary>Reads the player's library, in the order of its names, so that the same library gives the same choice.</summary>
    /// <returns>How many tracks there are.</returns>
    private async Task<int> StockAsync(ServiceProvider services, bool isAsked)
    {
        if (!isAsked) return 0;
        using var limit = new CancellationTokenSource(LibraryPatience, TimeProvider.System);
        try
        {
            IReadOnlyList<Track> last = [];
            await foreach (var tracks in services.GetRequiredService<IMusicLibrary>().ReadAsync(limit.Token))
                last = tracks;
            services
                .GetRequiredService<CatalogueProvider>()
                .Put(new Catalogue([.. last.OrderBy(track => track.Id, StringComparer.Ordinal)]));
            return last.Count;
        }
        catch (Exception e) when (e is SpeakerException or OperationCanceledException)
        {
            await errors.WriteLineAsync($"The music library cannot be read, so no tracks are suggested: {e.Message}");
            return 0;
        }
    }

    private static string Text(ReplayedChange change)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{change.At:yyyy-MM-dd HH:mm:ss}  {Word(change.From)} -> {Word(change.To)}: {change.Why}"
        );
        if (change.Then != change.To)
            text.AppendLine().Append("    recorded then: ").Append(Word(change.Then));
        if (change.Played is { } played)
            text.AppendLine().Append("    played then:   ").Append(played);
        foreach (var track in change.WouldPlay)
            text.AppendLine().Append("    would play:    ").Append(track.Title).Append(" (").Append(track.Why).Append(')');
        return text.ToString();
    }

    private static string Text(ReplaySummary summary) =>
        $"{summary.Windows} windows, {summary.Sure} of them sure; the mood changes {summary.Changes} times. "
        + (
            summary.Different == 0
                ? "All is decided as it was then."
                : $"{summary.Different} windows are decided otherwise than then: the settings differ, or the recording begins within a run."
        );

    private static string Word(Contracts.Mood mood) => mood.ToString().ToLowerInvariant();

    private async Task<int> RefuseAsync(string sentence, int code)
    {
        await errors.WriteLineAsync(sentence);
        return code;
    }
}
