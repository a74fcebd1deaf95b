using System.Data.Common;
using Roomtone.Database;

namespace Roomtone.CloudSync.History;

/// <summary>Opens the database to write into.</summary>
internal static class HistorySource
{
    /// <summary>With LOAD DATA LOCAL, which HistoryWriter sends its rows by; a server that does not allow it gets INSERTs.</summary>
    private static readonly ConnectionLimits Limits = ConnectionLimits.Default with { LoadsRows = true };

    /// <exception cref="Hosting.SettingsException">The authority's file holds no certificate.</exception>
    public static DbDataSource Open(DatabaseSettings settings, string? password) => DatabaseSource.Create(settings, password, Limits);
}
