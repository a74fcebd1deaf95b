using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Camera.Browser;

/// <summary>Lets through at most <see cref="BrowserReading.MostPerSecond"/> readings in any second. Not thread-safe.</summary>
internal sealed class ReadingRate
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Queue<TimeSpan> _taken = new(BrowserReading.MostPerSecond);

    /// <param name="now">By the steady clock.</param>
    public bool Takes(TimeSpan now)
    {
        while (_taken.TryPeek(out var first) && now - first >= Second) _taken.Dequeue();
        if (_taken.Count >= BrowserReading.MostPerSecond) return false;
        _taken.Enqueue(now);
        return true;
    }
}
