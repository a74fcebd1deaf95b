namespace Roomtone.FrontDoor.Supervision;

/// <summary>How long to wait before the next start: doubled each time up to a limit, and short again after a good run.</summary>
internal sealed class RestartPause
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodRun = TimeSpan.FromSeconds(10);

    private TimeSpan _next = First;

    /// <param name="ran">How long the program ran this time.</param>
    public TimeSpan After(TimeSpan ran)
    {
        if (ran >= GoodRun) _next = First;
        var pause = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return pause;
    }
}
