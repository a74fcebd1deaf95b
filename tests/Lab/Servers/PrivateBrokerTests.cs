using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Servers;

public class PrivateBrokerTests
{
    private const string Events = "roomtone/kitchen/events";

    [Fact]
    public async Task A_user_is_let_in_with_the_generated_password_and_nobody_without()
    {
        await using var test = await TestServers.BrokerAsync("kitchen");
        var broker = test.Server;

        Assert.True(await RawMqtt.CanPublishAsync(broker, "kitchen", broker.PasswordOf("kitchen"), Events));
        Assert.False(await RawMqtt.CanPublishAsync(broker, "kitchen", "wrong", Events));
        Assert.False(await RawMqtt.CanPublishAsync(broker, user: null, password: null, Events));
    }

    [Fact]
    public async Task A_user_can_be_added_while_the_broker_runs()
    {
        await using var test = await TestServers.BrokerAsync();
        var password = test.Server.AddUser("attic");

        await Eventually.TrueAsync(
            () => RawMqtt.CanPublishAsync(test.Server, "attic", password, "roomtone/attic/events"),
            "the new user is let in"
        );
    }

    [Fact]
    public async Task After_a_kill_it_comes_back_on_the_same_port_with_the_same_users()
    {
        await using var test = await TestServers.BrokerAsync("kitchen");
        var (broker, port) = (test.Server, test.Server.Port);

        await broker.KillAsync();
        Assert.False(broker.IsRunning);
        await broker.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(port, broker.Port);
        Assert.True(await RawMqtt.CanPublishAsync(broker, "kitchen", broker.PasswordOf("kitchen"), Events));
    }

    [Fact]
    public async Task Each_user_writes_only_where_it_may()
    {
        await using var test = await TestServers.BrokerAsync("kitchen");
        var broker = test.Server;
        (string User, string Topic, bool Allowed)[] cases =
        [
            ("kitchen", Events, true),
            ("kitchen", "roomtone/attic/events", false),
            ("kitchen", "homeassistant/device/roomtone_kitchen/config", true),
            ("kitchen", "homeassistant/device/roomtone_attic/config", false),
            (PrivateBroker.CloudSyncUser, "roomtone/kitchen/acks", true),
            (PrivateBroker.CloudSyncUser, "roomtone/kitchen/commands", false),
            (PrivateBroker.DashboardUser, "roomtone/kitchen/commands", true),
            (PrivateBroker.DashboardUser, "roomtone/kitchen/settings/desired", true),
            (PrivateBroker.DashboardUser, "roomtone/kitchen/profiles", true),
            (PrivateBroker.DashboardUser, Events, false),
        ];

        foreach (var (user, topic, allowed) in cases)
            Assert.Equal(
                (user, topic, allowed),
                (user, topic, await RawMqtt.CanPublishAsync(broker, user, broker.PasswordOf(user), topic))
            );
    }
}
