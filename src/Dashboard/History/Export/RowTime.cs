namespace Roomtone.Dashboard.History.Export;

/// <summary>How a time stands in a file: ISO 8601, UTC, to the millisecond, as everywhere in the API.</summary>
internal static class RowTime
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
}
