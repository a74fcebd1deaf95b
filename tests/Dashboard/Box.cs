using System.Collections.Concurrent;
using Roomtone.Contracts;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests;

/// <summary>A box on the real broker: says what the test wants and does what it is told.</summary>
internal sealed class Box(string id, IMqttLink link) : IAsyncDisposable
{
    public string Id => id;

    /// <summary>How it answers a command; null: not at all.</summary>
    public Func<Command, Reply?> OnCommand { get; set; } = command => new Reply(command.Id, true);

    /// <summary>How it answers settings; null: not at all.</summary>
    public Func<DesiredSettings, ReportedSettings?> OnSettings { get; set; } =
        desired => new(desired.Revision, true, null, desired.Settings);

    /// <summary>What a page saw for it.</summary>
    public ConcurrentQueue<BrowserReading> Seen { get; } = new();

    /// <summary>What a page plays for it.</summary>
    public ConcurrentQueue<ReportedSound> Heard { get; } = new();

    /// <summary>The people of its room, each time that it was told.</summary>
    public ConcurrentQueue<RoomProfiles> Told { get; } = new();

    /// <summary>As it was told last; null: never.</summary>
    public RoomProfiles? People => Told.LastOrDefault();

    /// <summary>Connects a box with a name of its own, and says that it is online.</summary>
    public static Task<Box> OnlineAsync(RealServers servers)
    {
        var id = $"box-{Guid.NewGuid():N}";
        return OnlineAsync(servers, id, servers.Broker.AddUser(id), TimeSpan.Zero);
    }

    /// <param name="servers">Where the broker is.</param>
    /// <param name="id">Its name.</param>
    /// <param name="password">At the broker.</param>
    /// <param name="session">How long the broker keeps messages for it while it is away.</param>
    public static async Task<Box> OnlineAsync(RealServers servers, string id, string password, TimeSpan session)
    {
        var box = new Box(
            id,
            MqttRegistration.Create(
                new MqttSettings
                {
                    Port = servers.Broker.Port,
                    User = id,
                    SessionExpiry = session,
                },
                password
            )
        );
        await box.StartAsync();
        await box.SayAsync(DeviceState.Online);
        return box;
    }

    public Task SayAsync(DeviceState state) =>
        PublishAsync(Topics.Status(id), Wire.Write(new DeviceStatus(state, new ManualClock().GetUtcNow(), "1.4.0", Guid.NewGuid())));

    public Task ShowAsync<T>(string kind, T state) => PublishAsync(Topics.State(id, kind), Wire.Write(state));

    public Task PublishAsync(string topic, ReadOnlyMemory<byte> payload) =>
        link.PublishAsync(topic, payload, QualityOfService.AtLeastOnce, retain: true);

    public ValueTask DisposeAsync() => link.DisposeAsync();

    private async Task StartAsync()
    {
        link.Subscribe(
            Topics.Commands(id),
            QualityOfService.AtLeastOnce,
            message => Reply(OnCommand(Wire.Read<Command>(message.Payload.Span)))
        );
        link.Subscribe(
            Topics.BrowserReadings(id),
            QualityOfService.AtLeastOnce,
            message => Seen.Enqueue(Wire.Read<BrowserReading>(message.Payload.Span)));
        link.Subscribe(
            Topics.SpeakerReported(id),
            QualityOfService.AtLeastOnce,
            message => Heard.Enqueue(Wire.Read<ReportedSound>(message.Payload.Span)));
        link.Subscribe(
            Topics.SettingsDesired(id),
            QualityOfService.AtLeastOnce,
            message => Report(OnSettings(Wire.Read<DesiredSettings>(message.Payload.Span)))
        );
        link.Subscribe(
            Topics.Profiles(id),
            QualityOfService.AtLeastOnce,
            message => Told.Enqueue(message.Payload.IsEmpty ? RoomProfiles.None : Wire.Read<RoomProfiles>(message.Payload.Span))
        );
        link.Start();
        await Eventually.TrueAsync(() => link.IsConnected, $"{id} is connected");
    }

    private void Reply(Reply? reply)
    {
        if (reply is not null) _ = link.PublishAsync(Topics.Replies(id), Wire.Write(reply), QualityOfService.AtLeastOnce);
    }

    private void Report(ReportedSettings? report)
    {
        if (report is not null) _ = PublishAsync(Topics.SettingsReported(id), Wire.Write(report));
    }
}
