using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.HomeAssistant;

/// <summary>
/// Tells Home Assistant when the room's mood changes, once each time and not retained: its event entities pass over what a broker
/// has kept. What is said while the broker is away is lost; the mood itself is a live state.
/// </summary>
internal sealed partial class MoodEvents(
    LiveStatePublisher live, IMqttLink link, SyncSettings settings, DeviceSettings device, ILogger<MoodEvents> logger) : ILiveState
{
    private readonly Lock _gate = new();
    private Contracts.Mood? _last;

    public void Show<T>(string kind, T state)
    {
        live.Show(kind, state);
        if (state is LiveMood mood && settings.HomeAssistant.Enabled && Changed(mood.Mood) is { } from) _ = TellAsync(mood, from);
    }

    /// <summary>As on the wire.</summary>
    public static string NameOf(Contracts.Mood mood) => Wire.Element(mood).GetString()!;

    /// <returns>What it was before; null where it is the same, or the first.</returns>
    private Contracts.Mood? Changed(Contracts.Mood mood)
    {
        lock (_gate)
        {
            var before = _last;
            _last = mood;
            return before == mood ? null : before;
        }
    }

    private async Task TellAsync(LiveMood mood, Contracts.Mood from)
    {
        try
        {
            var change = new MoodChange(NameOf(mood.Mood), NameOf(from), mood.Why);
            await link.PublishAsync(Topics.HomeAssistantMood(device.Id), Wire.Write(change), QualityOfService.AtMostOnce);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotTold(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Home Assistant was not told of a change of the mood: {Why}")]
    private partial void LogNotTold(string why);

    /// <summary>The members as Home Assistant's event entity wants them.</summary>
    private sealed record MoodChange(
        [property: System.Text.Json.Serialization.JsonPropertyName("event_type")] string EventType, string From, string Why);
}
