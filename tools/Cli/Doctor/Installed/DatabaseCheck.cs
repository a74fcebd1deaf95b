using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Roomtone.Cli.Doctor.Checks;
using Roomtone.Cli.Host;
using Roomtone.Database;
using Roomtone.Hosting;

namespace Roomtone.Cli.Doctor.Installed;

/// <summary>Whether the database that a service's settings name lets the service in.</summary>
/// <param name="service">As in a sentence.</param>
/// <param name="settings">Its settings.</param>
internal sealed class DatabaseCheck(string service, InstalledSettings settings) : ICheck
{
    private static readonly ConnectionLimits Limits = new(Connect: TimeSpan.FromSeconds(5), Command: TimeSpan.FromSeconds(10), Connections: 0);

    public string Name => "database";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        if (Named() is not { } named) return Finding.Note($"The database of {service} is not asked: its settings cannot be used.");
        var place = $"{named.Host}:{named.Port}";
        if (await PortProbe.ReadAsync(named.Host, named.Port, expectText: true, cancellationToken) is null)
            return Finding.Fault($"No database answers {service} at {place}.", "Start it (sudo systemctl start mariadb), or correct Database:Host and Database:Port.");
        if (settings.Secret("database-password") is not { } password)
            return Finding.Note($"A database answers at {place}; without its password {service} cannot be logged in for a trial.", $"sudo {RoomtoneProgram.Name} doctor");
        return await LogInAsync(named, password, cancellationToken);
    }

    private async Task<Finding> LogInAsync(DatabaseSettings named, string password, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = DatabaseSource.Create(named, password, Limits);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return Finding.Well($"The database {named.Name} at {named.Host}:{named.Port} ({connection.ServerVersion}) lets {service} in.");
        }
        catch (Exception e) when (e is DbException or SettingsException)
        {
            return Finding.Fault($"The database {named.Name} at {named.Host}:{named.Port} does not let {service} in.", "Compare Database:Name, Database:User, Database:CaFile and the secret database-password with the database's own.") with { Lines = [e.Message] };
        }
    }

    /// <summary>Keys that a service has of its own in this section are passed over; <see cref="SettingsCheck"/> looks at those.</summary>
    private DatabaseSettings? Named()
    {
        try
        {
            var named = settings.Values.GetSection(DatabaseSettings.Section).Get<DatabaseSettings>() ?? new DatabaseSettings();
            return named.Problems().Any() ? null : named;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
