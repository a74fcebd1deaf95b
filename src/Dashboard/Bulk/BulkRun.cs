using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.Dashboard.Bulk;

/// <summary>One change to many boxes, and what each of them made of it.</summary>
internal sealed class BulkRun
{
    public required string Id { get; init; }

    public required BulkKind Kind { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>The pieces of settings or the command, as JSON; for an undo empty, since each box has its own.</summary>
    public required string Wanted { get; init; }

    /// <summary>The template that the boxes follow with it.</summary>
    public string? Template { get; init; }

    /// <summary>Where a template was changed: its pieces before, so that only boxes that still have them are changed.</summary>
    public string? PiecesBefore { get; init; }

    /// <summary>The run that it takes back.</summary>
    public string? Undoes { get; init; }

    public string? UndoneBy { get; set; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyDictionary<string, BulkBox> Boxes { get; init; }

    /// <summary>What is not sent yet never is.</summary>
    public volatile bool IsStopped;
}

/// <summary>What became of one box. Guarded by a lock on itself.</summary>
internal sealed class BulkBox
{
    public required string Device { get; init; }

    public BulkBoxState State { get; set; }

    /// <summary>A sentence to it: of the box where it refused.</summary>
    public string? Said { get; set; }

    public long? Revision { get; set; }

    /// <summary>What it had of the changed pieces, as JSON.</summary>
    public string? Before { get; set; }

    /// <summary>What it was sent, as JSON.</summary>
    public string? After { get; set; }

    /// <summary>The template that it followed before.</summary>
    public string? Followed { get; init; }
}

[JsonConverter(typeof(KebabCase<BulkKind>))]
internal enum BulkKind
{
    Settings,
    Command,
    Undo,
}

[JsonConverter(typeof(KebabCase<BulkBoxState>))]
internal enum BulkBoxState
{
    /// <summary>Not sent yet.</summary>
    Queued,

    /// <summary>Sent; the box has not answered.</summary>
    Sent,

    /// <summary>The box has it.</summary>
    Applied,

    /// <summary>The box refused, and said why.</summary>
    Refused,

    /// <summary>It had it already.</summary>
    Unchanged,

    /// <summary>Nothing was sent to it, and why.</summary>
    Skipped,
}

internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
