namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>What of a picture file its decoder gets: a stretch of it, and what is missing around that.</summary>
/// <param name="Before">Bytes that come first.</param>
/// <param name="From">Where in the file the stretch begins.</param>
/// <param name="Length">Bytes of the file; null: to its end.</param>
/// <param name="After">Bytes that come last.</param>
internal sealed record DecoderInput(byte[] Before, long From, long? Length, byte[] After)
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>All of the file.</summary>
    public static DecoderInput Whole { get; } = new([], 0, null, []);

    /// <summary>A JPEG that lacks its end marker, and the marker.</summary>
    public static DecoderInput JpegWithoutEnd { get; } = new([], 0, null, [0xFF, 0xD9]);

    public async Task CopyAsync(Stream file, Stream decoder, CancellationToken cancellationToken)
    {
        await decoder.WriteAsync(Before, cancellationToken);
        file.Position = From;
        var (buffer, left) = (new byte[BufferBytes], Length ?? long.MaxValue);
        while (left > 0)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, BufferBytes)), cancellationToken);
            if (read == 0) break;
            await decoder.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }

        await decoder.WriteAsync(After, cancellationToken);
    }
}
