namespace Roomtone.EdgeAgent.Camera.Probe;

/// <summary>What is the matter with the camera.</summary>
/// <param name="Verdict"><c>well</c>, <c>note</c> or <c>fault</c>, as doctor says it.</param>
/// <param name="Fault">One word for programs, e.g. <c>busy</c>; null when all is well.</param>
/// <param name="What">One sentence.</param>
/// <param name="Fix">What to do, mostly a command; null where there is nothing to do.</param>
/// <param name="Lines">The last words of the capture program, oldest first.</param>
internal sealed record CameraFinding(string Verdict, string? Fault, string What, string? Fix, IReadOnlyList<string> Lines)
{
    public static CameraFinding Well(string what) => new("well", null, what, null, []);

    public static CameraFinding Note(string fault, string what, string fix) => new("note", fault, what, fix, []);

    public static CameraFinding Bad(string fault, string what, string fix) => new("fault", fault, what, fix, []);
}
