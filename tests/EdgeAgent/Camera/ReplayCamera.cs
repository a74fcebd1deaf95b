using Roomtone.EdgeAgent.Camera;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera;

/// <summary>Shows one picture again and again, a frame each time the test asks, with the test's clock moved on before it.</summary>
internal sealed class ReplayCamera(ManualClock clock, Frame picture) : ICamera, IFrameStream
{
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _asked = new(0);
    private volatile bool _ended;

    public string Kind => "replay";

    public int ProcessId => 0;

    /// <summary>Lets one more frame come.</summary>
    public void Next() => _asked.Release();

    public IFrameStream Open(ErrorLines errors)
    {
        _ended = false;
        return this;
    }

    public bool Read(Span<byte> pixels)
    {
        _asked.Wait();
        if (_ended) return false;
        clock.Advance(BetweenFrames);
        picture.Pixels.CopyTo(pixels);
        return true;
    }

    public void End()
    {
        _ended = true;
        _asked.Release();
    }

    public void Break() => End();

    public StreamEnd WaitForEnd() => new(true, "The test has ended the replay.");

    public void Dispose() => End();
}
