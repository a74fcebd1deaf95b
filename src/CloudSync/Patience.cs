namespace Roomtone.CloudSync;

/// <summary>Waits between attempts: twice as long each time, up to a limit, with a random part so that workers do not march in step.</summary>
internal sealed class Patience(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private TimeSpan _next = First;

    public void Reset() => _next = First;

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Wait(CancellationToken cancellationToken)
    {
        var wait = _next * (0.5 + (Random.Shared.NextDouble() / 2));
        _next = TimeSpan.FromTicks(Math.Min(_next.Ticks * 2, Longest.Ticks));
        Task.Delay(wait, time, cancellationToken).GetAwaiter().GetResult();
    }
}
