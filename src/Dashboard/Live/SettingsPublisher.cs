using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Live;

/// <summary>Publishes desired settings and waits for the box to report whether it applied them.</summary>
internal sealed class SettingsPublisher(RoomStateCache states, IMqttLink link, TimeProvider time)
{
    public static readonly TimeSpan ReportWithin = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> _published = new(StringComparer.Ordinal);

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
        var desired = new DesiredSettings(NextRevision(device), settings);
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

    private long NextRevision(string device)
    {
        var room = states.Find(device);
        var seen = Math.Max(room?.Desired?.Revision ?? 0, room?.Reported?.Revision ?? 0);
        // Concurrent changes get distinct revisions, even before the broker echoes the first.
        return _published.AddOrUpdate(device, seen + 1, (_, published) => Math.Max(published, seen) + 1);
    }

    private async Task<ReportedSettings> PublishAndWaitAsync(
        string device,
        DesiredSettings desired,
        Task<ReportedSettings> report,
        CancellationToken cancellationToken
    )
    {
        await link.PublishAsync(
            Topics.SettingsDesired(device),
            Wire.Write(desired),
            QualityOfService.AtLeastOnce,
            retain: true,
            cancellationToken
        );
        return await report;
    }
}

/// <summary>A room's settings as shown to people.</summary>
/// <param name="Revision">Which change they are of; 0 when the box has said nothing yet.</param>
/// <param name="Settings">The settings.</param>
/// <param name="Applied">Whether the box has them. False with no error: they wait for the box.</param>
/// <param name="Error">Why the box refused them.</param>
internal sealed record SettingsView(long Revision, RoomSettings Settings, bool Applied, string? Error);
