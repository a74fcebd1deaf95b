using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using MySqlConnector;
using Roomtone.CloudSync.History;
using Roomtone.Contracts;
using Roomtone.Dashboard.Devices;
using Roomtone.Dashboard.Devices.CommandLine;
using Roomtone.Dashboard.Tests.History;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Api;

/// <summary><c>./roomtone device</c> at a real database and a real broker whose devices are managed.</summary>
public class DeviceCommandTests(RealServers servers)
{
    private const string ControlPassword = "ROOMTONE_BROKER_CONTROL_PASSWORD";

    [Fact]
    public async Task A_code_is_made_as_the_page_makes_it_and_only_its_hash_is_kept()
    {
        using var place = await PlaceAsync(brokerPort: 1);

        var (exitCode, said, wrong) = await RunAsync("add", "attic", "--settings", place.Settings, "--json");

        Assert.True(exitCode == 0, wrong);
        var made = JsonSerializer.Deserialize<JsonElement>(said);
        Assert.Equal($"./roomtone join {made.Text("code")} --server https://roomtone.local:8443", made.Text("join"));
        Assert.True(JoinCode.TryParse(made.Text("code"), out var code));
        Assert.True(code!.Names(place.Authority.RawData));
        var row = place.Ask("SELECT device, made_by FROM join_codes WHERE code_hash = @hash", new { hash = JoinCode.HashOf(code.Secret) });
        Assert.Equal(("attic", "(command line)"), row);
        Assert.Equal(("join-code-made", "(command line)"), place.Ask("SELECT action, account FROM audit_log", null));
    }

    [Fact]
    public async Task Devices_are_listed_put_out_and_let_in_again()
    {
        await using var managed = await TestServers.BrokerAsync(managed: true, "attic");
        using var place = await PlaceAsync(managed.Server.Port);
        await using var attic = Link(managed.Server);
        attic.Start();
        await Eventually.TrueAsync(() => attic.IsConnected, "the device is connected");
        using var secret = new Variable(ControlPassword, managed.Server.PasswordOf(PrivateBroker.ControlUser));
        place.Insert("INSERT INTO devices (device, state, first_seen, last_seen) VALUES ('attic', 'online', '2026-01-01', '2026-01-05')");
        await RunAsync("add", "cellar", "--settings", place.Settings);

        var listed = (await RunAsync("list", "--settings", place.Settings)).Said;
        Assert.Matches("(?m)^attic +connected$", listed);
        Assert.Matches("(?m)^cellar +awaited with its code until [0-9:]{5} UTC$", listed);
        Assert.DoesNotContain("control", listed, StringComparison.Ordinal);

        var revoked = await RunAsync("revoke", "attic", "--settings", place.Settings);
        Assert.Equal((0, "attic is out, and let in no more."), (revoked.ExitCode, revoked.Said.Trim()));
        await Eventually.TrueAsync(() => !attic.IsConnected, "the device is out");
        Assert.Matches("(?m)^attic +revoked$", (await RunAsync("list", "--settings", place.Settings)).Said);

        Assert.Equal(0, (await RunAsync("restore", "attic", "--settings", place.Settings)).ExitCode);
        await Eventually.TrueAsync(() => attic.IsConnected, "the device is back");
        Assert.Equal("device-restored", place.Ask("SELECT action, account FROM audit_log ORDER BY id DESC LIMIT 1", null).Item1);
        var unknown = await RunAsync("revoke", "nobody", "--settings", place.Settings);
        Assert.True(unknown.ExitCode == 1 && unknown.Wrong.Contains("The broker refused", StringComparison.Ordinal), unknown.Wrong);
    }

    [Fact]
    public async Task A_revoked_device_does_not_come_back_by_a_code_that_was_open()
    {
        await using var managed = await TestServers.BrokerAsync(managed: true, "attic");
        using var place = await PlaceAsync(managed.Server.Port);
        using var secret = new Variable(ControlPassword, managed.Server.PasswordOf(PrivateBroker.ControlUser));
        foreach (var device in new[] { "attic", "cellar" }) await RunAsync("add", device, "--settings", place.Settings);

        Assert.Equal(0, (await RunAsync("revoke", "attic", "--settings", place.Settings)).ExitCode);

        Assert.Equal(("cellar", "1"), place.Ask("SELECT MAX(device), COUNT(*) FROM join_codes WHERE used_at IS NULL", null));
    }

    [Fact]
    public async Task What_a_device_had_retained_is_taken_back_also_where_the_broker_has_forgotten_the_device_itself()
    {
        await using var managed = await TestServers.BrokerAsync(managed: true, "attic");
        using var place = await PlaceAsync(managed.Server.Port);
        using var secret = new Variable(ControlPassword, managed.Server.PasswordOf(PrivateBroker.ControlUser));
        await using var attic = Link(managed.Server);
        attic.Start();
        await Eventually.TrueAsync(() => attic.IsConnected, "the device is connected");
        await attic.PublishAsync(
            Topics.State("attic", StateKinds.Mood),
            "{}"u8.ToArray(),
            QualityOfService.AtLeastOnce,
            retain: true,
            TestContext.Current.CancellationToken
        );
        await using var parts = CommandParts.Of(place.Settings);
        var keys = await parts.KeysAsync(TestContext.Current.CancellationToken);
        // As where the way broke off in the middle the first time.
        await parts.Control.AskAsync("deleteClient", new JsonObject { ["username"] = "attic" }, TestContext.Current.CancellationToken);

        await keys.RemoveAsync("attic", TestContext.Current.CancellationToken);

        var seen = new ConcurrentQueue<string>();
        await using var dashboard = MqttRegistration.Create(
            new MqttSettings
            {
                Host = PrivateServer.Host,
                Port = managed.Server.Port,
                User = PrivateBroker.DashboardUser,
                SessionExpiry = TimeSpan.Zero,
            },
            managed.Server.PasswordOf(PrivateBroker.DashboardUser)
        );
        dashboard.Subscribe("roomtone/#", QualityOfService.AtLeastOnce, message => seen.Enqueue(message.Topic));
        dashboard.Start();
        await Eventually.TrueAsync(() => dashboard.IsConnected, "the dashboard is connected");
        await dashboard.PublishAsync(
            Topics.Commands("last"),
            "{}"u8.ToArray(),
            QualityOfService.AtLeastOnce,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await Eventually.TrueAsync(() => seen.Contains(Topics.Commands("last")), "what is retained has come before");
        Assert.Equal([Topics.Commands("last")], seen);
        await Assert.ThrowsAsync<BrokerRefusedException>(() => keys.RevokeAsync("attic", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_cannot_be_done_gets_a_sentence_and_an_exit_code()
    {
        using var place = await PlaceAsync(brokerPort: 1);
        using var none = new Variable(ControlPassword, null);
        foreach (var (arguments, exitCode, because) in new (string[], int, string)[]
        {
            (["paint"], 2, "device add NAME"),
            (["add"], 2, "needs the name"),
            (["add", "--json"], 2, "needs the name"),
            (["add", "Living Room"], 2, "a-z"),
            (["add", "dashboard"], 2, "name of a service"),
            (["add", "attic", "--server", "http://roomtone.local"], 2, "https://"),
            (["add", "attic", "--loud"], 2, "does not know '--loud'"),
            (["list"], 2, "broker-control-password"),
            (["add", "attic", "--settings", "/no/such/file.json"], 78, "no settings file"),
        })
        {
            var answer = await RunAsync([.. arguments.Contains("--settings") ? arguments : [.. arguments, "--settings", place.Settings]]);

            Assert.True(
                answer.ExitCode == exitCode && answer.Wrong.Contains(because, StringComparison.Ordinal),
                $"{string.Join(' ', arguments)}: {answer}"
            );
        }

        using var wrongSecret = new Variable(ControlPassword, "wrong");
        var away = await RunAsync("list", "--settings", place.Settings);
        Assert.True(away.ExitCode == 1 && away.Wrong.Contains("did not let in its user 'control'", StringComparison.Ordinal), away.Wrong);
    }

    private static async Task<(int ExitCode, string Said, string Wrong)> RunAsync(params string[] arguments)
    {
        await using var said = new StringWriter();
        await using var wrong = new StringWriter();
        var exitCode = await DeviceCommand.RunAsync(arguments, said, wrong, TestContext.Current.CancellationToken);
        return (exitCode, said.ToString(), wrong.ToString());
    }

    private static IMqttLink Link(PrivateBroker broker) =>
        MqttRegistration.Create(
            new MqttSettings
            {
                Host = PrivateServer.Host,
                Port = broker.Port,
                User = "attic",
                SessionExpiry = TimeSpan.Zero,
            },
            broker.PasswordOf("attic")
        );

    private async Task<Place> PlaceAsync(int brokerPort)
    {
        var database = await servers.Database.CreateDatabaseAsync();
        var history = servers.Database.ConnectionStringTo(database);
        await using var source = new MySqlDataSource(history);
        Migrator.Run(source);
        return new Place(history, new
        {
            Database = new { servers.Database.Port, Name = database, PrivateDatabase.User },
            Mqtt = new { Host = PrivateServer.Host, Port = brokerPort, User = PrivateBroker.DashboardUser },
        });
    }

    /// <summary>A dashboard's settings file and its authority.</summary>
    private sealed class Place : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string _history;

        public Place(string history, object settings)
        {
            _history = history;
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Authority = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(
                Sample.Noon.AddDays(-1),
                Sample.Noon.AddYears(10)
            );
            File.WriteAllText(_folder.In("ca.crt"), Authority.ExportCertificatePem());
            var all = JsonSerializer.SerializeToNode(settings)!.AsObject();
            all["Joining"] = JsonSerializer.SerializeToNode(new { BrokerHost = "roomtone.local", CaFile = _folder.In("ca.crt") });
            // A key that only the service can see does not keep the command from working.
            all["Http"] = JsonSerializer.SerializeToNode(new { Port = 8443, KeyFile = "/run/credentials/not-there.key" });
            File.WriteAllText(Settings, all.ToJsonString());
        }

        public X509Certificate2 Authority { get; }

        public string Settings => _folder.In("dashboard.json");

        public (string, string) Ask(string question, object? values)
        {
            using var connection = new MySqlConnection(_history);
            return connection.QuerySingle<(string, string)>(question, values);
        }

        public void Insert(string row)
        {
            using var connection = new MySqlConnection(_history);
            connection.Execute(row);
        }

        public void Dispose()
        {
            Authority.Dispose();
            _folder.Dispose();
        }
    }

    /// <summary>An environment variable for as long as it stands.</summary>
    private sealed class Variable : IDisposable
    {
        private readonly string _name;
        private readonly string? _before;

        public Variable(string name, string? value)
        {
            (_name, _before) = (name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
    }
}
