using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Roomtone.CloudSync.History;

/// <summary>
/// Migrates a database to this program's schema. Any number may run at once: a lock admits one.
/// A step that failed halfway runs again from its start, so each statement must be repeatable.
/// </summary>
public sealed class Migrator(DbDataSource database, IReadOnlyList<Migration> migrations)
{
    private const int LockSeconds = 120;

    private const string CreateLedger = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
          name VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
          checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
          applied_at DATETIME(3) NOT NULL,
          PRIMARY KEY (name)
        ) ENGINE=InnoDB
        """;

    /// <returns>The names of the steps that were applied now.</returns>
    /// <exception cref="SchemaException">An applied step was changed since, or the lock was not free in time.</exception>
    /// <exception cref="DbException">The database cannot be reached or refused a statement.</exception>
    public static IReadOnlyList<string> Run(DbDataSource database) => new Migrator(database, Migration.Embedded).Run();

    /// <inheritdoc cref="Run(DbDataSource)"/>
    public IReadOnlyList<string> Run()
    {
        using var connection = database.OpenConnection();
        using var held = DatabaseLock.Take(connection, "migrations", LockSeconds);
        connection.Execute(CreateLedger);
        var applied = connection
            .Query<(string Name, string Checksum)>("SELECT name, checksum FROM schema_migrations")
            .ToDictionary(row => row.Name, row => row.Checksum);
        RefuseChanged(applied);
        var missing = migrations.Where(migration => !applied.ContainsKey(migration.Name)).ToList();
        foreach (var migration in missing) Apply(connection, migration);
        return [.. missing.Select(migration => migration.Name)];
    }

    private void RefuseChanged(Dictionary<string, string> applied)
    {
        var changed = migrations.FirstOrDefault(migration =>
            applied.TryGetValue(migration.Name, out var checksum) && checksum != migration.Checksum
        );
        if (changed is not null)
            throw new SchemaException(
                $"The migration {changed.Name} was applied to this database in another form (checksum {applied[changed.Name][..12]}…, now {changed.Checksum[..12]}…). "
                    + "Put its file back as it was and write the change as a new migration."
            );
    }

    private static void Apply(DbConnection connection, Migration migration)
    {
        foreach (var statement in migration.Statements)
            Apply(connection, statement);
        connection.Execute(
            "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES (@Name, @Checksum, UTC_TIMESTAMP(3))",
            migration
        );
    }

    private static void Apply(DbConnection connection, string statement)
    {
        try
        {
            connection.Execute(statement);
        }
        catch (Exception e) when (DatabaseFault.IsDoneAlready(e))
        {
            // The step failed halfway before, after this statement.
        }
    }
}

/// <summary>One numbered step of the schema, e.g. <c>002_events</c>. Once applied anywhere it never changes: write a new one.</summary>
public sealed record Migration(string Name, string Script)
{
    private const string Folder = "Migrations.";

    /// <summary>The steps that this program carries, in order.</summary>
    public static IReadOnlyList<Migration> Embedded { get; } = [.. ReadEmbedded()];

    /// <summary>SHA-256 in hex, blind to how lines end.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script.ReplaceLineEndings("\n"))));

    /// <summary>The statements; each ends with a semicolon at the end of a line.</summary>
    public IEnumerable<string> Statements =>
        Script.ReplaceLineEndings("\n").Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Migration> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (
            var resource in assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new Migration(Path.GetFileNameWithoutExtension(resource[Folder.Length..]), reader.ReadToEnd());
        }
    }
}

/// <summary>The schema of the database is not the one of this program; a person must look. The message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
