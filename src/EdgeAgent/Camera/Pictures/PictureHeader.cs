namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>What a picture file says of itself before it is decoded.</summary>
/// <param name="Format">By its first bytes.</param>
/// <param name="Width">Pixels a row as stored, before the turn.</param>
/// <param name="Height">Rows as stored.</param>
/// <param name="Turn">Sets it upright.</param>
internal sealed record PictureHeader(PictureFormat Format, int Width, int Height, PictureTurn Turn)
{
    /// <summary>What the decoder must hold at once beside its rows, whatever the scale: a progressive JPEG's coefficients.</summary>
    public long HeldBytes { get; init; }

    /// <summary>What its decoder gets.</summary>
    public DecoderInput Input { get; init; } = DecoderInput.Whole;

    public long Pixels => (long)Width * Height;

    /// <summary>The size upright.</summary>
    public (int Width, int Height) Upright => Turn.Of(Width, Height);

    /// <param name="file">At its start.</param>
    /// <exception cref="InvalidDataException">It is no picture that can be read. The message is the rest of a sentence that begins
    /// with the file's name.</exception>
    public static PictureHeader Read(Stream file)
    {
        Span<byte> start = stackalloc byte[PictureFormats.Longest];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return PictureFormats.Of(start) switch
        {
            PictureFormat.Jpeg => JpegHeader.Read(file),
            PictureFormat.Png => PngHeader.Read(file),
            PictureFormat.WebP => WebPHeader.Read(file),
            PictureFormat.Bmp => BmpHeader.Read(file),
            _ => throw new InvalidDataException($"is {PictureFormats.NameOfOther(start)}. Allowed: {PictureFormats.Allowed}."),
        };
    }
}
