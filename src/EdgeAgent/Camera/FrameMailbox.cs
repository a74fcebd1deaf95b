using System.Threading.Channels;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// Holds the newest frame only: between the camera's clock and the thinking's clock, an old picture is worth nothing.
/// Frames go round, so that nothing is allocated once the round is full.
/// </summary>
internal sealed class FrameMailbox
{
    /// <summary>One being filled, one waiting, one being looked at, one in the hand-over.</summary>
    private const int FramesInTheRound = 4;

    private readonly int _width;
    private readonly int _height;
    private readonly Lock _gate = new();
    private readonly Stack<Frame> _free = new(FramesInTheRound);
    private readonly Channel<Frame> _box;
    private long _dropped;

    public FrameMailbox(int width, int height)
    {
        (_width, _height) = (width, height);
        var newestOnly = new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
            SingleWriter = true,
        };
        _box = Channel.CreateBounded<Frame>(newestOnly, Drop);
    }

    /// <summary>Frames replaced by a newer one before somebody took them.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>An empty frame to fill.</summary>
    public Frame Rent()
    {
        lock (_gate)
            if (_free.TryPop(out var frame)) return frame;
        return Fresh();
    }

    private Frame Fresh()
    {
        var frame = new Frame(_width, _height);
        PictureMemory.Protect(frame.Pixels);
        return frame;
    }

    /// <summary>Leaves a filled frame; one that is still waiting is dropped.</summary>
    public void Put(Frame frame) => _box.Writer.TryWrite(frame);

    /// <summary>Waits for the newest frame. Recycle it after use.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask<Frame> TakeAsync(CancellationToken cancellationToken) => _box.Reader.ReadAsync(cancellationToken);

    /// <summary>Gives a frame back. Do not touch it afterwards.</summary>
    public void Recycle(Frame frame)
    {
        lock (_gate)
            if (_free.Count < FramesInTheRound) _free.Push(frame);
    }

    /// <summary>Forgets the waiting frame and wipes the free ones: after a stop no picture stays in memory.</summary>
    public void Wipe()
    {
        while (_box.Reader.TryRead(out var frame)) Recycle(frame);
        lock (_gate)
            foreach (var frame in _free) Array.Clear(frame.Pixels);
    }

    private void Drop(Frame frame)
    {
        Interlocked.Increment(ref _dropped);
        Recycle(frame);
    }
}
