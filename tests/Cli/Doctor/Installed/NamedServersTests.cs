using System.Net;
using System.Net.Sockets;
using Roomtone.Cli.Doctor;
using Roomtone.Cli.Doctor.Installed;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Doctor.Installed;

/// <summary>The servers that the settings of an installed service name, asked as the service would ask them.</summary>
public sealed class NamedServersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_broker_of_the_settings_is_logged_in_to_with_the_units_secret()
    {
        await using var test = await TestServers.BrokerAsync();
        var settings = $$$"""{"Mqtt":{"Port":{{{test.Server.Port}}},"User":"cafe"}}""";

        var well = await BrokerAsync(settings, test.Server.AddUser("cafe"));
        var refused = await BrokerAsync(settings, "another");
        var unknown = await BrokerAsync(settings, secret: null);
        var absent = await BrokerAsync($$$"""{"Mqtt":{"Port":{{{FreePort.Next()}}},"User":"cafe"}}""", "another");

        Assert.Equal(Verdict.Well, well.Verdict);
        Assert.Equal(Verdict.Fault, refused.Verdict);
        Assert.NotEmpty(refused.Lines);
        Assert.Equal(Verdict.Note, unknown.Verdict);
        Assert.Contains("No broker answers", absent.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_of_the_settings_is_logged_in_to_whatever_other_keys_the_service_has_there()
    {
        await using var test = await TestServers.DatabaseAsync();
        var settings = $$$"""{"Database":{"Port":{{{test.Server.Port}}},"User":"{{{PrivateDatabase.User}}}","ConnectionsOfItsOwn":7}}""";

        var well = await DatabaseAsync(settings, test.Server.UserPassword);
        var refused = await DatabaseAsync(settings, "another");
        var absent = await DatabaseAsync($$$"""{"Database":{"Port":{{{FreePort.Next()}}}}}""", "another");

        Assert.Equal(Verdict.Well, well.Verdict);
        Assert.Equal(Verdict.Fault, refused.Verdict);
        Assert.Contains("does not let", refused.What, StringComparison.Ordinal);
        Assert.Contains("No database answers", absent.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OK MPD 0.23.5\n", "OK\n", "Well", "MPD 0.23.5")]
    [InlineData("OK MPD 0.23.5\n", "ACK [3@0] {password} incorrect password\n", "Fault", "refuses the password")]
    [InlineData("220 mail.example ESMTP\n", "", "Fault", "is not MPD")]
    public async Task The_player_of_the_settings_must_be_MPD_and_take_the_password(string greeting, string answer, string verdict, string words)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, greeting, answer);

        var finding = await new PlayerCheck(Settings($$$"""{"Speaker":{"Port":{{{((IPEndPoint)listener.LocalEndpoint).Port}}}}}""", "mpd-password", "secret")).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal(verdict, finding.Verdict.ToString());
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        await serving;
    }

    [Fact]
    public async Task A_player_that_is_not_there_is_a_fault() => Assert.Contains(
        "No player answers",
        (await new PlayerCheck(Settings($$$"""{"Speaker":{"Port":{{{FreePort.Next()}}}}}""", "mpd-password", null)).CheckAsync(TestContext.Current.CancellationToken)).What,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_box_that_has_joined_is_looked_at_with_what_it_got()
    {
        await using var test = await TestServers.BrokerAsync();
        Directory.CreateDirectory(_folder.In("state/broker"));
        await File.WriteAllTextAsync(_folder.In("state/broker/settings.json"), $$$"""{"Device":{"Id":"attic"},"Mqtt":{"Host":"127.0.0.1","Port":{{{test.Server.Port}}},"User":"attic"}}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.In("state/broker/password"), $$$"""{"current":"{{{test.Server.AddUser("attic")}}}"}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.In("agent.json"), "{}", TestContext.Current.CancellationToken);

        var settings = InstalledSettings.Read(_folder.In("agent.json"), new ServiceUnit("none.service", _folder.Path), _folder.In("state"));

        Assert.Equal(Verdict.Well, (await new BrokerCheck("roomtone-agent", settings).CheckAsync(TestContext.Current.CancellationToken)).Verdict);
    }

    private Task<Finding> BrokerAsync(string settings, string? secret) =>
        new BrokerCheck("roomtone-agent", Settings(settings, "mqtt-password", secret)).CheckAsync(TestContext.Current.CancellationToken);

    private Task<Finding> DatabaseAsync(string settings, string? secret) =>
        new DatabaseCheck("roomtone-cloudsync", Settings(settings, "database-password", secret)).CheckAsync(TestContext.Current.CancellationToken);

    private InstalledSettings Settings(string text, string name, string? secret)
    {
        File.WriteAllText(_folder.In("settings.json"), text);
        File.Delete(_folder.In("secret"));
        if (secret is not null) File.WriteAllText(_folder.In("secret"), secret + "\n");
        File.WriteAllText(_folder.In("roomtone.service"), $"LoadCredential=roomtone-{name}:{_folder.In("secret")}\n");
        return InstalledSettings.Read(_folder.In("settings.json"), new ServiceUnit("roomtone.service", _folder.Path));
    }

    private static async Task ServeAsync(TcpListener listener, string greeting, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await client.Client.SendAsync(System.Text.Encoding.UTF8.GetBytes(greeting), TestContext.Current.CancellationToken);
        if (answer.Length == 0) return;
        using var lines = new StreamReader(client.GetStream());
        Assert.Equal("password \"secret\"", await lines.ReadLineAsync(TestContext.Current.CancellationToken));
        await client.Client.SendAsync(System.Text.Encoding.UTF8.GetBytes(answer), TestContext.Current.CancellationToken);
    }
}
