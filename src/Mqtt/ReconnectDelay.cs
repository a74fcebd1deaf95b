namespace Roomtone.Mqtt;

/// <summary>Doubles from a quarter of a second to 8 s, with a fifth either way, so that a fleet does not knock all at once.</summary>
internal sealed class ReconnectDelay
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private TimeSpan _next = First;

    public void Reset() => _next = First;

    public TimeSpan Next()
    {
        var delay = _next * (0.8 + 0.4 * Random.Shared.NextDouble());
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return delay;
    }
}
