using System.Threading.Channels;

namespace Roomtone.Dashboard.Live;

/// <summary>
/// The keys that changed since one browser was last sent something. It holds keys, not values, so it is bounded by
/// the number of rooms, and a slow browser receives the newest value.
/// </summary>
internal sealed class LiveReader(string account)
{
    private readonly Lock _gate = new();
    private readonly HashSet<RoomKey> _known = [];
    private readonly Channel<bool> _signal =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private List<RoomKey> _news = [];

    public string Account => account;

    public void Mark(RoomKey key)
    {
        lock (_gate)
            if (_known.Add(key)) _news.Add(key);
        Wake();
    }

    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Waits for changes, or for <see cref="Wake"/>: then the list is empty.</summary>
    /// <returns>Null when it is cancelled: nobody listens any more.</returns>
    public async Task<IReadOnlyList<RoomKey>?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _signal.Reader.ReadAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        lock (_gate)
        {
            var news = _news;
            _news = [];
            _known.Clear();
            return news;
        }
    }
}
