using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;

/// <summary>
/// Tells the directory that one of its stations is listened to, as it asks for, once a day. It happens beside the music: nothing
/// waits for it, and a click that cannot be told is lost.
/// </summary>
internal sealed partial class StationClicks(
    RadioDirectory directory,
    StationList stations,
    TimeProvider time,
    ILogger<StationClicks> logger) : BackgroundService
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromDays(1);

    private const int MostWaiting = 8;
    private const int MostKnown = 200;

    private readonly Channel<Guid> _waiting = Channel.CreateBounded<Guid>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, TimeSpan> _counted = [];
    private readonly Dictionary<string, Guid> _heardOf = [];

    /// <summary>A station of the directory that the room does not keep.</summary>
    public void Know(string address, Guid uuid)
    {
        lock (_gate)
        {
            if (_heardOf.Count >= MostKnown) _heardOf.Clear();
            _heardOf[address] = uuid;
        }
    }

    /// <summary>A station is heard now. From any thread, as often as one likes.</summary>
    public void Sounds(string address)
    {
        lock (_gate)
        {
            var uuid = stations.Find(address)?.Uuid ?? (_heardOf.TryGetValue(address, out var known) ? known : null as Guid?);
            if (uuid is not { } station || (_counted.TryGetValue(station, out var at) && time.Steady - at < OnceIn)) return;
            if (_counted.Count >= MostKnown) _counted.Clear();
            _counted[station] = time.Steady;
            _waiting.Writer.TryWrite(station);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var station in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await directory.CountAsync(station, stoppingToken);
            }
            catch (RadioDirectoryException e)
            {
                LogNotCounted(e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A click could not be counted: {Why}")]
    private partial void LogNotCounted(string why);
}
