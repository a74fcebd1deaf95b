using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Tests.Vision.Scheduling;

/// <summary>
/// A room of 640 x 480 with a wall, the noise of a camera, and people cut out of a photograph who stand where they are put.
/// </summary>
internal sealed class MadeUpRoom
{
    public const int Width = 640;
    public const int Height = 480;

    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(100);

    private readonly Frame _photograph;
    private readonly FaceBox _face;
    private readonly Random _noise = new(1);
    private readonly Frame _frame = new(Width, Height);
    private DateTimeOffset _now = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private MadeUpRoom(Frame photograph, FaceBox face) => (_photograph, _face) = (photograph, face);

    /// <summary>How bright the wall is, 0 to 255.</summary>
    public int Light { get; set; } = 120;

    /// <summary>The noise of each pixel lies this much below or above.</summary>
    public int Noise { get; set; } = 6;

    public static async Task<MadeUpRoom> OpenAsync()
    {
        using var reader = FaceReader.Open(new VisionSettings { DetectorModel = Samples.Detector, ExpressionModel = Samples.Expressions });
        var photograph = await StillDecoder.DecodeAsync(Samples.Photograph("sample6.jpg"), TestContext.Current.CancellationToken);
        return new MadeUpRoom(photograph, reader.ReadStill(photograph)[0].Box);
    }

    public void Pass(TimeSpan time) => _now += time;

    /// <summary>The next frame, a tenth of a second later.</summary>
    /// <param name="people">The middle of each one's face, and its height in pixels.</param>
    public Frame Next(params (float X, float Y, float Height)[] people)
    {
        _now += Tenth;
        for (var i = 0; i < _frame.Pixels.Length; i++) _frame.Pixels[i] = (byte)Math.Clamp(Light + _noise.Next(-Noise, Noise + 1), 0, 255);
        foreach (var person in people) Paint(person);
        _frame.CapturedAt = _now;
        return _frame;
    }

    /// <summary>Head and shoulders, by the nearest pixel.</summary>
    private void Paint((float X, float Y, float Height) person)
    {
        var scale = _face.Height / person.Height;
        var (left, right) = ((int)(person.X - (0.75f * person.Height)), (int)(person.X + (0.75f * person.Height)));
        for (var y = Math.Max(0, (int)(person.Y - (0.8f * person.Height))); y < Math.Min(Height, person.Y + person.Height); y++)
        {
            var fromY = (int)Math.Clamp(_face.Y + (_face.Height / 2) + ((y - person.Y) * scale), 0, _photograph.Height - 1);
            for (var x = Math.Max(0, left); x < Math.Min(Width, right); x++)
            {
                var fromX = (int)Math.Clamp(_face.X + (_face.Width / 2) + ((x - person.X) * scale), 0, _photograph.Width - 1);
                _photograph.Pixels.AsSpan(((fromY * _photograph.Width) + fromX) * 3, 3).CopyTo(_frame.Pixels.AsSpan(((y * Width) + x) * 3));
            }
        }
    }
}
