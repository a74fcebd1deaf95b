using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Roomtone.CloudSync.History;
using Roomtone.Database;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Bench;

/// <summary>A broker, a database, a worker in a process of its own, and one box, all private to this run.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public const string Box = "bench-box";

    private readonly string _folder = Directory.CreateTempSubdirectory("roomtone-bench-").FullName;
    private readonly PrivateBroker _broker;
    private readonly PrivateDatabase _database;
    private readonly IMqttLink _link;
    private Process? _worker;

    private Stage()
    {
        _broker = new PrivateBroker(Path.Combine(_folder, "broker"));
        _database = new PrivateDatabase(Path.Combine(_folder, "database"));
        _link = MqttRegistration.Create(
            new MqttSettings
            {
                Port = _broker.Port,
                User = Box,
                SessionExpiry = TimeSpan.Zero,
            },
            _broker.AddUser(Box)
        );
    }

    public IMqttLink Link => _link;

    public int BrokerPort => _broker.Port;

    public string BoxPassword => _broker.PasswordOf(Box);

    public int DatabasePort => _database.Port;

    public string DatabasePassword => _database.UserPassword;

    public string ConnectionString => _database.ConnectionString;

    public double WorkerMegabytes
    {
        get
        {
            _worker!.Refresh();
            return _worker.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>CPU time of broker, worker and database until now.</summary>
    public (TimeSpan Broker, TimeSpan Worker, TimeSpan Database) ProcessorTime =>
        (TimeOf(_broker.ProcessId!.Value), TimeOf(_worker!.Id), TimeOf(_database.ProcessId!.Value));

    public static async Task<Stage> SetUpAsync()
    {
        var stage = new Stage();
        await stage._broker.StartAsync();
        await stage._database.StartAsync();
        await using (var source = LocalDatabase.Source(stage._database.ConnectionString)) Migrator.Run(source);
        stage._worker = stage.StartWorker();
        stage._link.Start();
        await stage.WaitUntilReadyAsync();
        return stage;
    }

    public string FolderOf(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    public DbConnection Open() => LocalDatabase.Open(_database.ConnectionString);

    /// <summary>Empties the tables, so that each round begins alike.</summary>
    public void Clear()
    {
        using var connection = Open();
        foreach (var table in (string[])["mood_events", "mood_minutes", "mood_hours", "mood_days"])
            connection.Execute($"TRUNCATE TABLE {table}");
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        _worker?.Kill();
        _worker?.Dispose();
        await _database.DisposeAsync();
        await _broker.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static TimeSpan TimeOf(int process)
    {
        using var looked = Process.GetProcessById(process);
        return looked.TotalProcessorTime;
    }

    private Process StartWorker()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            Path.Combine(AppContext.BaseDirectory, "Roomtone.CloudSync.dll"),
            string.Create(CultureInfo.InvariantCulture, $"--Mqtt:Port={_broker.Port}"),
            $"--Mqtt:User={PrivateBroker.CloudSyncUser}",
            string.Create(CultureInfo.InvariantCulture, $"--Database:Port={_database.Port}"),
            $"--Database:User={PrivateDatabase.User}",
            $"--Database:Name={PrivateDatabase.DefaultName}",
            "--Http:Port=0",
            "--Logging:LogLevel:Default=Warning",
        ]) start.ArgumentList.Add(argument);
        start.Environment["ROOMTONE_MQTT_PASSWORD"] = _broker.PasswordOf(PrivateBroker.CloudSyncUser);
        start.Environment["ROOMTONE_DATABASE_PASSWORD"] = _database.UserPassword;
        var worker = Process.Start(start)!;
        worker.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        worker.BeginOutputReadLine();
        return worker;
    }

    /// <summary>An event that comes back confirmed shows that all parts are there.</summary>
    private async Task WaitUntilReadyAsync()
    {
        var way = new BrokerToCommit(this);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await way.RunAsync(MadeUpEvents.Batches(Guid.NewGuid(), 1), TimeSpan.FromSeconds(1));
                return;
            }
            catch (Exception e) when (attempt < 60 && e is TimeoutException or MqttException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }
}
