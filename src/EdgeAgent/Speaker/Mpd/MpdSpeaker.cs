using System.Globalization;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>MPD as the speaker. Its queue holds the one track that we asked for.</summary>
internal sealed class MpdSpeaker(SpeakerSettings settings, MpdPassword password) : ISpeaker, IDisposable
{
    public const string LocalProvider = "local";

    private readonly MpdLink _commands = new(settings, password);
    private readonly MpdLink _changes = new(settings, password);

    public string Provider => LocalProvider;

    public async Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        await _commands.AskAsync(cancellationToken, "clear");
        // Modes that a person may have left on would play the track again, or something else.
        await _commands.AskAsync(cancellationToken, "repeat", "0");
        await _commands.AskAsync(cancellationToken, "random", "0");
        var added = await _commands.AskAsync(cancellationToken, "addid", track);
        var id = added["Id"] ?? throw new SpeakerException("The player took the track but gave it no number.", SpeakerFault.Track);
        try
        {
            // Both start the sound.
            if (from > TimeSpan.Zero) await _commands.AskAsync(cancellationToken, "seekid", id, Seconds(from));
            else await _commands.AskAsync(cancellationToken, "playid", id);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Refused)
        {
            throw new SpeakerException(e.Message, SpeakerFault.Track, e);
        }
    }

    public Task PauseAsync(CancellationToken cancellationToken) => _commands.AskAsync(cancellationToken, "pause", "1");

    public Task ResumeAsync(CancellationToken cancellationToken) => _commands.AskAsync(cancellationToken, "pause", "0");

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _commands.AskAsync(cancellationToken, "stop");
        await _commands.AskAsync(cancellationToken, "clear");
    }

    public Task SetVolumeAsync(int percent, CancellationToken cancellationToken) =>
        _commands.AskAsync(cancellationToken, "setvol", percent.ToString(CultureInfo.InvariantCulture));

    public async Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        var status = await _commands.AskAsync(cancellationToken, "status");
        var song = status["song"] is null ? null : await _commands.AskAsync(cancellationToken, "currentsong");
        return new SpeakerState(
            _commands.Session,
            StateOf(status["state"]),
            song?["file"],
            TimeSpan.FromSeconds(status.Number("elapsed") ?? 0),
            status.Number("duration") is { } duration ? TimeSpan.FromSeconds(duration) : null,
            (int?)status.Number("volume"),
            status["error"] is { } error ? $"The player says: {WithoutPaths(error)}." : null);
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => _changes.IdleAsync(cancellationToken, "player", "mixer");

    public void Dispose()
    {
        _commands.Dispose();
        _changes.Dispose();
    }

    private static PlayState StateOf(string? state) => state switch
    {
        "play" => PlayState.Playing,
        "pause" => PlayState.Paused,
        _ => PlayState.Stopped,
    };

    /// <summary>Says <c>Failed to decode song.ogg</c>, not where on this box the song lies; and one line is enough.</summary>
    private static string WithoutPaths(string error) =>
        string.Join(' ', error.Split(';')[0].Split(' ').Select(word => word.StartsWith('/') ? Path.GetFileName(word) : word)).TrimEnd('.', ' ');

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
