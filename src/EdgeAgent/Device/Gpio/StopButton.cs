using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Sync.Commands;

namespace Roomtone.EdgeAgent.Device.Gpio;

/// <summary>A press stops sensing, the next one starts it. A button that is gone is looked for again.</summary>
internal sealed partial class StopButton(
    ButtonSettings settings,
    IGpio gpio,
    Sensing sensing,
    TimeProvider time,
    FaultLog faults,
    ILogger<StopButton> logger
) : BackgroundService
{
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(30);

    private const string By = "button";
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private bool _hasSaidGone;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (settings.Line is { } line)
        {
            try
            {
                using var button = gpio.Button(settings.Chip, line, settings.ActiveLow, settings.Debounce);
                LogWatched(line);
                _hasSaidGone = false;
                await FollowAsync(button, stoppingToken);
            }
            catch (GpioException e)
            {
                if (!_hasSaidGone) LogGone(e.Message);
                _hasSaidGone = true;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                faults.Say("The button could not be followed", e);
            }

            await Task.Delay(TryAgainAfter, time, stoppingToken);
        }
    }

    private async Task FollowAsync(IGpioButton button, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await Task.Run(() => button.WaitForPress(LookEvery), stoppingToken)) await PressAsync(stoppingToken);
        }
    }

    private async Task PressAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sensing.ToggleAsync(By, stoppingToken);
        }
        catch (CommandRefusedException e)
        {
            LogNotKept(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The button at line {Line} stops and starts sensing.")]
    private partial void LogWatched(int line);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The button cannot be read: {Why} It is tried again by itself; until then sensing is stopped from the dashboard."
    )]
    private partial void LogGone(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "After a press of the button: {Why}")]
    private partial void LogNotKept(string why);
}
