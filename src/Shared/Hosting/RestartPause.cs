namespace Roomtone.Hosting;

/// <summary>
/// How long to wait before a lost camera, program or connection is tried again: <paramref name="first"/>, then twice
/// as long each time up to <paramref name="longest"/>, and from the start once it has been well.
/// </summary>
public sealed class RestartPause(TimeSpan first, TimeSpan longest)
{
    /// <summary>What lived this long was well; its end is a new fault.</summary>
    private static readonly TimeSpan Well = TimeSpan.FromSeconds(10);

    private TimeSpan? _next;

    /// <param name="lived">How long it was well before it ended; zero when it never was.</param>
    public TimeSpan After(TimeSpan lived)
    {
        if (lived >= Well) Reset();
        return Next();
    }

    public TimeSpan Next()
    {
        var next = _next ?? first;
        var pause = next < longest ? next : longest;
        _next = pause * 2;
        return pause;
    }

    public void Reset() => _next = null;
}
