namespace Roomtone.EdgeAgent.Camera;

/// <summary>Frames as they come, until the end. Disposing waits until the capture is gone.</summary>
internal interface IFrameStream : IDisposable
{
    /// <summary>The capture process; 0 where there is none.</summary>
    int ProcessId { get; }

    /// <summary>Waits for the next frame and fills the pixels.</summary>
    /// <returns>False when there will be no more.</returns>
    bool Read(Span<byte> pixels);

    /// <summary>
    /// Asks the capture to end, then makes it; <see cref="Read"/> returns false soon after. From any thread, as often as you
    /// like.
    /// </summary>
    void End();

    /// <summary>As <see cref="End"/>, for a capture that hangs: it gets little time to end by itself.</summary>
    void Break();

    /// <summary>Why <see cref="Read"/> returned false. Waits until the capture is gone.</summary>
    StreamEnd WaitForEnd();
}
