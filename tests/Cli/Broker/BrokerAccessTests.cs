using System.Text;
using System.Text.Json;
using Roomtone.Cli.Broker;
using Roomtone.Contracts;
using Roomtone.Hosting;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Broker;

/// <summary>The file of <c>./roomtone broker-access</c>, loaded by a real mosquitto.</summary>
public class BrokerAccessTests
{
    private const string Control = "$CONTROL/dynamic-security/v1";

    [Fact]
    public async Task A_broker_loads_the_file_lets_in_whom_it_names_and_takes_devices()
    {
        var stopping = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        // Where a managed broker looks: it takes what is there.
        var file = Path.Combine(Directory.CreateDirectory(folder.In("broker")).FullName, "dynamic-security.json");
        var passwords = await WriteAsync(file);
        await using var broker = new PrivateBroker(folder.In("broker")) { IsManaged = true };
        await broker.StartAsync(stopping);

        Assert.True(await RawMqtt.CanPublishAsync(broker, "cloudsync", passwords["cloudsync"], Topics.Acks("kitchen")));
        Assert.True(await RawMqtt.CanPublishAsync(broker, "dashboard", passwords["dashboard"], Topics.Commands("kitchen")));
        Assert.False(await RawMqtt.CanPublishAsync(broker, "dashboard", passwords["dashboard"], Control));
        Assert.False(await RawMqtt.CanPublishAsync(broker, "dashboard", passwords["control"], Topics.Commands("kitchen")));
        await AddDeviceAsync(broker, passwords["control"], stopping);
        Assert.True(await RawMqtt.CanPublishAsync(broker, "kitchen", "lamp-lamp-lamp", Topics.Events("kitchen")) == false, "a device without a role may write nothing");
        Assert.Contains("\"kitchen\"", await File.ReadAllTextAsync(file, stopping), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_touched()
    {
        using var folder = new TemporaryFolder();
        var file = folder.In("access.json");
        await WriteAsync(file);
        var before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<UsageException>(() => WriteAsync(file));

        Assert.Contains("is there already: the broker keeps its devices in it", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("one", "two")]
    public void It_wants_one_file(params string[] arguments) =>
        Assert.Contains("needs a file", Assert.Throws<UsageException>(() => new BrokerAccessSyntax().OptionsOf(arguments)).Message, StringComparison.Ordinal);

    /// <returns>The passwords as they were shown.</returns>
    private static async Task<Dictionary<string, string>> WriteAsync(string file)
    {
        await using var said = new StringWriter();
        Assert.Equal(0, await new BrokerAccessCommand(file, said).RunAsync(TestContext.Current.CancellationToken));
        return said.ToString().Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(words => words[0], words => words[1].Trim());
    }

    private static async Task AddDeviceAsync(PrivateBroker broker, string password, CancellationToken stopping)
    {
        await using var control = MqttRegistration.Create(new MqttSettings { Host = PrivateServer.Host, Port = broker.Port, User = "control", SessionExpiry = TimeSpan.Zero }, password);
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        control.Subscribe(Control + "/response", QualityOfService.AtLeastOnce, message => answer.TrySetResult(Encoding.UTF8.GetString(message.Payload.Span)));
        control.Start();
        await Eventually.TrueAsync(() => control.IsConnected, "the control user is let in");
        var asked = JsonSerializer.SerializeToUtf8Bytes(new { commands = new[] { new { command = "createClient", username = "kitchen", password = "lamp-lamp-lamp" } } });
        await control.PublishAsync(Control, asked, QualityOfService.AtLeastOnce, cancellationToken: stopping);
        Assert.DoesNotContain("error", await answer.Task.WaitAsync(Eventually.Limit, stopping), StringComparison.Ordinal);
    }
}
