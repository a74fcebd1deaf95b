namespace Roomtone.Cli.Doctor;

/// <summary>Looks at one thing that Roomtone needs. It changes nothing.</summary>
internal interface ICheck
{
    /// <summary>One word, for the table.</summary>
    string Name { get; }

    Task<Finding> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What a check found.</summary>
/// <param name="Verdict">How bad it is.</param>
/// <param name="What">One sentence.</param>
/// <param name="Fix">What to do, mostly a command; only where there is something to do.</param>
internal sealed record Finding(Verdict Verdict, string What, string? Fix = null)
{
    /// <summary>What a program said of it, oldest first; shown below a fault.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public static Finding Well(string what) => new(Verdict.Well, what);

    public static Finding Note(string what, string? fix = null) => new(Verdict.Note, what, fix);

    public static Finding Fault(string what, string fix) => new(Verdict.Fault, what, fix);
}

internal enum Verdict
{
    Well,

    /// <summary>It works, but not as a box in a room should.</summary>
    Note,

    /// <summary>Something does not work until it is mended.</summary>
    Fault,
}
