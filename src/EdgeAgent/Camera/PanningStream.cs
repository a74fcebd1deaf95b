namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// Looks at a still picture as a slowly moving camera would: a window that wanders over a somewhat larger canvas,
/// from corner to corner and back.
/// </summary>
/// <param name="canvases">The pictures.</param>
/// <param name="canvas">Their size.</param>
/// <param name="memory">Room for one of them; wiped at the end.</param>
/// <param name="width">Pixels of the window.</param>
/// <param name="height">Pixels of the window.</param>
/// <param name="framesPerPass">From corner to corner.</param>
internal sealed class PanningStream(IFrameStream canvases, CaptureCommand canvas, byte[] memory, int width, int height, int framesPerPass)
    : IFrameStream
{
    private long _number;

    public int ProcessId => canvases.ProcessId;

    /// <summary>
    /// The canvas's width or height for a window of this many pixels: a tenth larger, in steps of 4 as GStreamer pads rows.
    /// </summary>
    public static int CanvasFor(int window) => (window + (window / 10) + 3) / 4 * 4;

    public bool Read(Span<byte> pixels)
    {
        if (!canvases.Read(memory)) return false;
        var (x, y) = WindowAt(_number++);
        for (var row = 0; row < height; row++)
        {
            var start = (((y + row) * canvas.Width) + x) * 3;
            memory.AsSpan(start, width * 3).CopyTo(pixels[(row * width * 3)..]);
        }

        return true;
    }

    public void End() => canvases.End();

    public void Break() => canvases.Break();

    public StreamEnd WaitForEnd() => canvases.WaitForEnd();

    public void Dispose()
    {
        canvases.Dispose();
        Array.Clear(memory);
    }

    private (int X, int Y) WindowAt(long number)
    {
        var place = number % (2 * framesPerPass);
        var along = place < framesPerPass ? place : (2 * framesPerPass) - place;
        return ((int)((canvas.Width - width) * along / framesPerPass), (int)((canvas.Height - height) * along / framesPerPass));
    }
}
