using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.History.Export;

namespace Roomtone.Dashboard.Api;

/// <summary>What somebody wants to download, of a box or of a site.</summary>
internal sealed record ExportRequest(ExportKind Kind, IRowFormat Rows, TimeRange Range)
{
    /// <returns>False where a part of it is none; <paramref name="problem"/> says which.</returns>
    public static bool TryParse(
        string? kind,
        string? from,
        string? to,
        string? format,
        DateTimeOffset now,
        [NotNullWhen(true)] out ExportRequest? request,
        [NotNullWhen(false)] out string? problem
    )
    {
        request = null;
        if (!ExportKind.TryFind(kind, out var wanted)) problem = $"kind is {kind}; it must be one of {ExportKind.Names}.";
        else if (!RowFormats.TryFind(format, out var rows)) problem = $"format is {format}; it must be {RowFormats.Names}.";
        else if (TimeRange.TryParse(from, to, TimeStep.Hour.Longest, now, out var range, out problem))
            request = new ExportRequest(wanted, rows, range);
        return request is not null;
    }

    /// <param name="of">The box, or the site after <c>site-</c>.</param>
    public string FileName(string of) => string.Create(
        CultureInfo.InvariantCulture,
        $"roomtone-{of}-{Kind.Name}-{Range.From.UtcDateTime:yyyyMMdd'T'HHmm'Z'}-{Range.To.UtcDateTime:yyyyMMdd'T'HHmm'Z'}.{Rows.Name}"
    );

    /// <summary>For the audit log.</summary>
    public override string ToString() => $"{Kind.Name} from {Range.From:u} to {Range.To:u} as {Rows.Name}";
}
