using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.Dashboard.Live;
using Roomtone.Odd.Bench.Boxes;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>What boxes send to the dashboard: their states, settings, replies.</summary>
internal sealed class LiveInputs : IInputKind
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly OddLink _link = new();
    private readonly RoomStateCache _states = new(TimeProvider.System, NullLogger<RoomStateCache>.Instance);
    private bool _isStarted;

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(
    [
        State(StateKinds.Mood, new LiveMood(Noon, Contracts.Mood.Happy, Samples.Mood(Noon), "Most smile.")),
        State(
            StateKinds.Track,
            new LiveTrack(Noon, PlayState.Playing, Samples.Info, 12.5, 60, "It fits.", new Affect(0.2, -0.5), [new(Samples.Info, "It fits.")])
        ),
        State(StateKinds.Sensing, new LiveSensing(Noon, true, true, "usb", "The camera gives pictures.")),
        State(StateKinds.Health, new LiveHealth(Noon, 60, 600, 1, 20, 12, 7.5, 0, 3, 100, 0, 140.5, 51)),
        Message.Of(Topics.Status("box-1"), Wire.Write(new DeviceStatus(DeviceState.Online, Noon, "1.0.0", Samples.Epoch))),
        Message.Of(Topics.SettingsDesired("box-1"), Wire.Write(new DesiredSettings(3, new RoomSettings()))),
        Message.Of(Topics.SettingsReported("box-1"), Wire.Write(new ReportedSettings(3, true, null, new RoomSettings()))),
        Message.Of(Topics.Replies("box-1"), Wire.Write(new Reply(Samples.Epoch, true, null, Wire.Element(new[] { Samples.Info })))),
    ]);

    public byte[] Mutate(byte[] input, Random random) => Message.Mutate(input, random);

    public async Task ReadAsync(byte[] input)
    {
        if (!_isStarted) await StartAsync();
        var (topic, payload) = Message.Read(input);
        _link.Deliver(topic, payload, retained: true);
        _ = JsonSerializer.SerializeToUtf8Bytes(_states.Rooms, Wire.Json); // As browsers get it.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task StartAsync()
    {
        _isStarted = true;
        var sender = new CommandSender(_link, TimeProvider.System);
        return new BrokerListener(_link, _states, sender, NullLogger<BrokerListener>.Instance).StartAsync(CancellationToken.None);
    }

    private static byte[] State<T>(string kind, T state) => Message.Of(Topics.State("box-1", kind), Wire.Write(state));
}
