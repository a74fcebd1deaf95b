using System.Data.Common;
using Roomtone.Database;

namespace Roomtone.Dashboard.Database;

/// <summary>Opens the database to read from.</summary>
internal static class HistorySource
{
    private static readonly TimeSpan Connect = TimeSpan.FromSeconds(3);

    /// <summary>The server ends a long query first; this is for a server that hangs.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(5);

    /// <exception cref="Hosting.SettingsException">The authority's file holds no certificate.</exception>
    public static DbDataSource Open(QuerySettings settings, string? password) =>
        DatabaseSource.Create(settings, password, new ConnectionLimits(Connect, settings.QuestionLimit + Hangs, settings.MaxConnections));
}
