using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>The stations that may be chosen. In a venue only those whose licence the owner states.</summary>
internal sealed partial class RadioLibrary(RadioSettings settings, DeviceSettings device, TimeProvider time, ILogger<RadioLibrary> logger)
    : IMusicLibrary
{
    /// <summary>How exactly a person places a station: its tracks differ (own choice).</summary>
    private const double OwnerSpread = 0.3;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _said = [];
    private (DateTime File, DateOnly Day) _seen;

    public string Provider => MusicSources.Radio;

    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        _seen = Version();
        var (stations, problems) = RadioStations.Read(settings.Stations);
        foreach (var problem in problems) SayOnce(problem);
        yield return [.. stations.Where(IsAllowed).Select(ToTrack)];
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        do await Task.Delay(LookEvery, time, cancellationToken);
        while (Version() == _seen);
    }

    /// <summary>A licence ends with its day.</summary>
    private (DateTime File, DateOnly Day) Version() => (File.GetLastWriteTimeUtc(settings.Stations), Today);

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().Date);

    private bool IsAllowed(RadioStation station)
    {
        if (device.Place == Place.Home) return true;
        if (RadioStations.Unlicensed(station, Today) is not { } refusal)
        {
            var licence = station.Licence!;
            LogLicence(station.Name, licence.Who, licence.Number, licence.Until);
            return true;
        }

        SayOnce(refusal);
        return false;
    }

    private void SayOnce(string problem)
    {
        if (_said.Add(problem)) LogProblem(problem);
    }

    private static Track ToTrack(RadioStation station)
    {
        var info = new TrackInfo(
            MusicSources.Radio,
            $"{MusicSources.Radio}:{station.Address}",
            station.Name,
            "",
            "",
            station.Genre,
            LanguageCode.Of(station.Language),
            null,
            0
        );
        var affect = AffectEstimator.OfOwnersTag(station.Valence, station.Arousal, station.Mood, station.Genre, OwnerSpread);
        return new Track(info, affect) { IsExplicit = station.Explicit };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stations: {Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Station} may play here by the licence of {Who}, number {Number}, until {Until}."
    )]
    private partial void LogLicence(string station, string who, string number, DateOnly until);
}
