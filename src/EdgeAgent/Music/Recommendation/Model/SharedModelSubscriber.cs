using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Sync.DesiredState;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Mqtt;
using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Recommendation.Model;

/// <summary>
/// Takes the model that CloudSync makes, and keeps it on disk for the next start and for a box without a network. What
/// is no model is refused with a sentence, and the old one stays.
/// </summary>
internal sealed partial class SharedModelSubscriber(
    IMqttLink link,
    SharedModel taste,
    RecommenderModelFile file,
    IEventLog events,
    TimeProvider time,
    ILogger<SharedModelSubscriber> logger
) : BackgroundService
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromDays(1);

    private readonly LatestValueSubscription _arrived = new();
    private string? _refused;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (file.Read() is { } kept) taste.Put(kept);
        _arrived.Follow(link, Topics.TasteModel);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _arrived.ReadAllAsync(stoppingToken)) Receive(message.Payload);
    }

    /// <summary>
    /// Whether a model is older than the one in use. One from a time to come was made while a clock was wrong, and would else stay in
    /// use until then.
    /// </summary>
    internal static bool IsOlder(DateTimeOffset built, DateTimeOffset inUse, DateTimeOffset now) =>
        built < inUse && (inUse <= now + ClocksDiffer || !PlausibleTime.Is(now));

    private void Receive(ReadOnlyMemory<byte> payload)
    {
        // An empty retained message only takes back the last one.
        if (payload.IsEmpty) return;
        try
        {
            var model = ModelSerializer.Unpack(payload.Span);
            if (model.Version == taste.Model.Version)
                return;
            if (IsOlder(model.BuiltAt, taste.Model.BuiltAt, time.GetUtcNow()))
                throw new TasteModelException($"It is of {model.BuiltAt:u}, older than the one in use.");
            taste.Put(model);
            file.Write(payload.Span);
            LogTaken(model.Version, model.Artists.Count, model.Songs.Count);
        }
        catch (TasteModelException e)
        {
            Refuse(e.Message);
        }
        catch (Exception e)
        {
            Refuse($"The box failed over it: {e.Message}");
        }
    }

    /// <summary>Said once, not at each connection.</summary>
    private void Refuse(string why)
    {
        if (_refused == why) return;
        _refused = why;
        LogRefused(why);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.TasteRefused, $"A taste model was refused. {why}"));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The taste model {Version} is in use: {Artists} artists, {Songs} songs.")]
    private partial void LogTaken(string version, int artists, int songs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A taste model was refused, the old one stays: {Why}")]
    private partial void LogRefused(string why);
}
