namespace Roomtone.Odd.Bench.Workers;

/// <summary>What became of an input.</summary>
internal enum Verdict
{
    /// <summary>It was read or refused, as it should be.</summary>
    Answered,

    /// <summary>An exception got past the boundary of the item, or the process died.</summary>
    Crash,

    /// <summary>It was not answered in time.</summary>
    Hang,

    /// <summary>More memory was used than the service has.</summary>
    AboveLimit,
}
