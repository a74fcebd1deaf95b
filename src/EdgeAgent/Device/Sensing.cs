using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Sync;

namespace Roomtone.EdgeAgent.Device;

/// <summary>
/// Whether the camera is read. A person's stop ends the capture process and is remembered:
/// no restart of the box turns the camera on again.
/// </summary>
internal sealed class Sensing(Capture capture, StateFile<SensingChoice> file, IEventLog events, ILiveState live, TimeProvider time)
    : IHostedService, ICommandHandler
{
    /// <summary>A person may have stopped it: in doubt nothing looks.</summary>
    private static readonly SensingChoice InDoubt = new(false);

    private bool _on = true;

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.SensingStart, CommandNames.SensingStop];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        capture.Lost += why => SayChange(DeviceHappenings.CameraLost, why);
        capture.Back += why => SayChange(DeviceHappenings.CameraBack, why);
        var choice = file.Read(ifUnreadable: InDoubt);
        _on = choice?.On ?? true;
        if (_on) capture.Start();
        if (ReferenceEquals(choice, InDoubt)) SayChange(DeviceHappenings.SensingStopped, "It could not be read whether sensing was stopped, so nothing looks until somebody starts it.");
        Show();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => capture.StopAsync();

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var on = command.Name == CommandNames.SensingStart;
        if (on == _on) return null;
        if (on) capture.Start();
        else await capture.StopAsync();
        _on = on;
        SayChange(on ? DeviceHappenings.SensingStarted : DeviceHappenings.SensingStopped, on ? $"Started by {command.By}." : $"Stopped by {command.By}.");
        Remember();
        return null;
    }

    /// <summary>Tells live views what is true now.</summary>
    public void Show() => live.Show(StateKinds.Sensing, new LiveSensing(time.GetUtcNow(), _on, capture.IsCapturing, capture.Kind, Sentence()));

    private void SayChange(string what, string detail)
    {
        events.Append(EventTypes.Device, new DeviceEvent(what, detail));
        Show();
    }

    private void Remember()
    {
        try
        {
            file.Write(new SensingChoice(_on));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusedException($"It is done, but cannot be remembered over a restart: {e.Message}");
        }
    }

    private string Sentence() => (_on, capture.IsCapturing) switch
    {
        (false, _) => "Sensing is stopped. Nothing looks.",
        (true, true) => "The camera gives pictures; they stay in the memory of the box.",
        (true, false) => "Waiting for pictures from the camera.",
    };
}

/// <summary>What a person last chose.</summary>
internal sealed record SensingChoice(bool On);
