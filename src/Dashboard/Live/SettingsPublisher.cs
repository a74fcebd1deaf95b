using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Publishes desired settings and waits for the box to report whether it applied them.</summary>
internal sealed class SettingsPublisher(RoomStateCache states, IMqttLink link, TimeProvider time)
{
    public static readonly TimeSpan ReportWithin = TimeSpan.FromSeconds(5);

    /// <summary>The last of each device, which the broker may not have echoed yet.</summary>
    private readonly Dictionary<string, DesiredSettings> _published = new(StringComparer.Ordinal);

    /// <summary>As reported by the box; the desired ones while it has not answered.</summary>
    public static SettingsView Of(Room? room) =>
        room switch
        {
            { Desired: { } desired } when desired.Revision > (room.Reported?.Revision ?? -1) => new(
                desired.Revision,
                desired.Settings,
                false,
                null
            ),
            { Reported: { } reported } => new(reported.Revision, reported.Settings, reported.Applied, reported.Error),
            _ => new(0, new RoomSettings(), false, "The box has not told its settings yet."),
        };

    /// <exception cref="MqttException">The broker did not take the settings.</exception>
    public async Task<SettingsView> PutAsync(string device, RoomSettings settings, CancellationToken cancellationToken)
    {
        var desired = Next(device, _ => settings)!;
        var reported = new TaskCompletionSource<ReportedSettings>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Take(string from, ReportedSettings report)
        {
            if (from == device && report.Revision >= desired.Revision) reported.TrySetResult(report);
        }

        states.SettingsReported += Take;
        try
        {
            var report = await PublishAndWaitAsync(device, desired, reported.Task, cancellationToken)
                .WaitAsync(ReportWithin, time, cancellationToken);
            return new(report.Revision, report.Settings, report.Applied, report.Error);
        }
        catch (TimeoutException)
        {
            return new(desired.Revision, settings, false, null);
        }
        finally
        {
            states.SettingsReported -= Take;
        }
    }

    /// <summary>Changes the settings as they are now, and does not wait for the box.</summary>
    /// <param name="device">Whose.</param>
    /// <param name="change">Gives null where nothing is to change.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether they were changed.</returns>
    /// <exception cref="MqttException">The broker did not take the settings.</exception>
    public async Task<bool> ChangeAsync(string device, Func<RoomSettings, RoomSettings?> change, CancellationToken cancellationToken) =>
        await SendAsync(device, change, cancellationToken) is not null;

    /// <inheritdoc cref="ChangeAsync"/>
    /// <returns>What was published; null where nothing was to change.</returns>
    public async Task<DesiredSettings?> SendAsync(
        string device, Func<RoomSettings, RoomSettings?> change, CancellationToken cancellationToken)
    {
        if (Next(device, change) is not { } desired) return null;
        await PublishAsync(device, desired, cancellationToken);
        return desired;
    }

    /// <summary>
    /// The settings that a change would be of; null where the box has never told any, so that nothing can be put into them.
    /// </summary>
    public RoomSettings? Now(string device)
    {
        if (states.Find(device) is not { } room || (room.Reported is null && room.Desired is null)) return null;
        lock (_published)
        {
            var now = Of(room);
            return _published.GetValueOrDefault(device) is { } last && last.Revision > now.Revision ? last.Settings : now.Settings;
        }
    }

    /// <summary>One after another: each change is of the settings that the one before has made.</summary>
    private DesiredSettings? Next(string device, Func<RoomSettings, RoomSettings?> change)
    {
        lock (_published)
        {
            var now = Of(states.Find(device));
            var last = _published.GetValueOrDefault(device);
            var isNewer = last?.Revision > now.Revision;
            if (change(isNewer ? last!.Settings : now.Settings) is not { } settings) return null;
            return _published[device] = new(Math.Max(now.Revision, last?.Revision ?? 0) + 1, settings);
        }
    }

    /// <summary>What the broker did not take is not the room's.</summary>
    private void Withdraw(string device, DesiredSettings desired)
    {
        lock (_published)
            if (ReferenceEquals(_published.GetValueOrDefault(device), desired))
                _published[device] = desired with { Settings = Of(states.Find(device)).Settings };
    }

    private async Task<ReportedSettings> PublishAndWaitAsync(
        string device,
        DesiredSettings desired,
        Task<ReportedSettings> report,
        CancellationToken cancellationToken
    )
    {
        await PublishAsync(device, desired, cancellationToken);
        return await report;
    }

    private async Task PublishAsync(string device, DesiredSettings desired, CancellationToken cancellationToken)
    {
        try
        {
            await link.PublishAsync(
                Topics.SettingsDesired(device), Wire.Write(desired), QualityOfService.AtLeastOnce, retain: true, cancellationToken);
        }
        catch (MqttException)
        {
            Withdraw(device, desired);
            throw;
        }
    }
}

/// <summary>A room's settings as shown to people.</summary>
/// <param name="Revision">Which change they are of; 0 when the box has said nothing yet.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Applied">Whether the box has them. False with no error: they wait for the box.</param>
/// <param name="Error">Why the box refused them.</param>
internal sealed record SettingsView(long Revision, RoomSettings Settings, bool Applied, string? Error);
