using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.DesiredState;

/// <summary>
/// Follows the people of the room: keeps them over a restart and hands them to the stages. What cannot be read changes
/// nothing. What is here is personal, so no name stands in a log or an event.
/// </summary>
internal sealed partial class RoomProfilesStore(
    IMqttLink link,
    StateFile<RoomProfiles> file,
    IEnumerable<IRoomProfilesListener> listeners,
    IEventLog events,
    DeviceSettings device,
    ILogger<RoomProfilesStore> logger) : BackgroundService
{
    private readonly LatestValueSubscription _arrived = new();
    private byte[] _known = Wire.Write(RoomProfiles.None);
    private string? _refused;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (file.Read() is { } kept)
        {
            _known = Wire.Write(kept);
            await HandOutAsync(kept, cancellationToken);
        }

        if (file.Damage is { } damage)
        {
            LogDamaged(damage);
            events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.StateDamaged, $"The people of the room: {damage}"));
        }

        _arrived.Follow(link, Topics.Profiles(device.Id));
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _arrived.ReadAllAsync(stoppingToken))
            if (Read(message.Payload) is { } people) await AcceptAsync(people, stoppingToken);
    }

    /// <returns>Null where it cannot be used.</returns>
    private RoomProfiles? Read(ReadOnlyMemory<byte> payload)
    {
        // What was retained is taken back: nobody is known any more.
        if (payload.IsEmpty) return RoomProfiles.None;
        try
        {
            var people = Wire.Read<RoomProfiles>(payload.Span);
            if (people.Profiles is not null && !Profile.Problems(people.Profiles).Any()) return people;
            Refuse(people.Profiles is null ? "profiles is missing." : string.Join(' ', Profile.Problems(people.Profiles)));
        }
        catch (Exception)
        {
            // Its message could hold what was written.
            Refuse("They are not JSON of the right shape.");
        }

        return null;
    }

    private async Task AcceptAsync(RoomProfiles people, CancellationToken cancellationToken)
    {
        // The broker hands out what is retained at each connection.
        var written = Wire.Write(people);
        if (written.AsSpan().SequenceEqual(_known)) return;
        await HandOutAsync(people, cancellationToken);
        (_known, _refused) = (written, null);
        LogKnown(people.Profiles.Count);
        try
        {
            file.Write(people);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotKept(e); // They are in force, and come again at the next connection.
        }
    }

    private async Task HandOutAsync(RoomProfiles people, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
        {
            try
            {
                await listener.ApplyAsync(people, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogNotFollowed(listener.GetType().Name, e); // The other stages follow all the same.
            }
        }
    }

    /// <summary>Said once, not at each connection.</summary>
    private void Refuse(string why)
    {
        if (_refused == why) return;
        _refused = why;
        LogRefused(why);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.ProfilesRefused, $"The people of the room were refused. {why}"));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The people of the room: {Damage} They come again from the dashboard.")]
    private partial void LogDamaged(string damage);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Listener} could not follow who belongs to the room.")]
    private partial void LogNotFollowed(string listener, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The room knows {Count} people.")]
    private partial void LogKnown(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The people of the room were refused, those of before stay: {Why}")]
    private partial void LogRefused(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The people of the room could not be kept on the disk; they hold until a restart.")]
    private partial void LogNotKept(Exception exception);
}
