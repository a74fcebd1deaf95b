using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>A program of the owner that writes pictures to its standard output, one after another, with nothing between them.</summary>
internal sealed record CommandSettings
{
    public const string Rgb = "rgb";
    public const string I420 = "i420";
    public const string Mjpeg = "mjpeg";

    /// <summary>A name on the path, or a full path.</summary>
    public string Program { get; init; } = "";

    /// <summary>One entry an argument; no shell reads them.</summary>
    [Example("[\"--raw\"]")]
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary><c>rgb</c> (3 bytes a pixel), <c>i420</c> (a plane of Y, then U and V at half size each way) or <c>mjpeg</c>.</summary>
    public string Format { get; init; } = Rgb;

    /// <summary>Pixels of what it writes, 16 to 7680.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Pixels of what it writes, 16 to 4320.</summary>
    public int Height { get; init; } = 480;

    /// <summary>Bytes from one row to the next (of the Y plane; U and V have half of it); 0 where rows are not padded.</summary>
    public int Stride { get; init; }

    /// <summary>Bytes of a row without padding.</summary>
    public int RowBytes => Format == Rgb ? Width * 3 : Width;

    public IEnumerable<string> Problems()
    {
        if (Program.Length == 0)
            yield return "Program is not set. Name the program that writes the pictures.";
        if (Format is not (Rgb or I420 or Mjpeg))
            yield return $"Format is {Format}. Allowed: {Rgb}, {I420}, {Mjpeg}.";
        if (Width is < 16 or > 7680)
            yield return $"Width is {Width}. Allowed: 16 to 7680 pixels.";
        if (Height is < 16 or > 4320)
            yield return $"Height is {Height}. Allowed: 16 to 4320 pixels.";
        if (Format == I420 && (Width % 2 != 0 || Height % 2 != 0))
            yield return $"Width x Height is {Width} x {Height}. For {I420} both must be even.";
        if (Stride != 0 && (Format == Mjpeg || Stride < RowBytes || Stride > RowBytes * 4 || Stride % 2 != 0))
            yield return $"Stride is {Stride}. Allowed: 0, or an even number from {RowBytes} on for {Format} at this width; {Mjpeg} has none.";
    }
}
