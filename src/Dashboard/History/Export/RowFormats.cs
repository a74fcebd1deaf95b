using System.Diagnostics.CodeAnalysis;

namespace Roomtone.Dashboard.History.Export;

/// <summary>The formats there are.</summary>
internal static class RowFormats
{
    private static readonly IRowFormat[] All = [new CsvRows(), new JsonLines()];

    public static string Names { get; } = string.Join(" or ", All.Select(format => format.Name));

    /// <summary>Without a name: CSV.</summary>
    public static bool TryFind(string? name, [NotNullWhen(true)] out IRowFormat? format)
    {
        format = string.IsNullOrEmpty(name) ? All[0] : Array.Find(All, format => format.Name == name);
        return format is not null;
    }
}
