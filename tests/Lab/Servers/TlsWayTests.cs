using System.Diagnostics;
using Dapper;
using MySqlConnector;
using Roomtone.Cli.Authority;
using Roomtone.Contracts;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Servers;

/// <summary>From a box over the broker and CloudSync into the database, each step over TLS.</summary>
public class TlsWayTests
{
    private const string Box = "kitchen";

    [Fact]
    public async Task Events_arrive_over_TLS_and_another_authority_is_refused_with_a_sentence()
    {
        var stopping = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var (trusted, foreign) = (await AuthorityAsync(folder.In("ca")), await AuthorityAsync(folder.In("foreign")));
        var demo = new DemoFolder(folder.Path, "way");
        await using var broker = new PrivateBroker(demo.Of("broker"), tls: trusted.FilesOf("broker"));
        await using var database = new PrivateDatabase(demo.Of("database"), tls: trusted.FilesOf("database"));
        broker.AddUser(Box);
        await Task.WhenAll(broker.StartAsync(stopping), database.StartAsync(stopping));

        await using var refused = await CloudSyncAsync(demo, broker, database, foreign.CaFile);
        await SaysAsync(refused, "TLS to the database failed: Database:CaFile must hold the authority");
        await SaysAsync(refused, "Mqtt:CaFile must hold the authority");
        await refused.StopAsync();
        await using var worker = await CloudSyncAsync(demo, broker, database, trusted.CaFile);
        await using var box = await BoxAsync(broker);
        await SendUntilStoredAsync(box, database);
        await worker.StopAsync();

        // The real schema, with its partitions and views, saved and brought back over the same way.
        var (settings, saved) = (Path.Combine(demo.Of("cloudsync"), "settings.json"), folder.In("saved.gz"));
        Assert.Contains("read back and counted", await RoomtoneAsync(database, "backup", saved, "--settings", settings), StringComparison.Ordinal);
        await using (var connection = new MySqlConnection(database.ConnectionString)) await connection.ExecuteAsync("DELETE FROM device_events");
        Assert.Contains("all are counted", await RoomtoneAsync(database, "restore", saved, "--settings", settings, "--force"), StringComparison.Ordinal);
        Assert.Equal(1, Stored(database));
        Assert.Equal(1, Count(database, "v_device_events"));
    }

    [Fact]
    public async Task A_device_may_come_with_a_certificate_instead_of_a_password()
    {
        var stopping = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var authority = await AuthorityAsync(folder.In("ca"));
        using (var own = authority.Open()) await authority.KeepAsync(Box, own.SignDevice(Box), stopping);
        await using var broker = new PrivateBroker(folder.In("broker"), tls: authority.FilesOf("broker")) { AsksForCertificates = true };
        await broker.StartAsync(stopping);
        var files = authority.FilesOf(Box);
        var with = new MqttSettings { Host = PrivateServer.Host, Port = broker.Port, User = Box, CaFile = files.CaFile, CertificateFile = files.CertificateFile, KeyFile = files.KeyFile, SessionExpiry = TimeSpan.Zero };

        await using var link = MqttRegistration.Create(with, null);
        link.Start();
        await Eventually.TrueAsync(() => link.IsConnected, "the device with a certificate is let in");
        await link.PublishAsync(Topics.Events(Box), "{}"u8.ToArray(), QualityOfService.AtLeastOnce, cancellationToken: stopping);
        await Assert.ThrowsAsync<MqttException>(() => link.PublishAsync(Topics.Events("attic"), "{}"u8.ToArray(), QualityOfService.AtLeastOnce, cancellationToken: stopping));

        Assert.False(await RawMqtt.CanConnectAsync(broker, Box, password: null));
    }

    private static async Task<AuthorityFolder> AuthorityAsync(string folder)
    {
        await new CaCommand(new CaSyntax(folder).OptionsOf(["make"]), TimeProvider.System, TextWriter.Null).RunAsync(default);
        return new AuthorityFolder(folder, TimeProvider.System);
    }

    /// <summary>A process of its own, as it runs in production.</summary>
    private static async Task<RunningService> CloudSyncAsync(DemoFolder folder, PrivateBroker broker, PrivateDatabase database, string caFile)
    {
        await new ServiceSettings(folder, broker, database) { CaFile = caFile }.WriteCloudSyncAsync(FreePort.Next());
        var program = new ServiceProgram(
            "cloudsync",
            folder.Of("cloudsync"),
            Path.Combine(Repository.Root!, "src", "CloudSync", "bin", Build, "net10.0", "Roomtone.CloudSync.dll"),
            new Dictionary<string, string>
            {
                ["ROOMTONE_MQTT_PASSWORD"] = broker.PasswordOf(PrivateBroker.CloudSyncUser),
                ["ROOMTONE_DATABASE_PASSWORD"] = database.UserPassword,
            },
            TimeProvider.System);
        await program.StartAsync();
        return new(program);
    }

    /// <summary>As a person types it.</summary>
    private static async Task<string> RoomtoneAsync(PrivateDatabase database, params string[] arguments)
    {
        var program = Path.Combine(Repository.Root!, "tools", "Cli", "bin", Build, "net10.0", "roomtone.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["ROOMTONE_DATABASE_PASSWORD"] = database.UserPassword } })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        return await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await errors;
    }

    private static string Build => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static async Task SaysAsync(RunningService service, string words)
    {
        try
        {
            await Eventually.TrueAsync(() => Said(service).Contains(words, StringComparison.Ordinal), words);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"CloudSync did not say \"{words}\", but: {Said(service)}");
        }
    }

    private static string Said(RunningService service) => File.Exists(service.Program.LogFile) ? File.ReadAllText(service.Program.LogFile) : "";

    private static async Task<IMqttLink> BoxAsync(PrivateBroker broker)
    {
        var box = MqttRegistration.Create(new MqttSettings { Host = PrivateServer.Host, Port = broker.Port, User = Box, CaFile = broker.CaFile, SessionExpiry = TimeSpan.Zero }, broker.PasswordOf(Box));
        box.Start();
        await Eventually.TrueAsync(() => box.IsConnected, "the box is connected over TLS");
        return box;
    }

    private static async Task SendUntilStoredAsync(IMqttLink box, PrivateDatabase database)
    {
        var at = TimeProvider.System.GetUtcNow();
        var batch = Wire.Write(new EventBatch(EventBatch.Version, Guid.NewGuid(), [new RoomEvent(1, at, EventTypes.Device, Wire.Element(new DeviceEvent("started", "Over TLS.")))]));
        await Eventually.TrueAsync(
            async () =>
            {
                await box.PublishAsync(Topics.Events(Box), batch, QualityOfService.AtLeastOnce);
                return Stored(database) == 1;
            },
            "the event is stored, once");
    }

    private static long Stored(PrivateDatabase database)
    {
        try
        {
            return Count(database, "device_events");
        }
        catch (MySqlException)
        {
            return 0; // CloudSync has not made its tables yet.
        }
    }

    private static long Count(PrivateDatabase database, string table)
    {
        using var connection = new MySqlConnection(database.ConnectionString);
        return connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}");
    }

    private sealed class RunningService(ServiceProgram program) : IAsyncDisposable
    {
        public ServiceProgram Program => program;

        public Task StopAsync() => program.StopAsync();

        public async ValueTask DisposeAsync() => await program.StopAsync();
    }
}
