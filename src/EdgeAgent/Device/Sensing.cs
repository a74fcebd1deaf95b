using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;

namespace Roomtone.EdgeAgent.Device;

/// <summary>
/// Whether the camera is read. A person's stop ends the capture process and is remembered:
/// no restart of the box turns the camera on again, and no opening of the room.
/// </summary>
internal sealed class Sensing(
    ICapture capture,
    StateFile<SensingChoice> file,
    CurrentSchedule hours,
    IEventLog events,
    ILiveState live,
    TimeProvider time
) : IHostedService, ICommandHandler, IDisposable
{
    /// <summary>A person may have stopped it: in doubt nothing looks.</summary>
    private static readonly SensingChoice InDoubt = new(false);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Lock _keeping = new();
    private bool _on = true;
    private bool _isOpen = true;
    private volatile bool _isKept = true;
    private CameraOutageReporter? _news;

    public IReadOnlyCollection<string> Names { get; } = [CommandNames.SensingStart, CommandNames.SensingStop];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _news = new CameraOutageReporter(capture, time, SayChange);
        _news.Follow();
        var choice = file.Read(ifUnreadable: InDoubt);
        _on = choice?.On ?? true;
        _isOpen = hours.IsOpen;
        if (_on && _isOpen)
            capture.Start();
        if (ReferenceEquals(choice, InDoubt))
            SayChange(
                DeviceHappenings.SensingStopped,
                "It could not be read whether sensing was stopped, so nothing looks until somebody starts it."
            );
        else if (file.Damage is { } damage)
            SayChange(DeviceHappenings.StateDamaged, $"Whether sensing was stopped: {damage}");
        Show();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => capture.StopAsync();

    public void Dispose() => _gate.Dispose();

    public async Task<JsonElement?> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        await SetAsync(command.Name == CommandNames.SensingStart, command.By, cancellationToken);
        return null;
    }

    /// <summary>What a button does: the other of what is.</summary>
    public Task ToggleAsync(string by, CancellationToken cancellationToken) => SetAsync(!_on, by, cancellationToken);

    /// <summary>Opens or closes the eye when the room has opened or closed since the last call.</summary>
    public async Task FollowHoursAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (hours.IsOpen == _isOpen) return;
            _isOpen = !_isOpen;
            await FollowAsync();
            SayChange(_isOpen ? DeviceHappenings.RoomOpened : DeviceHappenings.RoomClosed, Sentence());
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task SetAsync(bool on, string by, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (on != _on) await ChooseAsync(on, by);
            else if (!_isKept) Remember();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task ChooseAsync(bool on, string by)
    {
        _on = on;
        await FollowAsync();
        SayChange(on ? DeviceHappenings.SensingStarted : DeviceHappenings.SensingStopped, on ? $"Started by {by}." : $"Stopped by {by}.");
        Remember();
    }

    private async Task FollowAsync()
    {
        if (_on && _isOpen) capture.Start();
        else await capture.StopAsync();
    }

    /// <summary>
    /// Tells live views what is true now, and the history of a loss that lasts. What could not be remembered when a person
    /// chose is tried again, since the next start goes by it.
    /// </summary>
    public void Refresh()
    {
        _news?.Poll();
        if (!_isKept) TryRemember();
        Show();
    }

    private void Show() =>
        live.Show(StateKinds.Sensing, new LiveSensing(time.GetUtcNow(), _on, capture.IsCapturing, capture.Kind, Sentence()));

    private void SayChange(string what, string detail)
    {
        events.Append(EventTypes.Device, new DeviceEvent(what, detail));
        Show();
    }

    private void Remember()
    {
        if (TryRemember() is { } fault)
            throw new CommandRefusedException($"It is done, but cannot be remembered over a restart yet: {fault}");
    }

    /// <returns>Why it cannot be remembered, or null.</returns>
    private string? TryRemember()
    {
        try
        {
            lock (_keeping) file.Write(new SensingChoice(_on));
            _isKept = true;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _isKept = false;
            return e.Message;
        }
    }

    private string Sentence() =>
        !_on ? "Sensing is stopped. Nothing looks."
        : !_isOpen ? $"{hours.Sentence()} Nothing looks."
        : capture.Sentence;
}

/// <summary>What a person last chose.</summary>
internal sealed record SensingChoice(bool On);
