using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.Device.Clock;

/// <summary>Says when the time of day was set, and when it cannot be right: in the log, and as an event.</summary>
internal sealed partial class ClockMonitor(IEventLog events, FaultLog faults, TimeProvider time, ILogger<ClockMonitor> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly ClockJumps _jumps = new(time);
    private bool _isDoubted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            Look();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Look()
    {
        try
        {
            if (_jumps.Take() is { } jump) Say(DeviceHappenings.ClockSet, SentenceOf(jump, time.GetUtcNow()));
            var doubt = PlausibleTime.Doubt(time.GetUtcNow());
            if (doubt is not null && !_isDoubted) Say(DeviceHappenings.ClockWrong, doubt);
            _isDoubted = doubt is not null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            faults.Say("The clock could not be followed", e);
        }
    }

    private void Say(string what, string sentence)
    {
        LogClock(sentence);
        events.Append(EventTypes.Device, new DeviceEvent(what, sentence));
    }

    private static string SentenceOf(TimeSpan jump, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"The clock of the box was set {(jump > TimeSpan.Zero ? "forward" : "back")} by {Length(jump.Duration())}: it said {(now - jump).UtcDateTime:yyyy-MM-dd HH:mm} UTC and says {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    private static string Length(TimeSpan jump) => jump switch
    {
        { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{jump.TotalDays:0} days"),
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{jump.TotalHours:0} hours"),
        { TotalMinutes: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{jump.TotalMinutes:0} minutes"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{jump.TotalSeconds:0} s"),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
    private partial void LogClock(string sentence);
}
