using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.EdgeAgent.Sync.DesiredState;

namespace Roomtone.EdgeAgent.Speaker.Radio;

/// <summary>
/// The stations that the room keeps and those of the box's own file, and which of them may play here. Of two with one
/// address the room's counts: it is the later word.
/// </summary>
internal sealed class StationList(RadioSettings settings, DeviceSettings device, TimeProvider time) : IRoomSettingsListener
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private volatile IReadOnlyList<RadioStation> _kept = [];
    private volatile RoomStations? _read;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().Date);

    private bool NeedsLicence => device.Place != Place.Home;

    /// <summary>Another one: <see cref="Read"/> may find others. A licence ends with its day.</summary>
    public (FileFacts? File, DateOnly Day, object Kept) Version =>
        (settings.Stations.Length > 0 ? FileFacts.Of(settings.Stations) : null, Today, _kept);

    public void Apply(RoomSettings settings)
    {
        if (_kept.SequenceEqual(settings.Stations)) return;
        _kept = settings.Stations;
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public RoomStations Read()
    {
        var kept = _kept;
        var (file, problems) = settings.Stations.Length > 0 ? RadioStations.Read(settings.Stations) : ([], []);
        return _read = new RoomStations(
            NeedsLicence,
            [
                .. kept.Select(station => Offered(station, isOfTheFile: false)),
                .. file.Where(station => kept.All(other => other.Address != station.Address))
                    .Select(station => Offered(station, isOfTheFile: true)),
            ],
            problems
        );
    }

    /// <summary>Why a station may not play here today, as one sentence; null where it may.</summary>
    public string? RefusalOf(string address, string name)
    {
        if (!NeedsLicence || _read is null) return null;
        return RadioStations.Unlicensed(Find(address) ?? new RadioStation(address, name), Today);
    }

    /// <returns>Null where the room has no such station.</returns>
    public RadioStation? Find(string address) => _read?.Stations.FirstOrDefault(offered => offered.Station.Address == address)?.Station;

    /// <summary>Returns when the version is another one.</summary>
    public async Task WaitForChangeAsync((FileFacts? File, DateOnly Day, object Kept) seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (Version != seen) return;
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(changed, Task.Delay(LookEvery, time, enough.Token));
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private OfferedStation Offered(RadioStation station, bool isOfTheFile) =>
        new(station, isOfTheFile, NeedsLicence ? RadioStations.Unlicensed(station, Today) : null);
}
