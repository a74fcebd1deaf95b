using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.DesiredState;

/// <summary>
/// Follows the owner's settings: checks them, keeps them over a restart, hands them to the stages and reports what
/// came of it. A refused revision changes nothing.
/// </summary>
internal sealed partial class RoomSettingsStore(
    IMqttLink link,
    RoomSettings initial,
    StateFile<DesiredSettings> file,
    IEnumerable<IRoomSettingsListener> listeners,
    IEventLog events,
    DeviceSettings device,
    ILogger<RoomSettingsStore> logger) : BackgroundService
{
    /// <summary>A venue's threshold, where nobody knows any more what was set.</summary>
    private const int SafeMinPeople = 3;

    private readonly LatestValueSubscription _desired = new();
    private DesiredSettings _current = new(0, initial);
    private volatile ReportedSettings _report = new(0, true, null, initial);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _current = file.Read() ?? (file.Damage is null ? _current : new(0, InDoubt(initial)));
        if (file.Damage is { } damage) SayDamage(damage);
        _report = Applied();
        HandOut(_current.Settings);
        link.ConnectionChanged += OnConnectionChanged;
        _desired.Follow(link, Topics.SettingsDesired(device.Id));
        OnConnectionChanged(link.IsConnected);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _desired.ReadAllAsync(stoppingToken))
            if (Evaluate(message.Payload) is { } report) await ReportAsync(report);
    }

    /// <summary>The owner may have refused something: until the settings come again, the strictest holds.</summary>
    internal static RoomSettings InDoubt(RoomSettings initial) =>
        initial with { Explicit = ExplicitMusic.Family, MinPeople = Math.Max(initial.MinPeople, SafeMinPeople) };

    private void SayDamage(string damage)
    {
        LogDamaged(damage);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.StateDamaged, $"The room's settings: {damage}"));
    }

    private void HandOut(RoomSettings settings)
    {
        foreach (var listener in listeners)
        {
            try
            {
                listener.Apply(settings);
            }
            catch (Exception e)
            {
                LogNotFollowed(listener.GetType().Name, e); // The other stages follow all the same.
            }
        }
    }

    private void OnConnectionChanged(bool connected)
    {
        if (connected) _ = ReportAsync(_report);
    }

    /// <returns>What to report, or null where there is nothing new.</returns>
    private ReportedSettings? Evaluate(ReadOnlyMemory<byte> payload)
    {
        DesiredSettings desired;
        try
        {
            desired = Wire.Read<DesiredSettings>(payload.Span);
        }
        catch (JsonException e)
        {
            return Refuse(_current.Revision, $"The settings cannot be read: {e.Message}");
        }

        try
        {
            return Evaluate(desired);
        }
        catch (Exception e)
        {
            LogFailed(e);
            return Refuse(desired.Revision, "The settings could not be taken over: the box failed over them. Its log says more.");
        }
    }

    private ReportedSettings? Evaluate(DesiredSettings desired)
    {
        // The broker hands out the retained settings at each connection: known ones are answered, not done again.
        if (desired.Revision < _current.Revision) return null;
        if (desired.Revision == _current.Revision) return _report = Applied();
        var problems = desired.Settings is null ? ["settings is missing."] : ProblemsOf(desired.Settings);
        return problems.Count > 0 ? Refuse(desired.Revision, string.Join(' ', problems)) : Accept(desired);
    }

    private List<string> ProblemsOf(RoomSettings wanted)
    {
        var problems = wanted.Problems().ToList();
        var sources = wanted.Sources.Concat(wanted.Schedule?.Blocks.SelectMany(block => block.Sources) ?? []);
        if (problems.Count == 0 && PlaceRules.Refusal(device.Place, sources) is { } refusal) problems.Add(refusal);
        return problems;
    }

    private ReportedSettings Applied() => new(_current.Revision, true, null, _current.Settings);

    private ReportedSettings Accept(DesiredSettings desired)
    {
        try
        {
            file.Write(desired);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(desired.Revision, $"The settings cannot be kept on the box: {e.Message}");
        }

        _current = desired;
        HandOut(desired.Settings);
        LogApplied(desired.Revision);
        events.Append(
            EventTypes.Device,
            new DeviceEvent(DeviceHappenings.SettingsApplied, $"Revision {desired.Revision} of the settings is in force.")
        );
        return _report = Applied();
    }

    private ReportedSettings Refuse(long revision, string why)
    {
        // Said once, not at each connection.
        if (_report is { Applied: false } && _report.Revision == revision && _report.Error == why) return _report;
        LogRefused(revision, why);
        events.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.SettingsRefused, why));
        return _report = new ReportedSettings(revision, false, why, _current.Settings);
    }

    private async Task ReportAsync(ReportedSettings report)
    {
        try
        {
            await link.PublishAsync(Topics.SettingsReported(device.Id), Wire.Write(report), QualityOfService.AtLeastOnce, retain: true);
        }
        catch (Exception e)
        {
            LogNotReported(e); // Reported at the next connection.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The room's settings: {Damage} Until they come again from the dashboard, explicit music is refused where the copy does not say otherwise."
    )]
    private partial void LogDamaged(string damage);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Listener} could not follow the room's settings.")]
    private partial void LogNotFollowed(string listener, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A revision of the room's settings could not be taken over.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Revision {Revision} of the room's settings is in force.")]
    private partial void LogApplied(long revision);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Revision {Revision} of the room's settings was refused: {Why}")]
    private partial void LogRefused(long revision, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings in force could not be reported.")]
    private partial void LogNotReported(Exception exception);
}
