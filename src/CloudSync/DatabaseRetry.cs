using Roomtone.Hosting;

namespace Roomtone.CloudSync;

/// <summary>Waits between attempts at the database. It blocks: for threads of their own.</summary>
internal sealed class DatabaseRetry(TimeProvider time)
{
    private readonly Backoff _backoff = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(5));

    public void Reset() => _backoff.Reset();

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Wait(CancellationToken cancellationToken) => Task.Delay(_backoff.Next(), time, cancellationToken).GetAwaiter().GetResult();
}
