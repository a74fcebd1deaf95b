using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>The stations that may be chosen. In a venue only those whose licence the owner states.</summary>
internal sealed partial class RadioLibrary(StationList stations, ILogger<RadioLibrary> logger, IEventLog? events = null) : IMusicLibrary
{
    /// <summary>How exactly a person places a station: its tracks differ (own choice).</summary>
    private const double OwnerSpread = 0.3;

    private readonly HashSet<string> _said = [];
    private bool _hasAny;
    private (FileFacts? File, DateOnly Day, object Kept) _seen;

    public string Provider => MusicSources.Radio;

    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        _seen = stations.Version;
        var read = stations.Read();
        foreach (var problem in read.Problems) SayOnce(problem);
        foreach (var offered in read.Stations)
        {
            if (offered.Refusal is { } refusal) SayOnce(refusal);
            else if (read.NeedsLicence) SayLicence(offered);
        }

        if (read.Stations.Count == 0 && !_hasAny) yield break; // A second catalogue, if only an empty one, costs a large library memory.
        _hasAny = true;
        yield return [.. read.Stations.Where(offered => offered.Refusal is null).Select(offered => ToTrack(offered.Station))];
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => stations.WaitForChangeAsync(_seen, cancellationToken);

    public static Track ToTrack(RadioStation station)
    {
        var (language, otherLanguages) = LanguageCode.Parted(station.Language);
        var info = new TrackInfo(
            MusicSources.Radio,
            $"{MusicSources.Radio}:{station.Address}",
            station.Name,
            "",
            "",
            station.Genre,
            language,
            null,
            0
        );
        var affect = AffectEstimator.OfOwnersTag(station.Valence, station.Arousal, station.Mood, station.Genre, OwnerSpread);
        return new Track(info, affect) { IsExplicit = station.Explicit, OtherLanguages = otherLanguages };
    }

    private void SayOnce(string problem)
    {
        if (_said.Add(problem)) LogProblem(problem);
    }

    /// <summary>What the page states stands in the dashboard's audit log; what only the box's file states goes into its history.</summary>
    private void SayLicence(OfferedStation offered)
    {
        var licence = offered.Station.Licence!;
        var statement = FormattableString.Invariant(
            $"{offered.Station.Name} may play here by the licence of {licence.Who}, number {licence.Number}, until {licence.Until:yyyy-MM-dd}.");
        if (!_said.Add(statement)) return;
        LogLicence(statement);
        if (offered.IsOfTheFile) events?.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.LicenceStated, statement));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stations: {Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Statement}")]
    private partial void LogLicence(string statement);
}
