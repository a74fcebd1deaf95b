using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Live;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Calendars;

/// <summary>
/// Reads each room's calendars again once a day, after a fault once an hour, and publishes settings only where days have changed.
/// One that cannot be read keeps its days. What a person saves meanwhile is never taken back: days are put into the settings as they
/// are at that moment.
/// </summary>
internal sealed partial class CalendarWatch(
    RoomStateCache states,
    SettingsPublisher publisher,
    CalendarReader reader,
    AuditLog audit,
    TimeProvider time,
    ILogger<CalendarWatch> logger
) : BackgroundService
{
    /// <summary>Stands in the audit log; no account can have this name.</summary>
    public const string Name = "(calendar)";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReadEvery = TimeSpan.FromDays(1);

    /// <summary>A network that is away for a moment must not cost a day.</summary>
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<(string Device, string Calendar), CalendarReading> _read = new();

    /// <summary>How each calendar of a room was read last.</summary>
    public IReadOnlyList<CalendarReading> Of(string device) =>
        [.. _read.Where(one => one.Key.Device == device).Select(one => one.Value).OrderBy(one => one.Id, StringComparer.Ordinal)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(LookEvery, time, stoppingToken);
            await ReadDueAsync(stoppingToken);
        }
    }

    /// <summary>One reading at a time: an older one must not come last.</summary>
    internal async Task ReadDueAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            foreach (var room in states.Rooms.ToList())
                foreach (var calendar in SettingsPublisher.Of(room).Settings.Schedule?.Calendars ?? [])
                    if (calendar is { Address: not null } or { Country: not null } && IsDue(room.Device, calendar))
                        await ReadAsync(room.Device, calendar, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override void Dispose()
    {
        _gate.Dispose();
        base.Dispose();
    }

    private bool IsDue(string device, DayCalendar calendar) =>
        !_read.TryGetValue((device, calendar.Id), out var last)
        || time.GetUtcNow() - last.At >= (last.Problem is null ? ReadEvery : TryAgainAfter);

    private async Task ReadAsync(string device, DayCalendar calendar, CancellationToken cancellationToken)
    {
        string? problem = null;
        try
        {
            var found = calendar.Country is { } country
                ? reader.OfCountry(country)
                : await reader.OfAddressAsync(calendar.Address!, cancellationToken);
            await PutAsync(device, calendar, found, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            problem = e is CalendarException ? e.Message : $"Its days could not be saved: {e.Message.TrimEnd('.')}.";
            LogKept(calendar.Name, device, problem);
        }

        _read[(device, calendar.Id)] = new(calendar.Id, time.GetUtcNow(), problem);
    }

    /// <exception cref="MqttException">The broker did not take the settings.</exception>
    private async Task PutAsync(string device, DayCalendar calendar, FoundDays found, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        RoomSettings? Change(RoomSettings now) =>
            now.Schedule is { } schedule && ReadDays.Put(schedule, calendar.Id, found.Days, today) is { } next
            && now with { Schedule = next } is var changed && !changed.Problems().Any() ? changed : null;
        if (!await publisher.ChangeAsync(device, Change, cancellationToken)) return;
        audit.Write(Name, AuditActions.Settings, $"{device}: the calendar '{calendar.Name}' has {found.Days.Count} special days now.");
    }

    [LoggerMessage(LogLevel.Warning, "The calendar {Calendar} of {Device} keeps its days: {Problem}")]
    private partial void LogKept(string calendar, string device, string problem);
}

/// <summary>How a calendar was read.</summary>
/// <param name="Id">The calendar's.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Problem">Why it gave no days; null where it did.</param>
internal sealed record CalendarReading(string Id, DateTimeOffset At, string? Problem);
