namespace Roomtone.Lab.Processes;

/// <summary>What to start, and where its traces go.</summary>
/// <param name="Name">Names the pid file and the log: <c>NAME.pid</c>, <c>NAME.log</c>.</param>
/// <param name="Folder">Where these two lie; the child's working folder.</param>
/// <param name="Command">The program and its arguments.</param>
internal sealed record ChildPlan(string Name, string Folder, IReadOnlyList<string> Command)
{
    /// <summary>Added to the environment; secrets go here, never on the command line, which everybody may read.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string LogFile => Path.Combine(Folder, Name + ".log");

    public string PidFile => Path.Combine(Folder, Name + OrphanReaper.Extension);
}
