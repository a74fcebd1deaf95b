using System.Data.Common;
using Dapper;
using Roomtone.Cli.Authority;
using Roomtone.Cli.Host;
using Roomtone.Database;

namespace Roomtone.Lab.Servers;

/// <summary>MariaDB, or MySQL where it is asked for, with one application user, who may make databases whose names begin with <see cref="DefaultName"/>.</summary>
/// <param name="folder">Its own folder.</param>
/// <param name="time">The clock of its waits.</param>
/// <param name="tls">Its certificate, where it shall speak TLS and nothing else.</param>
public sealed class PrivateDatabase(string folder, TimeProvider? time = null, TlsFiles? tls = null) : PrivateServer("database", folder, time)
{
    public const string DefaultName = "roomtone";

    private readonly IDatabaseProgram _program = IDatabaseProgram.Wanted;

    /// <summary>The authority that its clients must trust; empty without TLS.</summary>
    public string CaFile => tls?.CaFile ?? "";

    private string DataFolder => Path.Combine(Folder, "data");

    private string FirstStatements => Path.Combine(Folder, "first.sql");

    public static string User => "roomtone";

    public string UserPassword { get; } = Password.Generate();

    public string RootPassword { get; } = Password.Generate();

    /// <summary>As the application's user, in <see cref="DefaultName"/>.</summary>
    public string ConnectionString => ConnectionStringTo(DefaultName);

    public string ConnectionStringTo(string database) => Connection(User, UserPassword, database);

    /// <summary>As root, for what a test does behind the application's back.</summary>
    public string RootConnectionString => Connection("root", RootPassword, DefaultName);

    /// <summary>Makes an empty database beside the default one, so that tests can share one server.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"{DefaultName}_{Guid.NewGuid():N}";
        await using var source = LocalDatabase.Source(ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return name;
    }

    private protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(DataFolder)) await new DatabaseTemplate(_program).CopyToAsync(DataFolder, cancellationToken);
        await PrivateFile.WriteAsync(FirstStatements, _program.FirstStatements(UserPassword, RootPassword), cancellationToken);
    }

    private protected override IReadOnlyList<string> Command() => _program.Start(Port, DataFolder, FirstStatements, tls);

    private protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        // The driver waits long for a server that is still loading: knock first.
        if (await PortProbe.ReadAsync(Host, Port, expectText: true, cancellationToken) is null) return false;
        try
        {
            await using var source = LocalDatabase.Source(ConnectionString);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return true;
        }
        catch (DbException)
        {
            return false; // It greets before the first statements have run; if it stays so, the start's limit says it.
        }
    }

    private string Connection(string user, string password, string database) =>
        LocalDatabase.ConnectionString(new DatabaseSettings { Host = Host, Port = Port, User = user, Name = database, Tls = tls is not null, CaFile = CaFile }, password);
}
