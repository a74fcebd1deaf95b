using Roomtone.Testing;

namespace Roomtone.Mqtt.Tests;

public class TlsTests
{
    [Fact]
    public async Task A_broker_whose_authority_is_known_is_trusted()
    {
        await using var broker = await ConfiguredBroker.WithTlsAsync("localhost");
        await using var link = Link(broker, broker.CaFile, new SaidLines());
        var inbox = Inbox.Of(link, "a/topic");
        link.Start();
        await BrokerLinks.ConnectedAsync(link);

        await link.PublishAsync(
            "a/topic",
            BrokerLinks.Bytes("safely"),
            QualityOfService.AtLeastOnce,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await inbox.HasAsync(1);

        Assert.Equal("safely", inbox.Texts[0]);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("elsewhere", false)]
    public async Task A_broker_of_a_foreign_authority_or_another_name_is_refused_with_what_to_correct(string name, bool foreignAuthority)
    {
        await using var broker = await ConfiguredBroker.WithTlsAsync(name);
        var said = new SaidLines();
        await using var link = Link(broker, foreignAuthority ? broker.ForeignCaFile() : broker.CaFile, said);
        link.Start();

        await Eventually.TrueAsync(() => said.All.Count > 0, "the refusal is said");

        Assert.Contains("Mqtt:CaFile must hold the authority", said.All[0], StringComparison.Ordinal);
        Assert.False(link.IsConnected);
    }

    [Fact]
    public async Task Without_TLS_a_broker_that_wants_it_is_recognised()
    {
        await using var broker = await ConfiguredBroker.WithTlsAsync("localhost");
        var said = new SaidLines();
        await using var link = Link(broker, "", said);
        link.Start();

        await Eventually.TrueAsync(() => said.All.Count > 0, "the refusal is said");

        Assert.Contains("set Mqtt:CaFile", said.All[0], StringComparison.Ordinal);
    }

    private static IMqttLink Link(ConfiguredBroker broker, string caFile, SaidLines said) =>
        MqttRegistration.Create(
            new MqttSettings
            {
                Host = "localhost",
                Port = broker.Port,
                CaFile = caFile,
                ClientId = "tls",
            },
            null,
            null,
            said
        );
}
