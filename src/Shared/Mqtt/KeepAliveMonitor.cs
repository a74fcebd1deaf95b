namespace Roomtone.Mqtt;

/// <summary>
/// Notices a broker that has fallen silent. MQTTnet's own keep-alive asks only while we send nothing, so a broker that
/// hangs would go unnoticed as long as we publish.
/// </summary>
internal sealed class KeepAliveMonitor : IDisposable
{
    /// <summary>So often in each keep-alive it looks.</summary>
    private const int LooksInEach = 4;

    private readonly BrokerStream _stream;
    private readonly TimeSpan _keepAlive;
    private readonly Func<CancellationToken, Task> _ping;
    private readonly Action _silent;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private int _isAsking;

    /// <param name="stream">Knows when something came and went last.</param>
    /// <param name="keepAlive">The broker is asked after this long without a byte either way, and has as long again to answer.</param>
    /// <param name="ping">Sends PINGREQ and waits for the answer.</param>
    /// <param name="silent">Told when no answer comes.</param>
    /// <param name="time">Its clock.</param>
    public KeepAliveMonitor(BrokerStream stream, TimeSpan keepAlive, Func<CancellationToken, Task> ping, Action silent, TimeProvider time)
    {
        (_stream, _keepAlive, _ping, _silent, _time) = (stream, keepAlive, ping, silent, time);
        _timer = time.CreateTimer(_ => Look(), null, keepAlive / LooksInEach, keepAlive / LooksInEach);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var isQuiet = _stream.SinceRead >= _keepAlive || _stream.SinceWritten >= _keepAlive - (_keepAlive / LooksInEach);
        if (isQuiet && Interlocked.Exchange(ref _isAsking, 1) == 0) _ = AskAsync();
    }

    private async Task AskAsync()
    {
        using var limit = new CancellationTokenSource(_keepAlive, _time);
        try
        {
            await _ping(limit.Token);
        }
        catch (Exception)
        {
            // Whatever MQTTnet throws: either the limit has passed, or the connection is being torn down anyway.
            if (limit.IsCancellationRequested && _stream.SinceRead >= _keepAlive) _silent();
        }
        finally
        {
            Volatile.Write(ref _isAsking, 0);
        }
    }
}
