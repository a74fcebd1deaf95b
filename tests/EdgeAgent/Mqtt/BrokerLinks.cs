using System.Text;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Mqtt;

/// <summary>A private broker and the links of a test; all go when the test ends.</summary>
internal sealed class BrokerLinks(TestServer<PrivateBroker> server) : IAsyncDisposable
{
    public const string Cafe = "cafe-1";

    private readonly List<IMqttLink> _links = [];

    public PrivateBroker Broker => server.Server;

    public SaidLines Said { get; } = new();

    public static async Task<BrokerLinks> StartAsync(params string[] devices) => new(await TestServers.BrokerAsync([Cafe, .. devices]));

    public MqttSettings SettingsOf(string user) => new() { Port = Broker.Port, User = user };

    /// <summary>A link that is not started.</summary>
    public IMqttLink Link(string user, string? password = null, LastWill? will = null, MqttSettings? settings = null)
    {
        var link = MqttRegistration.Create(settings ?? SettingsOf(user), password ?? Broker.PasswordOf(user), () => will, Said);
        _links.Add(link);
        return link;
    }

    public async Task<IMqttLink> ConnectedAsync(string user, MqttSettings? settings = null)
    {
        var link = Link(user, settings: settings);
        link.Start();
        await ConnectedAsync(link);
        return link;
    }

    public static Task ConnectedAsync(IMqttLink link) => Eventually.TrueAsync(() => link.IsConnected, "the link is connected");

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        foreach (var link in _links) await link.DisposeAsync();
        await server.DisposeAsync();
    }
}
