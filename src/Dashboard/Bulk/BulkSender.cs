using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.Licences;
using Roomtone.Dashboard.Live;
using Roomtone.Mqtt;

namespace Roomtone.Dashboard.Bulk;

/// <summary>
/// Sends one change after another: settings box by box as the broker takes them, commands to a few boxes at once, so that neither
/// the broker nor a network is flooded. It notes what each box answers, also days later, and goes on after a restart.
/// </summary>
internal sealed partial class BulkSender(
    BulkStore store,
    RoomStateCache states,
    SettingsPublisher publisher,
    CommandSender commands,
    IMqttLink link,
    AuditLog audit,
    TimeProvider time,
    ILogger<BulkSender> logger
) : BackgroundService
{
    public const int MostQueued = 20;

    private const string Stopped = "It was stopped before this box was sent anything.";
    private const string Gone = "The box is not there any more, so nothing was sent.";

    /// <summary>Boxes that are sent a command and have not answered it.</summary>
    private const int CommandsAtOnce = 32;

    private const int UpdatesAtOnce = 200;

    /// <summary>Until what its boxes answered is surely stored.</summary>
    private static readonly TimeSpan KeptOpen = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The broker tells what it has retained of a thousand boxes within this.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, BulkRun> _open = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changing = new(1);
    private readonly Channel<BulkRun> _queue = Channel.CreateUnbounded<BulkRun>();
    private readonly Channel<(string Run, BulkBox Box)> _changed = Channel.CreateUnbounded<(string, BulkBox)>();

    public bool IsFull => _queue.Reader.Count >= MostQueued;

    /// <summary>The run as it is now; null where all its boxes have answered before the start.</summary>
    public BulkRun? Find(string run) => _open.GetValueOrDefault(run);

    /// <summary>Adds a run that is stored already.</summary>
    public void Add(BulkRun run)
    {
        foreach (var old in _open.Values)
            if (run.At - old.At > KeptOpen && old.Boxes.Values.All(box => box.State is not (BulkBoxState.Queued or BulkBoxState.Sent)))
                _open.TryRemove(old.Id, out _);
        _open[run.Id] = run;
        _queue.Writer.TryWrite(run);
    }

    /// <summary>What is not sent yet never is. Ends once nothing of it is on its way any more.</summary>
    public async Task StopAsync(BulkRun run)
    {
        run.IsStopped = true;
        await _changing.WaitAsync();
        try
        {
            foreach (var box in run.Boxes.Values)
                lock (box)
                    if (box.State == BulkBoxState.Queued) Set(run, box, BulkBoxState.Skipped, Stopped);
        }
        finally
        {
            _changing.Release();
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        states.SettingsReported += Take;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        states.SettingsReported -= Take;
        await base.StopAsync(cancellationToken);
        await WriteAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _changing.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(SendAllAsync(stoppingToken), WriteAllAsync(stoppingToken), ReopenAsync(stoppingToken));

    private async Task SendAllAsync(CancellationToken stopping)
    {
        await foreach (var run in _queue.Reader.ReadAllAsync(stopping))
        {
            var limits = new ParallelOptions
            {
                MaxDegreeOfParallelism = run.Kind == BulkKind.Command ? CommandsAtOnce : 1,
                CancellationToken = stopping,
            };
            await Parallel.ForEachAsync(run.Boxes.Values, limits, async (box, ending) => await SendAsync(run, box, ending));
        }
    }

    private async ValueTask SendAsync(BulkRun run, BulkBox box, CancellationToken stopping)
    {
        if (box.State != BulkBoxState.Queued) return;
        try
        {
            if (run.Kind == BulkKind.Command) await CommandAsync(run, box, stopping);
            else await ChangeAloneAsync(run, box, stopping);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(box.Device, run.Id, e);
            Say(run, box, BulkBoxState.Skipped, $"It could not be sent: {e.Message}");
        }
    }

    private async Task CommandAsync(BulkRun run, BulkBox box, CancellationToken stopping)
    {
        var command = Wire.Read<BulkCommand>(JsonDocument.Parse(run.Wanted).RootElement);
        if (states.Find(box.Device) is not { Status: { } status })
        {
            Say(run, box, BulkBoxState.Skipped, Gone);
            return;
        }

        if (status.State != DeviceState.Online)
        {
            Say(run, box, BulkBoxState.Skipped, "It is not online, so nothing was sent.");
            return;
        }

        audit.Write(run.By, AuditActions.Command, $"{box.Device}: {command.Name} {command.Args?.GetRawText()}".TrimEnd() + OfMany(run));
        var reply = await commands.SendAsync(box.Device, command.Name, command.Args, run.By, stopping);
        if (reply is null) Say(run, box, BulkBoxState.Refused, $"It did not answer within {CommandSender.ReplyWithin.TotalSeconds:0} seconds.");
        else if (reply.Ok) Say(run, box, BulkBoxState.Applied, null);
        else Say(run, box, BulkBoxState.Refused, reply.Error is { Length: > 0 } error ? error : "It refused and did not say why.");
    }

    private async Task ChangeAloneAsync(BulkRun run, BulkBox box, CancellationToken stopping)
    {
        await _changing.WaitAsync(stopping);
        try
        {
            if (box.State == BulkBoxState.Queued && !run.IsStopped) await ChangeAsync(run, box, stopping);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task ChangeAsync(BulkRun run, BulkBox box, CancellationToken stopping)
    {
        var wanted = SettingPieces.Read(run.Kind == BulkKind.Undo ? box.After! : run.Wanted);
        var expected = run.Kind == BulkKind.Undo ? SettingPieces.Read(box.Before!)
            : run.PiecesBefore is { } pieces ? SettingPieces.Read(pieces)
            : null;
        while (true)
        {
            if (publisher.Now(box.Device) is not { } shown)
            {
                Say(run, box, BulkBoxState.Skipped, Gone);
                return;
            }

            RoomSettings? before = null;
            BulkPlan? plan = null;
            RoomSettings? Put(RoomSettings now)
            {
                (before, plan) = (now, BulkPlan.Of(now, wanted, expected));
                return plan.Keys.Count == 0 ? null : wanted.On(now, plan.Keys);
            }

            try
            {
                var desired = await publisher.SendAsync(box.Device, Put, stopping);
                var kept = plan!.KeptSentence(run.Kind == BulkKind.Undo ? "Somebody has changed it since" : "It has its own");
                if (desired is null) SaySame(run, box, shown, kept);
                else SaySent(run, box, before!, desired, plan, wanted, kept);
                return;
            }
            catch (MqttException)
            {
                await Task.Delay(Pause, time, stopping); // The broker is away: the boxes wait for it, too.
                if (run.IsStopped)
                {
                    Say(run, box, BulkBoxState.Skipped, "The broker did not take it, and it was stopped.");
                    return;
                }
            }
        }
    }

    /// <summary>Where it was sent just before a restart, it has it and what it had before is known.</summary>
    private void SaySame(BulkRun run, BulkBox box, RoomSettings now, string? kept)
    {
        if (kept is not null)
        {
            Say(run, box, BulkBoxState.Skipped, kept);
            return;
        }

        var wasSent = run.Kind == BulkKind.Settings && box.Before is { } before && SettingPieces.Read(before).Missing(now).Count > 0;
        lock (box)
        {
            if (wasSent) box.After = SettingPieces.Of(now, SettingPieces.Read(box.Before!).Keys).ToString();
            Set(run, box, wasSent ? BulkBoxState.Applied : BulkBoxState.Unchanged, null);
        }
    }

    private void SaySent(
        BulkRun run, BulkBox box, RoomSettings before, DesiredSettings desired, BulkPlan plan, SettingPieces wanted, string? kept)
    {
        var text = SettingPieces.Of(desired.Settings, plan.Keys).ToString();
        lock (box)
        {
            box.Revision = desired.Revision;
            if (run.Kind == BulkKind.Settings)
                (box.Before, box.After) = (SettingPieces.Of(before, plan.Keys).ToString(), text);
            Set(run, box, BulkBoxState.Sent, kept);
        }

        audit.Write(run.By, AuditActions.Settings, $"{box.Device}: {text}{OfMany(run)}");
        if (wanted.Keys.Contains("stations"))
            foreach (var statement in LicenceStatements.Between(box.Device, before.Stations, desired.Settings.Stations))
                audit.Write(run.By, AuditActions.Licence, statement);
        if (states.Find(box.Device)?.Reported is { } reported) Take(box.Device, reported);
    }

    /// <summary>What a box says of its settings answers the last change; of those before it tells no more than that it has them.</summary>
    private void Take(string device, ReportedSettings report)
    {
        foreach (var run in _open.Values)
            if (run.Boxes.TryGetValue(device, out var box))
                lock (box)
                    if (box.State == BulkBoxState.Sent && report.Revision >= box.Revision) Answer(run, box, report);
    }

    private void Answer(BulkRun run, BulkBox box, ReportedSettings report)
    {
        if (report.Revision == box.Revision)
        {
            if (report.Applied) Set(run, box, BulkBoxState.Applied, box.Said);
            else Set(run, box, BulkBoxState.Refused, report.Error is { Length: > 0 } error ? error : "It refused and did not say why.");
        }
        else
        {
            var has = box.After is { } after && SettingPieces.Read(after).Missing(report.Settings).Count == 0;
            if (!has && run.UndoneBy is not null) Set(run, box, BulkBoxState.Skipped, "It was taken back before the box had it.");
            else Set(run, box, BulkBoxState.Applied, has ? box.Said : "Somebody has changed its settings again since.");
        }
    }

    private void Say(BulkRun run, BulkBox box, BulkBoxState state, string? said)
    {
        lock (box) Set(run, box, state, said);
    }

    private void Set(BulkRun run, BulkBox box, BulkBoxState state, string? said)
    {
        (box.State, box.Said) = (state, said);
        _changed.Writer.TryWrite((run.Id, box));
    }

    /// <summary>After a restart: what was not sent is, but no command, which nobody would expect any more.</summary>
    private async Task ReopenAsync(CancellationToken stopping)
    {
        var open = await OpenAsync(stopping);
        if (open.Count == 0) return;
        while (!link.IsConnected) await Task.Delay(Pause, time, stopping);
        await Task.Delay(AfterStart, time, stopping);
        foreach (var run in open)
        {
            if (run.Kind == BulkKind.Command)
                foreach (var box in run.Boxes.Values.Where(box => box.State == BulkBoxState.Queued))
                    Say(run, box, BulkBoxState.Skipped, "The dashboard was restarted before this box was sent anything.");
            if (run.Boxes.Values.Any(box => box.State == BulkBoxState.Queued)) _queue.Writer.TryWrite(run);
        }

        foreach (var room in states.Rooms)
            if (room.Reported is { } reported) Take(room.Device, reported);
    }

    private async Task<IReadOnlyList<BulkRun>> OpenAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return [.. (await store.OpenAsync(stopping)).Where(run => _open.TryAdd(run.Id, run))];
            }
            catch (DatabaseUnavailableException)
            {
                await Task.Delay(Pause, time, stopping);
            }
        }
    }

    private async Task WriteAllAsync(CancellationToken stopping)
    {
        while (await _changed.Reader.WaitToReadAsync(stopping))
            if (!await WriteAsync(stopping)) await Task.Delay(Pause, time, stopping);
    }

    /// <returns>False where the database does not take it; it is tried again.</returns>
    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        var changed = new List<(string, BulkBox)>();
        while (changed.Count < UpdatesAtOnce && _changed.Reader.TryRead(out var one)) changed.Add(one);
        if (changed.Count == 0) return true;
        try
        {
            await store.UpdateAsync(changed, cancellationToken);
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            foreach (var one in changed) _changed.Writer.TryWrite(one);
            return false;
        }
    }

    private static string OfMany(BulkRun run) => $" (one of {run.Boxes.Count} boxes, {run.Id})";

    [LoggerMessage(LogLevel.Error, "{Device} could not be sent its part of the change {Run}.")]
    private partial void LogFailed(string device, string run, Exception exception);
}

/// <summary>What many boxes are asked to do.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Args">Its arguments, an object; may be absent.</param>
internal sealed record BulkCommand(string Name, JsonElement? Args);
